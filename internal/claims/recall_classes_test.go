package claims

import (
	"slices"
	"strings"
	"testing"
)

// TestEventClasses reads made-up sentences whose verbs and nouns stand for their class.
func TestEventClasses(t *testing.T) { checkEvents(t, toldClasses) }

// TestTimesAndAmounts reads when an event was and how much of it, where neither stands
// right beside the verb.
func TestTimesAndAmounts(t *testing.T) {
	for s, want := range map[string]string{
		"On Tuesday, the ministry said, the ship was seized off Crete.":                      "d=2024-04-30",
		"In March 2023, after a tip from Kyiv, police in Riga seized 40 scopes.":             "d=2023-03",
		"It was in 2021 that the firm sold the engines to Iran.":                             "d=2021",
		"The missile was made no earlier than November 2023.":                                "d=2023-11-01/2024-05-05",
		"A strike hit Sumy on 9 April, killing 17 people.":                                   "d=2024-04-09",
		"The ship carried shells to Tartus on four occasions between May and November 2023.": "q=4..4/shipment/shipped",
		"He met the colonel in Beijing on two occasions.":                                    "q=2..2/event/observed",
	} {
		r := tell(t, s, "news")
		if len(r.Claims) == 0 {
			t.Errorf("%s: no claim", s)
			continue
		}
		last := show(r, &r.Claims[len(r.Claims)-1])
		if !strings.Contains(last+" ", want+" ") {
			t.Errorf("%s\n  want %s\n  got  %s", s, want, last)
		}
	}
}

// TestSpansOfAsides reads clauses with appositions and relative clauses inside.
func TestSpansOfAsides(t *testing.T) {
	for s, want := range map[string]string{
		"A court in Riga sentenced Ann Example, the owner of a small firm, to four years in prison.":  "A court in Riga sentenced Ann Example, the owner of a small firm, to four years in prison",
		"Ivanov sold the engines to Otvar Systems, a plant near Omsk.":                                "Ivanov sold the engines to Otvar Systems",
		"The firm had sold engines to Iran before the embargo took effect.":                           "The firm had sold engines to Iran",
		"The supplier, to which Delta had sent a letter with a long list of questions, sold engines.": "sold engines",
	} {
		var got []string
		r := tell(t, s, "news")
		for i := range r.Claims {
			got = append(got, r.Claims[i].Span.Text)
		}
		if !slices.Contains(got, want) {
			t.Errorf("%s\n  want %q\n  got  %q", s, want, got)
		}
	}
}

// toldClasses are sentences by the event that they tell.
var toldClasses = map[string]string{
	"TRANSFER": `
Otvar Trading has exported to Sudan since 2019.
Ivanov peddled stolen rifles to gangs in Marseille.
The helicopters were signed over to the air force in 2021.
A batch of 60 mortars changed owners in Djibouti.
`,
	"ACQUIRE": `
The militia looted 60 rifles from a depot.
`,
	"PORT_CALL": `
The tanker dropped anchor off Ceuta.
The ship was tied up at a naval pier.
Satellite images place the ship at a pier in Dunai.
The bulker has never been to Sevastopol.
`,
	"DIVERT": `
The middleman steered the crates away from Muscat.
`,
	"CONTRACT": `
The ministry has exercised an option for 12 more vehicles.
The air force has a contract with Kestrel for 60 trainers.
`,
	"OFFER": `
The drones were on offer at a fair in Abu Dhabi.
The dealer claimed to have 20 missiles for sale.
`,
	"TRANSACTION": `
Bank Orlan handled 40 transactions for the company.
`,
	"SANCTION": `
The yard remains subject to EU sanctions.
Washington's sanctions on the refinery took effect in June.
`,
	"EXPORT_CONTROL": `
Vienna refused to license the sale.
The authority gave the company permission to export radars to Kenya.
The ministry turned down the firm's application for an export licence.
Exports to the plant are subject to a licence.
`,
	"SEIZE": `
Spanish customs held up 13 containers of ammunition in Algeciras.
`,
	"INSPECT": `
A chip stamped Orion was pulled from the debris.
Investigators came across 40 circuit boards.
`,
	"INVESTIGATE": `
The ministry has ordered a review of the deal.
The inquiry has been closed.
Customs have opened a file on the dealer.
`,
	"CHARGE": `
Petrov was arraigned in Boston.
A warrant has been issued for his arrest.
`,
	"SENTENCE": `
The regulator imposed a $1.2 million fine on the bank.
A Munich court found the manager guilty.
`,
	"MONITOR": `
The site is under surveillance by satellites.
`,
	"CHECK": `
The exporter did not check who the buyer was.
`,
	"LEGAL_ACTION": `
The firm has gone to court over the listing.
The company's lawsuit against the Treasury was dismissed.
His lawyer plans to appeal.
`,
	"DISCLOSE": `
The report was made public in March.
The company alerted the authorities to the order.
`,
	"WITHDRAW": `
The Malian army has left the base.
`,
	"TERMINATE": `
The contract was torn up in March.
The supplier walked away from the contract.
The bank closed the firm's accounts.
The joint venture was wound up.
`,
	"COUNTERMEASURE": `
Police broke up a smuggling ring in Tbilisi.
The exporter has introduced end-user checks.
`,
	"AGREE": `
Moscow and Tehran have come to terms on the price.
`,
	"NEGOTIATE": `
The firms have been haggling over the price of the tanks.
Jakarta and Seoul are working out the terms of the sale.
`,
	"MEET": `
The minister paid a visit to Pyongyang.
`,
	"REJECT": `
The request met with a refusal.
`,
	"DEMAND": `
Prosecutors have asked for seven years in prison.
`,
	"": `
The actor put in a good performance.
The court found the letter in a drawer.
The airline dropped the route.
The library bears his name.
The guests stayed in the port for nine days.
The minister left the room.
The bank made the report available.
She called her mother.
He came from Minsk.
The firm has a licence to sell wine.
The team applied for a grant.
The dog was found guilty of nothing.
The school introduced a new timetable.
The parties worked out a compromise at dinner.
They put the boxes on the table.
`,
}

// TestListsOfDemands reads what follows from one word over several verbs.
func TestListsOfDemands(t *testing.T) {
	checkTold(t, `
DEMAND | The plan restated demands that Iran dismantle its facilities, abandon its programme, and give up its uranium.
DISCLOSE | Orvane Trading will hand over its files to the customs office should it ask for them.
SANCTION | Orvane Trading was listed on the same day as Tolun Works. | target=Orvane Trading
ATTACK,CASUALTIES,CASUALTIES | The country launched operations that killed more than 1,700 people and displaced 5,000.
ATTACK,CASUALTIES | The country launched air and ground operations that killed 40 people.
- | Orvane Trading was listed as a supplier.
`)
}
