package match

import "sanctrace/internal/names"

// Weight is one row of a scorer's table: a number, a pair that shows what it
// does, and why it is there.
type Weight struct {
	Value   float64
	Example [2]string
	Why     string
}

// The rows of the table. Worth is what meeting a word adds; loss is what a
// word that meets nothing takes away.
const (
	worthRare = iota // word in no table of common names
	worthLong
	worthKnown
	worthCommon
	worthVeryCommon
	worthSyllable
	worthParticle
	worthInitial
	worthGeneric
	worthSector
	worthGeo
	worthSeries
	lossSyllable
	lossParticle
	lossInitial
	lossGeneric
	lossSector
	lossSectorSwapped
	lossGeo
	lossSeries
	lossSwapped
	lossFather
	extraPerson
	extraOther
	extraThin
	conflictPerson
	conflictOther
	confidenceSpan
	confidenceSpanPerson
	confidenceUnit
	singleWord
	initialOnly
	initialOpen
	allDoubtful
	roleFlip
	orderChanged
	orderOpen
	legalDiffers
	legalDiffersThin
	thinWord
	thinMisspelt
	weakAlias
	previousName
	numberAgrees
	numberAgreesLoose
	numberMoves
	numberWrong
	numberShort
	contactAgrees
	contactBeside
	numberUnique
	numberDiffers
	numberMoved
	birthDay
	birthPart
	birthSwapped
	birthNewYear
	birthAbout
	birthTypo
	birthDayDiffers
	birthYearNear
	birthYearDiffers
	countryAgrees
	countryRelated
	countryDiffers
	flagDiffers
	genderAgrees
	genderDiffers
	addressAgrees
	cityAgrees
	addressDiffers
	modelAgrees
	modelDiffers
	tonnageAgrees
	tonnageDiffers
	typeAgrees
	typeDiffers
	numWeights
)

// Table is the whole of what a scorer weighs.
type Table [numWeights]Weight

// tableV1 is the table of V1.
var tableV1 = Table{
	worthRare:            {1.00, [2]string{"Varnosfadrani", "Varnosfadrani"}, "a rare word is the best evidence there is"},
	worthLong:            {.08, [2]string{"Varnosfadrani", "Varnosfadrani"}, "the longer a rare word, the fewer others bear it: more for each of up to two letters beyond seven"},
	worthKnown:           {.82, [2]string{"Zurbagan Lukin", "Zurbagan Lukin"}, "a word known as a name"},
	worthCommon:          {.64, [2]string{"Mansour", "Mansour"}, "a common name"},
	worthVeryCommon:      {.46, [2]string{"Muhammad", "Mohammed"}, "a name that millions bear says little"},
	worthSyllable:        {.55, [2]string{"Jong", "Jong"}, "a short syllable of a Chinese or Korean name"},
	worthParticle:        {.04, [2]string{"al", "al"}, "al, van, de, the"},
	worthInitial:         {.20, [2]string{"V. Putin", "Vladimir Putin"}, "an initial fits one name in ten"},
	worthGeneric:         {.22, [2]string{"Acme Global", "Acme Global"}, "international, group, services"},
	worthSector:          {.46, [2]string{"Acme Bank", "Acme Bank"}, "the line of business"},
	worthGeo:             {.42, [2]string{"Bank of China", "Bank of China"}, "a place in the name of an organisation"},
	worthSeries:          {.30, [2]string{"Acme Fund II", "Acme Fund 2"}, "a series marker"},
	lossSyllable:         {1.20, [2]string{"习近平", "Xi Ping"}, "no syllable of a Chinese or Korean name is a middle name"},
	lossParticle:         {.02, [2]string{"al-Tikriti", "Tikriti"}, "a particle may go missing"},
	lossInitial:          {.10, [2]string{"John Q. Public", "John Public"}, "an initial may go missing"},
	lossGeneric:          {.29, [2]string{"Acme Services", "Acme"}, "a general word may go missing"},
	lossSector:           {.50, [2]string{"Acme Bank", "Acme"}, "the line of business may go missing"},
	lossSectorSwapped:    {.60, [2]string{"Acme Bank", "Acme Trust"}, "another line of business is another company"},
	lossGeo:              {1.75, [2]string{"Banco Acme", "Banco Acme Chile"}, "a place added or swapped tells a sister company"},
	lossSeries:           {1.75, [2]string{"Acme Fund II", "Acme Fund III"}, "a series marker is there to tell siblings apart"},
	lossSwapped:          {.64, [2]string{"Hani Ahmed al-Masri", "Hani Yahya al-Masri"}, "the least that a name of a person loses when another stands in its place: a common one contradicts as well as a rare one"},
	lossFather:           {.5, [2]string{"Iskra Lukina", "Iskra Petrovna Lukina"}, "a patronymic is often left out: share of its loss when nothing stands in its place"},
	extraPerson:          {.26, [2]string{"Janan Agha", "Janan Mohammad Ahmed Agha"}, "middle names come and go"},
	extraOther:           {.36, [2]string{"Gazprom", "Gazprom Neft"}, "a further word in a company name tells another company"},
	extraThin:            {2.5, [2]string{"Daniel Rojas", "Daniel Perez Rojas"}, "how much more a further word counts where little is met: of common names it tells another person"},
	conflictPerson:       {1.90, [2]string{"Saddam Hussein al-Dulaimi", "Saddam Hussein al-Tikriti"}, "words left on both sides contradict each other"},
	conflictOther:        {1.10, [2]string{"Acme Gas", "Acme Oil"}, "words left on both sides contradict each other"},
	confidenceSpan:       {.25, [2]string{"Ali", "Ali"}, "how much a name of common words can fall short of 1"},
	confidenceSpanPerson: {.33, [2]string{"Ali Hasan", "Ali Hasan"}, "the same for a name of a person: many bear common ones"},
	confidenceUnit:       {.80, [2]string{"Mohammad Ali", "Rahat Varnosfadrani"}, "how fast more evidence brings the score to 1"},
	singleWord:           {.80, [2]string{"Putin", "Vladimir Putin"}, "one word of a longer name of a person does not identify anybody"},
	initialOnly:          {.86, [2]string{"A. Ahmed", "Amina Ahmed"}, "an initial and a common name fit many"},
	initialOpen:          {.90, [2]string{"Abeni Olasupo", "Abeni O. Ogun"}, "an initial and one name, with names left that met nothing"},
	allDoubtful:          {.94, [2]string{"Sara Muller", "Siraj Miller"}, "no word is the same as written or nearly"},
	roleFlip:             {.50, [2]string{"Salman bin Muhammad", "Muhammad bin Salman"}, "son and father are not the same"},
	orderChanged:         {.985, [2]string{"Friedrich Hans", "Hans Friedrich"}, "given and family name may be swapped, with a little less certainty"},
	orderOpen:            {.94, [2]string{"Santiago Mendez", "Flavio Mendez Santiago"}, "words met in another order, with names left that met nothing: given and family names are other people's"},
	legalDiffers:         {.97, [2]string{"Acme GmbH", "Acme AG"}, "different legal forms"},
	legalDiffersThin:     {.85, [2]string{"Acme GmbH", "Acme Inc"}, "different legal forms where one word tells the company"},
	thinWord:             {.35, [2]string{"Accor", "Agor"}, "the one word that tells a company only sounds alike: share of its worth that is doubted"},
	thinMisspelt:         {.60, [2]string{"Zanga SAS", "Zanfa SAS"}, "the one word that tells a company has one other letter and the legal form is the same: share of the doubt that stays"},
	weakAlias:            {.86, [2]string{"Abu Ali", "Abu Ali"}, "the list itself calls the alias weak"},
	previousName:         {.97, [2]string{"Snow", "Snow"}, "a name no longer in use"},

	numberAgrees:      {.97, [2]string{"imo 9074729", "imo 9074729"}, "the same number of a kind that one bearer has for good, or of a paper of the same state"},
	numberAgreesLoose: {.85, [2]string{"passport A1234567", "A1234567"}, "the same number, kind or state not known on one side"},
	numberMoves:       {.75, [2]string{"mmsi 273456780", "mmsi 273456780"}, "the same number of a kind that passes to another bearer in time: MMSI, call sign, mark of an aircraft, mail address"},
	numberWrong:       {.72, [2]string{"imo 9074728", "imo 9074728"}, "the same number, whose check digits are wrong: a slip copied from one place, or a made-up number"},
	numberShort:       {.55, [2]string{"registration 6205", "registration 6205"}, "the same number of a paper, so short that others bear it; beside a name that is alike it counts as a long one"},
	contactAgrees:     {.45, [2]string{"+98 21 6615 3220", "0098 21 66153220"}, "a phone in common: families, offices and agents share one"},
	contactBeside:     {.60, [2]string{"Rahat Karimi, +98 21 6615 3220", "Rahat Karimy, 0098 21 66153220"}, "a phone in common beside a name that is alike"},
	numberUnique:      {.45, [2]string{"imo 9074729", "imo 9293662"}, "two sound numbers of a register in which one bearer has one number for good, and no other bearer ever: IMO, LEI, serial number of one model"},
	numberDiffers:     {.25, [2]string{"inn 7707083893", "inn 7702070139"}, "two sound numbers of a state's register; a firm that is founded anew gets a new one"},
	numberMoved:       {.03, [2]string{"mmsi 273456780", "mmsi 572469210"}, "another number of a kind that changes with flag or owner"},
	birthDay:          {.35, [2]string{"1965-03-12", "1965-03-12"}, "same day of birth"},
	birthPart:         {.15, [2]string{"1965", "1965-03-12"}, "dates of birth that agree as far as they go"},
	birthSwapped:      {.20, [2]string{"1965-03-12", "1965-12-03"}, "day and month swapped"},
	birthNewYear:      {.05, [2]string{"1965-01-01", "1965-03-12"}, "the same year, and 1 January often stands for a day that is not known"},
	birthAbout:        {.03, [2]string{"1964", "circa 1962"}, "within three years of a date that is only about so"},
	birthTypo:         {.05, [2]string{"1965-03-12", "1956-03-12"}, "one digit differs or two are swapped"},
	birthDayDiffers:   {.10, [2]string{"1965-03-12", "1965-07-30"}, "same year, other day"},
	birthYearNear:     {.12, [2]string{"1965", "1966"}, "a year apart"},
	birthYearDiffers:  {.30, [2]string{"1965", "1972"}, "another year of birth"},
	countryAgrees:     {.10, [2]string{"ru", "ru"}, "a country in common"},
	countryRelated:    {.05, [2]string{"suhh", "ru"}, "one country is a part or successor of the other"},
	countryDiffers:    {.07, [2]string{"ru", "br"}, "no country in common: people live and trade elsewhere, and lists often know one country only"},
	flagDiffers:       {.02, [2]string{"pa", "ir"}, "no flag in common: ships and aircraft change flags, the listed ones often"},
	genderAgrees:      {.02, [2]string{"male", "male"}, "half of all people share it"},
	genderDiffers:     {.25, [2]string{"male", "female"}, "another gender"},
	addressAgrees:     {.20, [2]string{"5 Lenin St, Perm", "Lenin St. 5, Perm"}, "most words of an address in common"},
	cityAgrees:        {.05, [2]string{"5 Lenin St, Perm", "20 Mira Ave, Perm"}, "the same city, another street"},
	addressDiffers:    {.02, [2]string{"5 Lenin St, Perm", "20 Rua Nova, Recife"}, "no word of an address in common: people move, and lists know one of many"},
	modelAgrees:       {.08, [2]string{"IL76-TD", "IL-76TD"}, "the same model of aircraft"},
	modelDiffers:      {.20, [2]string{"IL-76TD", "A340-300"}, "an aircraft is of one model"},
	tonnageAgrees:     {.08, [2]string{"56068", "56,070"}, "tonnage within three in a hundred"},
	tonnageDiffers:    {.10, [2]string{"56068", "1200"}, "tonnage apart by more than a fifth: ships are rebuilt, seldom so much"},
	typeAgrees:        {.03, [2]string{"Crude Oil Tanker", "Oil tanker"}, "the same type of ship"},
	typeDiffers:       {.05, [2]string{"Oil tanker", "Bulk carrier"}, "another type of ship: some are rebuilt, and words differ"},
}

// worth is what meeting a word adds at most; loss is what it takes away when
// nothing meets it.
func (t *Table) worth(f *names.Form) float64 {
	switch f.Kind {
	case names.Particle:
		return t[worthParticle].Value
	case names.Initial:
		return t[worthInitial].Value
	case names.Generic:
		return t[worthGeneric].Value
	case names.Sector:
		return t[worthSector].Value
	case names.Geo:
		return t[worthGeo].Value
	case names.Series:
		return t[worthSeries].Value
	}
	w := t.plainWorth(f)
	if f.Level == 0 && f.Script != names.Han && f.Script != names.Hangul {
		w *= 1 + t[worthLong].Value*float64(min(max(len(f.Text)-longWord, 0), 2))
	}
	return w
}

// longWord is the length, in bytes, beyond which a rare word is worth more.
const longWord = 7

// plainWorth is the worth of a word of any length.
func (t *Table) plainWorth(f *names.Form) float64 {
	w := t[worthRare].Value
	if f.Level > 0 {
		w = t[worthKnown+min(int(f.Level), 3)-1].Value
	}
	if len(f.Text) <= 3 && f.Script != names.Arabic && f.Script != names.Hebrew {
		w = min(w, t[worthSyllable].Value)
	}
	return w
}

func (t *Table) loss(f *names.Form, class names.Class) float64 {
	switch f.Kind {
	case names.Particle:
		return t[lossParticle].Value
	case names.Initial:
		return t[lossInitial].Value
	case names.Generic:
		return t[lossGeneric].Value
	case names.Sector:
		return t[lossSector].Value
	case names.Geo:
		return t[lossGeo].Value
	case names.Series:
		return t[lossSeries].Value
	}
	if f.Script == names.Han || f.Script == names.Hangul {
		return t[lossSyllable].Value
	}
	if class == names.Person && names.IsPatronymic(f.Text) {
		return max(t.plainWorth(f)*t[lossFather].Value, t[worthVeryCommon].Value)
	}
	return t.plainWorth(f)
}
