package claims

import (
	"fmt"
	"strings"
	"testing"

	"sanctrace/internal/extract"
	"sanctrace/internal/vocab"
)

// TestAnonymous reads made-up sentences and expects the people who must be protected,
// and no others, none of them with a country.
func TestAnonymous(t *testing.T) {
	for _, c := range protectedCases {
		r := tellBlocks(t, c.text)
		words := r.protectedWords()
		for _, e := range r.Entities {
			if e.Protect && e.Country != "" {
				t.Errorf("%s: country of a protected source", c.text)
			}
		}
		if c.want == "" && len(words) > 0 || c.want != "" && !alike(c.want, words) {
			t.Errorf("%s\n  want %q\n  got  %q", c.text, c.want, words)
		}
	}
}

// protectedWords are the names and descriptions of all protected sources.
func (r *Result) protectedWords() []string {
	var out []string
	for i := range r.Sources {
		if s := &r.Sources[i]; s.Protect {
			out = append(out, r.sourceWords(s)...)
		}
	}
	return out
}

// tellBlocks reads a made-up text whose paragraphs are parted by a pilcrow.
func tellBlocks(t testing.TB, text string) *Result {
	t.Helper()
	doc, err := extract.Read("a.txt", []byte("A note\n\n"+strings.ReplaceAll(text, "¶", "\n\n")+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return Read(doc, Options{Published: "2024-05-16", Basis: "test", Genre: "news"})
}

// TestTold reads made-up texts and expects of the first claim of a type its sources
// from outside inwards, modality and polarity, days, and bounds.
func TestTold(t *testing.T) {
	for _, c := range toldCases {
		r := tellBlocks(t, c.text)
		k := 0
		for k < len(r.Claims) && string(r.Claims[k].Event.Type) != c.typ {
			k++
		}
		if k == len(r.Claims) {
			t.Errorf("%s: no %s", c.text, c.typ)
			continue
		}
		if wrong := r.told(&r.Claims[k], &c); wrong != "" {
			t.Errorf("%s\n  not %s\n  in %s", c.text, wrong, show(r, &r.Claims[k]))
		}
	}
}

// told returns what of a claim is not as a case has it; "" when all is.
func (r *Result) told(c *Claim, w *toldCase) string {
	if w.chain != "" && !r.rightChain(w.sources(), c.Chain[1:]) {
		return "chain " + w.chain
	}
	if w.mode != "" && (modalityLetters[w.mode[:1]] != c.Modality || (w.mode[1] == '-') != (c.Polarity == vocab.Negative)) {
		return "modality " + w.mode
	}
	if d := c.Event.Date; w.days != "" && orNone(d.Earliest)+"/"+orNone(d.Latest) != w.days {
		return "days " + w.days
	}
	got := "-"
	if q := c.Event.Quantity; q != nil {
		got = fmt.Sprintf("%s..%s", q.Min, q.Max)
	}
	if w.bounds != "" && got != w.bounds {
		return "bounds " + w.bounds
	}
	return ""
}

func orNone(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// toldCase is a text with what is expected of its first claim of a type; "" is not
// judged, "-" is none.
type toldCase struct{ typ, chain, mode, days, bounds, text string }

// sources are those of the chain of a case.
func (w *toldCase) sources() []string {
	if w.chain == "-" {
		return nil
	}
	return strings.Split(w.chain, " > ")
}

var protectedCases = []struct{ want, text string }{
	{"A worker", "A worker at the plant said it made 300 drones a month. He added that the engines came from China."},
	{"A former manager", `A former manager described the scheme. "The engines went to Iran," he said. The former manager, who asked that his name be withheld, left in 2022.`},
	{"two unnamed officials", "Iran delivered 30 drones to Sudan, Reuters reported, citing two unnamed officials."},
	{"several employees", "Several employees, all of whom asked to remain anonymous, said the crates held missiles."},
	{"someone", `"It was all for show," said someone involved in the deal, which sent 30 drones to Sudan.`},
	{"an official", "The missiles were made in Iran, an official familiar with the investigation said."},
	{"", "Ivan Petrov, a dock worker, said he had loaded missiles."},
	{"", "Kestrel's board said the sale was approved."},
	{"", "The Iranian foreign ministry spokesman said no drones had been sent to Sudan."},
	{"", "Russia's defence ministry said its troops had destroyed 12 tanks."},
	{"", "The president's office said the deal was signed."},
	{"", "Residents fled after drones hit the depot."},
	{"", "Police arrested two men on suspicion of exporting drones to Iran."},
	{"", "The ministry's permanent secretary said the licence was revoked."},
	{"", "The judge said the firm had sold chips to Russia."},
	{"Two brokers", "Two brokers believe that the tanker is now run by the same owners as the Ocean Tern."},
	{"people familiar with the matter", "According to people familiar with the matter, the company shipped 200 engines to Iran."},
	{"a former employee who left last year", `"We all knew where it went," said a former employee who left last year. "The engines went to Iran."`},
	{"diplomats", "Diplomats in Vienna said Iran had produced 40 centrifuges."},
	{"Shipping sources", "Shipping sources confirmed that the vessel had called at Novorossiysk."},
	{"One of the people", "Two people with direct knowledge of the deal said the drones were delivered in March. One of the people said the price was $12 million."},
	{"a senior European official", "Iran has sent Russia 200 missiles, a senior European official told reporters on condition of anonymity."},
	{"an intelligence officer", "In an interview, an intelligence officer described how Russia had bought the shells."},
	{"a trader", "A trader in Dubai, speaking anonymously, said he had sold 300 chips to a Russian buyer."},
	{"Aleksei", "Aleksei, whose name has been changed, said the factory had produced 6,000 drones."},
	{"Employees", "Employees said the factory had produced 6,000 drones."},
	{"a customs broker", "A customs broker in Almaty said the goods had gone to Russia."},
	{"a whistleblower", "The firm sold 400 chips to Russia, according to a whistleblower."},
	{"Residents", "Residents reported hearing explosions before the missiles hit the depot."},
	{"officials", "Ukrainian officials say privately that the missiles were made in 2023."},
	{"a member of the delegation", "A member of the delegation, who was not permitted to speak on the record, said Russia asked for 400 drones."},
	{"A banker", "A banker familiar with the transfers said that $40 million had been paid."},
	{"A smuggler", "A smuggler said he carried chips across the border."},
	{"A middleman", "A middleman in Hong Kong said he had shipped 300 chips to Russia."},
	{"a soldier who gave only his call sign", "The shells were Iranian, said a soldier who gave only his call sign, Kit."},
	{"Interviewees", "Interviewees said that the plant employs 400 workers."},
	{"a regional security source", "Iran has transferred missiles to Hezbollah, a regional security source said."},
	{"A US congressional aide", "A US congressional aide said the sale was approved in March."},
	{"an adviser to the minister", "An adviser to the minister, asking not to be quoted by name, said Germany had delivered 30 tanks."},
	{"insiders", "The factory has been closed, insiders say."},
	{"", "A spokesman for the ministry said Germany had delivered 30 tanks."},
	{"", "The head of the customs service said 40 containers had been seized."},
	{"", "Prosecutors said the firm sold 400 chips to Russia."},
	{"", "A lawyer for the firm denied that it had sold chips to Russia."},
	{"", "The company said it had sold no chips to Russia."},
	{"", "The president said Russia had bought missiles from North Korea."},
	{"", "Police said they had seized 300 rifles."},
	{"", "Customs officers seized 40 containers of chips on Monday."},
	{"", "The Commission said that 20 companies had been listed."},
	{"", "The firm's local partner said it had received 30 engines."},
	{"a former employee", "The documents, provided by a former employee, show that the firm sold 400 chips to Russia."},
	{"six dock workers", "The paper interviewed six dock workers, who said the crates held shells."},
	{"a person involved in the trade", `In the words of a person involved in the trade, "the chips went to Russia".`},
	{"unnamed sources", "The newspaper reported, quoting unnamed sources, that Iran had shipped 400 drones."},
	{"a diplomat", "Meridian Press was told by a diplomat that Iran had shipped 400 drones."},
	{"A former technician", "A former technician, who fled to Georgia in 2023, estimated that the plant made 300 drones a month."},
	{"a person", "The ship called at Rajin, a person who was on board said."},
	{"a relative", "He had worked for the firm since 2019, a relative said."},
	{"a colleague", "He shipped the chips to Russia, a former colleague said."},
	{"A fisherman", "A fisherman said that he saw the ship unload crates."},
	{"an army officer", "The soldiers fired 300 shells a day, an army officer said."},
	{"The NATO official", "Russia has received 6,700 containers, a NATO official said. The NATO official added that Moscow had paid in oil."},
	{"U.S. officials", "U.S. officials said Iran had trained Russian crews."},
	{"One of the sources", "Six sources told Meridian Press about the shipments. One of the sources said at least four had been made."},
	{"a former Wagner fighter", "Wagner received 300 rifles from Sudan, a former Wagner fighter said."},
	{"informants", "Informants told the police that the chips were sent to Russia."},
	{"defectors", "The factory made 40 missiles a year, defectors say."},
	{"the accountant", "An accountant kept two sets of books. The accountant said that payments came from Dubai."},
	{"a Greek shipowner", "A Greek shipowner said he had sold two tankers to a Dubai company."},
	{"A consultant to the company", "A consultant to the company said the drones had been shipped in parts."},
	{"a staff member", "A staff member who answered the phone said the firm had moved."},
	{"lawmakers", "The sale was approved in May, two lawmakers briefed on the matter said."},
	{"a European diplomat", `A European diplomat acknowledged that "there is no sign" of a delivery.`},
	{"A 19-year-old student", "A 19-year-old student told the paper that she had assembled drones."},
	{"an expert", "The tanker was sold in May, said an expert who requested anonymity."},
}

var toldCases = []toldCase{
	{"SHIP", "a worker", "r+", "", "", "A worker at the port said on Monday that the ship carried 40 crates of missiles to Syria."},
	{"TRANSFER", "Example Daily > an official", "r+", "", "", "Example Daily, quoting an official, wrote that Iran had delivered 30 drones to Sudan."},
	{"TRANSFER", "a report", "r+", "", "", "Iran delivered 30 drones to Sudan, a report by the Institute for Trade Studies found."},
	{"TRANSFER", "the ministry", "a+", "", "", `"Thirty drones were delivered to Sudan", the ministry said in a statement. It gave no date.`},
	{"TRANSFER", "flight records", "r+", "", "", "Flight records obtained by Example Daily indicate nothing. The firm sold 30 drones to Sudan, flight records show."},
	{"TRANSFER", "Ann Clerk", "a-", "", "", "Ann Clerk, the firm's director, denied the allegations and said that it had never sold drones to Sudan."},
	{"TRANSFER", "the company", "a-", "", "", "Contacted by Example Daily, the company denied that it had sold drones to Sudan."},
	{"TRANSFER", "the embassy", "a-", "", "", "The embassy did not answer questions but said in March that no drones had been sold to Sudan."},
	{"TRANSFER", "an internal memo", "r+", "", "", "An internal memo seen by Example Daily says that 30 drones were sold to Sudan."},
	{"TRANSFER", "intelligence", "r+", "", "", "US intelligence assesses that Iran sold 30 drones to Sudan."},
	{"TRANSFER", "Kestrel", "a+", "", "", "Kestrel Systems announced on Monday that it had delivered 30 drones to Poland."},
	{"TRANSFER", "the ministry", "a+", "", "", "The ministry has made clear that 30 drones were delivered to Poland."},
	{"TRANSFER", "the ministry", "a+", "", "", "30 drones had been delivered to Poland, the ministry said in a statement on Monday."},
	{"TRANSFER", "Olga Petrova", "a+", "", "", `"We have delivered 30 drones to Poland," Olga Petrova, the ministry's spokeswoman, told reporters.`},
	{"TRANSFER", "Olga Petrova", "a+", "", "", "Speaking to reporters in Kyiv, Olga Petrova said that 30 drones had been delivered to Poland."},
	{"TRANSFER", "customs data", "r+", "", "", "Customs data show that the firm exported 30 drones to Poland."},
	{"TRANSFER", "trade records", "r+", "", "", "Trade records reviewed by Meridian Press show the firm exported 30 drones to Poland."},
	{"TRANSFER", "an indictment", "b+", "", "", "The firm sold 30 drones to Iran, an indictment alleges."},
	{"TRANSFER", "the indictment", "b+", "", "", "According to the indictment, the firm sold 30 drones to Iran."},
	{"TRANSFER", "court documents", "b+", "", "", "The firm sold 30 drones to Iran, court documents say."},
	{"TRANSFER", "Prosecutors", "b+", "", "", "Prosecutors accuse the firm of selling 30 drones to Iran."},
	{"TRANSFER", "Example Daily > two officials", "r+", "", "", "Iran had delivered 30 drones to Sudan, Example Daily reported, citing two officials."},
	{"TRANSFER", "Example Daily > Olga Petrova", "a+", "", "", "Example Daily reported that Olga Petrova had told lawmakers that Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "Example Daily", "r+", "", "", "Iran delivered 30 drones to Sudan, Example Daily has reported."},
	{"TRANSFER", "a report by Example Daily", "r+", "", "", "Iran delivered 30 drones to Sudan, according to a report by Example Daily."},
	{"TRANSFER", "reports not named", "r+", "", "", "Iran reportedly delivered 30 drones to Sudan."},
	{"TRANSFER", "reports not named", "r+", "", "", "Media reports say Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "Iran", "a-", "", "", "Iran denied that it had delivered drones to Sudan."},
	{"TRANSFER", "Iran", "a-", "", "", "Iran rejected as baseless the claim that it had delivered drones to Sudan."},
	{"TRANSFER", "Iran", "a-", "", "", "Iran has insisted that no drones were delivered to Sudan."},
	{"TRANSFER", "Iran", "a-", "", "", "Iran has repeatedly dismissed reports that it delivered drones to Sudan."},
	{"TRANSFER", "-", "r+", "", "", "Iran delivered 30 drones to Sudan in March."},
	{"TRANSFER", "Jan Novak", "a+", "", "", "Jan Novak, director of Kestrel, said business was good. He added that the firm had delivered 30 drones to Poland."},
	{"TRANSFER", "Jan Novak", "a+", "", "", `"Business is good," Jan Novak, director of Kestrel, said. "Last year was hard. We have delivered 30 drones to Poland."`},
	{"TRANSFER", "Jan Novak", "a+", "", "", `Jan Novak, director of Kestrel, said business was good.¶"We have delivered 30 drones to Poland," he told Meridian Press.`},
	{"TRANSFER", "the report", "r+", "", "", "A report by the Institute for Trade Studies describes the trade. According to the report, Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "Olga Petrova > Kestrel", "a+", "", "", "Olga Petrova said Kestrel had told her that it delivered 30 drones to Sudan."},
	{"TRANSFER", "the investigation", "r+", "", "", "The investigation found that the company had delivered 30 drones to Sudan."},
	{"TRANSFER", "satellite images", "o+", "", "", "Satellite images suggest that Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "Sergei Orlov", "a+", "", "", `Sergei Orlov put it this way: "Thirty drones were delivered to Poland in March."`},
	{"TRANSFER", "Treasury", "a+", "", "", `In the words of the Treasury, the firm "sold 30 drones to Iran".`},
	{"TRANSFER", "Treasury", "a+", "", "", "The firm sold 30 drones to Iran, in the Treasury's account."},
	{"TRANSFER", "Treasury", "a+", "", "", "Per the Treasury, the firm sold 30 drones to Iran."},
	{"TRANSFER", "", "o+", "", "", "Iran may have delivered 30 drones to Sudan."},
	{"TRANSFER", "", "o+", "", "", "The photographs indicate that Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "", "o+", "", "", "Iran is likely to have delivered 30 drones to Sudan."},
	{"TRANSFER", "", "o-", "", "", "There is no sign that Iran delivered drones to Sudan."},
	{"TRANSFER", "", "o-", "", "", "The panel found no evidence that Iran had delivered drones to Sudan."},
	{"TRANSFER", "", "r-", "", "", "Iran has not delivered any drones to Sudan."},
	{"TRANSFER", "", "r-", "", "", "None of the drones were delivered to Sudan."},
	{"TRANSFER", "", "a-", "", "", "Iran's foreign ministry denied any delivery of drones to Sudan."},
	{"TRANSFER", "", "l+", "", "", "Iran intends to deliver 30 drones to Sudan."},
	{"TRANSFER", "", "l+", "", "", "Iran has agreed to deliver 30 drones to Sudan."},
	{"TRANSFER", "", "l+", "", "", "Iran is expected to deliver 30 drones to Sudan."},
	{"TRANSFER", "", "l+", "", "", "Iran is considering delivering 30 drones to Sudan."},
	{"TRANSFER", "", "m+", "", "", `"We will deliver 30 drones to Sudan," Ali Karimi, the minister, said.`},
	{"TRANSFER", "", "c+", "", "", "Iran would deliver 30 drones to Sudan under the proposal."},
	{"TRANSFER", "", "b+", "", "", "Prosecutors suspect that the firm delivered 30 drones to Sudan."},
	{"TRANSFER", "", "b+", "", "", "Two men were charged with delivering 30 drones to Sudan."},
	{"TRANSFER", "", "b+", "", "", "Washington believes Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "", "b+", "", "", "The complaint alleges that the firm delivered 30 drones to Sudan."},
	{"TRANSFER", "", "b+", "", "", "The firm is under investigation for delivering 30 drones to Sudan."},
	{"TRANSFER", "", "p+", "", "", "The firm which delivered the drones to Sudan has closed."},
	{"TRANSFER", "", "r+", "", "", "Iran, which delivered drones to Sudan in 2021, denies any role in the war."},
	{"TRANSFER", "", "a+", "", "", "The defendant Ali Karimi admitted delivering 30 drones to Sudan."},
	{"TRANSFER", "", "r+", "", "", "Invoices show that Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "", "r+", "", "", "Iran continues to deliver drones to Sudan."},
	{"TRANSFER", "", "r+", "", "", "Iran helped deliver 30 drones to Sudan."},
	{"TRANSFER", "", "r-", "", "", "Iran did not deliver the drones to Sudan."},
	{"TRANSFER", "", "a-", "", "", `"No drones have been delivered to Sudan," said Ali Karimi.`},
	{"TRANSFER", "", "a-", "", "", "Kestrel denied that it had sold drones to Sudan, saying it had sold none."},
	{"TRANSFER", "", "", "2024-03-14/2024-03-14", "", "On 14 March, Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "", "", "2023-09-01/2024-05-16", "", "Since September 2023, Iran has delivered 30 drones to Sudan."},
	{"TRANSFER", "", "", "2024-01-01/2024-03-31", "", "Iran delivered 30 drones to Sudan in the first quarter of 2024."},
	{"TRANSFER", "", "", "2024-03-01/2024-03-10", "", "In early March Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "", "", "2024-05-09/2024-05-09", "", "Iran delivered 30 drones to Sudan last Thursday."},
	{"TRANSFER", "", "", "2024-05-16/2024-12-31", "", "Iran will deliver 30 drones to Sudan by the end of the year."},
	{"TRANSFER", "", "", "2024-03-13/2024-03-13", "", "Iran signed a deal on 14 March 2024. A day earlier, Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "", "", "/2024-05-16", "", "The ministry said on Tuesday that Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "", "", "/2024-05-16", "", "On Tuesday, the ministry said that Iran had delivered 30 drones to Sudan."},
	{"TRANSFER", "", "", "2022-03-01/2024-05-16", "", "Iran has delivered 30 drones to Sudan since the spring of 2022."},
	{"TRANSFER", "", "", "2024-05-09/2024-05-15", "", "Iran delivered 30 drones to Sudan around 12 May."},
	{"SANCTION", "", "", "2023-10-01/2023-10-31", "", "The firm, blacklisted by the US Treasury in October, denies it."},
	{"ATTACK", "", "", "2024-05-15/2024-05-15", "", "Two missiles hit a depot last night."},
	{"TRANSFER", "", "", "/2023-06-30", "", "Iran had delivered 30 drones to Sudan by June 2023."},
	{"TRANSFER", "", "", "2024-06-01/2024-08-31", "", "Iran will deliver 30 drones to Sudan this summer."},
	{"SEIZE", "", "", "2024-05-01/2024-05-01", "", "Customs officers on 1 May seized 40 crates that had been shipped in 2023."},
	{"PRODUCE", "", "", "2024-01-01/2024-01-31", "", "The firm began producing drones in January 2024."},
	{"TRANSFER", "", "", "2019-01-01/2024-05-16", "", "The firm has not sold chips to Russia since 2019."},
	{"TRANSFER", "", "", "", "30..30", "Iran delivered 30 drones to Sudan."},
	{"TRANSFER", "", "", "", "300..", "Iran delivered at least 300 drones to Sudan."},
	{"TRANSFER", "", "", "", "..300", "Iran delivered as many as 300 drones to Sudan."},
	{"TRANSFER", "", "", "", "270..330", "Iran delivered about 300 drones to Sudan."},
	{"TRANSFER", "", "", "", "320..350", "Iran delivered between 320 and 350 drones to Sudan."},
	{"TRANSFER", "", "", "", "24..99", "Iran delivered dozens of drones to Sudan."},
	{"TRANSFER", "", "", "", "300..999", "Iran delivered several hundred drones to Sudan."},
	{"SHIP", "", "", "", "6001..", "North Korea has shipped more than 6,000 containers of munitions to Russia."},
	{"TRANSFER", "", "", "", "-", "The firm sold Shahed-136 drones to Russia."},
	{"TRANSFER", "", "", "", "-", "In its third delivery, the firm sold chips to Iran."},
	{"ATTACK", "", "", "", "2..2", "Two ballistic missiles hit a railway depot on Wednesday, killing three workers."},
	{"SHIP", "", "", "", "61..61", "The dhow carried 61 anti-tank guided missiles."},
	{"SANCTION", "", "", "", "9..9", "The Council listed nine persons."},
	{"CONTRACT", "", "", "", "200..200", "Poland ordered 200 drones from Kestrel."},
	{"OWNERSHIP", "", "", "", "80..80", "Kestrel bought 80% of the shares in Nordlicht."},
	{"TRAIN", "", "", "", "60..60", "The firm trained 60 operators."},
	{"TRANSFER", "", "", "", "4000000..4000000", "Iran delivered $4 million worth of drones to Sudan."},
	{"FINANCE", "", "", "", "220000000..220000000", "The bank financed the plant with a loan of 220 million euros."},
	{"TRANSFER", "Martin Ellwood", "a+", "", "", "Helen Trask: To ask the Secretary what he knows.¶Martin Ellwood: The Department is aware. The firm delivered 30 drones to Poland."},
	{"TRANSFER", "Martin Ellwood > Kestrel", "a+", "", "", "Helen Trask: To ask the Secretary what he knows.¶Martin Ellwood: The Department is aware. Kestrel said that it delivered 30 drones to Poland."},
	{"SHIP", "court documents", "b+", "", "", "According to court documents, Farhad Nazemi bought 20 circuits in 2019. The goods were flown to Iran."},
	{"SHIP", "-", "r+", "", "", "Farhad Nazemi bought 20 circuits in 2019. The goods were flown to Iran."},
}
