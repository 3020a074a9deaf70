package claims

import (
	"strings"
	"testing"
)

// TestProtectedPeople reads made-up texts and expects a protected source described with the
// words in front of each, and of "-" none.
func TestProtectedPeople(t *testing.T) {
	for line := range strings.SplitSeq(strings.TrimSpace(protectedTold), "\n") {
		want, text, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("no text in %q", line)
		}
		got := strings.ToLower(strings.Join(tellBlocks(t, text).protectedWords(), "; "))
		if want == "-" && got != "" || want != "-" && !strings.Contains(got, strings.ToLower(want)) {
			t.Errorf("%s\n  want %q\n  got  %q", text, want, got)
		}
	}
}

// protectedTold are lines of a source and a text.
const protectedTold = `
secretary | A secretary at the firm said the engines had been sold to Russia.
- | The defence secretary said the engines had been sold to Russia.
one trader | The engines were shipped to Russia in May, as one trader put it.
two | Reporters met five workers from the plant. Two said that the casings went to Orlino.
traders | Traders who dealt with the firm said payments arrived in yuan. The firm closed in 2022.
forwarders | Forwarders in Dushanbe told the paper that lorries were waved through. The ministry denied it.
manager | A manager at the plant said that output had doubled. He showed the reporter a ledger.
people | According to people briefed on the matter, the shells left in March. Orlino denied it.
someone | According to someone with knowledge of the talks, the two sides agreed on a price.
Anton | Anton, who asked that his surname be withheld, worked at the plant until May. He said that it made drones.
Anton | Anton (not his real name) worked at the plant until May. He said that it made drones.
crew | Crew of the Tersk said the holds were sealed in Rajin. The master has since died.
crew | The ship's crew told investigators that the cargo was loaded at night.
crew members | Three crew members recalled that the crates were unloaded at sea.
some | Some of the workers described how the casings were filled by hand. Meridon did not answer.
some | The organisation interviewed eleven former inmates. Some said that they had sewn uniforms for the army.
most | The Panel interviewed nine sailors. Most confirmed that the vessel had called at Rajin.
broker | A broker in Dubai, speaking on condition of anonymity, said the oil was blended off Fujairah.
sources | Two sources close to the company said that the order was cancelled.
sources | The lorries carried drones, sources in the customs service said.
insider | The orders came from Moscow, an insider at the firm claimed.
woman | A woman who worked in the accounts department said invoices were rewritten. She left in 2023.
man | A man who gave his name as Sergei said he had driven the lorries to Rostov.
those | Those interviewed said that the plant worked three shifts.
those | Those who spoke to the paper said that the plant worked three shifts.
residents | Residents of the village said that trucks came every night.
witnesses | Witnesses saw missiles being unloaded at the port, they told the monitors.
employee | An employee of the shipping line, whose identity is known to the Panel, stated that the bill of lading was false.
source | A confidential source informed the Panel that the vessel had carried coal.
Member State | According to information provided by a Member State, the vessel carried coal.
whistleblower | Emails supplied by a whistleblower show that Meridon sold bearings to Orlino.
two | The investigators traced four pilots. Two of them agreed to talk and said that they had flown ammunition to Bangui.
diplomats | Western diplomats say privately that the deal is done. Tehran has not commented.
officials | Three US officials, who were not authorised to speak publicly, said that the missiles had been delivered.
person | A second person with direct knowledge of the shipment put the number of crates at 300.
person | Another person involved in the trade said that the crates were relabelled in Minsk.
colleague | A former colleague of his remembers that he visited Tehran twice. "He bought engines," the colleague said.
workers | Meridon stopped production in May, according to interviews with eight workers. The plant is closed.
trader | "We pay in cash," said a trader in Mersin. "Nobody asks where the goods go."
trader | A trader, reached by telephone in Mersin, laughed at the question. "Nobody asks where the goods go," he said.
accountant | The panel also heard from an accountant at the firm, who stated that salaries were paid by Orlino.
soldier | A captured soldier told a Ukrainian channel that he had been trained in Iran.
relatives | Relatives of the men said that they had been hired as guards.
members | Members of the crew gave consistent accounts: the crates had been loaded at Rajin.
industry | Industry sources put the price at $900 per shell.
executive | An executive at a rival firm said that Meridon sold the engines below cost.
technician | A technician on the production line, who fears reprisals, described how the labels were replaced.
engineer | "I saw the drawings myself," recalls an engineer who left the bureau in 2021.
agents | Several shipping agents contacted by the Institute said that the terminal belonged to Meridon.
guard | One guard recounted that foreigners came to the plant in April.
officer | A retired intelligence officer who requested anonymity said the front company was run from Vienna.
informants | The team's informants reported that the plant had been moved to Orlino.
two | Eight people who had worked at Alabuga were interviewed for this report; two said they had been promised work in hotels.
interviewee | Interviewee 4 said that the drones were painted at night.
businessman | A Turkish businessman, who did not wish to be identified, said he had shipped bearings to Orlino.
owner | The owner of a small logistics firm in Almaty, who spoke anonymously, said that the goods went to Russia.
- | Spokesman Ivan Petrov said that the plant made drones. The company denied it.
- | Ivan Petrov, the director, said the plant made drones.
- | The ministry said that the vessel had carried coal. A spokeswoman declined to comment.
- | Experts from the Institute said that the debris came from a Shahed drone.
- | The defendant told the court that he had sold the bearings.
- | The workers were paid in dollars. The plant employs traders.
- | The minister told parliament that the drones had been bought in Tehran.
- | Analysts say that the missiles were used in May.
clerk | At the freight terminal a clerk leafed through the bookings. He said that most of the crates had gone to Orlino.
three | Three people with knowledge of the deal confirmed it to the paper.
cook | Among the crew was a cook from Batumi. The cook remembered loading crates in Rajin.
inspector | A customs inspector, who agreed to talk on condition that neither he nor his port was named, said that nobody opened the boxes.
buyer | A former buyer at the firm has told prosecutors that the end users were invented.
officials | Officials familiar with the negotiations said that the price had been agreed.
official | The transfer was confirmed by a European official who declined to be named.
official | A NATO official put the number of shells at one million.
officer | "We have no shells left," an officer in the brigade admitted.
lawyer | A lawyer who has seen the contract said it covered 300 drones.
mechanic | Interviewed in a café in Tbilisi, a mechanic who had serviced the aircraft said the holds were full of rifles.
farmers | Local farmers reported seeing convoys at night.
fisherman | A fisherman from the island filmed the transfer and gave the video to the Institute.
she | "They told us it was a toy factory," said a student from Uganda who worked there for six months. She asked not to be named for fear of losing her visa.
students | Four students recruited to the zone told the Associated Press that they assembled drones.
parents | Parents of the students said that their children were not paid.
person | The invoices were shared with the newspaper by a person who had access to the company's books.
person | A person close to the family says the yacht was sold.
cousin | A cousin of the director, who asked for anonymity, said the firm was his in name only.
banker | A banker in Almaty, who would speak only if his bank was not identified, said that the payments had been stopped.
sources | Multiple sources told the Panel that Al-Noor had delivered the weapons.
source | According to a source in the port authority, the ship unloaded 4,000 tonnes of ammunition.
source | A well-placed source says the missiles were delivered in March.
sources | Security sources said that the drones were launched from Iraq.
aide | A senior aide to the president, who was not permitted to brief the press, said the talks had failed.
Marina | Marina, a welder whose name has been changed, spent a year at the yard. She says that the hulls were meant for the navy.
engineer | One engineer, Oleh, who asked that only his first name be used, said the chips came from Texas Micro.
operator | A drone operator with the call sign Fox said that his unit had fired 40 such munitions.
soldiers | Ukrainian soldiers fighting near the town say the shells were made in Orlino.
prisoners | Prisoners of war told interrogators that they had been trained at Alabuga.
defectors | Two defectors now living in Seoul described a workshop that filled shells.
dealer | An arms dealer who supplied the group said the rifles came from Libya.
smuggler | A smuggler said he moved 200 rifles across the border each month.
fighter | One fighter told the team that the missiles had been handed over by Meridon.
commander | A rebel commander, reached by satellite phone, said that his men had received drones.
elders | Community elders said that aircraft had landed at the strip.
pilot | A pilot who flew the route until 2022, and who does not want his name printed, says the cargo was ammunition.
staff | Airport staff said that the aircraft had been unloaded by soldiers.
supplier | A supplier to the plant, speaking off the record, said that orders had tripled.
employees | Interviews with current and former employees show that the plant makes engines.
consultant | A consultant who advised the ministry on the purchase said that the price was too high.
interlocutors | Interlocutors of the Panel stated that the weapons had arrived by air.
contact | A contact in the ministry told the author that the order was signed.
agent | A shipping agent in Mersin said the cargo had been declared as pipes.
colleagues | His former colleagues say that he sold the drawings.
insiders | Company insiders say the plant will close.
captain | The captain of another vessel, who did not want to give his name, saw the transfer. He said that the cranes worked all night.
operative | A former intelligence operative claims the firm was a front for the service.
merchant | A merchant in the bazaar said that he sold 300 radios to soldiers.
passenger | A passenger on the flight recalled seeing crates with Cyrillic markings.
bookkeeper | The bookkeeper agreed to speak if the paper did not use her name. She said that the money came from Dubai.
- | Meridon's lawyer, Ivan Petrov, said the company had broken no law. The firm's director did not reply.
- | The state prosecutor said the men had sold the chips. A police spokesman said that two people were arrested.
- | The two companies said that they would appeal. Both denied having sold drones.
- | The United States and Japan said that the missiles had been made in Iran. The two said sanctions would follow.
- | Members of parliament voted to ban the trade. Most approved the law.
- | Five soldiers were killed in the attack. Two were buried on Monday.
- | Ivan Petrov and Oleg Sokolov own the firm. Both said that they had sold their shares.
- | The governor said that three workers had been wounded.
director | One director of a rival yard, who would not be quoted, said that the hulls were sold.
agents | Two customs agents at the port said that the boxes were never opened.
investigator | An investigator who worked on the case said the chips came from Texas.
analyst | An analyst at a Western intelligence service, who spoke on condition of anonymity, said the missiles were made in May.
expert | An expert close to the Panel said that the drones were made in Iran.
chief | A former police chief, who asked not to be named, said the arms came from Libya.
minister | A minister who asked not to be named said the deal was signed.
ambassador | One European ambassador, speaking privately, said the deal was dead.
inspector | A former inspector at the plant said that the fuses were made there.
broker | A ship broker said the tanker was sold to Meridon.
people | The tanker was sold to Meridon, according to two people in the market.
people | Three people who were at the meeting said that the price was agreed.
owner | A café owner opposite the plant sees lorries every night. "They carry shells," he said.
taxi | A taxi driver said that he took Iranians to the plant.
neighbour | Neighbours say the villa belongs to Petrov.
handler | A cargo handler told the BBC that the crates held rifles.
agent | A clearing agent who asked for anonymity said the goods went to Russia.
official | An official at the port authority said the vessel carried coal.
official | A senior official in the ministry confirmed that the drones had been sold.
sources | Sources said the deal was dead.
source | "It is over," a source told Reuters.
lawmaker | A lawmaker who attended the briefing said that the missiles were in Belarus.
economist | A former central bank economist who did not want to be named said that the firm paid in gold.
captain | One captain, who gave his name only as Yusuf, said the cargo was coal.
Yusuf | Yusuf, a captain who declined to give his surname, said the cargo was coal.
relative | A relative of one of the men said he worked in Rostov.
wife | The wife of one sailor said that he had been in Rajin.
woman | One woman said she had packed shells.
another | A driver said he took shells to Orlino. Another said that he took rifles.
second | A driver said he took shells to Orlino. A second driver said that he took rifles.
third | Two officials confirmed the deal. A third said that the price was $3 million.
both | Two brokers in Piraeus handled the sale. Both said that the buyer was Meridon.
he | A foreman led the way. He said that the plant made fuses.
Witness | Witness B stated that the vessel had carried coal.
state | One Member State informed the Panel that the vessel had carried coal.
state | Two Member States stated that the vessel had carried coal.
hacker | A hacker group member shared invoices showing that Meridon sold bearings to Orlino.
fisherman | The Panel was told by a fisherman that the boat carried rifles.
fisherman | The Panel learned from a fisherman that the boat carried rifles.
trader | In the words of a trader in Mersin, the route is "a motorway."
trader | A trader's account suggests that the goods went to Orlino.
worker | The testimony of a worker at the plant confirms this.
worker | According to a worker's testimony, the plant made fuses.
clerk | A clerk shrugged. "They carry shells," he said.
fisherman | Photographs from a fisherman show the transfer.
worker | Asked about the fuses, a worker laughed: "We make tractors."
sailor | A sailor on the Tersk sent the paper photographs of the holds.
dealer | A dealer agreed to meet the reporter. He pays for the rifles in gold, he says.
engineer | An engineer, now abroad, remembers the first drones. "They fell from the sky," he says.
driver | The lorries belong to Meridon, says a driver.
driver | "The lorries belong to Meridon," says Oleg, a driver who asks that his family name not be used.
employee | The documents were leaked by an employee.
employee | An employee leaked the documents to the paper.
employee | The employee who leaked the documents feared for his life. The employee said that the firm sold chips to Iran.
employees | Current and former employees say the plant makes fuses.
technicians | Technicians at the yard, interviewed in May, say that the hulls were meant for the navy.
smugglers | Smugglers on both sides of the border confirmed the prices.
hand | A deckhand said that the crates were thrown into the sea.
stevedore | A stevedore at the port counted 300 crates. He said that soldiers took them.
middleman | A middleman told investigators that the end user was invented.
buyer | A former buyer for the group explained how the rifles were bought.
source | The source, who took part in the talks, said that the price was agreed.
source | One source put the price at $900.
person | The deal was described to the paper by a person who had seen the contract.
official | The deal was confirmed to Reuters by an official.
official | An official told the agency on condition that he not be named that the drones had been sold.
officials | It was officials in the ministry who said that the drones had been sold.
diplomat | The firm was known to sell drones, a diplomat noted.
`
