package names

import "strings"

// set makes a set of blank-separated words.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// titles are honorifics and offices before or after a person's name. They are
// set aside as long as two words of the name remain, or one if it is not
// itself a title.
var titles = set(`mr mrs ms miss mister mme mlle monsieur madame herr frau senor senora senhor don dona dr doctor doktor prof professor
 sir dame lord lady hon honourable honorable rev reverend sheikh shaykh sheik cheikh shaikh mullah mulla maulana mawlana maulvi mawlawi molvi
 haji hajji hadji hajj alhaj ayatollah hojjatoleslam imam sayyed seyyed sayyid gen general lt lieutenant col colonel major maj capt captain
 cpt adm admiral vice rear brig brigadier marshal commander cmdr sgt sergeant president presidente prezident president predsjednik
 presedintele presiden minister premier prime king queen prince princess emir amir sultan emeritus esq jr sr junior senior phd md mp engineer
 eng ing excellency deputy his her ustad ustaz qari hafiz akhund sardar pastor bishop father brother sister comrade citizen judge justice ambassador governor senator
 gospodin pan pani bay hanim agha late bin-laden`)

// keptTitles are titles that are also ordinary parts of names: they go only
// when they come first and two words remain.
var keptTitles = set(`sultan agha amir emir sayyid sayyed seyyed hafiz sardar akhund imam don prince king lord major marshal bishop justice
 father brother sister judge deputy his her vice rear pan bay late hajj haji hajji ing md mp ms lt general governor queen princess lady hon eng sr jr`)

// vesselPrefixes stand before the names of ships.
var vesselPrefixes = set(`mv mt ss ms mts fv rv msv sv uss hms lng lpg vessel ship tanker`)

// particles say little; those that mark descent also make what follows a
// patronymic.
var particles = set(`al el ul ur as ad an ar at az ez es ed ash a de da do dos das del della di du des la le les lo los las van von der den ter ten
 the of and va ve imeni named und et y e i and for fur pour para bin ben ibn bint binti bte ould oulu oglu ogly uly kyzy qizi zadeh abu abou umm abi aal
 bn bnt abn uld wld zadh eddin eddine dit san in on im zu zum zur s d l o n ep fi vom und na mac mc ap st bt`)

// orgParticles are particles of company names that are names of people in
// other languages; lastParticles stay particles at the end of a person's name.
var (
	orgParticles  = set(`va ve imeni named im an do on in for of the and zu zum zur fur pour para vom und ap na y i e`)
	lastParticles = set(`eddin eddine al el ul bin ben ibn bint binti bte ould oglu ogly uly kyzy qizi zadeh`)
)

// ezafe ties a noun to what follows it in romanised Persian: Sherkat-e, Melli-ye.
var ezafe = set("e ye i yi")

// abbreviations are first letters that are read as words wherever they stand in
// the name of an organisation.
var abbreviations = func() map[string][]string {
	m := map[string][]string{}
	for _, line := range strings.Split(`nii nauchno issledovatelskiy institut
tsnii tsentralnyy nauchno issledovatelskiy institut
gosnii gosudarstvennyy nauchno issledovatelskiy institut
vnii vserossiyskiy nauchno issledovatelskiy institut
okb opytno konstruktorskoe byuro
tskb tsentralnyy konstruktorskoe byuro
skb spetsialnyy konstruktorskoe byuro
sktb spetsialnyy konstruktorskoe tekhnologicheskoe byuro
mkb mashinostroitelnyy konstruktorskoe byuro
kbm konstruktorskoe byuro mashinostroitelnyy
jv joint venture
pmc private military company
chvk private military company
tv television`, "\n") {
		ws := strings.Fields(line)
		m[ws[0]] = ws[1:]
	}
	return m
}()

// strayForms are words of legal forms that say little where they stand apart
// from the rest of the form: Acme Joint Company.
var strayForms = set(`company co corporation corp incorporated inc limited ltd llc liability stock joint jsc ojsc pjsc cjsc oao ooo pao zao ao obshchestvo
 otvetstvennostyu ogranichennoy ogranichennoi aktsionernoe publichnoe otkrytoe zakrytoe tovarystvo vidpovidalnistyu obmezhenoyu sociedad anonima
 responsabilidad limitada societe anonyme gesellschaft gmbh sarl srl spa sa sas sal ag bv nv kg lp llp plc pte pty pvt private sirketi anonim
 fze fzco fzc sdn bhd berhad doo dooel eood ood sp kft est establishment unitary sherkat sherkate sharikat kompaniya compania companhia cia cv rl
 sau tov too eurl eirl bhd kk ab oy oyj as`)

// glueds are legal forms that are found at the end, or the start, of a word
// that they are written together with.
var (
	gluedTails = []string{"establishment", "enterprise", "limited", "corporation", "incorporated", "company", "gmbh", "pjsc", "ojsc", "ltda", "eood", "sarl", "ltd", "llc", "jsc", "ooo", "fze", "doo", "ood", "pte", "pty", "pao", "sal", "sas", "inc", "corp"}
	gluedHeads = []string{"otvetstvennostyu", "limited", "company", "aktsionernoe", "obshchestvo", "ooo", "llc", "ojsc", "pjsc", "jsc", "pao", "zao", "oao", "npo", "joint", "public", "open"}
)

// wordlike are forms that names end in by chance: they are cut off common words
// only.
var wordlike = set(`doo ood pao sal sas inc corp fze sarl`)

// longForm is the length from which no name begins or ends as a form by chance.
const longForm = 7

// openHeads are words of forms that names begin with by chance.
var openHeads = set(`open joint public pao npo`)

// gluedForm returns where a word is to be cut into a name and a legal form, 0
// when it is not.
func gluedForm(text string) int {
	if at := digitsFrom(text); at > 0 {
		return at
	}
	if len(text) < 6 || levelTable().text[text] > 0 {
		return 0
	}
	if at := gluedTail(text); at > 0 {
		return at
	}
	for _, h := range gluedHeads {
		if rest, ok := strings.CutPrefix(text, h); ok && (strayForms[rest] || len(h) >= longForm && len(rest) >= 2 || !openHeads[h] && len(rest) >= 4) {
			return len(h)
		}
	}
	return 0
}

// gluedTail is gluedForm for forms at the end.
func gluedTail(text string) int {
	for _, t := range gluedTails {
		rest, ok := strings.CutSuffix(text, t)
		at := len(rest)
		if !ok || at < 2 {
			continue
		}
		common := sectors[rest] || generics[rest] || levelTable().text[rest] > 0
		if strayForms[rest] || len(t) >= longForm || at >= 4 && (common || !wordlike[t]) {
			return at
		}
	}
	return 0
}

// digitsFrom returns where a word passes from at least three letters to at least
// two digits or from at least two digits to letters that are no ordinal's, 0
// where it does not.
func digitsFrom(text string) int {
	at := 0
	for i := 1; i < len(text); i++ {
		if (text[i] <= '9') != (text[i-1] <= '9') {
			if at > 0 {
				return 0
			}
			at = i
		}
	}
	switch {
	case at == 0:
		return 0
	case text[0] > '9':
		if at >= 3 && len(text)-at >= 2 {
			return at
		}
	case at >= 2 && len(text)-at >= 3:
		return at
	}
	return 0
}

// firstWords are particles that are a family name at the start of a person's
// name: Lo in Cantonese and Wade-Giles.
var firstWords = set("lo do im an san in on")

// descent are the particles before a father's name.
var descent = set(`bin ben ibn bint binti bte ould bn bnt abn uld wld`)

// generics are words that many organisations share.
var generics = set(`international global world worldwide group groupe gruppe gruppa grupo gruppo holding holdings holdco enterprise enterprises solutions
 service services systems system management partners partner associates consulting consultants consultancy development company companies
 corporation industries industrial industry products product general national central united new first business commercial
 investments ventures limited public private joint center centre office agency bureau organization organisation association union
 institute foundation trust society federation committee council ministry department authority board state federal republic royal
 people's peoples democratic islamic limited main head north south east west northern southern eastern western great big modern star
 universal premier prime city house co one plus pro tech net online digital media team works factory plant zavod combine kombinat
 kompaniya firma firm unit branch division section directorate command headquarters project complex base party movement front army
 forces force brigade battalion regiment popular liberation foreign advanced special economic agencies offices house joint venture ventures
 representative predstavitelstvo affiliate subsidiary republican regional municipal concern independent solutions business digital innovation complexes`)

// sectors are lines of business: common, but a different one is a different
// company.
var sectors = set(`bank banking banco banque banka bancorp finance financial financing capital fund funds insurance assurance reinsurance leasing credit
 savings investment securities asset assets exchange trading trade import export shipping maritime marine navigation tanker tankers line lines
 logistics transport transportation freight cargo airlines airline airways aviation air aerospace aircraft space helicopter helicopters
 oil gas petroleum petrochemical petrochemicals refinery refining energy power electric electricity electrical nuclear solar mining
 mines minerals metals metal steel iron aluminium aluminum copper gold diamond diamonds coal cement construction building builders contracting
 engineering machine machinery tools tool instrument instruments making equipment electronics electronic microelectronics semiconductor
 optics optical telecom telecommunications telecommunication communications communication mobile software technology technologies computer
 computers information data research scientific science production manufacturing chemical chemicals pharmaceutical pharmaceuticals
 pharma medical health hospital clinic food foods agriculture agricultural agro farm fisheries fishing textile textiles clothing fashion
 hotel hotels travel tourism tours real estate property properties realty television broadcasting radio news newspaper publishing press
 printing university college school academy education security defense defence military arms weapons ammunition missile rocket shipyard
 shipbuilding automotive motors motor auto car cars vehicles railway railways rail port ports airport free zone water timber wood paper
 furniture tobacco diamonds jewelry jewellery supply supplies retail stores supermarket market markets mortgage loan gaming casino sports
 club studio studios entertainment film films music design laboratories laboratory labs machines trucking brokerage channel refinery cable guard geological livestock restaurant biotech therapeutics biosciences resources`)

// numberWords are cardinals and ordinals in words. Tens add to a following
// unit.
var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"odin": 1, "dva": 2, "tri": 3, "pervyy": 1, "vtoroy": 2, "tretiy": 3,
}

// romans are the numerals that serve as series markers; single letters other
// than those in a last place are not read as numbers.
var romans = map[string]int{
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12, "xiii": 13,
	"xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20,
}
