package claims

import "strings"

// class of a noun, as the frames ask for it.
type nounClass uint16

const (
	cGoods    nounClass = 1 << iota // drones, engines, cargo
	cDoc                            // memo, report, log
	cPlan                           // proposal, plan, text
	cSite                           // plant, factory, workshop
	cMoney                          // dollars, funds
	cPerson                         // official, staff
	cOrg                            // company, ministry
	cPlace                          // countries, cities
	cMeet                           // talks, meeting
	cDeal                           // agreement, ceasefire, contract
	cForce                          // operation, strike, attack
	cVessel                         // freighter, ship
	cMeasure                        // sanctions
	cAbstract                       // anything else known not to be goods
)

// nounTable maps singular head nouns to their class.
var nounTable = func() map[string]nounClass {
	m := map[string]nounClass{}
	for c, list := range map[nounClass]string{
		cDoc: "estimate figure statistic complaint lawsuit petition warrant memo memorandum log invoice bill extract document paper papers file record letter email e-mail contract-copy manifest certificate declaration report article story account dossier " +
			"photograph photo image picture video footage map track data database entry register registry ledger receipt statement summary text notice indictment affidavit filing copy list listing slip email spreadsheet note minutes correspondence message study assessment analysis survey",
		cPlan:    "proposal plan version offer draft initiative scheme programme program roadmap",
		cSite:    "plant factory workshop facility site line works warehouse yard zone base hub laboratory centre center complex building hangar depot port terminal shipyard market hospital school bridge airport refinery barracks camp village silo airfield airbase airstrip runway pier jetty quay berth hall campus pipeline railway tunnel bunker capability capacity reactor",
		cMoney:   "commission bribe kickback ransom price dollar euro rouble ruble fund funds money payment cash sum loan credit fee duty asset assets grant financing revenue proceeds",
		cPerson:  "villager pilgrim terrorist extremist jihadist jihadi islamist migrant activist dissident protester protestor guerrilla commando paramilitary warlord gunman gunmen attacker assailant perpetrator mercenary fugitive hostage victim survivor negotiator mediator monitor peacekeeper militiaman tribesman tribesmen lieutenant sergeant corporal warfighter reservist troop troops airman airmen serviceman servicemen counterpart men women wife husband son daughter brother sister father mother cousin nephew spouse associate member rebel fighter militant insurgent separatist smuggler financier banker mayor governor premier commissioner chancellor king defendant suspect official officer clerk whistleblower fixer smuggler dispatcher welder worker diplomat employee engineer director manager executive spokesman spokeswoman spokesperson president minister secretary leader commander owner shareholder founder chairman chief head agent broker dealer buyer seller customer client captain crew analyst expert researcher lawyer prosecutor judge journalist reporter source insider person man woman people staff personnel specialist individual technician instructor adviser advisor representative ambassador envoy general colonel soldier civilian citizen national businessman trader supplier user witness operator resident relative aide lawmaker senator deputy inspector investigator docker trucker driver pilot sailor colleague scientist student interviewee informant insider ex-employee ex-official ex-worker ex-manager nakhoda skipper mariner seafarer stevedore longshoreman porter middleman go-between accomplice defector deserter recruit conscript veteran accountant auditor bookkeeper machinist foreman guard watchman janitor cleaner cook mechanic electrician programmer developer hacker courier freelancer acquaintance neighbour neighbor friend cousin participant attendee passenger refugee detainee prisoner inmate fisherman eyewitness nurse doctor teacher farmer shopkeeper salesman receptionist secretary lawyer attorney shipbroker shipowner banker consultant lobbyist staffer operative spy handler respondent parent pupil elder merchant caretaker landlord miner herder teenager islander youth mourner escapee exile émigré emigre labourer laborer apprentice intern trainee supervisor superintendent warehouseman storekeeper vendor translator interpreter bodyguard chauffeur boatman ferryman shipmate crewmember crewmate dockworker ex-soldier ex-convict ex-director ex-minister medic paramedic priest imam cleric monk campaigner blogger photographer cameraman stringer ",
		cOrg:     "coalition opposition enemy ally team junta regiment battalion brigade squadron refiner ring gang cartel institute academy syndicate consortium venture reseller wholesaler panel conglomerate refinery company firm group bank agency ministry government council organisation organization institute institution university army military navy force forces guard guards authority authorities office department bureau directorate corporation enterprise business maker manufacturer producer exporter importer carrier forwarder shipper intermediary front subsidiary affiliate parent holding association union party newspaper magazine outlet broadcaster service court commission committee delegation side police customs entity body embassy consulate presidency secretariat partner contractor distributor network militia insurer airline builder publisher weekly daily regulator watchdog state regime ",
		cMeet:    "meeting talk talks visit round session summit conference discussion consultation negotiation negotiations",
		cDeal:    "memorandum agreement deal contract ceasefire truce treaty accord arrangement pact protocol order purchase sale transaction settlement charter lease",
		cForce:   "coup strike attack operation operations raid bombing assault offensive airstrike shelling barrage bombardment fire campaign war invasion incursion",
		cVessel:  "frigate corvette destroyer submarine aframax suezmax panamax vlcc supertanker bulker containership yacht superyacht warship ship vessel freighter tanker lorry train barge ferry boat trawler coaster flight cutter tug dhow skiff",
		cMeasure: "debarment cap prohibition listing sanction sanctions embargo ban penalty restriction measure designation freeze",
		cAbstract: "sign stop need part role way time day week month year number question answer comment request condition name identity nationality country reason fear inquiry investigation matter issue concern step effort attempt test use result risk point tension " +
			"view belief impression allegation charge accusation denial difference relation relationship alliance cooperation basis misunderstanding disconnect support assistance help aid interest trade power pressure right law rule regulation act world peace security defence defense intelligence information detail evidence proof fact truth majority minority share stake percent growth price market method process means advantage progress decision policy",
	} {
		for _, w := range strings.Fields(list) {
			m[w] |= c
		}
	}
	return m
}()

// commonNouns are nouns that begin sentences without being names.
var commonNouns = func() map[string]bool {
	m := map[string]bool{}
	for w := range nounTable {
		m[w] = true
	}
	for w := range words("drone engine government millions billions scores hundreds thousands dozens tens several many two three four five authorities nothing nobody engines weapons second third half prosecutors police " +
		"earlier later today yesterday tomorrow spring summer autumn winter neither both many most some one " +
		"troops forces soldiers sodium potassium ammonium hydrogen nitrogen vacuum gas frequency pressure titanium carbon graphite nickel copper zinc lithium digital thermal radio optical fibre fiber piston turbo machine tools spare industrial commercial advanced civilian foreign customs satellite signal spectrum power steel chemicals explosives ammunition shells bombs mines artillery infantry tanks aircraft helicopters ships vessels crew cargo") {

		m[w] = true
	}
	return m
}()

// classOf returns the class of a head noun.
func classOf(w string) nounClass { return nounClasses[w] }

// itemWord reports whether a word is the head of a phrase for goods.
func itemWord(w string) bool { return nounClasses[w]&cGoods != 0 }

// nounClasses are the classes of all nouns, singular and plural. A class of its
// own goes before that of the singular.
var nounClasses = func() map[string]nounClass {
	m := map[string]nounClass{}
	for w, c := range nounTable {
		for _, p := range plurals(w) {
			if p == w || nounTable[p] == 0 {
				m[p] = c
			}
		}
	}
	for w := range itemNouns {
		for _, p := range plurals(w) {
			m[p] |= cGoods
		}
	}
	return m
}()

// anonymousHeads are unnamed people who, giving inside knowledge, are
// protected sources.
var anonymousHeads = words("official officials diplomat diplomats worker workers employee employees source sources person people officer officers insider insiders " +
	"engineer engineers manager executives executive docker dockers soldier soldiers colleague colleagues aide aides witness witnesses resident residents lawmaker relative relatives trader traders " +
	"technician technicians driver drivers sailor sailors clerk clerks crewman crewmen trucker dealer scientist scientists member members staffer staffers advisor adviser advisers staff man woman men women individual individuals")

// heldOffice are posts whose holder speaks for the post without a name and
// is not protected.
var heldOffice = words("spokesman spokeswoman spokesperson minister president ambassador secretary prosecutor prosecutors chairman mayor governor premier commissioner chancellor king chief defendant defendants suspect suspects agent partner police author authors analyst analysts expert experts researcher researchers economist economists critic critics observer observers investigator investigators inspector inspectors lawmaker lawmakers historian judge judges magistrate senator senators envoy envoys representative representatives")

// titles stand before a person's name.
var titles = words("mr mr. mrs mrs. ms ms. dr dr. prof prof. professor general gen gen. colonel col col. captain capt capt. lieutenant lt lt. major maj maj. admiral adm. brigadier brig. sergeant sgt. spc. cpl. pvt. cmdr. hon. staff president minister " +
	"secretary senator sen sen. rep rep. ambassador director chairman king prince sheikh ayatollah judge chancellor governor commander vice under prime foreign defence defense deputy spokesman spokeswoman spokesperson premier lord sir officer airman seaman corporal commodore marshal dame baroness baron sheik emir sultan mullah imam pope rabbi archbishop bishop")

// orgHeads end the names of bodies and firms.
var orgHeads = words("company corporation corp corp. inc inc. ltd ltd. llc llp gmbh ag sa s.a. bv b.v. nv oy ab a/s plc jsc ojsc pjsc cjsc ooo zao fze fzco fzc dmcc co co. kg spa srl s.r.l. sarl lp pte sdn bhd holding holdings " +
	"group bank industries industry institute university ministry department agency bureau council committee commission organisation organization association union federation party army navy force forces corps guard guards " +
	"command directorate administration authority service services court office centre center foundation society academy aerosystems aerospace aviation systems technologies technology trading logistics shipping lines works optics " +
	"freight solutions enterprises enterprise international consulting engineering electronics motors dynamics factory plant zone weekly daily times post wire news journal press herald tribune gazette tv radio presidency undersecretariat secretariat parliament assembly senate congress house police coalition alliance opposition brigade brigades battalion regiment squadron wing division fleet militia regime peacekeepers mission embassy consulate movement resistance caliphate jihad league front cartel junta headquarters taskforce import imports export exports forge foundry semiconductors semiconductor bearings robotics telecom avionics minerals metals development machinery cargo transport airlines air maritime marine partners ventures capital invest investment fund instruments components precision materials chemicals chemical steel energy oil petroleum gas")

// legalForms stand before or after the names of firms.
var legalForms = words("llc llp jsc ojsc pjsc cjsc ooo zao gmbh ltd ltd. inc inc. corp corp. ag fze fzco dmcc plc co. sa bv nv oy ab kg sarl pte ou oü sia uab doo d.o.o. sro s.r.o. kft zrt eood ood ead tov prat pvt pty sal sae wll w.l.l. fz-llc tbk s.a. s.p.a. b.v. n.v. a.s. a/s llc. co oyj gmbh. aps asa")

// joinOf are heads after which "of" or "for" goes on with the name.
var joinOf = words("ministry department bank institute organization organisation presidency undersecretariat government republic office bureau committee council university academy board association union federation agency center centre directorate " +
	"house court chamber academy state states kingdom secretary forces army party league house corps society school college company directorate fund")

// givenNames are frequent given names; a name that begins with one is a
// person's.
var givenNames = words("john james robert michael william david richard joseph thomas charles daniel matthew anthony mark paul steven andrew peter george kevin brian edward ronald timothy jason jeffrey gary ryan eric jonathan stephen larry justin scott benjamin " +
	"samuel frank gregory patrick alexander jack dennis jerry henry adam joe donald barack joe hillary anna anne mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy sandra margaret ashley emily donna michelle carol amanda melissa deborah laura rebecca " +
	"maria jose juan carlos luis jorge pedro miguel manuel antonio francisco ana rosa carmen julia adrienne antony lloyd jake " +
	"ivan sergei sergey dmitry dmitri vladimir alexei aleksei alexey andrei andrey mikhail nikolai yuri igor oleg pavel viktor victor konstantin maxim artem roman denis anton boris grigory vasily yevgeny evgeny olga elena irina tatiana natalia svetlana ekaterina marina oksana volodymyr oleksandr mykola petro dmytro andriy " +
	"mohammad muhammad mohammed ali hassan hossein hussein reza ahmad ahmed mahmoud mehdi amir abbas hamid majid saeed saeid javad ebrahim ibrahim abdollah abdullah abdul yousef yusuf omar khalid bashar vladislav ghassem qasem qassem hassan ismail mustafa mehmet faruk serhat fatma fatima zahra maryam mohsen masoud morteza alireza esmail farhad kamran " +
	"wei li wang jun ming xin yu chen liu zhang kim lee park jong hiroshi takashi kenji rajesh sanjay amit priya shehbaz imran nawaz asif bilal hans klaus jürgen wolfgang jonas stefan thomas tomas tomáš lukas felix maximilian mirela elena ilse greta sven lars erik nils björn pierre jean jacques michel françois marie giovanni marco luca giulia viktoria emma sophie nina carla sofia isabel " +
	"aaron adrian aidan alan albert alice alison amy angela arthur barry ben bernard beth bob boris brad bruce caroline catherine charlotte chris christian christine christopher claire craig curtis cynthia dan dave dean denise derek diana diane don donna doug douglas duncan dylan eddie edwin eleanor ellen emma erin ernest " +
	"evan fiona francis franklin fred frederick gavin geoffrey gerald gerard glenn gordon graham greg harold harriet harry harvey heather helen herbert hilary howard hugh hugo ian isaac jacob jamie jane janet jared jay jean jeff jeremy jesse jill jim joan jody joel johnny jonas josh joshua joyce judith judy julian julie justine kate katherine kathleen keith kelly ken kenneth kurt kyle " +
	"lauren laurence lee leo leon leonard leslie lewis liam lloyd louis louise luke lynn malcolm marcus margot marian marilyn martin marvin matt maureen maurice max megan melanie mike mitchell molly monica morgan neil nicholas nick nicola nigel noah noel norman olivia oscar owen pamela patricia patrick paula perry phil philip phillip rachel ralph randy raymond rick rob robin roger ron rory rosemary roy " +
	"russell ruth sally sam sandra sean seth shane shannon sharon sheila sidney simon stanley stella steve stuart sue suzanne sylvia ted teresa terry theresa tim tobias toby todd tom tony tracy travis trevor valerie vanessa vernon vincent walter warren wayne wendy wesley zachary " +
	"anatoly anatoliy arkady artyom bogdan bohdan danil daniil egor evgenia fyodor galina gennady georgy gleb ilya inna kirill ksenia larisa leonid lev lidia lyudmila maksim matvei nadezhda nikita oleksiy pyotr rinat rustam ruslan semyon serhiy stanislav taras timur tetyana vadim valentin valentina valery vasyl veniamin viacheslav vitaly vitaliy vyacheslav yaroslav yelena yulia zhanna zakhar ramzan " +
	"abbas abdolreza abdul-aziz abdulaziz abdulla abdulrahman adel adnan aisha akbar akram amin ammar anwar ardeshir arash ashraf ayman aziz babak bahman bahram bassam behnam behrouz bijan bilal cyrus daoud dariush davood ehsan elham emad fadi faisal fardin fariba farid faris farzad fawaz fereydoun firouz gholam gholamreza ghulam habib hadi haidar hamad hamed hamza haroun hashem hassan-ali hatem hisham hojjat homayoun hooman houshang " +
	"ismael iqbal jafar jalal jamal jamil javid kamal karim kaveh kazem khaled khalil leila lotfollah mahdi maher malik mansour marwan maryam masoumeh mehran mehrdad mojtaba mokhtar mostafa mohamad mohamed mukhtar munir murad nabil nader naim naser nasser navid nima nizar omid osama othman parisa parviz payam peyman qadir qais rahim rahman ramin rashid rasoul rauf riad rostam rouhollah ruhollah saad sadegh sadiq saleh salem salim salman samir samira sami sanaz sepehr shahab shahin shahram sharif shirin siamak soheil sultan tahir tareq tariq wael walid yahya yasin yasser younes yunus zahid zaid zia ziad " +
	"ahmet ali-riza aylin ayse burak cem ebru emre erdal erkan fatih gokhan hakan hulusi huseyin ibrahim-halil kemal murat orhan osman ozgur recep selim selcuk tayyip turgut ugur umit yildiz yusuf zeki zeynep " +
	"ajay akash alok anand anil anita arjun arun ashok deepak dinesh gaurav kavita kiran krishna manish mohan mukesh naveen neha nitin pooja prakash pradeep rahul raj rajiv rakesh ramesh ravi rohit sachin sandeep satish shyam sunil sunita suresh vijay vikram vinod vivek narendra nirmala subrahmanyam rajnath " +
	"alberto alejandro alfonso andres angel arturo beatriz camila cesar claudia cristina diego eduardo emilio enrique esteban felipe fernando gabriel gabriela gerardo gloria guillermo gustavo hector hugo ignacio ines jaime javier joaquin josé julio leonardo lorena lucia manuela marcelo mariana mario martina mateo mauricio natalia nicolas nicolás octavio oscar pablo patricio rafael ramon raul ricardo roberto rodrigo ruben sebastian sergio silvia tomas valentina vicente ximena yolanda " +
	"agnieszka aleksander aleksandra andrej andrzej anja ante anton antoni attila balazs bojan branko dariusz davor dragan drago dusan ewa filip ferenc goran gyorgy istvan ivo jacek jakub jana jaroslav jerzy jiri josef jozef kamil karel katarzyna katja krzysztof laszlo lech ljubica maciej magdalena malgorzata marek mateusz milan milica miloš milos miroslav mirjana nenad nikola pawel petar petr piotr radek radoslaw radovan ratko slobodan stanislaw stjepan sandor tadeusz tamas tibor tomasz vaclav vesna vuk wojciech zdenek zoltan zoran zbigniew " +
	"alain amelie anne-marie antoine arnaud aurelie benoit bernadette bruno camille catherine céline cécile christelle christophe claude clément didier dominique édouard emmanuel emmanuelle étienne fabien fabrice florian francine gaston gauthier georges gilles guillaume helene henri hervé isabelle jean-claude jean-luc jean-marie jean-noël jean-yves jérôme joel julien laurent lucien lucie ludovic mathieu maxime michele monique nathalie nicole olivier pascal philippe raphael rené sébastien serge stéphane sylvain sylvie thierry valérie véronique xavier yann yves " +
	"achim alfred annalena andreas annette armin axel bernd björn carsten christoph claus dieter dirk dominik eberhard elke ernst ernst-august eva franz friedrich fritz gerhard gerd gisela günter gunther hannes harald heike heiko heinrich heinz helga helmut henning herbert hermann holger horst ingo ingrid jens joachim jochen johann johannes jörg josef julia jürgen kai karin karl karl-heinz katrin lothar ludwig lutz manfred marcel mathias matthias norbert oliver otto petra rainer ralf reinhard renate robert rolf rudolf rüdiger sabine sascha silke sigmar stephan susanne thorsten torsten udo ulrich ulrike ursula uwe volker walther werner wilhelm winfried " +
	"alessandro andrea antonella beatrice carlo cristiano davide elisabetta enrico fabio federica federico filippo francesca francesco gianluca giorgio giorgia giuseppe guido ilaria leonardo lorenzo luigi massimo matteo maurizio nicola paolo pietro renato riccardo salvatore simone stefano umberto valerio vittorio " +
	"anders annika arne astrid bengt birgit bjarne carl einar fredrik gunnar gustav hakan hanna heikki helena henrik inga ingvar jari juha jukka jussi kari kristian kristina lasse leif linnea magnus matti mette mikael mikko niels olaf ole olof pekka petri petter pirkko sanna sigrid søren stig thor tommi torbjörn ulf " +
	"akira daisuke fumio haruki hideki ichiro junichiro katsuya keiko kenji koichi makoto masahiro masato naoko nobuo ryo satoshi shigeru shinzo shinji shunichi taro tetsuya toshihiro yoko yoshihide yuki yuriko " +
	"amina amadou boubacar chinedu emeka fatou goodluck ibrahima kofi kwame mamadou moussa nana ngozi nkosazana olusegun ousmane paul-henri salif sekou thabo uhuru yoweri abiy isaias haile tedros salva riek")
