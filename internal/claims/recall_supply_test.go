package claims

import (
	"slices"
	"strings"
	"testing"
)

// TestEventTypes reads made-up sentences, each with the one event that it tells, or none,
// in the words and constructions of those who write about trade in arms.
func TestEventTypes(t *testing.T) { checkEvents(t, told) }

// checkEvents reads sentences, one a line, by the one event that each tells; "" = none.
func checkEvents(t *testing.T, sentences map[string]string) {
	t.Helper()
	for typ, text := range sentences {
		var want []string
		if typ != "" {
			want = []string{typ}
		}
		for s := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
			if got := typesOf(tell(t, s, "news")); !slices.Equal(got, want) {
				t.Errorf("%s\n  want %s\n  got  %s", s, want, got)
			}
		}
	}
}

// typesOf returns the event types of the claims of a text, in their order.
func typesOf(r *Result) []string {
	var out []string
	for i := range r.Claims {
		out = append(out, string(r.Claims[i].Event.Type))
	}
	return out
}

// checkTypes expects claims of just the types of a comma-separated list, in any order;
// "-" = none.
func checkTypes(t *testing.T, text, list string, r *Result) {
	t.Helper()
	var want []string
	if list = strings.TrimSpace(list); list != "-" {
		want = strings.Split(list, ",")
	}
	got := typesOf(r)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s\n  want %v\n  got  %s", text, want, got)
	}
}

// told are sentences by the event that they tell.
var told = map[string]string{
	"TRANSFER": `
The parcels of weapons made their way to rebels in Darfur.
Belarus has become a conduit for the delivery of optics to Russia.
The chips were sold via a reseller in Hong Kong.
The rifles fell into the hands of militants.
North Korea is believed to be supplying shells to Russia.
Delta has been a key source of microchips for Iran's drone industry.
The rocket motors were furnished to the Houthis by the Quds Force.
The UAE has been secretly arming the paramilitary force with drones and guns.
Ankara has yet to deliver the promised drones.
Optronika has no record of having sold the sensors to anyone in Belarus.
The rifle was originally sold to the Libyan army in 1978.
`,
	"ACQUIRE": `
The army took delivery of 12 howitzers in June.
Ivanov bought 17 rifles over four months for a man in Minsk.
The network is tasked with obtaining guidance components for Iran.
Delta Trading facilitated the purchase of gyroscopes for Mado.
Poland has a plan to acquire 500 rocket launchers.
The purchase of 20 helicopters is planned for next year.
The firm's purchases of servo motors came to $2 million.
The group is seeking to acquire surface-to-air missiles.
The plant sources its bearings from a German manufacturer.
The network has been buying up used machine tools across Europe.
They bought the optics for cash at a fair in Dubai.
The network procured $24 million in controlled goods for the Iranian military.
`,
	"SHIP": `
Two of the crates went by rail to Smolensk.
The tanker is now heading for Qingdao.
The ship made four voyages carrying ammunition from Rajin to Vostochny.
The valves were destined for a nuclear plant in Iran.
The engines were routed via Kyrgyzstan.
The cargo was described as agricultural machinery.
Shipments of chips to Russia via Armenia have risen sharply.
The consignment weighed 14 tonnes and was flown from Tehran to Khartoum.
The vessel is believed to have carried arms from Bandar Abbas to Port Sudan.
The freight forwarder arranged for the parts to be sent to Tehran.
The parts were meant for a hospital in Tbilisi.
`,
	"TRANSSHIP": `
The boxes were reloaded at Minsk.
The containers were moved on to a smaller vessel off Somalia.
The tanker carried out a ship-to-ship transfer in the Gulf of Oman.
The tanker took on crude from another vessel off Khor Fakkan.
The cargo was moved to another vessel near Ceuta.
`,
	"PORT_CALL": `
The tanker reappeared off Johor on 12 May.
The vessel was seen alongside the Hai Yun 8 on 27 November.
In March the vessel loaded at Nansha.
The ship was spotted at the port of Novorossiysk.
The ship made a stop at Salalah.
The freighter has docked in Rajin five times since August.
It berthed at the naval base of Dunay on 12 September.
The ship entered the port of Hodeidah on 2 May.
`,
	"DIVERT": `
The chips were diverted to a drone plant in Yelabuga.
The diversion of the rifles to the militia was confirmed.
Ammunition intended for the police was diverted to armed groups.
`,
	"CONTRACT": `
Poland signed a contract for 180 tanks with Hyundai Rotem.
Delta Trading has won an order for 60 howitzers from Norway.
An order for 30 engines was placed in April.
The ministry awarded Delta Works a contract for 300 armoured vehicles.
Morocco has an order for 36 rocket launchers.
A $2.1 billion deal for 22 air-defence systems was signed in July.
The firm's order book includes 60 howitzers for Norway.
The company accepted an order for 5,000 servo motors.
The yard won a contract for the procurement of 12 patrol boats and 40 radars.
Armenia has signed a deal to buy French howitzers.
`,
	"OFFER": `
The broker offered the militia 300 rifles.
Russia's arms exporter pitched its drones to Mali.
The engines were put up for sale on a website.
The rifles were on sale in a shop in Kabul.
The offer of 40 jets to Indonesia expires in May.
Delta submitted a bid for the supply of 40 radars.
Moscow is offering its latest fighter to India.
On its website the company advertised the engines as suitable for drones.
The drones were offered for sale at $80,000 apiece.
`,
	"TRANSACTION": `
The bank did business with the two firms.
Delta has had no dealings with the company.
The company has never done business in Iran.
He traded with a firm in Teheran for years.
The bank processed transactions with the sanctioned firm.
`,
	"PRODUCE": `
Production of the drones is under way in Yelabuga.
The company is a leading manufacturer of drones.
The missile was produced no earlier than November 2023.
Iran has begun enriching uranium to 60 percent.
The army's design bureau developed the drone.
Russia now manufactures the drones itself.
The firm designs and produces guidance systems for the missile.
The institute is developing a hypersonic missile.
North Korea has expanded its production of short-range missiles.
`,
	"ASSEMBLE": `
The drones are put together at a former bakery.
The kits are assembled by students at a college in Yelabuga.
Between 3,000 and 4,000 workers assemble drones at plants in Russia.
Assembly of the drones takes place in Tatarstan.
The chips were built into the guidance unit.
The module is fitted with a Swiss gyroscope.
The final assembly of the rockets is done in Aleppo.
The camera was mounted under the wing.
`,
	"BUILD": `
A drone factory is being built near Alabuga.
Construction of the plant is under way.
The government plans to put up a munitions plant near Varna.
The new plant opened in May.
The joint venture is building a shell factory in Kharkiv.
Construction of a missile base at Sino-ri was completed in 2020.
The country plans to build a second enrichment plant.
`,
	"ESTABLISH": `
The firm was founded in 2019 by two brothers.
Petrov set up the company in Cyprus in 2021.
The two formed a joint venture in Minsk.
The firm was registered in Hong Kong in May 2022 by a Russian citizen.
The sisters registered the company in Sharjah in May 2023.
The company was incorporated in Cyprus by Anna Belova.
`,
	"USE_WEAPON": `
Russian forces have used the missile against Kharkiv.
The army made use of cluster munitions.
The use of cluster bombs by the army has been documented.
Rockets were fired at the airport from the hills.
The Houthis fired three missiles at a tanker.
The rifle was fired in Port-au-Prince.
Cluster bombs were dropped on two villages in Idlib.
The missile was launched from a truck near Belgorod.
Syrian forces used sarin against the town in 2017.
The army has employed loitering munitions in Karabakh.
Russian troops are using North Korean shells at the front.
Since the start of the war Moscow has fired more than 2,000 of the missiles at cities.
`,
	"ATTACK": `
Two missiles hit a depot on the edge of Kharkiv.
A drone attack on a refinery in Ryazan caused a fire.
The base was the target of a drone attack.
Russia's full-scale invasion of Ukraine began in February 2022.
Russia attacked the city overnight with 80 drones.
Gunmen opened fire on a convoy near Gao.
The militia carried out 20 attacks on villages.
A missile slammed into a shopping centre on Monday.
The warehouse was blown up by saboteurs in May.
The Houthis claimed responsibility for an attack on a tanker in the Red Sea.
Rebels overran an army base at Panda.
The army shelled the market with mortars.
`,
	"CASUALTIES": `
The strike killed four people.
Four people were killed and eleven injured.
The death toll rose to 19.
The shelling left four dead.
Thousands of people have fled their homes.
The fighting has displaced 300,000 people.
There were no casualties.
The army suffered heavy casualties.
At least 40 people died in the strike.
Six civilians, two of them children, were killed.
The blast injured 12 workers.
The raid resulted in the deaths of 14 soldiers.
The explosion wounded two and killed a guard.
`,
	"DEPLOY": `
Russia has stationed the missiles in Belarus.
The missiles have been deployed to Crimea.
The drones entered service with the Russian army in May.
The launchers were positioned near the border.
The deployment of 3,000 soldiers to Kursk was confirmed.
About 11,000 North Korean soldiers have been deployed to Kursk.
The battery has been stationed at an airfield near Gyumri since May.
The brigade fields 40 of the drones.
`,
	"STOCKPILE": `
Iran has an arsenal of 3,000 missiles.
Iran's stockpile of enriched uranium stands at 400 kg.
The group is sitting on a stockpile of 50,000 rockets.
The depot houses 20,000 tonnes of ammunition.
The warehouse contained 400 crates of rifles.
The army's stocks include 200 tanks.
The mines are kept in a bunker near Homs.
Tehran still holds 200 of the missiles.
Libya's stocks of mustard gas are kept in the desert.
The country keeps some 300 tanks in reserve.
The store held 80 tonnes of explosives.
Iran is estimated to have 3,000 ballistic missiles.
`,
	"STOCKPILE_INCREASE": `
Iran's stockpile of uranium grew by 33 kg.
The army has replenished its stocks of shells.
Iran has added 200 missiles to its arsenal.
The country has doubled its arsenal of warheads.
Stocks of the missile have grown.
`,
	"LOSS": `
One strike destroyed two weapons caches.
Near Palmyra, 12 strikes destroyed a tank and seven fighting positions.
Russia has lost 3,000 tanks.
The drone was shot down near Kursk.
The freighter sank off Yemen.
The destruction of the depot's missiles was confirmed.
The army lost contact with a drone that crashed near Minsk.
The loss of 40 tanks was confirmed by the army.
Ukraine shot down 23 of 31 drones.
The army has lost more than 200 tanks since the spring.
Two helicopters were destroyed on the ground.
The radar was knocked out by a drone.
The explosion destroyed 40 containers of ammunition.
The plane was lost over the Black Sea.
`,
	"MILITARY_SUPPORT": `
The firm supports Russia's war effort.
The network provided financial and technological support for the drone program.
Five entities have contributed to Pakistan's ballistic missile program.
The firm has aided Iran's missile program.
The company plays a key role in Iran's drone program.
Delta is involved in Iran's ballistic missile program.
North Korea has backed Moscow's war in Ukraine.
The company has fuelled the Kremlin's war machine.
The company has materially supported the IRGC.
The firm is accused of supporting the Russian military-industrial complex.
Rwanda continues to support the M23 rebels.
It provided logistical and technical assistance to the Syrian army.
The institute assists the country's missile programme.
The firm's products have helped sustain Russia's war in Ukraine.
`,
	"TRAIN": `
North Korean workers receive training in drone operations.
Iranian officers trained Russian crews in Crimea.
Russian pilots were taught to fly the drones at a base in Iran.
Crews underwent training at Kashan.
Wagner instructors trained 2,000 soldiers near Bangui.
The pilots are being trained in Denmark.
Iranian advisers provide training on the missiles.
`,
	"FINANCE": `
The project is financed by a loan from a state bank.
The sale of oil funds the group's weapons purchases.
The proceeds went to fund the missile program.
Qatar bankrolled the rebels.
The money was used to finance the purchase of drones.
The bank provided financing for the missile program.
The fund bankrolled the purchase of drones.
The oil smuggling network generates revenue for the Quds Force.
The EU has allocated 500 million euros for ammunition production.
The loan will finance the purchase of 40 helicopters.
`,
	"PROLIFERATE": `
Chen contributed to the proliferation of weapons of mass destruction.
`,
	"PAY": `
She was paid $200 a weapon.
The exchange transferred roughly $8 million to suppliers in China.
The payment of $2 million was made in gold.
Russia pays for the drones in gold.
Moscow paid Tehran $1.75 billion for the drones.
The invoice was settled by a firm in Dubai.
The consultant was paid through a bank in Riga.
The company wired $300,000 to a bank account in Hong Kong.
The remaining $2 million is to be paid on delivery.
`,
	"AVOID_SANCTIONS": `
The network has helped Russia to evade sanctions.
The bank is accused of circumventing the embargo.
The firm found a way around the sanctions.
The scheme allowed the firm to get around export controls.
The sale violated the arms embargo.
The transfer is in breach of resolution 1929.
The transfer was in violation of the arms embargo.
The sale of the chips contravened the export rules.
Delta was accused of breaching the arms embargo.
The bank helped its clients bypass the sanctions.
The purchases violated the embargo.
`,
	"ALTER_DOCUMENTS": `
The goods were passed off as classroom tablets.
He had backdated several invoices.
The firm forged end-user certificates.
The serial numbers had been ground off.
The markings on the rifles had been removed.
The bills of lading identified the goods as ceramic tiles.
The chips were falsely declared as toys.
The labels were swapped in a warehouse in Dubai.
The network used false invoices to hide the origin of the oil.
The end user was concealed from the manufacturer.
The customs papers were falsified.
The shippers disguised the goods as tractor parts.
He falsified the end-user certificate.
The documents turned out to be forged.
The markings on the shells had been painted over.
`,
	"FRONT_FOR": `
Delta used Silver Dune as a front company in order to conceal the end user.
Delta is a front for the Ministry of Defence.
The company is fronting for Rosoboron.
The firm served as a cover for the intelligence service.
Asia Marine is a front company for Iran's Ministry of Defence and Armed Forces Logistics.
The IRGC uses Delta Trading as a front.
Delta Trading, a front for the Quds Force, bought the tanker.
`,
	"INTERMEDIARY": `
Delta served as an intermediary between the plant and the supplier.
A Turkish firm acted as the middleman in the sale.
The deal was brokered by a Cypriot firm.
A trader in Dubai is the go-between for the two sides.
Delta was the broker of the deal.
Kara Makina acted as an intermediary between the German supplier and the Russian buyer.
A Beirut businessman brokered the arms deal.
Petrov worked as a broker for the arms plant.
`,
	"ACTS_FOR": `
Petrov acted on behalf of the ministry.
The firm took its orders from Pavel Ostrenko.
He had been hired by one Salim Bahroun.
Delta is the procurement agent of the Ministry of Defence.
Petrov is acting for, or on behalf of, Delta Trading.
The company acted as a purchasing agent for the ministry.
`,
	"": `
The minister handed over his office to his successor.
The firm delivered a blow to the government.
He made a speech in the port of Odesa.
The company supplies electricity to 400 homes.
The union launched an attack on the minister's policy.
Lawmakers struck a compromise on the budget.
The film was shot in Morocco.
The minister came under fire for his remarks.
The paper carried a story on the elections.
The trade unions paid tribute to the miners.
The flow of information to the public has improved.
He is an expert on arms exports.
The law covers the sale of arms.
The shop sells bread to soldiers.
The delivery of the verdict was delayed.
The mayor opened a market in the old town.
The company employs a fleet of lawyers.
Sales rose to $4 billion.
The party launched a campaign against corruption.
The author received a copy of the report.
The minister was under attack from his own party.
`,
	"MEET_NEED": `
The factory will cover two thirds of the army's needs.
Domestic production meets only a fraction of demand.
`,
	"EXPORT_CONTROL": `
The ministry revoked the firm's licence to export radar parts.
`,
}

// TestPartiesTold reads made-up sentences and expects the one claim that begins so, or
// none that does where the want begins with "no ".
func TestPartiesTold(t *testing.T) {
	for _, c := range partiesTold {
		r := tell(t, c[0], "news")
		var got []string
		for i := range r.Claims {
			got = append(got, show(r, &r.Claims[i]))
		}
		want, none := strings.CutPrefix(c[1], "no ")
		if none == hasPrefix(got, want) {
			t.Errorf("%s\n  want %s\n  got  %s", c[0], c[1], strings.Join(got, "\n       "))
		}
	}
}

var partiesTold = [][2]string{
	{"Two drones struck two Hamas weapons caches.", "ATTACK reported_fact positive [Two drones struck two Hamas weapons caches] victim=Hamas"},
	{"The project is financed by a loan from Vistula Bank.", "FINANCE reported_fact positive [The project is financed by a loan from Vistula Bank] financier=Vistula Bank"},
	{"Delta Trading arranged the shipment of engines to Iran.", "SHIP reported_fact positive [Delta Trading arranged the shipment of engines to Iran] agent=Delta Trading"},
	{"Delta Trading facilitated the acquisition of engines for Orvane Works.", "ACQUIRE reported_fact positive [Delta Trading facilitated the acquisition of engines for Orvane Works] recipient=Orvane Works procurer=Delta Trading"},
	{"Petrov bought 17 rifles over four months for Orvane Works.", "ACQUIRE reported_fact positive [Petrov bought 17 rifles over four months for Orvane Works] procurer=Petrov recipient=Orvane Works q=17..17/weapon/delivered"},
	{"Delta Trading has signed a deal to supply 40 howitzers to Norway.", "CONTRACT reported_fact positive [Delta Trading has signed a deal to supply 40 howitzers to Norway] seller=Delta Trading q=40..40/weapon/ordered"},
	{"North Korea shipped 40 containers of shells to Russia.", "SHIP reported_fact positive [North Korea shipped 40 containers of shells to Russia] shipper=North Korea consignee=Russia"},
	{"Radiozavod was the biggest customer of Delta Trading.", "TRANSFER reported_fact positive [Radiozavod was the biggest customer of Delta Trading] recipient=Radiozavod supplier=Delta Trading"},
	{"Iran's stockpile of missiles includes 40 rockets.", "STOCKPILE reported_fact positive [Iran's stockpile of missiles includes 40 rockets] holder=Iran"},
	{"The valves were destined for a dairy, not for an arms plant.", "no SHIP reported_fact positive [The valves were destined for a dairy, not for an arms plant] consignee=an arms plant"},
	{"Founded in 2021 by Oleg Petrov, Delta Trading sold drones to Russia.", "ESTABLISH presupposed positive [Founded in 2021 by Oleg Petrov] founder=Oleg Petrov founded=Delta Trading d=2021"},
	{"Delta Trading has begun construction of a second plant near Perm.", "BUILD reported_fact positive [Delta Trading has begun construction of a second plant near Perm] actor=Delta Trading"},
	{"Delta Trading, a front for the Ministry of Defence, sold drones to Russia.", "FRONT_FOR reported_fact positive [Delta Trading, a front for the Ministry of Defence] front=Delta Trading principal=Ministry of Defence"},
	{"Sahara Thunder, another MODAFL front company, sold drones to Russia.", "FRONT_FOR reported_fact positive [Sahara Thunder, another MODAFL front company] front=Sahara Thunder principal=MODAFL"},
	{"Delta Trading is involved in Iran's ballistic missile program.", "MILITARY_SUPPORT reported_fact positive [Delta Trading is involved in Iran's ballistic missile program] supporter=Delta Trading beneficiary=Iran"},
	{"The minister is involved in a new programme for schools.", "no MILITARY_SUPPORT"},
	{"The network procured $24 million in controlled goods.", "ACQUIRE reported_fact positive [The network procured $24 million in controlled goods]"},
	{"The strike killed three workers and wounded at least eleven.", "no CASUALTIES reported_fact positive [wounded"},
	{"A firm that sells the plant bearings declined to comment.", "no NO_COMMENT reported_fact positive [bearings"},
}
