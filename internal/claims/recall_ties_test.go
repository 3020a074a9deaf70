package claims

import "testing"

// TestTies reads made-up sentences about relations, evasion, money and support and
// expects claims of just the types in front of each. "-" wants no claim.
func TestTies(t *testing.T) { checkTold(t, tiesTold) }

// tiesTold are lines of types and sentence.
const tiesTold = `
OFFICE | Ivan Petrov is at the helm of Oreshka Plant.
OFFICE | Ivan Petrov, who heads Oreshka Plant, could not sleep.
OFFICE | Ivan Petrov presides over Oreshka Plant.
OFFICE | Ivan Petrov was named as the new director of Oreshka Plant in June.
OFFICE | Oreshka Plant appointed Ivan Petrov as its chief engineer in June.
OFFICE | Ivan Petrov replaced Oleg Sokolov as director of Oreshka Plant.
OFFICE | Ivan Petrov became chief executive of Oreshka Plant in 2020.
OFFICE | Ivan Petrov has held the post of deputy director at Oreshka Plant since 2020.
OFFICE | Ivan Petrov is listed as the sole director of Meridon Ltd.
OFFICE | Corporate records name Ivan Petrov as director of Meridon Ltd.
OFFICE | The director of Meridon Ltd is Ivan Petrov.
OFFICE | The post of director of Meridon Ltd is held by Ivan Petrov.
OFFICE | Meridon Ltd, whose director is Ivan Petrov, had no staff.
OFFICE | Meridon Ltd has been managed by Ivan Petrov since 2018.
OFFICE | Ivan Petrov was general manager of Meridon Ltd until 2021.
OFFICE | Ivan Petrov resigned as director of Meridon Ltd in March.
OFFICE | A former chief engineer of Oreshka Plant, Ivan Petrov, was there.
OFFICE | Ivan Petrov, then head of the procurement department at Oreshka Plant, was in Vienna.
OFFICE | Ivan Petrov took the helm of Oreshka Plant in 2020.
OFFICE | Ivan Petrov stayed on as a director of Meridon Ltd.
OFFICE | Meridon Ltd lists Ivan Petrov as its manager.
OWNERSHIP | Ivan Petrov controls Meridon Ltd.
OWNERSHIP | Meridon Ltd is controlled by Ivan Petrov.
OWNERSHIP | Ivan Petrov is the sole shareholder of Meridon Ltd.
OWNERSHIP | Ivan Petrov is the beneficial owner of Meridon Ltd.
OWNERSHIP | The beneficial owner of Meridon Ltd is Ivan Petrov.
OWNERSHIP | Meridon Ltd's ultimate beneficial owner is Ivan Petrov.
OWNERSHIP | The shares of Meridon Ltd are held by Ivan Petrov.
OWNERSHIP | All the shares in Meridon Ltd are in the hands of Ivan Petrov.
OWNERSHIP | Ivan Petrov has a majority stake in Meridon Ltd.
OWNERSHIP | Ivan Petrov, who owns 40 per cent of Meridon Ltd, was there.
OWNERSHIP | Meridon Ltd, a subsidiary of Oreshka Plant, was there.
OWNERSHIP | Oreshka Group is the parent company of Meridon Ltd.
OWNERSHIP | Meridon Ltd's parent company is Oreshka Group.
OWNERSHIP | The owner of the tanker is Meridon Ltd.
OWNERSHIP | The tanker's registered owner is Meridon Ltd.
OWNERSHIP | The tanker's owner, Meridon Ltd, could not be found.
OWNERSHIP | The register gives the tanker's owner as Meridon Ltd.
OWNERSHIP | Records list Meridon Ltd as the owner of the tanker.
OWNERSHIP | The registered owner of the tanker was given as Meridon Ltd.
OWNERSHIP | The tanker is registered to Meridon Ltd.
OWNERSHIP | The tanker is registered in the name of Meridon Ltd.
OWNERSHIP | Ownership of the tanker passed to Meridon Ltd in 2022.
OWNERSHIP | Ownership of Meridon Ltd was transferred to Ivan Petrov in 2022.
OWNERSHIP | Ivan Petrov transferred his shares in Meridon Ltd to Oleg Sokolov.
OWNERSHIP | Ivan Petrov sold his stake in Meridon Ltd in 2022.
OWNERSHIP | Ivan Petrov bought Meridon Ltd in 2022.
OWNERSHIP | Oreshka Group took over Meridon Ltd in 2022.
OWNERSHIP | Meridon Ltd was acquired by Oreshka Group in 2022.
OWNERSHIP | Ivan Petrov has an interest in Meridon Ltd.
OWNERSHIP | Meridon Ltd is 51 per cent owned by Ivan Petrov.
OWNERSHIP | Meridon Ltd is a joint venture between Oreshka Plant and Tolun Works.
OWNERSHIP | Meridon Ltd is the property of Ivan Petrov.
OWNERSHIP | Meridon Ltd remains in the ownership of Ivan Petrov.
AFFILIATION | Meridon Ltd is affiliated with Oreshka Group.
AFFILIATION | Meridon Ltd is linked to the Islamic Revolutionary Guard Corps.
AFFILIATION | Meridon Ltd has ties to the Ministry of Defence.
AFFILIATION | Meridon Ltd maintains close links with the Ministry of Defence.
AFFILIATION | The laboratory reports to the Ministry of Defence.
AFFILIATION | The laboratory is part of the Ministry of Defence.
AFFILIATION | The laboratory comes under the authority of the Ministry of Defence.
AFFILIATION | The laboratory answers to the Ministry of Defence.
AFFILIATION | The laboratory is an arm of the Ministry of Defence.
AFFILIATION | Ivan Petrov is a member of the Wagner Group.
AFFILIATION | Ivan Petrov belongs to the Wagner Group.
AFFILIATION | Ivan Petrov, a member of the Wagner Group, was there.
AFFILIATION | Ivan Petrov served in the air force until 2019.
AFFILIATION | Ivan Petrov has connections to military intelligence.
AFFILIATION | Ivan Petrov is on the payroll of the Ministry of Defence.
AFFILIATION | Ivan Petrov is an associate of Oleg Sokolov.
AFFILIATION | Ivan Petrov is associated with Meridon Ltd.
LOCATED_IN | The company is based in Dubai.
LOCATED_IN | The company has its headquarters in Dubai.
LOCATED_IN | The company is headquartered in Dubai.
LOCATED_IN | The company has an office in Dubai.
LOCATED_IN | The company maintains offices in Dubai and Vienna.
LOCATED_IN | The company's registered office is in Dubai.
LOCATED_IN | The company is registered at an address in Dubai.
LOCATED_IN | The factory lies near Orlino.
LOCATED_IN | The factory sits on the outskirts of Orlino.
LOCATED_IN | The firm operates from a villa in Dubai.
LOCATED_IN | The firm shares an address in Dubai with Meridon.
LOCATED_IN | The firm moved its office to Dubai.
LOCATED_IN | The firm gives an address in Dubai.
LOCATED_IN | The address of the firm is a flat in Dubai.
LOCATED_IN | The firm has no premises in Dubai.
OPERATE | Oreshka Group runs the terminal.
OPERATE | The terminal is run by Oreshka Group.
OPERATE | The terminal is operated by Oreshka Group.
OPERATE | Oreshka Group manages the zone.
OPERATE | The tanker is managed by Meridon Ltd.
OPERATE | Meridon Ltd is the operator of the tanker.
OPERATE | The tanker, operated by Meridon Ltd, was there.
OPERATE | The tanker was under the management of Meridon Ltd.
OPERATE | Management of the tanker passed to Meridon Ltd.
OPERATE | Meridon Ltd took over the management of the tanker in May.
OPERATE | Meridon Ltd has a fleet of nine tankers.
OPERATE | Meridon Ltd operates a fleet of nine tankers.
EMPLOY | The plant employs 400 people.
EMPLOY | The plant has 400 employees.
EMPLOY | The plant's workforce numbers 400.
EMPLOY | Some 400 people work at the plant.
EMPLOY | The plant has a staff of 400.
EMPLOY | The plant hired 400 workers in May.
EMPLOY | The plant has expanded its workforce to 400.
EMPLOY | The plant, which has 400 workers, was there.
EMPLOY | The workforce of the plant grew to 400.
EMPLOY | The plant's headcount stands at 400.
RENAME | Meridon Ltd was formerly called Tolun Works.
RENAME | Meridon Ltd, formerly known as Tolun Works, was there.
RENAME | Meridon Ltd changed its name to Tolun Works in 2022.
RENAME | Tolun Works was renamed Meridon Ltd in 2022.
RENAME | The tanker previously sailed as Balsam Star.
RENAME | The ship was called Balsam Star until 2022.
RENAME | The firm was rebranded as Meridon in 2022.
RENAME | Meridon Ltd (formerly Tolun Works) was there.
RENAME | Meridon Ltd, previously Tolun Works, was there.
ALIAS | Ivan Petrov is also known as Vanya.
ALIAS | Ivan Petrov, alias Vanya, was there.
ALIAS | Ivan Petrov (a.k.a. Vanya) was there.
ALIAS | Ivan Petrov goes by the name Vanya.
ALIAS | Ivan Petrov, better known as Vanya, was there.
ALIAS | Ivan Petrov used the alias Vanya.
ALIAS | Ivan Petrov, nicknamed Vanya, was there.
ALIAS | The firm also uses the name Meridon Trading.
ALIAS | The firm also does business as Meridon Trading.
- | Ivan Petrov is a good engineer.
- | The company is small.
- | The director was in Vienna on Tuesday.
- | The plant is known for its tractors.
- | The drone is called a toy by its critics.
- | The village lies in ruins.
- | The firm is under pressure.
- | Ivan Petrov holds a degree from Oreshka University.
- | The committee runs on goodwill.
- | The report is part of a series.
AVOID_SANCTIONS | The firm evaded sanctions.
AVOID_SANCTIONS | The firm sidestepped the embargo.
AVOID_SANCTIONS | The scheme was designed to get around the sanctions.
AVOID_SANCTIONS | The network helped Iran circumvent export controls.
AVOID_SANCTIONS | The tanker switched off its transponder.
AVOID_SANCTIONS | The vessel turned off its AIS for nine days.
AVOID_SANCTIONS | The tanker went dark in the Gulf of Oman.
AVOID_SANCTIONS | The vessel falsified its position.
AVOID_SANCTIONS | The vessel spoofed its location signals.
AVOID_SANCTIONS | The ship sailed under a false flag.
AVOID_SANCTIONS | The tanker's transponder was switched off during the voyage.
AVOID_SANCTIONS | The firm exploited a loophole in the embargo.
AVOID_SANCTIONS | The company found a way around the ban.
AVOID_SANCTIONS | The purchases violated the arms embargo.
AVOID_SANCTIONS | The shipments were a violation of Resolution 2216.
AVOID_SANCTIONS | The firm engaged in sanctions evasion.
AVOID_SANCTIONS | He was part of a scheme to evade sanctions.
AVOID_SANCTIONS | The firm traded in defiance of the embargo.
ALTER_DOCUMENTS | The broker forged the certificates.
ALTER_DOCUMENTS | The invoices had been falsified.
ALTER_DOCUMENTS | The firm issued false invoices.
ALTER_DOCUMENTS | The bills of lading were fabricated.
ALTER_DOCUMENTS | The goods were passed off as toys.
ALTER_DOCUMENTS | He gave a false end user.
ALTER_DOCUMENTS | The declaration gave a wrong destination.
ALTER_DOCUMENTS | The firm concealed the end user of the goods.
ALTER_DOCUMENTS | The firm hid the origin of the oil.
ALTER_DOCUMENTS | The serial numbers had been ground off.
ALTER_DOCUMENTS | Clerks retyped the packing lists.
ALTER_DOCUMENTS | He backdated the contracts.
ALTER_DOCUMENTS | The company undervalued the goods on customs forms.
ALTER_DOCUMENTS | The labels were swapped in Dubai.
ALTER_DOCUMENTS | The certificate was a forgery.
ALTER_DOCUMENTS | The documents turned out to be fake.
FRONT_FOR | Meridon Ltd is a front for Oreshka Plant.
FRONT_FOR | Meridon Ltd is a shell company for Oreshka Plant.
FRONT_FOR | Meridon Ltd served as a front for Oreshka Plant.
FRONT_FOR | Meridon Ltd fronts for Oreshka Plant.
FRONT_FOR | Oreshka Plant used Meridon Ltd as a front.
FRONT_FOR | Meridon Ltd stands in for Oreshka Plant.
FRONT_FOR | Meridon Ltd is a letterbox company of Oreshka Plant.
FRONT_FOR | Meridon Ltd was set up as a front for Oreshka Plant.
FRONT_FOR | Oreshka Plant operates through front companies.
FRONT_FOR | Meridon Ltd is a straw firm for Ivan Petrov.
INTERMEDIARY | Meridon Ltd acted as an intermediary between Oreshka Plant and Tolun Works.
INTERMEDIARY | Meridon Ltd served as a middleman for Oreshka Plant.
INTERMEDIARY | Ivan Petrov was the go-between for Oreshka Plant.
INTERMEDIARY | Ivan Petrov brokered the sale.
INTERMEDIARY | The deal was brokered by Ivan Petrov.
INTERMEDIARY | Ivan Petrov, a broker for Oreshka Plant, was there.
INTERMEDIARY | Ivan Petrov put Oreshka Plant in touch with Tolun Works.
INTERMEDIARY | Ivan Petrov introduced Oreshka Plant to Tolun Works.
INTERMEDIARY | Meridon Ltd is an intermediary of Oreshka Plant.
ACTS_FOR | Ivan Petrov acted on behalf of Oreshka Plant.
ACTS_FOR | Ivan Petrov works for Oreshka Plant as its agent.
ACTS_FOR | Ivan Petrov is the agent of Oreshka Plant in Vienna.
ACTS_FOR | Ivan Petrov, an agent of Oreshka Plant, was there.
ACTS_FOR | Ivan Petrov acted in the name of Oreshka Plant.
ACTS_FOR | Ivan Petrov acts under the orders of Oreshka Plant.
ACTS_FOR | Meridon Ltd is the procurement agent of Oreshka Plant.
ACTS_FOR | Meridon Ltd, a procurement agent for Oreshka Plant, was there.
ACTS_FOR | Ivan Petrov is a proxy of Oreshka Plant.
ACTS_FOR | Meridon Ltd handles procurement on behalf of Oreshka Plant.
ACTS_FOR | Meridon Ltd, acting for Oreshka Plant, was there.
PAY | Oreshka Plant paid Meridon Ltd $2 million.
PAY | Meridon Ltd received $2 million from Oreshka Plant.
PAY | Oreshka Plant transferred $2 million to Meridon Ltd.
PAY | A payment of $2 million was made to Meridon Ltd.
PAY | Payments worth $2 million reached Meridon Ltd.
PAY | The money was wired to an account in Dubai.
PAY | The fee was paid in cash.
PAY | Oreshka Plant settled the bill in gold.
PAY | Meridon Ltd earned a commission of $75,000.
PAY | He was paid $200 a month.
PAY | She was paid in dollars by an unknown man.
PAY | Meridon Ltd collected a fee.
PAY | Oreshka Plant compensated the workers.
PAY | Meridon Ltd was reimbursed for the costs.
PAY | Moscow paid for the drones in gold.
PAY | The sum was remitted to Meridon Ltd.
PAY | Oreshka Plant made the payment in yuan.
PAY | Meridon Ltd got $2 million for the engines.
FINANCE | The bank financed the project.
FINANCE | The project was financed with a loan from the bank.
FINANCE | Tehran bankrolls the group.
FINANCE | Revenue from oil finances the war.
FINANCE | The bank granted the plant a loan of $3 million.
FINANCE | The ministry gave the plant a grant of $3 million.
FINANCE | The fund invested $3 million in the plant.
FINANCE | The plant received a loan of $3 million from the bank.
FINANCE | The group is funded by Tehran.
MILITARY_SUPPORT | Iran supports the Houthis.
MILITARY_SUPPORT | Iran backs the militia with weapons and money.
MILITARY_SUPPORT | The firm supports Russia's war effort.
MILITARY_SUPPORT | The firm contributed to the missile programme.
MILITARY_SUPPORT | The firm plays a key role in the drone programme.
MILITARY_SUPPORT | The firm is involved in Iran's missile programme.
MILITARY_SUPPORT | The firm provided technical support to the missile programme.
MILITARY_SUPPORT | The firm lent support to the army.
MILITARY_SUPPORT | Pyongyang gave military assistance to Moscow.
MILITARY_SUPPORT | The drones help Russia in its war.
MILITARY_SUPPORT | The firm enables Russia's war machine.
MILITARY_SUPPORT | The institute took part in the nuclear weapons programme.
MILITARY_SUPPORT | Egypt is a backer of the army.
MILITARY_SUPPORT | Egypt, a backer of the army, was there.
MILITARY_SUPPORT | Wagner fights alongside the army.
MILITARY_SUPPORT | The militia enjoys the support of Iran.
TRAIN | Iran trained the fighters.
TRAIN | The pilots were trained in Iran.
TRAIN | Instructors taught soldiers to fly drones.
TRAIN | The soldiers completed a course in Minsk.
TRAIN | The crews underwent training in Minsk.
TRAIN | The school has trained 300 pilots.
TRAIN | The training of the crews began in May.
TRAIN | The fighters received instruction from Iranian advisers.
TRAIN | The academy offers courses for drone operators.
TRAIN | Soldiers attended a course at the academy.
TRAIN | Iranian instructors are coaching the crews.
PRODUCE | The plant manufactures engines.
PRODUCE | Production of the engines began in May.
PRODUCE | The engines are made by Oreshka Plant.
PRODUCE | Oreshka Plant is the only manufacturer of these missiles.
PRODUCE | Oreshka Plant specialises in the production of missiles.
PRODUCE | The plant can produce 300 drones a month.
PRODUCE | The shells were produced under licence in Orlino.
PRODUCE | The missile is designed by the institute.
PRODUCE | The country enriches uranium.
ASSEMBLE | The drones are assembled in Orlino.
ASSEMBLE | The workers assemble drones from kits.
ASSEMBLE | The firm installed cameras on the drones.
BUILD | Oreshka Group is building a plant near Orlino.
BUILD | Construction of the plant began in May.
BUILD | The base has been extended.
BUILD | The firm erected a hangar.
BUILD | The tunnel has been reopened.
ESTABLISH | Meridon Ltd was set up in 2019.
ESTABLISH | Meridon Ltd was established in 2019.
ESTABLISH | The ministry created a new agency.
USE_WEAPON | Russia fired 30 missiles.
USE_WEAPON | The missile was fired at Kyiv.
USE_WEAPON | The shells were used by Russian forces.
USE_WEAPON | The use of the drones was confirmed in Ukraine.
USE_WEAPON | The rifles were used in the murder.
ATTACK | Russia attacked Kyiv.
ATTACK | The rebels overran the base.
ATTACK | The port came under attack.
ATTACK | The village was shelled by the army.
ATTACK | The strike on the refinery was the third.
ATTACK | The convoy was ambushed.
ATTACK | The refinery was targeted by drones.
DEPLOY | Russia deployed missiles in Belarus.
DEPLOY | Troops are based near Orlino.
DEPLOY | The system entered service in 2019.
DEPLOY | The fighters occupied hospitals in Khartoum.
CASUALTIES | Three people died in the attack.
CASUALTIES | Three people were killed.
CASUALTIES | The attack left three people dead.
CASUALTIES | The fighting has displaced a million people.
STOCKPILE | North Korea possesses 50 warheads.
STOCKPILE | The shells are stored at Orlino.
STOCKPILE | Iran's stockpile of uranium stands at 400 kilograms.
STOCKPILE | 300 pallets of shells lie in the yard.
STOCKPILE | The country is estimated to own 300 missiles.
STOCKPILE_INCREASE | Iran increased its stockpile of uranium.
STOCKPILE_INCREASE | The army replenished its stocks.
LOSS | The drones were shot down.
LOSS | The ship sank.
MEET_NEED | The deliveries meet the army's needs.
OPERATE | The Sea Lark, managed by Dalian-based Rongta Ship Management, called nowhere.
OPERATE | The Sea Lark is managed by Dalian-based Rongta Ship Management.
OWNERSHIP | The vessel belonged to Piraeus-based Thalassa Bulk.
OWNERSHIP | Sole shareholder of Meridon Ltd is Ivan Petrov, a Cypriot national.
OWNERSHIP | Meridon Ltd is a subsidiary of OOO Vostok Line.
OWNERSHIP | Meridon Ltd is wholly owned by the state holding Rostekh.
OWNERSHIP | The ship's registered owner, Brightsea Maritime, was dissolved.
OWNERSHIP | Its owner is Brightsea Maritime, a firm in Majuro.
OWNERSHIP | It is owned by Ivan Petrov, a dentist.
OWNERSHIP | He owns 70 per cent of the firm through his wife.
OFFICE | Skyreach Academy, a private school whose director is Pavel Dranko, was small.
OFFICE | Skyreach Academy, whose director, Pavel Dranko, served in the war, was small.
OFFICE | Pavel Dranko, director of Skyreach Academy, was in Minsk.
OFFICE | Mr. Teller, formerly vice president of Bexley Ordnance Supply, Inc., was in Minsk.
OFFICE | Mr. Dranko, until 2019 the head of Skyreach Academy, was in Minsk.
OFFICE | Pavel Dranko, 54, director of Skyreach Academy, was in Minsk.
OFFICE | Pavel Dranko, who was the director of Skyreach Academy until 2020, was in Minsk.
OFFICE | Pavel Dranko, a former director of Skyreach Academy, was in Minsk.
OFFICE | Pavel Dranko, who runs Skyreach Academy, was in Minsk.
OFFICE | Skyreach Academy is led by a former colonel, Pavel Dranko.
OFFICE | Pavel Dranko is both director and owner of Skyreach Academy.
OFFICE | He is the director of Skyreach Academy.
AFFILIATION | Skyreach Academy, which is affiliated with the Ministry of Defence, was small.
AFFILIATION | Skyreach Academy, affiliated with the Ministry of Defence, was small.
AFFILIATION | He served in the Russian air force until 2019.
AFFILIATION | He is a member of the Wagner Group.
AFFILIATION | The institute, linked to the Ministry of Defence, was small.
LOCATED_IN | The firm, which is based in Minsk, was small.
LOCATED_IN | The firm is registered in Minsk.
LOCATED_IN | The firm's office is in Minsk.
LOCATED_IN | The firm has no office in Minsk.
EMPLOY | The plant has some 400 workers.
RENAME | The tanker, then called Sea Lark, was there.
RENAME | The tanker, which was called Sea Lark until May, was there.
RENAME | Rostekh Trading, known until 2020 as Oreshka Trading, was small.
RENAME | The tanker was renamed Sea Lark.
RENAME | The tanker has changed its name twice.
ALIAS | The man, who calls himself Sokol, was there.
ALIAS | Ivan Petrov uses the call sign Sokol.
ALIAS | Ivan Petrov, known to his men as Sokol, was there.
`
