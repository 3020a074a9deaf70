package claims

import (
	"strings"
	"testing"
)

// TestRecall reads made-up sentences, each told in a way that one rule reads, and
// expects claims with their parties. A want that begins with "no " says what none of
// the claims may begin with.
func TestRecall(t *testing.T) {
	for _, c := range recalled {
		r := tell(t, c.text, "news")
		var got []string
		for i := range r.Claims {
			got = append(got, show(r, &r.Claims[i]))
		}
		for _, w := range c.want {
			not, denied := strings.CutPrefix(w, "no ")
			if denied == hasPrefix(got, not) {
				t.Errorf("%s\n  want %s\n  got  %s", c.text, w, strings.Join(got, "\n       "))
			}
		}
	}
}

var recalled = []struct {
	text string
	want []string
}{
	// a receiver between verb and object
	{"Iran gave Russia 200 drones.", []string{"TRANSFER reported_fact positive [Iran gave Russia 200 drones] supplier=Iran recipient=Russia q=200..200/UAV/delivered"}},
	{"Sudan was offered 12 jets by Iran.", []string{"OFFER reported_fact positive [Sudan was offered 12 jets by Iran] seller=Iran buyer=Sudan"}},
	{"The company sold the militia 40 anti-tank missiles.", []string{"TRANSFER reported_fact positive [The company sold the militia 40 anti-tank missiles] supplier=The company recipient=the militia q=40..40/missile/delivered"}},
	{"The plant can make up to 100 shells a day.", []string{"PRODUCE possible positive [The plant can make up to 100 shells a day] producer=The plant q=..100/"}},
	{"No fewer than 40 drones were delivered to Sudan.", []string{"TRANSFER reported_fact positive [No fewer than 40 drones were delivered to Sudan] recipient=Sudan q=40../UAV/delivered"}},
	{"The vessels made no fewer than 22 trips from Rason to Vostochny.", []string{"SHIP reported_fact positive"}},
	{"No drones were delivered to Sudan.", []string{"TRANSFER reported_fact negative"}},
	// what is doubted, or is no more
	{"Officials do not believe that Orvane Trading delivered drones to Sudan.", []string{"TRANSFER believed negative"}},
	{"Officials doubt that Orvane Trading delivered drones to Sudan.", []string{"TRANSFER believed negative"}},
	{"Officials believe that Orvane Trading delivered drones to Sudan.", []string{"TRANSFER believed positive"}},
	{"Officials could not rule out that Orvane Trading had delivered drones to Sudan.", []string{"TRANSFER possible positive"}},
	{"It is unlikely that Orvane Trading delivered drones to Sudan.", []string{"TRANSFER possible negative"}},
	{"The markings suggest that Orvane Trading delivered drones to Sudan.", []string{"TRANSFER possible positive"}},
	{"Orvane Trading would have delivered drones to Sudan if a licence had been granted.", []string{"TRANSFER conditional negative"}},
	{"Orvane Trading would deliver drones to Sudan if a licence were granted.", []string{"TRANSFER conditional positive"}},
	{"Iran no longer delivers drones to Sudan.", []string{"TERMINATE reported_fact positive"}},
	{"Orvane Trading no longer owns the vessel.", []string{"OWNERSHIP reported_fact negative"}},
	{"The engines that Orvane Trading delivered to Sudan were tested in May.", []string{"TRANSFER presupposed positive"}},
	// event nouns that begin a sentence
	{"Production of the engine began in 2021.", []string{"PRODUCE reported_fact positive [Production of the engine began in 2021] d=2021"}},
	{"Procurement and Supply Chain Agency bought 40 drones.", []string{"ACQUIRE reported_fact positive [Procurement and Supply Chain Agency bought 40 drones] recipient=Procurement and Supply Chain Agency"}},
	// what moves by rail is moved by nobody who is named
	{"The parts travelled by rail through Kazakhstan.", []string{"SHIP reported_fact positive [The parts travelled by rail through Kazakhstan]"}},
	{"Two batches of the engines changed hands in Dubai.", []string{"TRANSFER reported_fact positive [Two batches of the engines changed hands in Dubai]"}},
	{"The exporter falsely declared the drones as toys.", []string{"ALTER_DOCUMENTS reported_fact positive [The exporter falsely declared the drones as toys] actor=The exporter"}},
	{"The exporter declared the drones.", []string{"no ALTER_DOCUMENTS"}},
	{"The strike left 12 people dead.", []string{"CASUALTIES reported_fact positive [The strike left 12 people dead]"}},
	{"Some 200 pilots underwent training in Iran.", []string{"TRAIN reported_fact positive [Some 200 pilots underwent training in Iran]"}},
	{"The firm funneled engines to the militia and slapped new labels on the boxes.", []string{"TRANSFER reported_fact positive [The firm funneled engines to the militia]"}},
	{"Iran has a stock of about 3,000 ballistic missiles.", []string{"STOCKPILE reported_fact positive [Iran has a stock of about 3,000 ballistic missiles] holder=Iran"}},
	{"Teardown of the drone revealed a foreign chip.", []string{"INSPECT reported_fact positive [Teardown of the drone revealed a foreign chip]"}},
	// trades behind "be"
	{"Serkal Avionics is the largest supplier of guidance units to Kazan Aircraft Plant.", []string{
		"TRANSFER reported_fact positive [Serkal Avionics is the largest supplier of guidance units to Kazan Aircraft Plant] supplier=Serkal Avionics recipient=Kazan Aircraft Plant",
	}},
	{"Serkal Avionics is a supplier of the Russian Ministry of Defence.", []string{
		"TRANSFER reported_fact positive [Serkal Avionics is a supplier of the Russian Ministry of Defence] supplier=Serkal Avionics recipient=Russian Ministry of Defence",
	}},
	{"China remains the main supplier of arms to Pakistan.", []string{
		"TRANSFER reported_fact positive [China remains the main supplier of arms to Pakistan] supplier=China recipient=Pakistan",
	}},
	{"The ministry said Serkal Avionics was a key supplier to the Wagner Group.", []string{
		"TRANSFER asserted_fact positive [Serkal Avionics was a key supplier to the Wagner Group] supplier=Serkal Avionics recipient=Wagner Group",
	}},
	{"Serkal Avionics is a drone manufacturer based in Kazan.", []string{
		"PRODUCE reported_fact positive [Serkal Avionics is a drone manufacturer based in Kazan] producer=Serkal Avionics",
	}},
	{"Belarus is one of the biggest exporters of rifles and mortars to Sudan.", []string{
		"TRANSFER reported_fact positive [Belarus is one of the biggest exporters of rifles and mortars to Sudan] supplier=Belarus recipient=Sudan",
	}},
	{"The company is a leading manufacturer of furniture.", []string{"no PRODUCE"}},
	{"Lena Vorsk is a supplier.", []string{"no TRANSFER"}},
	// relative clauses without a pronoun
	{"The components the company bought from Orvane Trading were used in drones.", []string{
		"ACQUIRE presupposed positive [The components the company bought from Orvane Trading] recipient=the company supplier=Orvane Trading", "no OWNERSHIP",
	}},
	{"The firm paid for the engines it imported from China in 2021.", []string{
		"ACQUIRE presupposed positive [the engines it imported from China in 2021] procurer=The firm d=2021",
	}},
	{"The rifles Orvane Trading had delivered to the rebels in May 2022 were made in Serbia.", []string{
		"TRANSFER presupposed positive [The rifles Orvane Trading had delivered to the rebels in May 2022] supplier=Orvane Trading recipient=the rebels d=2022-05",
	}},
	{"After receiving the drones it sold them to Mali.", []string{"no SHIP"}},
	{"Russia has long been Mali's main arms supplier.", []string{
		"TRANSFER reported_fact positive [Russia has long been Mali's main arms supplier] supplier=Russia recipient=Mali",
	}},
	// times that count from the one before
	{"Orvane Trading delivered 40 drones to Mali in March 2021. Two years later, it sold 30 engines to Sudan.", []string{
		"TRANSFER reported_fact positive [Two years later, it sold 30 engines to Sudan] supplier=Orvane Trading recipient=Sudan q=30..30/engine/delivered d=2023-03",
	}},
	{"Orvane Trading delivered 40 drones to Mali in March 2021. A month earlier, it sold 30 engines to Sudan.", []string{
		"TRANSFER reported_fact positive [A month earlier, it sold 30 engines to Sudan] supplier=Orvane Trading recipient=Sudan q=30..30/engine/delivered d=2021-02",
	}},
	{"Orvane Trading delivered 40 drones to Mali in March 2021. The following year, it sold 30 engines to Sudan.", []string{
		"TRANSFER reported_fact positive [The following year, it sold 30 engines to Sudan] supplier=Orvane Trading recipient=Sudan q=30..30/engine/delivered d=2022",
	}},
	{"Orvane Trading delivered 40 drones to Mali on 3 March 2021. The next day, rebels shot down two of them.", []string{
		"TRANSFER reported_fact positive [Orvane Trading delivered 40 drones to Mali on 3 March 2021]",
		"LOSS reported_fact positive [The next day, rebels shot down two of them] d=2021-03-04",
	}},
	// between, for and under others
	{"Lena Vorsk acted as an intermediary between Orvane Trading and Serkal Avionics.", []string{
		"INTERMEDIARY reported_fact positive [Lena Vorsk acted as an intermediary between Orvane Trading and Serkal Avionics] intermediary=Lena Vorsk party=Orvane Trading party=Serkal Avionics",
	}},
	{"Through an intermediary, Orvane Trading, Serkal Avionics delivered 40 drones to Mali.", []string{
		"TRANSFER reported_fact positive [Serkal Avionics delivered 40 drones to Mali] supplier=Serkal Avionics recipient=Mali intermediary=Orvane Trading",
	}},
	{"Serkal Avionics supplied the engines to the plant through Lunet FZE, a firm in Dubai.", []string{
		"TRANSFER reported_fact positive [Serkal Avionics supplied the engines to the plant through Lunet FZE] supplier=Serkal Avionics recipient=the plant intermediary=Lunet FZE",
	}},
	{"Iran supplied rockets to the rebels via Oman.", []string{
		"TRANSFER reported_fact positive [Iran supplied rockets to the rebels via Oman] supplier=Iran recipient=the rebels", "no TRANSFER reported_fact positive [Iran supplied rockets to the rebels via Oman] supplier=Iran recipient=the rebels intermediary",
	}},
	{"Orvane Trading purchased microchips on behalf of Serkal Avionics.", []string{
		"ACQUIRE reported_fact positive [Orvane Trading purchased microchips on behalf of Serkal Avionics] procurer=Orvane Trading recipient=Serkal Avionics",
	}},
	{"Serkal Avionics operates under the control of the Iranian Ministry of Defence.", []string{
		"OWNERSHIP reported_fact positive [Serkal Avionics operates under the control of the Iranian Ministry of Defence] owner=Iranian Ministry of Defence owned=Serkal Avionics",
	}},
	{"Serkal Avionics works under the guidance of the Revolutionary Guards.", []string{
		"AFFILIATION reported_fact positive [Serkal Avionics works under the guidance of the Revolutionary Guards] body=Revolutionary Guards member=Serkal Avionics",
	}},
	{"Serkal Avionics is subordinate to the Ministry of Defence.", []string{
		"AFFILIATION reported_fact positive [Serkal Avionics is subordinate to the Ministry of Defence] body=Ministry of Defence member=Serkal Avionics",
	}},
	{"Prices remain under control.", []string{"no OWNERSHIP"}},
	{"The firm operates under the name of Lunet FZE.", []string{"no OWNERSHIP", "no AFFILIATION"}},
	// two names and one
	{"AviaTest and SuperCam Unmanned Systems Group sold drones to Serkal Avionics.", []string{
		"TRANSFER reported_fact positive [AviaTest and SuperCam Unmanned Systems Group sold drones to Serkal Avionics] supplier=AviaTest supplier=SuperCam Unmanned Systems Group recipient=Serkal Avionics",
	}},
	{"Orvane Trading supplied Zelmar and Pirat Unmanned Systems with engines.", []string{
		"TRANSFER reported_fact positive [Orvane Trading supplied Zelmar and Pirat Unmanned Systems with engines] supplier=Orvane Trading recipient=Zelmar recipient=Pirat Unmanned Systems",
	}},
	{"Procurement and Supply Chain Agency bought 40 drones.", []string{
		"ACQUIRE reported_fact positive [Procurement and Supply Chain Agency bought 40 drones] recipient=Procurement and Supply Chain Agency",
	}},
	{"The Ministry of Defence and Armed Forces Logistics bought 40 drones.", []string{
		"ACQUIRE reported_fact positive [The Ministry of Defence and Armed Forces Logistics bought 40 drones] recipient=Ministry of Defence and Armed Forces Logistics",
	}},
	// sales asked for, places taken, evasion
	{"The Government of Norvia has requested the possible sale of 40 missiles and related equipment.", []string{
		"TRANSFER planned positive [the possible sale of 40 missiles]",
	}},
	{"The State Department has made a determination approving a possible Foreign Military Sale to Norvia of 40 missiles.", []string{
		"TRANSFER planned positive [a possible Foreign Military Sale to Norvia of 40 missiles] recipient=Norvia q=40..40/missile/planned",
	}},
	{"Norvia requested 40 missiles from the United States.", []string{
		"ACQUIRE planned positive [Norvia requested 40 missiles from the United States] recipient=Norvia",
	}},
	{"Government forces recaptured the airport after two days of fighting.", []string{
		"ATTACK reported_fact positive [Government forces recaptured the airport after two days of fighting] attacker=Government forces",
	}},
	{"Troops seized the airport and captured three tanks.", []string{
		"ATTACK reported_fact positive [Troops seized the airport] attacker=Troops", "SEIZE reported_fact positive [captured three tanks] authority=Troops",
	}},
	{"The Northern Brigade took control of Derna in May 2022.", []string{
		"ATTACK reported_fact positive [The Northern Brigade took control of Derna in May 2022] attacker=Northern Brigade victim=Derna",
	}},
	{"Rebels captured the town of Derna on Monday.", []string{
		"ATTACK reported_fact positive [Rebels captured the town of Derna on Monday] attacker=Rebels victim=Derna d=2024-04-29",
	}},
	{"Orvane Trading took control of Lunet FZE in May 2022.", []string{"no ATTACK"}},
	{"Customs seized the port records.", []string{"no ATTACK"}},
	{"Orvane Trading bypassed export controls.", []string{
		"AVOID_SANCTIONS reported_fact positive [Orvane Trading bypassed export controls] avoider=Orvane Trading",
	}},
	{"The network operated in violation of sanctions.", []string{"no LOCATED_IN"}},
	// what is only likely, follows from a condition, or was found
	{"Serkal Avionics appears to have sold 40 drones to Mali.", []string{"TRANSFER possible positive [Serkal Avionics appears to have sold 40 drones to Mali]"}},
	{"Serkal Avionics is likely to have sold 40 drones to Mali.", []string{"TRANSFER possible positive [Serkal Avionics is likely to have sold 40 drones to Mali]"}},
	{"If convicted, Belov faces up to 20 years in prison.", []string{"SENTENCE conditional positive [Belov faces up to 20 years in prison]"}},
	{"The Panel documented three deliveries of rifles to Mali.", []string{"TRANSFER reported_fact positive [three deliveries of rifles to Mali]"}},
	{"The Panel has identified a new pattern of shipments of missiles to Al-Khums.", []string{"SHIP reported_fact positive [shipments of missiles to Al-Khums]"}},
	{"The Panel condemned three deliveries of rifles to Mali.", []string{"TRANSFER presupposed positive [three deliveries of rifles to Mali]"}},
}
