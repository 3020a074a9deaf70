package claims

import (
	"slices"
	"strings"
	"testing"
)

// TestToldEvents reads made-up sentences and expects claims of just the types in front of
// each, and the participants behind it. "-" wants no claim.
func TestToldEvents(t *testing.T) { checkTold(t, toldEvents) }

// checkTold reads the sentences of lines "types | sentence | participants".
func checkTold(t *testing.T, lines string) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		f := strings.Split(line, "|")
		if len(f) < 2 {
			continue
		}
		text := strings.TrimSpace(f[1])
		r := tell(t, text, "news")
		checkTypes(t, text, f[0], r)
		var parts []string
		for i := range r.Claims {
			for _, p := range r.Claims[i].Event.Participants {
				parts = append(parts, string(p.Role)+"="+r.entityName(p.Entity))
			}
		}
		for _, w := range f[2:] {
			for p := range strings.SplitSeq(w, ";") {
				if p = strings.TrimSpace(p); p != "" && !slices.ContainsFunc(parts, func(g string) bool { return strings.HasPrefix(g, p) }) {
					t.Errorf("%s\n  want %s\n  got  %v", text, p, parts)
				}
			}
		}
	}
}

// toldEvents are lines of types, sentence and participants.
const toldEvents = `
OFFICE | The company is headed by Reza Karimi, a retired officer. | holder=Reza Karimi
OFFICE | Oreshka Plant is led by Ivan Petrov. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov sits on the board of Oreshka Plant. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov is a member of the board of directors of Oreshka Plant. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov serves as the chief executive of Oreshka Plant. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov, the general director of Oreshka Plant, could be seen at the fair. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov was appointed chairman of Oreshka Plant in March 2022. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov has run Oreshka Plant since 2014. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov stepped down as chief executive of Oreshka Plant in 2021. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov took over as director of Oreshka Plant in May. | holder=Ivan Petrov; body=Oreshka Plant
OFFICE | Ivan Petrov is a former deputy minister of defence. | holder=Ivan Petrov
OWNERSHIP | Meridon is owned through a holding in Cyprus by Ivan Petrov. | owner=Ivan Petrov; owned=Meridon
OWNERSHIP | Ivan Petrov holds 51 per cent of Meridon Ltd. | owner=Ivan Petrov; owned=Meridon
OWNERSHIP | Ivan Petrov holds a 51 percent stake in Meridon Ltd. | owner=Ivan Petrov; owned=Meridon
OWNERSHIP | Meridon Ltd is a wholly owned subsidiary of Oreshka Plant. | owner=Oreshka Plant; owned=Meridon
OWNERSHIP | Meridon Ltd belongs to Oreshka Plant. | owner=Oreshka Plant; owned=Meridon
OWNERSHIP | Meridon Ltd is controlled by Ivan Petrov. | owner=Ivan Petrov; owned=Meridon
OWNERSHIP | The beneficial owner of Meridon Ltd is Ivan Petrov. | owner=Ivan Petrov; owned=Meridon
OWNERSHIP | The majority shareholder of Meridon Ltd is Ivan Petrov. | owner=Ivan Petrov; owned=Meridon
OWNERSHIP | Ivan Petrov is the ultimate beneficial owner of Meridon Ltd. | owner=Ivan Petrov; owned=Meridon
OWNERSHIP | Meridon Ltd is the property of Oreshka Plant. | owner=Oreshka Plant; owned=Meridon
OWNERSHIP | The remaining 49 per cent of Meridon Ltd is held by Ivan Petrov. | owner=Ivan Petrov; owned=Meridon
AFFILIATION | Meridon Ltd is affiliated with Oreshka Plant. | member=Meridon; body=Oreshka Plant
AFFILIATION | Meridon Ltd is part of Oreshka Group. | member=Meridon; body=Oreshka Group
AFFILIATION | The institute reports to the Ministry of Defence. | body=Ministry of Defence
AFFILIATION | Meridon Ltd has close ties to the Ministry of Defence. | body=Ministry of Defence
AFFILIATION | Meridon Ltd is closely linked to the Ministry of Defence. | body=Ministry of Defence
AFFILIATION | The institute is subordinate to the Ministry of Defence. | body=Ministry of Defence
AFFILIATION | Ivan Petrov is associated with Oreshka Group. | member=Ivan Petrov; body=Oreshka Group
AFFILIATION | Ivan Petrov is a member of the Oreshka Brotherhood. | member=Ivan Petrov
AFFILIATION | The brigade is a branch of the Oreshka Army.
LOCATED_IN | Meridon Ltd is based in Dubai. | located=Meridon
LOCATED_IN | Meridon Ltd is headquartered in Dubai. | located=Meridon
LOCATED_IN | The plant stands on the outskirts of Yelabuga.
LOCATED_IN | Meridon Ltd has its seat in Dubai. | located=Meridon
OPERATE | Meridon Ltd operates a port terminal in Rajin. | operator=Meridon
OPERATE | The tanker is managed by Meridon Ltd. | operator=Meridon
OPERATE | The zone is run by Meridon Ltd. | operator=Meridon
OPERATE | Meridon Ltd manages a fleet of 12 tankers. | operator=Meridon
OPERATE | Meridon Ltd is the operator of the terminal. | operator=Meridon
EMPLOY | Meridon Ltd employs 410 people. | employer=Meridon
EMPLOY | Meridon Ltd has some 410 employees. | employer=Meridon
EMPLOY | Meridon Ltd has a workforce of 410. | employer=Meridon
RENAME | Meridon Ltd, formerly Halvard Trading, ships valves. | renamed=Meridon
RENAME | Meridon Ltd was formerly known as Halvard Trading. | renamed=Meridon
RENAME | Meridon Ltd changed its name to Halvard Trading in 2021. | renamed=Meridon
RENAME | Meridon Ltd was renamed Halvard Trading in 2021. | renamed=Meridon
RENAME | Until 2021 the ship was called Grey Gull.
RENAME | The tanker, previously named Grey Gull, is 20 years old.
RENAME | Meridon Ltd was known as Halvard Trading until 2021. | renamed=Meridon
ALIAS | Meridon Ltd is also known as Halvard Trading. | named=Meridon
ALIAS | Ivan Petrov, alias Sokol, lives in Minsk. | named=Ivan Petrov
ALIAS | Ivan Petrov, also known as Sokol, lives in Minsk. | named=Ivan Petrov
ALIAS | Ivan Petrov goes by the name of Sokol. | named=Ivan Petrov
ALIAS | Ivan Petrov, who goes by Sokol, lives in Minsk. | named=Ivan Petrov
ALIAS | Meridon Ltd trades as Halvard Trading. | named=Meridon
AFFILIATION | Meridon Shipping is linked to the Quds Force. | member=Meridon Shipping; body=Quds Force

SANCTION | OFAC designated Meridon Ltd pursuant to E.O. 14024 for operating in the electronics sector of the Russian economy. | authority=OFAC; target=Meridon
SANCTION | Meridon Ltd is being designated pursuant to E.O. 14024 for operating in the technology sector. | target=Meridon
SANCTION,MILITARY_SUPPORT | Meridon Ltd is being designated pursuant to E.O. 13382 for having provided support to Oreshka Plant. | target=Meridon
SANCTION | Meridon Ltd is on the Entity List. | target=Meridon
SANCTION | Both firms are on the EU sanctions list.
SANCTION | Meridon Ltd has been under US sanctions since 2018. | target=Meridon
SANCTION | The United States has imposed sanctions on Meridon Ltd. | authority=United States; target=Meridon
SANCTION | BIS amends the Export Administration Regulations by adding 32 entities to the Entity List. | authority=BIS
SANCTION | In this rule, BIS is amending the EAR by removing nine persons from the Unverified List. | authority=BIS
SANCTION | This rule adds 14 entities to the Entity List. | target=14 entities
SANCTION | The Council added 12 individuals to the list of persons subject to restrictive measures. | authority=Council
TERMINATE | OFAC removed Meridon Ltd from the SDN List.
EXPORT_CONTROL | The Netherlands has tightened its export rules for chipmaking machines. | authority=Netherlands
EXPORT_CONTROL | China has banned exports of gallium to the United States. | authority=China
EXPORT_CONTROL | The department refused eleven licence applications.
EXPORT_CONTROL | License applications will be reviewed under a policy of denial.
EXPORT_CONTROL | Berlin has approved the export of tanks to Qatar. | authority=Berlin
EXPORT_CONTROL | The ministry granted the firm an export licence.
EXPORT_CONTROL | BIS imposes a license requirement on exports of lathes to Belarus. | authority=BIS
EXPORT_CONTROL | Exports of microchips to Russia have been prohibited since 2022.
EXPORT_CONTROL | Drones have been subject to a licence requirement since May.
EXPORT_CONTROL | The export of the machines requires a licence.
EXPORT_CONTROL | Tokyo placed 23 types of chipmaking tools under export control. | authority=Tokyo
SEIZE | Customs officers seized 20 crates of rifles at Odesa.
SEIZE | Police confiscated 300 detonators from the workshop. | authority=Police
SEIZE | The cargo was impounded by the port authorities.
SEIZE | The tanker has been detained by Indonesia. | authority=Indonesia
SEIZE | The tanker was arrested in Gibraltar last year.
SEIZE | The navy seized the boat.
SEIZE | The rifles were impounded at the border.
INSPECT | Inspectors examined the wreckage of the missile. | examiner=Inspectors
INSPECT | Officers boarded the ship off Crete. | examiner=Officers
INSPECT | A circuit board recovered from the drone bears a serial number.
INSPECT | Investigators found Western chips in the wreckage. | examiner=Investigators
INSPECT | Inspections of the cargo were carried out by Dutch officers.
INSPECT | Experts took the drone apart.
INSPECT | The engine was traced to a workshop in Shiraz.
INSPECT | Agents searched the lorry and found 40 rifles.
INVESTIGATE | Meridon Ltd has been under investigation since 2022. | subject=Meridon
INVESTIGATE | Prosecutors are investigating Meridon Ltd. | authority=Prosecutors; subject=Meridon
INVESTIGATE | Prosecutors have opened a criminal investigation into Meridon Ltd. | authority=Prosecutors; subject=Meridon
INVESTIGATE | Police raided the offices of Meridon Ltd. | authority=Police
INVESTIGATE | The customs office has launched a probe into Meridon Ltd. | subject=Meridon
INVESTIGATE | The matter is being looked into by the customs office.
INVESTIGATE | Police searched the home of Ivan Petrov. | authority=Police
INVESTIGATE | Ivan Petrov was questioned by police. | subject=Ivan Petrov
INVESTIGATE | The case is being investigated by the FBI. | authority=FBI
INVESTIGATE | The investigation is continuing.
CHARGE | Ivan Petrov pleaded guilty to conspiracy. | accused=Ivan Petrov
CHARGE | Ivan Petrov has been charged with smuggling. | accused=Ivan Petrov
CHARGE | Ivan Petrov was arrested at Athens airport. | accused=Ivan Petrov
CHARGE | Ivan Petrov was taken into custody in May. | accused=Ivan Petrov
CHARGE | Ivan Petrov has been in custody since February. | accused=Ivan Petrov
CHARGE | Ivan Petrov is awaiting trial in Rome. | accused=Ivan Petrov
CHARGE | Ivan Petrov went on trial on Monday. | accused=Ivan Petrov
CHARGE | Ivan Petrov was extradited to the United States. | accused=Ivan Petrov
CHARGE | An indictment against Ivan Petrov was unsealed in Brooklyn. | accused=Ivan Petrov
CHARGE | Charges were filed against Ivan Petrov. | accused=Ivan Petrov
CHARGE | Prosecutors dropped the charges against Ivan Petrov. | accused=Ivan Petrov
SENTENCE | Ivan Petrov was sentenced to four years in prison. | accused=Ivan Petrov
SENTENCE | A court in Kiel jailed Ivan Petrov for four years. | accused=Ivan Petrov
SENTENCE | Ivan Petrov faces up to 20 years in prison. | accused=Ivan Petrov
SENTENCE | Ivan Petrov was acquitted in 2021. | accused=Ivan Petrov
SENTENCE | Ivan Petrov was convicted of smuggling. | accused=Ivan Petrov
SENTENCE | Meridon Ltd was fined 300,000 euros. | accused=Meridon
SENTENCE | Meridon Ltd agreed to pay a penalty of 2 million dollars. | accused=Meridon
SENTENCE | Ivan Petrov received a suspended sentence. | accused=Ivan Petrov
SENTENCE | Ivan Petrov was given a three-year prison term. | accused=Ivan Petrov
SENTENCE | Ivan Petrov was found guilty of smuggling. | accused=Ivan Petrov
SENTENCE | The charges carry a maximum sentence of 20 years.
FREEZE_ASSETS | All property of Meridon Ltd in the United States is blocked. | target=Meridon
FREEZE_ASSETS | Swiss authorities froze 7 million francs held by Ivan Petrov. | authority=Swiss authorities
FREEZE_ASSETS | The assets of Ivan Petrov were frozen. | target=Ivan Petrov
FREEZE_ASSETS | The bank blocked the firm's accounts.
FREEZE_ASSETS | His villas were frozen.
MONITOR | The ministry is monitoring the ship's movements.
MONITOR | The navy followed the tanker for nine days.
MONITOR | The ship was tracked by satellite.
MONITOR | The navy keeps watch on the strait.
CHECK | The firm had screened the buyer before the sale.
CHECK | The firm carries out checks on its customers.
CHECK | The firm did not check the end user.
CHECK | BIS could not verify the bona fides of the firm. | actor=BIS
CHECK | The firm conducts due diligence on its distributors.
CHECK | The company has audited its distributors.
LEGAL_ACTION | Meridon Ltd has sued the Council. | actor=Meridon; target=Council
LEGAL_ACTION | Meridon Ltd filed a lawsuit against the Council. | actor=Meridon; target=Council
LEGAL_ACTION | Meridon Ltd appealed against its listing. | actor=Meridon
LEGAL_ACTION | Meridon Ltd took the ministry to court. | actor=Meridon
LEGAL_ACTION | Residents have asked the court in Lublin to revoke the permit.
LEGAL_ACTION | Meridon Ltd is challenging the decision in court. | actor=Meridon
DISCLOSE | The ministry published the contract.
DISCLOSE | The ministry handed the documents to the panel.
DISCLOSE | Ukraine shared the serial numbers with the panel. | actor=Ukraine
DISCLOSE | Kyiv sent us the serial numbers in April. | actor=Kyiv
DISCLOSE | The department will publish updated guidance for exporters.
DISCLOSE | The ministry informed the firm about the buyer.
DISCLOSE | The firm provided the panel with copies of the invoices.
DISCLOSE | The files were leaked to a Berlin paper.
WITHDRAW | Moscow pulled its troops out of the town. | actor=Moscow
WITHDRAW | Rosatom withdrew its staff from Bushehr. | actor=Rosatom
WITHDRAW | The troops withdrew from Kherson.
TERMINATE | Meridon Ltd ended its contract with the distributor. | actor=Meridon
TERMINATE | The firm has cut ties with the distributor.
TERMINATE | The firm severed all relations with Meridon Ltd. | counterpart=Meridon
TERMINATE | The registry deleted the tanker from its books.
TERMINATE | The firm left the Russian market in 2022.
TERMINATE | The deal was called off.
TERMINATE | The group dismissed two sales managers.
TERMINATE | Iran halted its weapons programme in 2003. | actor=Iran
COUNTERMEASURE | The government stepped up its fight against smuggling.
COUNTERMEASURE | The department took steps to stop the diversion of chips.
COUNTERMEASURE | Turkey has cracked down on transit trade. | actor=Turkey
COUNTERMEASURE | The firm has tightened its procedures.
COUNTERMEASURE | The bureau offers a reward of 5 million dollars for information.
COUNTERMEASURE | The measures aim to disrupt the trade in oil.
INSPECT | A Dutch team examined the remains of two missiles.
INSPECT | Investigators recovered three circuit boards from the wreckage.
SEIZE | Spanish police intercepted a container of detonators in Algeciras.
INVESTIGATE | The FBI is investigating the sale. | authority=FBI
LEGAL_ACTION | Meridon Shipping is suing the paper for libel. | actor=Meridon Shipping
LEGAL_ACTION | Meridon Shipping has challenged its listing before the General Court. | actor=Meridon Shipping
DISCLOSE | The ministry released satellite images of the site.
DISCLOSE | Kyiv has handed the panel a list of 300 components. | actor=Kyiv
TERMINATE | Meridon Shipping has ended its business in Russia. | actor=Meridon Shipping
TERMINATE | The bank severed its ties with Meridon Shipping. | counterpart=Meridon Shipping

AGREE | Moscow and Tehran signed a cooperation agreement in January. | party=Moscow; party=Tehran
AGREE | Iran struck a deal with Russia. | party=Iran; party=Russia
AGREE | An agreement between Iran and Russia was reached in May. | party=Iran; party=Russia
AGREE | Iran and Russia have agreed on the text. | party=Iran
AGREE | The two sides came to an agreement.
AGREE | The parties entered into a memorandum of understanding.
AGREE | Iran concluded a treaty with Russia. | party=Iran
MEET | The minister travelled to Tehran for talks with his counterpart.
MEET | Ivan Petrov met Iranian officials in Moscow. | party=Ivan Petrov
MEET | An Iranian delegation visited the plant in June.
MEET | The ministers met in Geneva.
MEET | A meeting between Ivan Petrov and Reza Karimi took place in May. | party=Ivan Petrov
MEET | Ivan Petrov held talks with Reza Karimi. | party=Ivan Petrov; party=Reza Karimi
MEET | Ivan Petrov and Reza Karimi spoke by telephone. | party=Ivan Petrov; party=Reza Karimi
MEET | The minister received a delegation from Iran.
MEET | The president hosted the Iranian leader.
NEGOTIATE | Iran is in talks with Russia about fighter jets. | party=Iran; party=Russia
NEGOTIATE | The two sides are negotiating the terms.
NEGOTIATE | Iran and Russia discussed the sale of fighter jets. | party=Iran
NEGOTIATE | Turkey is talking to Russia about the missiles. | party=Turkey
PROPOSE | The commission has proposed a ban on the trade.
PROPOSE | Senators introduced a bill in March.
PROPOSE | A bill introduced by two senators would ban the trade.
REJECT | Tehran rejected the proposal. | actor=Tehran
REJECT | The commission turned down the firm's application.
OFFER,REJECT | The ministry rejected a bid from Lumen Dynamics.
REJECT | Parliament voted down the bill.
REJECT | The request was refused by the ministry.
REJECT | Hungary vetoed the package. | actor=Hungary
DEMAND | Kyiv called on Tehran to stop the deliveries. | actor=Kyiv; addressee=Tehran
DEMAND | Seoul urged Moscow to halt military cooperation with Pyongyang. | actor=Seoul; addressee=Moscow
DEMAND | Lawmakers called for tougher sanctions. | actor=Lawmakers
DEMAND | The G7 appealed to China to stop the trade. | actor=G7; addressee=China
DEMAND | Pyongyang must stop the transfers, the minister said.
DEMAND | The court ordered the firm to hand over the files.
DEMAND | The United States pressed Turkey to stop the trade. | addressee=Turkey
DEMAND | The Americans asked the firm to blacklist the buyer.
TERMS | The agreement provides for the delivery of 24 jets.
TERMS | The agreement runs for five years.
TERMS | The deal includes training.
BELIEVE,TRANSFER | Some analysts believe that Russia has provided Iran with jets. | believer=Some analysts
BELIEVE,TRANSFER | Investigators think the firm sold the engines to Iran. | believer=Investigators
BELIEVE,TRANSFER | The Secretary of State considers that there are reasonable grounds to suspect that the firm sold the engines to Iran. | believer=Secretary of State
BELIEVE,TRANSFER | Analysts assume that the firm sold engines to Iran.
ASSESS | The allegations are baseless, the ministry said.
ASSESS | "The sanctions are illegal," the ambassador said.
ASSESS | The minister dismissed the report as fiction.
ASSESS | Analysts say the controls are unlikely to stop the trade.
ACCUSE | Kyiv blamed Moscow for the crisis. | accused=Moscow
ACCUSE | The firm acted contrary to the national security interests of the United States.
ACCUSE | The firms were determined to be acting contrary to the foreign policy interests of the United States.
AGREE | Iran and Russia signed a treaty on Friday. | party=Iran; party=Russia
MEET | The foreign minister met his Iranian counterpart in Muscat.
MEET | A Russian delegation travelled to Pyongyang for talks in September.
NEGOTIATE | Riyadh is negotiating with Beijing over drones. | party=Riyadh
PROPOSE | Brussels has proposed a ban on the export of chips. | proposer=Brussels
REJECT | Beijing has rejected the proposal. | actor=Beijing
DEMAND | Washington has urged Ankara to stop the trade. | addressee=Ankara
DEMAND | The panel called on Member States to inspect cargo. | addressee=Member States

NO_COMMENT | Meridon Ltd did not respond to a request for comment. | source=Meridon
NO_COMMENT | Meridon Ltd declined to comment. | source=Meridon
NO_COMMENT | Ivan Petrov could not be reached for comment. | source=Ivan Petrov
NO_COMMENT | The ministry had no comment.
NO_COMMENT | Meridon Ltd did not reply to an e-mail seeking comment. | source=Meridon
NO_COMMENT | Calls to Meridon Ltd went unanswered. | source=Meridon
NO_COMMENT | Questions sent to Meridon Ltd were left unanswered. | source=Meridon
NO_COMMENT | A spokesman declined to discuss individual cases.
NO_COMMENT | The ministry would not comment on the case.
NO_COMMENT | Neither firm responded to questions.
NO_COMMENT | The spokeswoman would not say whether the firm sells to Ukraine.
UNVERIFIED | The claim could not be independently verified.
UNVERIFIED | The Panel has not been able to corroborate the information. | outlet=Panel
UNVERIFIED | The Panel was unable to confirm the report. | outlet=Panel
UNVERIFIED | It was not immediately possible to verify the claims.
UNVERIFIED | The figures have not been independently confirmed.
NOT_STATED | It is not clear who ordered the engines.
NOT_STATED | It was not immediately clear how many were sold.
NOT_STATED | How many of these came from Florida is not known.
NOT_STATED | The ministry did not say how many it had bought.
NOT_STATED | The ministry gave no details.
NOT_STATED | The ministry did not provide evidence.
NOT_STATED | The statement made no mention of Iran.
NOT_STATED | The report does not name the buyer.
NOT_STATED | The owner of the ship has not been identified.
NOT_STATED | Whether the engines arrived remains unclear.
NOT_STATED | The panel did not disclose the name of the firm.
OBTAIN_DOCUMENT | The Observer obtained a copy of the contract. | outlet=Observer
OBTAIN_DOCUMENT | The documents, seen by the Observer, fill three folders. | outlet=Observer
OBTAIN_DOCUMENT | A copy of the contract was provided to the Observer. | outlet=Observer
OBTAIN_DOCUMENT | The files were leaked to the Observer. | outlet=Observer
OBTAIN_DOCUMENT,TRANSFER | Invoices seen by the Observer show that the firm sold engines to Iran. | outlet=Observer
METHOD | The Observer based its findings on customs data and interviews. | outlet=Observer
METHOD | The findings are based on trade data.
DERIVES_FROM | The report was based on an article in the Observer.
DERIVES_FROM | The article relies on a memo written by the ministry.
CORRECTION | The Observer retracted the article. | outlet=Observer
CORRECTION | The Observer corrected the figure on Monday. | outlet=Observer
CORRECTION | An earlier version of this article misstated the number of engines.
CORRECTION | The firm withdrew its statement.
REQUEST | The Panel wrote to Iran on 3 April asking for clarification. | actor=Panel; addressee=Iran
REQUEST | The Panel requested information from the Government of Iran. | actor=Panel
REQUEST | The Panel has asked Iran for information. | actor=Panel; addressee=Iran
ANONYMITY_CONDITION | A diplomat spoke on condition of anonymity.
ANONYMITY_CONDITION,STATE_REASON | A diplomat asked not to be named because the talks were private.
ANONYMITY_CONDITION,STATE_REASON | A diplomat asked not to be named, citing the sensitivity of the matter.
ANONYMITY_CONDITION,STATE_REASON | A clerk, who may not be named for reasons of safety, spoke to the paper.
ANONYMITY_CONDITION | A clerk, speaking anonymously, gave the paper the keys.
OBTAIN_INTELLIGENCE | The agency intercepted calls between two officers.
OBTAIN_INTELLIGENCE | The service obtained intelligence on the plan.
UNVERIFIED | The authenticity of the papers could not be verified.
UNVERIFIED | The Panel was not in a position to verify the claim.
ANONYMITY_CONDITION | A person familiar with the matter asked not to be identified.
METHOD | The findings are based on an analysis of customs records.

- | The company headed for bankruptcy.
- | He sat on a bench in the park.
- | The road lies in ruins.
- | Nobody knew the name of the street.
- | The case is based on a ruling.
- | The work is based on interviews.
- | The story changed in 2021.
- | The board considered the report.
- | Doctors examined the patient.
- | The price was fixed in euros.
- | Ten companies are listed on the stock exchange.
- | The crisis is under control.
- | The firm is under pressure.
- | He asked a friend for help.
- | The firm did not respond to the market.
- | She called her mother.
- | The doctor asked the patient to wait.
- | The company leads the market.
- | The bank closed early on Friday.
- | He asked whether it would rain.
- | The firm provides its staff with lunch.
- | The ministry sent flowers to the widow.
- | She left the room.
- | The manager of the hotel greeted guests.
- | The report runs to 40 pages.
- | Her brother works as a teacher.
- | The court heard the case in May.
- | He took part in the race.
- | The museum is in the hands of volunteers.

SANCTION | OFAC previously designated Orvane Trading on 12 May 2022 pursuant to E.O. 13382. | authority=OFAC; target=Orvane Trading
SANCTION | Orvane Trading is being added to the SDN List. | target=Orvane Trading
SANCTION | Today's action targets a network of 12 firms in three countries.
SANCTION | The Council decided to include four more persons in the list. | authority=Council
SANCTION | In view of the gravity of the situation, nine persons should be included in the list set out in Annex I.
SANCTION | Switzerland adopted the EU sanctions on Thursday. | authority=Switzerland
EXPORT_CONTROL | This rule imposes license requirements on exports of quadcopters to Belarus.
EXPORT_CONTROL | BIS is imposing a license requirement for items subject to the EAR. | authority=BIS
EXPORT_CONTROL | Lithuania has revoked the export licence of Orvane Trading. | authority=Lithuania
EXPORT_CONTROL | The Netherlands will require a licence for the export of lithography machines. | authority=Netherlands
CHARGE | Prosecutors charged Ivan Petrov and two others with conspiracy. | accused=Ivan Petrov
CHARGE | No charges have been brought against Orvane Trading. | accused=Orvane Trading
SENTENCE | The bank was fined 12 million dollars by OFSI. | accused=The bank; authority=OFSI
INVESTIGATE | An investigation by the customs service found nothing.
INVESTIGATE | Authorities in Kiel are looking into the matter.
INVESTIGATE | The company has started an internal investigation.
MONITOR | The agency tracks the movements of 300 tankers.
FREEZE_ASSETS | Swiss banks have frozen 7.5 billion francs of Russian assets.
FREEZE_ASSETS | All assets of Orvane Trading in the EU are frozen. | target=Orvane Trading
DISCLOSE | Norway submitted its report to the committee in June. | actor=Norway
WITHDRAW | France has withdrawn its last soldiers from Niger. | actor=France
TERMINATE | Norway suspended its cooperation with the institute. | actor=Norway
TERMINATE | Orvane Trading terminated the contract in March. | actor=Orvane Trading
AGREE | The two governments signed a memorandum of understanding on drones.
MEET | The defence ministers of Iran and Russia met in Tehran on Monday.
MEET | Reza Karimi visited the plant in May 2023. | party=Reza Karimi
PROPOSE | The Panel recommends that the Committee designate the vessel. | proposer=Panel
REJECT | Turkey turned down the American request. | actor=Turkey
DEMAND | The Security Council demanded that all parties cease hostilities. | actor=Security Council
TERMS | The treaty commits both sides to mutual aid.
ASSESS | Experts describe the system as outdated.
ASSESS | The minister said the allegations were nonsense.
BELIEVE,SHIP | The Panel believes that the vessel carried arms to Libya. | believer=Panel
ACCUSE | Moscow accused Kyiv of terrorism. | accused=Kyiv
NO_COMMENT | The company's press office did not immediately respond to questions.
NO_COMMENT | Repeated calls to the firm's office were not answered.
NO_COMMENT | The Panel awaits a reply from Turkey. | source=Turkey
NO_COMMENT | Turkey has not replied to the Panel's letter. | source=Turkey
UNVERIFIED | The Daily Standard has not been able to verify the video.
NOT_STATED | The agency gave no reason for the decision.
NOT_STATED | Nothing is known about the buyer.
NOT_STATED | The Panel does not know who owns the vessel.
METHOD | The Panel analysed satellite imagery of the port.
ANONYMITY_CONDITION | Three officials, who requested anonymity, described the plan.
ANONYMITY_CONDITION,STATE_REASON | The source requested anonymity for fear of reprisals.
REQUEST | The Panel has requested clarification from Turkey. | addressee=Turkey
ALIAS | Reza Karimi (aka Abu Hadi) is 54 years old. | named=Reza Karimi
RENAME | In 2021 the vessel was renamed Grey Gull.
OWNERSHIP | Orvane Trading's majority owner is Reza Karimi. | owner=Reza Karimi; owned=Orvane Trading
OWNERSHIP | The ship is owned by Orvane Trading of the Marshall Islands. | owner=Orvane Trading
OFFICE | Reza Karimi, who heads Orvane Trading, was born in Shiraz. | holder=Reza Karimi; body=Orvane Trading
OFFICE | Reza Karimi works for Orvane Trading as an engineer. | holder=Reza Karimi; body=Orvane Trading
AFFILIATION | Reza Karimi has ties to the Quds Force. | member=Reza Karimi; body=Quds Force
AFFILIATION | The institute is part of the Ministry of Defence.
- | The company's shares fell by 4 per cent.
- | The firm is known for its tractors.
- | The board approved the accounts.
- | Inspectors from the ministry wear grey coats.
- | He said the weather was bad.
- | The hotel has 40 employees' rooms.
- | The team reached the final.
- | A spokesman wished them luck.
- | The editor declined the invitation.
`

// TestTitleCase: a headline whose words have capitals tells what it tells without them.
func TestTitleCase(t *testing.T) {
	for _, c := range []struct{ head, want string }{
		{"Treasury Sanctions Shippers and Financier of Sarvan Weapons", "SANCTION"},
		{"Commerce Adds 14 Chinese Firms to Entity List", "SANCTION"},
		{"UK Freezes Assets of Russian Oligarchs", "FREEZE_ASSETS"},
		{"Texas Businessman Pleads Guilty to Supplying Electronics to Iran", "CHARGE"},
		{"Council Imposes Restrictive Measures on Nine Entities", "SANCTION"},
		{"Meridon Shipping Annual Report", ""},
	} {
		r := tell(t, c.head+"\n\nThe weather was fine in the south.\n", "press release")
		got := ""
		if len(r.Claims) > 0 {
			got = string(r.Claims[0].Event.Type)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.head, got, c.want)
		}
	}
}
