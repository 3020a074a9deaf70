package claims

import (
	"strings"
	"testing"
)

// TestPhenomena reads one made-up sentence for each way of telling an event and
// expects its claims, among others: type, modality, polarity and passage.
func TestPhenomena(t *testing.T) {
	for _, c := range phenomena {
		r := tell(t, c.text, c.genre)
		var got []string
		for i := range r.Claims {
			got = append(got, show(r, &r.Claims[i]))
		}
		for _, w := range c.want {
			if !hasPrefix(got, w) {
				t.Errorf("%s\n  want %s\n  got  %s", c.text, w, strings.Join(got, "\n       "))
			}
		}
	}
}

func hasPrefix(list []string, p string) bool {
	for _, s := range list {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// phenomena are sentences of news, press releases, notices, abstracts of rules
// and research reports, all made up.
var phenomena = []struct {
	text, genre string
	want        []string
}{
	{"Two cargo planes flew rocket motors from the Syrian coast to an airfield near Benghazi in early June, three officials familiar with the flights told The Harbour Post.", "news", []string{
		"SHIP reported_fact positive [Two cargo planes flew rocket motors from the Syrian coast to an airfield near Benghazi in early June]",
	}},
	{"The officials asked not to be identified because they were not authorised to speak about the matter.", "news", []string{
		"ANONYMITY_CONDITION reported_fact positive [The officials asked not to be identified]",
		"STATE_REASON reported_fact positive [because they were not authorised to speak about the matter]",
	}},
	{"Orvane Trading, a company registered in Dubai, paid about $4 million for the motors, according to an invoice reviewed by the newspaper.", "news", []string{
		"PAY reported_fact positive [Orvane Trading, a company registered in Dubai, paid about $4 million for the motors]",
		"OBTAIN_DOCUMENT reported_fact positive [an invoice reviewed by the newspaper]",
	}},
	{"The rockets were later fired at a village outside Derna, killing at least nine people, a local council said.", "news", []string{
		"USE_WEAPON asserted_fact positive [The rockets were later fired at a village outside Derna]",
		"CASUALTIES asserted_fact positive [killing at least nine people]",
	}},
	{"A spokesman for Orvane Trading said the company had never dealt in military goods and called the allegations baseless.", "news", []string{
		"ASSESS opinion positive [the allegations baseless]",
	}},
	{"Serkal Avionics, which supplied the guidance units, is controlled by the businessman Pavel Drost, company records show.", "news", []string{
		"OWNERSHIP reported_fact positive [Serkal Avionics, which supplied the guidance units, is controlled by the businessman Pavel Drost]",
		"TRANSFER reported_fact positive [which supplied the guidance units]",
	}},
	{"The ministry plans to buy 40 more launchers next year, the minister told parliament on Tuesday.", "news", []string{
		"ACQUIRE planned positive [The ministry plans to buy 40 more launchers next year]",
	}},
	{"The crates had been declared as pump parts.", "news", []string{
		"SHIP reported_fact positive [The crates had been declared as pump parts]",
	}},
	{"The consignment was bound for Port Sudan via Jebel Ali.", "news", []string{
		"SHIP reported_fact positive [The consignment was bound for Port Sudan via Jebel Ali]",
	}},
	{"Moscow has denied receiving any missiles from Pyongyang.", "news", []string{
		"ACQUIRE asserted_fact negative [receiving any missiles from Pyongyang]",
	}},
	{"North Korea has shipped about 11,000 containers of munitions to Russia since last August, according to South Korea's defence ministry.", "news", []string{
		"SHIP asserted_fact positive [North Korea has shipped about 11,000 containers of munitions to Russia since last August]",
	}},
	{"The Pentagon believes that Tehran is preparing to send short-range ballistic missiles to Moscow.", "news", []string{
		"BELIEVE reported_fact positive [The Pentagon believes that Tehran is preparing to send short-range ballistic missiles to Moscow]",
		"SHIP believed positive [Tehran is preparing to send short-range ballistic missiles to Moscow]",
	}},
	{"The two governments signed a contract for the production of 6,000 drones at a plant east of Kazan, a leaked document shows.", "news", []string{
		"CONTRACT reported_fact positive [The two governments signed a contract for the production of 6,000 drones at a plant east of Kazan]",
	}},
	{"Turkey has sold at least two dozen Bayraktar TB2 drones to Ethiopia, the report said.", "news", []string{
		"TRANSFER reported_fact positive [Turkey has sold at least two dozen Bayraktar TB2 drones to Ethiopia]",
	}},
	{"Rebels shot down one of the aircraft last week.", "news", []string{
		"LOSS reported_fact positive [Rebels shot down one of the aircraft last week]",
	}},
	{"The group's leader, Yusuf Karran, met the Belarusian president in Minsk on Monday.", "news", []string{
		"MEET reported_fact positive [The group's leader, Yusuf Karran, met the Belarusian president in Minsk on Monday]",
	}},
	{"Neither company responded to requests for comment.", "news", []string{
		"NO_COMMENT reported_fact positive [Neither company responded to requests for comment]",
	}},
	{"The Harbour Post could not independently verify the documents.", "news", []string{
		"UNVERIFIED reported_fact positive [The Harbour Post could not independently verify the documents]",
	}},
	{"Three of the five firms share a phone number and were set up in the same week by Lena Vorsk, a former employee of the drone maker.", "news", []string{
		"ESTABLISH reported_fact positive [were set up in the same week by Lena Vorsk]",
		"OFFICE reported_fact positive [Lena Vorsk, a former employee of the drone maker]",
	}},
	{"The chips were bought in Germany through a front company in Hong Kong and then re-exported to Russia, investigators allege.", "news", []string{
		"ACQUIRE believed positive [The chips were bought in Germany through a front company in Hong Kong]",
		"SHIP believed positive [then re-exported to Russia]",
	}},
	{"Karol Vint, 54, was arrested in Gdynia and charged with exporting machine tools without a licence.", "news", []string{
		"CHARGE reported_fact positive [Karol Vint, 54, was arrested in Gdynia]",
		"CHARGE reported_fact positive [charged with exporting machine tools without a licence]",
		"TRANSFER believed positive [exporting machine tools without a licence]",
	}},
	{"A court in Hamburg sentenced the company's former manager to three years in prison for breaching the embargo.", "news", []string{
		"SENTENCE reported_fact positive [A court in Hamburg sentenced the company's former manager to three years in prison for breaching the embargo]",
		"AVOID_SANCTIONS reported_fact positive [breaching the embargo]",
	}},
	{"The tanker switched off its transponder near Malta and transferred the oil to another vessel.", "news", []string{
		"TRANSSHIP reported_fact positive [transferred the oil to another vessel]",
	}},
	{"Iran may be seeking fighter jets in return, two European diplomats said.", "news", []string{
		"ACQUIRE possible positive [Iran may be seeking fighter jets in return]",
	}},
	{"Ukraine's air force said it had intercepted 32 of 40 drones launched overnight.", "news", []string{
		"SEIZE asserted_fact positive [it had intercepted 32 of 40 drones launched overnight]",
		"USE_WEAPON presupposed positive [32 of 40 drones launched overnight]",
	}},
	{"The United Arab Emirates rejects the allegation that it has armed the paramilitary force.", "news", []string{
		"MILITARY_SUPPORT asserted_fact negative [rejects the allegation that it has armed the paramilitary force]",
	}},
	{"Washington suspended deliveries of 2,000-pound bombs to Israel in May.", "news", []string{
		"TERMINATE reported_fact positive [Washington suspended deliveries of 2,000-pound bombs to Israel in May]",
	}},
	{"About 200 instructors from the Wagner group are training government soldiers at a base near Bangui, a Western security source said.", "news", []string{
		"TRAIN reported_fact positive [About 200 instructors from the Wagner group are training government soldiers at a base near Bangui]",
	}},
	{"The source declined to be named.", "news", []string{
		"ANONYMITY_CONDITION reported_fact positive [The source declined to be named]",
	}},
	{"Brennhold Optics AG has not supplied night-vision devices to any customer in Belarus since 2021.", "press release", []string{
		"TRANSFER asserted_fact negative [Brennhold Optics AG has not supplied night-vision devices to any customer in Belarus since 2021]",
	}},
	{"We will cooperate fully with the authorities and have ended our relationship with the distributor.", "press release", []string{
		"TERMINATE asserted_fact positive [have ended our relationship with the distributor]",
	}},
	{"Brennhold Optics acquired a 60 per cent stake in Kestrel Lens Ltd in 2019 and sold it in March 2022.", "press release", []string{
		"OWNERSHIP asserted_fact positive [Brennhold Optics acquired a 60 per cent stake in Kestrel Lens Ltd in 2019]",
	}},
	{"Kestrel Lens Ltd, formerly Fenwick Optical, is a wholly owned subsidiary of Dorne Holdings.", "press release", []string{
		"OWNERSHIP asserted_fact positive [Kestrel Lens Ltd, formerly Fenwick Optical, is a wholly owned subsidiary of Dorne Holdings]",
		"RENAME asserted_fact positive [Kestrel Lens Ltd, formerly Fenwick Optical]",
	}},
	{"Contrary to the report, no Brennhold product has been found in any weapon used in Ukraine.", "press release", []string{
		"INSPECT asserted_fact negative [no Brennhold product has been found in any weapon used in Ukraine]",
	}},
	{"The Office of Foreign Assets Control is designating Zarifi Shipping Company pursuant to Executive Order 13382 for being owned or controlled by, or acting for or on behalf of, the Karun Group.", "official notice", []string{
		"OWNERSHIP asserted_fact positive [being owned or controlled by, or acting for or on behalf of, the Karun Group]",
		"ACTS_FOR asserted_fact positive [acting for or on behalf of, the Karun Group]",
	}},
	{"Zarifi Shipping Company was designated today pursuant to E.O. 13382 for having provided material support to the Karun Group.", "official notice", []string{
		"MILITARY_SUPPORT asserted_fact positive [having provided material support to the Karun Group]",
	}},
	{"As a result of today's action, all property and interests in property of these persons are blocked.", "official notice", []string{
		"FREEZE_ASSETS asserted_fact positive [As a result of today's action, all property and interests in property of these persons are blocked]",
	}},
	{"The company has procured carbon fibre on behalf of the Defence Industries Bureau.", "official notice", []string{
		"ACQUIRE asserted_fact positive [The company has procured carbon fibre on behalf of the Defence Industries Bureau]",
	}},
	{"Arvand Electronics is a Tehran-based front company that imports servo motors for the Shahed factory.", "official notice", []string{
		"ACQUIRE asserted_fact positive [a Tehran-based front company that imports servo motors for the Shahed factory]",
	}},
	{"The vessel Lady Mirel, owned by Harun Shipping, made port calls in Latakia and Novorossiysk.", "official notice", []string{
		"OWNERSHIP asserted_fact positive [The vessel Lady Mirel, owned by Harun Shipping]",
	}},
	{"Karim Daneshvar is the chief executive of Arvand Electronics and has negotiated the sale of UAV components to Russia.", "official notice", []string{
		"OFFICE asserted_fact positive [Karim Daneshvar is the chief executive of Arvand Electronics]",
		"NEGOTIATE asserted_fact positive [has negotiated the sale of UAV components to Russia]",
	}},
	{"Arvand Electronics holds 51 % of Mehr Composites, its affiliate in Isfahan.", "official notice", []string{
		"OWNERSHIP asserted_fact positive [Arvand Electronics holds 51 % of Mehr Composites, its affiliate in Isfahan]",
	}},
	{"The Bureau of Industry and Security (BIS) is imposing a license requirement for exports, reexports, or transfers (in-country) to Belarus of certain drone parts.", "official notice (abstract)", []string{
		"EXPORT_CONTROL asserted_fact positive [The Bureau of Industry and Security (BIS) is imposing a license requirement for exports, reexports, or transfers (in-country) to Belarus of certain drone parts]",
	}},
	{"This rule adds seven entities to the Entity List.", "official notice (abstract)", []string{
		"SANCTION asserted_fact positive [This rule adds seven entities to the Entity List]",
	}},
	{"These parts have been found in unmanned aerial vehicles used by Russian forces against Ukraine.", "official notice (abstract)", []string{
		"INSPECT asserted_fact positive [These parts have been found in unmanned aerial vehicles used by Russian forces against Ukraine]",
		"USE_WEAPON presupposed positive [unmanned aerial vehicles used by Russian forces against Ukraine]",
	}},
	{"The entities are being added for acquiring and attempting to acquire U.S.-origin items in support of Iran's UAV programme.", "official notice (abstract)", []string{
		"SANCTION asserted_fact positive [The entities are being added for acquiring]",
		"ACQUIRE planned positive [attempting to acquire U.S.-origin items in support of Iran's UAV programme]",
	}},
	{"The Department of State has removed the name of one individual from the list of blocked persons.", "official notice (abstract)", []string{
		"TERMINATE asserted_fact positive [The Department of State has removed the name of one individual from the list of blocked persons]",
	}},
	{"The Secretary of State has determined that two foreign persons transferred missile technology to Syria.", "official notice (abstract)", []string{
		"TRANSFER asserted_fact positive [two foreign persons transferred missile technology to Syria]",
	}},
	{"OFAC is publishing the names of two persons that have been placed on the SDN List.", "official notice (abstract)", []string{
		"SANCTION asserted_fact positive [two persons that have been placed on the SDN List]",
	}},
	{"The institute estimates that Russia produced about 2,000 glide bombs in 2024.", "research report", []string{
		"PRODUCE asserted_fact positive [Russia produced about 2,000 glide bombs in 2024]",
	}},
	{"According to the agency's quarterly report, Iran's stockpile of enriched uranium has grown to 275 kilograms.", "research report", []string{
		"STOCKPILE_INCREASE asserted_fact positive [Iran's stockpile of enriched uranium has grown to 275 kilograms]",
	}},
	{"The agency has not been able to inspect the site since June.", "research report", []string{
		"INSPECT reported_fact negative [The agency has not been able to inspect the site since June]",
	}},
	{"On 13 June, Israel struck the enrichment plant and killed several senior scientists.", "research report", []string{
		"ATTACK reported_fact positive [On 13 June, Israel struck the enrichment plant]",
		"CASUALTIES reported_fact positive [killed several senior scientists]",
	}},
	{"China has reportedly provided geospatial intelligence to Russia and financed the construction of a drone plant.", "research report", []string{
		"MILITARY_SUPPORT reported_fact positive [provided geospatial intelligence to Russia]",
		"FINANCE reported_fact positive [financed the construction of a drone plant]",
	}},
	{"In talks in Muscat in April, U.S. and Iranian negotiators failed to reach an agreement.", "research report", []string{
		"AGREE reported_fact negative [In talks in Muscat in April, U.S. and Iranian negotiators failed to reach an agreement]",
		"MEET presupposed positive [talks in Muscat in April]",
	}},
	{"Russia has deployed tactical nuclear weapons in Belarus, and the two states have held joint exercises.", "research report", []string{
		"DEPLOY reported_fact positive [Russia has deployed tactical nuclear weapons in Belarus]",
	}},
	{"Iran informed the agency that it would install two more cascades at Natanz.", "research report", []string{
		"ASSEMBLE conditional positive [it would install two more cascades at Natanz]",
	}},
	{"The United States has lifted sanctions on three Belarusian airlines.", "research report", []string{
		"SANCTION reported_fact positive [The United States has lifted sanctions on three Belarusian airlines]",
	}},
	{"A parliamentary inquiry into the export of surveillance equipment was opened in October.", "research report", []string{
		"INVESTIGATE reported_fact positive [A parliamentary inquiry into the export of surveillance equipment was opened in October]",
	}},
	{"An estimated 500 to 600 North Korean workers are employed at the plant.", "research report", []string{
		"OFFICE reported_fact positive [An estimated 500 to 600 North Korean workers are employed at the plant]",
	}},
	{"The plant, which employs 4,500 people, was hit by drones in April.", "research report", []string{
		"ATTACK reported_fact positive [The plant, which employs 4,500 people, was hit by drones in April]",
		"EMPLOY reported_fact positive [which employs 4,500 people]",
	}},
	{"Belarus is reported to have stored 300 tonnes of ammonium nitrate for Hezbollah.", "research report", []string{
		"STOCKPILE reported_fact positive [Belarus is reported to have stored 300 tonnes of ammonium nitrate for Hezbollah]",
	}},
	{"The delivery of the second batch has been delayed until October.", "research report", []string{
		"TRANSFER planned positive [The delivery of the second batch has been delayed until October]",
	}},
	{"Payments were routed through Vessna Bank, and the goods were relabelled in Yerevan.", "research report", []string{
		"PAY reported_fact positive [Payments were routed through Vessna Bank]",
		"ALTER_DOCUMENTS reported_fact positive [the goods were relabelled in Yerevan]",
	}},
	{"Lorvik Marine acted as a go-between for the shipyard and the buyer in Eritrea.", "research report", []string{
		"INTERMEDIARY reported_fact positive [Lorvik Marine acted as a go-between for the shipyard and the buyer in Eritrea]",
	}},
	{"The magazine withdrew the article on Friday and apologised.", "research report", []string{
		"CORRECTION reported_fact positive [The magazine withdrew the article on Friday]",
	}},
	{"The general was killed in an air strike on his convoy in January, his family said.", "research report", []string{
		"CASUALTIES reported_fact positive [The general was killed in an air strike on his convoy in January]",
	}},
	{"It is unclear how many of the missiles reached their destination.", "research report", []string{
		"NOT_STATED reported_fact positive [It is unclear how many of the missiles reached their destination]",
	}},
	{"Germany tightened its export rules for machine tools in 2023.", "research report", []string{
		"EXPORT_CONTROL reported_fact positive [Germany tightened its export rules for machine tools in 2023]",
	}},
	{"Investigators from the panel examined the wreckage and traced the engine to a factory in Beijing.", "research report", []string{
		"INSPECT reported_fact positive [Investigators from the panel examined the wreckage]",
	}},
	{"Oman has offered to host a further round of talks.", "research report", []string{
		"MEET planned positive [Oman has offered to host a further round of talks]",
	}},
	{"The bank froze accounts holding 12 million euros.", "research report", []string{
		"FREEZE_ASSETS reported_fact positive [The bank froze accounts holding 12 million euros]",
	}},
	{"Iran has supplied Russia with hundreds of drones since the summer of 2022, according to U.S. officials, who spoke on condition of anonymity to discuss intelligence.", "news", []string{
		"TRANSFER reported_fact positive [Iran has supplied Russia with hundreds of drones since the summer of 2022]",
	}},
	{"The agreement, reached during a meeting in Tehran in early November, would allow Moscow to build the drones on its own soil, the officials said.", "news", []string{
		"MEET presupposed positive [a meeting in Tehran in early November]",
	}},
	{"Kyiv says 1,161 Shahed drones were launched at its cities between September and March.", "news", []string{
		"USE_WEAPON asserted_fact positive [1,161 Shahed drones were launched at its cities between September and March]",
	}},
	{"Investigators with Conflict Watch, a London-based research group, found that 52 components in the drone had been made by thirteen companies in the United States.", "news", []string{
		"PRODUCE reported_fact positive [52 components in the drone had been made by thirteen companies in the United States]",
	}},
	{"A Chinese company, Hailin Sensors, sold infrared cameras worth $300,000 to Radar Spektr through an intermediary in Kyrgyzstan, according to the data.", "news", []string{
		"TRANSFER reported_fact positive [A Chinese company, Hailin Sensors, sold infrared cameras worth $300,000 to Radar Spektr through an intermediary in Kyrgyzstan]",
	}},
	{"The sanctions, announced in London on Thursday, target eleven people and firms involved in the trade.", "news", []string{
		"SANCTION reported_fact positive [The sanctions, announced in London on Thursday, target eleven people and firms involved in the trade]",
	}},
	{"Among those listed is Farzin Aletaha, who is said to have arranged the export of 40 turbojet engines.", "news", []string{
		"TRANSFER reported_fact positive [who is said to have arranged the export of 40 turbojet engines]",
	}},
	{"The European Commission has urged member states to close the loophole.", "news", []string{
		"DEMAND reported_fact positive [The European Commission has urged member states to close the loophole]",
	}},
	{"Poland intercepted a lorry carrying drone parts at the Belarusian border in January.", "news", []string{
		"SEIZE reported_fact positive [Poland intercepted a lorry carrying drone parts at the Belarusian border in January]",
	}},
	{"Western officials worry that Tehran could provide ballistic missiles next.", "news", []string{
		"TRANSFER possible positive [Tehran could provide ballistic missiles next]",
	}},
	{"Saudi Arabia has frozen talks with Washington on a defence pact.", "news", []string{
		"FREEZE_ASSETS reported_fact positive [Saudi Arabia has frozen talks with Washington on a defence pact]",
	}},
	{"Over the past year, at least five cargo flights have landed at Amdjarass, where weapons are said to be handed to the militia.", "news", []string{
		"PORT_CALL reported_fact positive [Over the past year, at least five cargo flights have landed at Amdjarass]",
		"TRANSFER reported_fact positive [where weapons are said to be handed to the militia]",
	}},
	{"An official at the port, who requested anonymity because of the sensitivity of the case, said the containers were loaded onto the vessel at night.", "news", []string{
		"ANONYMITY_CONDITION reported_fact positive [who requested anonymity]",
		"STATE_REASON reported_fact positive [because of the sensitivity of the case]",
		"SHIP reported_fact positive [the containers were loaded onto the vessel at night]",
	}},
	{"The company declined to comment.", "news", []string{
		"NO_COMMENT reported_fact positive [The company declined to comment]",
	}},
	{"Emails reviewed by Ordinary Weekly suggest that the broker knew the valves would end up in Iran.", "news", []string{
		"OBTAIN_DOCUMENT reported_fact positive [Emails reviewed by Ordinary Weekly]",
		"TRANSFER possible positive [the valves would end up in Iran]",
	}},
	{"The helicopters will be delivered in 2026 and 2027 under a deal worth 1.2 billion euros.", "news", []string{
		"TRANSFER planned positive [The helicopters will be delivered in 2026 and 2027 under a deal worth 1.2 billion euros]",
	}},
	{"Its arsenal is thought to include some 2,000 rockets with a range of 40 kilometres.", "news", []string{
		"STOCKPILE believed positive [Its arsenal is thought to include some 2,000 rockets with a range of 40 kilometres]",
	}},
	{"The factory, hidden in an industrial park near Izhevsk, turns out 300 shells a day.", "news", []string{
		"PRODUCE reported_fact positive [The factory, hidden in an industrial park near Izhevsk, turns out 300 shells a day]",
	}},
	{"Hundreds of women recruited in Africa assemble the drones, said the report, which was based on satellite images and interviews.", "news", []string{
		"ASSEMBLE reported_fact positive [Hundreds of women recruited in Africa assemble the drones]",
	}},
	{"In exchange, Russia would give Iran Su-35 fighter jets.", "news", []string{
		"TRANSFER conditional positive [Russia would give Iran Su-35 fighter jets]",
	}},
	{"A third shipment was stopped at Antwerp on 4 May.", "news", []string{
		"SEIZE reported_fact positive [A third shipment was stopped at Antwerp on 4 May]",
	}},
	{"Rahim Tavakoli is a senior official of the Aerospace Force and oversees the transfer of drones to foreign buyers.", "official notice", []string{
		"OFFICE asserted_fact positive [Rahim Tavakoli is a senior official of the Aerospace Force]",
	}},
	{"He was previously the deputy head of Tir Aviation, which he left in 2019.", "official notice", []string{
		"OFFICE asserted_fact positive [He was previously the deputy head of Tir Aviation]",
	}},
	{"The entity is linked to the Ministry of Defence and shares its address with Novin Plast.", "official notice", []string{
		"AFFILIATION asserted_fact positive [The entity is linked to the Ministry of Defence]",
	}},
	{"Barzin Trading LLC, established in 2021 and based in Sharjah, was used to pay for the engines.", "official notice", []string{
		"PAY asserted_fact positive [Barzin Trading LLC, established in 2021 and based in Sharjah, was used to pay for the engines]",
		"ESTABLISH asserted_fact positive [Barzin Trading LLC, established in 2021]",
	}},
	{"It is owned or controlled by a listed person and has evaded the restrictions by changing its name twice.", "official notice", []string{
		"OWNERSHIP asserted_fact positive [It is owned or controlled by a listed person]",
		"AVOID_SANCTIONS asserted_fact positive [has evaded the restrictions by changing its name twice]",
	}},
	{"The company supplies the Russian armed forces with electronic warfare systems and has been designated by the United States and Canada.", "official notice", []string{
		"TRANSFER asserted_fact positive [The company supplies the Russian armed forces with electronic warfare systems]",
		"SANCTION asserted_fact positive [has been designated by the United States and Canada]",
	}},
	{"Sarin Electronics provides material support to, and acts on behalf of, Shahed Aviation.", "official notice", []string{
		"MILITARY_SUPPORT asserted_fact positive [Sarin Electronics provides material support to]",
		"ACTS_FOR asserted_fact positive [acts on behalf of, Shahed Aviation]",
	}},
	{"She holds 30 % of the shares in the firm; the remaining 70 % belong to her husband.", "official notice", []string{
		"OWNERSHIP asserted_fact positive [She holds 30 % of the shares in the firm]",
	}},
	{"The vessel has transported Iranian oil under a false flag and switched off its tracking system.", "official notice", []string{
		"SHIP asserted_fact positive [The vessel has transported Iranian oil under a false flag]",
	}},
	{"The asset freeze was extended until 15 September 2025.", "official notice", []string{
		"SANCTION asserted_fact positive [The asset freeze was extended until 15 September 2025]",
	}},
	{"The Department of Commerce is amending the Export Administration Regulations to restrict exports of certain engines to Iran and to add four companies to the Entity List.", "official notice (abstract)", []string{
		"EXPORT_CONTROL asserted_fact positive [The Department of Commerce is amending the Export Administration Regulations to restrict exports of certain engines to Iran]",
		"EXPORT_CONTROL planned positive [to restrict exports of certain engines to Iran]",
		"SANCTION asserted_fact positive [to add four companies to the Entity List]",
	}},
	{"The license requirements apply to items that are destined for Iran, whether or not a U.S. person takes part in the transaction.", "official notice (abstract)", []string{
		"EXPORT_CONTROL asserted_fact positive [The license requirements apply to items that are destined for Iran]",
	}},
	{"This action follows reports that Iran has provided drones to Russia for use against Ukraine.", "official notice (abstract)", []string{
		"TRANSFER reported_fact positive [Iran has provided drones to Russia for use against Ukraine]",
	}},
	{"OFAC has removed from the SDN List two companies that were listed in 2019.", "official notice (abstract)", []string{
		"TERMINATE asserted_fact positive [OFAC has removed from the SDN List two companies that were listed in 2019]",
		"SANCTION asserted_fact positive [two companies that were listed in 2019]",
	}},
	{"The Secretary has determined that the conditions for the sanctions are met and has selected five measures to be imposed on Karsan Industries.", "official notice (abstract)", []string{
		"SANCTION planned positive [has selected five measures to be imposed on Karsan Industries]",
	}},
	{"BIS is also revising the foreign direct product rule so that it covers goods made abroad with U.S. technology.", "official notice (abstract)", []string{
		"EXPORT_CONTROL asserted_fact positive [BIS is also revising the foreign direct product rule]",
	}},
	{"Analysts estimate that Iran holds between 2,000 and 3,000 ballistic missiles.", "research report", []string{
		"STOCKPILE reported_fact positive [Iran holds between 2,000 and 3,000 ballistic missiles]",
	}},
	{"According to the IAEA, Iran had an estimated 440 kg of uranium enriched to 60 per cent as of 13 June 2025.", "research report", []string{
		"STOCKPILE asserted_fact positive [Iran had an estimated 440 kg of uranium enriched to 60 per cent as of 13 June 2025]",
	}},
	{"Iran suspended cooperation with the agency after the strikes.", "research report", []string{
		"TERMINATE reported_fact positive [Iran suspended cooperation with the agency after the strikes]",
	}},
	{"The United States conducted air strikes on three nuclear sites on 22 June.", "research report", []string{
		"ATTACK reported_fact positive [The United States conducted air strikes on three nuclear sites on 22 June]",
	}},
	{"U.S. officials have said that the two sides remain far apart, and it is unclear whether talks will resume.", "research report", []string{
		"NOT_STATED reported_fact positive [it is unclear whether talks will resume]",
	}},
	{"Some Members have called on the Administration to submit any agreement to Congress for review.", "research report", []string{
		"DEMAND reported_fact positive [Some Members have called on the Administration to submit any agreement to Congress for review]",
	}},
	{"Russia's production of glide bombs may have reached 75,000 in 2025, up from 40,000 a year earlier.", "research report", []string{
		"PRODUCE possible positive [Russia's production of glide bombs may have reached 75,000 in 2025, up from 40,000 a year earlier]",
	}},
	{"Israel's strikes in June reportedly destroyed about half of Iran's missile launchers.", "research report", []string{
		"ATTACK presupposed positive [Israel's strikes in June]",
	}},
	{"The Administration has imposed sanctions on more than 50 vessels since February for transporting Iranian oil.", "research report", []string{
		"SANCTION reported_fact positive [The Administration has imposed sanctions on more than 50 vessels since February for transporting Iranian oil]",
		"SHIP reported_fact positive [transporting Iranian oil]",
	}},
	{"The two governments signed a 20-year strategic partnership treaty in January 2025; it contains no mutual defence clause.", "research report", []string{
		"AGREE reported_fact positive [The two governments signed a 20-year strategic partnership treaty in January 2025]",
	}},
	{"Moscow has denied using the drones, while Kyiv says it has recovered the wreckage of more than 300.", "research report", []string{
		"USE_WEAPON asserted_fact negative [using the drones]",
	}},
}
