package names

import (
	"strings"
	"sync"
)

// GroupKind says how the words of a variant group belong together.
type GroupKind uint8

// The kinds of group.
const (
	Spelling    GroupKind = iota // one name spelt in ways that sound alone does not join
	Syllable                     // a Chinese or Korean syllable in another romanisation
	Nickname                     // a short or pet form
	CrossLang                    // the same given name in several languages
	Translation                  // the same common noun in several languages
	Place                        // a country or city with its adjective
)

// groups are own facts, each line one group of words that can stand for each
// other. A word may be in several lines.
var groups = []struct {
	kind GroupKind
	text string
}{
	{Spelling, `muhammad mohammed mohammad mohamed mohamad muhammed mehmet mohd md muhamad mahomet mahamed maxamed mochammad محمد
ahmad ahmed ahmet achmad axmed احمد أحمد
ali aly cali علی علي
husayn hussein hussain hosein hossein husein hussayn huseyin xuseen حسين حسین
hasan hassan xasan hasen حسن
abdullah abdallah abdulla abdellah cabdullaahi cabdulaahi abdullahi عبدالله
umar omar omer oumar cumar عمر
uthman osman othman usman cusmaan osmane عثمان
yusuf yousef yousuf youssef joseph yusif yosef yuusuf يوسف یوسف
ibrahim ebrahim ibraheem abraham brahim ابراهيم إبراهيم ابراهیم
ismail esmail ismael ismaeel esmaeil اسماعيل اسماعیل
said saeed saeid sayeed saiid siciid سعيد سعید
reza rida ridha رضا
jafar jaafar gafar djafar jaffar جعفر
abdul abd abdel abdu abdal عبد
khalid khaled chalid خالد
mustafa mostafa moustapha mustapha مصطفى مصطفی
mahmud mahmoud mahmood محمود
qasim kassem qassem ghasem ghassem kasim qasem قاسم
hamid hameed حميد حمید
rahman rehman rahmaan رحمن الرحمن
yahya yehia yahia yahyaa يحيى یحیی
musa mousa moussa muse moses موسى موسی
isa eissa issa ciise عيسى عیسی
suleiman sulaiman soleiman sulayman solomon suleyman saleban سليمان سلیمان
salih saleh salah صالح
daud dawood davoud daoud dawud david داود داوود
ayub ayoub ayyub ايوب ایوب
isaac ishaq eshaq issac ishak اسحاق
jalal galal djalal jelal جلال
jamal gamal djamal cemal جمال
jamil gamil djamil cemil جميل
hajji haji hadji hajj
nur noor nour نور
taha tahha طه
zia ziya dhia diya ضياء ضیاء
najib nagib nadjib نجيب`},
	{Syllable, `lee li yi ri rhee ree
park pak bak
choi choe chue
kim gim
jung jong jeong chung chong
lim im rim
yoo yu ryu you ryoo
noh ro no roh
cho jo joe
kang gang
xi hsi
zhang chang cheung
wang wong
chen chan tan chin
liu lau liew
huang wong hwang ng
wu ng woo
lin lam lim
zhou chou chow
xu hsu tsui hui
zheng cheng cheang tay
xie hsieh tse cheah
cai tsai choi chua
zhao chao chiu
jiang chiang kiang kong
deng teng tang
zhu chu choo
yang yeung
guo kuo kwok
zeng tseng tsang
luo lo law
liang leung
song sung soong
cao tsao cho
peng pang
xiao hsiao siu
qian chien chin
qin chin tsun
jin chin kam
zhong chung
ye yeh yip
gao kao ko
he ho
hu woo wu
ma mah
feng fung
dong tung
yuan yuen
pan poon pun
fu foo
shen shum sham
lu lo loo luk`},
	{Nickname, `alexander alex alec sasha sandy aleksandr aleksander xander shura
alexandra alex sasha sandra alexa aleksandra
andrew andy drew
anthony tony antony
barack barry
benjamin ben benny benjy bibi binyamin
catherine kate cathy kathy katie katherine kathleen kit kitty
charles charlie chuck chas
christopher chris kit topher
daniel dan danny
david dave davey
deborah debbie deb
dmitry dima mitya dmitri dmitriy
donald don donny
edward ed eddie ted ned teddy
elizabeth liz beth betty eliza lizzie bess
eugene gene yevgeny zhenya
francis frank fran
frederick fred freddy friedrich fritz
gerald gerry jerry
gregory greg grisha
harold harry hal
henry harry hank hal
ivan vanya
jacob jake
james jim jimmy jamie
jeffrey jeff geoff geoffrey
jennifer jen jenny
john jack johnny jon
jonathan jon jonny
joseph joe joey josip jose pepe
joshua josh
kenneth ken kenny
lawrence larry laurence
leonard leo len lenny
margaret maggie peggy meg marge rita greta
matthew matt
michael mike mick mickey misha mikhail
mikhail misha
nicholas nick nicky nico
nikolai kolya nikolay
oleg olezhka
patricia pat patty trish
patrick pat paddy
peter pete
philip phil
rebecca becky
richard rick dick rich ricky
robert bob rob bobby robbie bert
ronald ron ronnie
samuel sam sammy
sergei serge seryozha serezha sergey serhiy serej serega
stephen steve steven stephan
susan sue suzy susie
theodore ted teddy theo fyodor
thomas tom tommy
timothy tim
victor vic vitya viktor
vladimir volodya vova vlad
volodymyr volodya vova
william bill will billy willy liam
yekaterina katya ekaterina
yevgeny zhenya evgeny
zachary zach zack
jose pepe
francisco paco pancho kiko
guadalupe lupe
enrique kike quique
jesus chucho
ignacio nacho
eduardo lalo edu
luis lucho
giuseppe beppe pino peppe
luigi gigi
johannes hans johann
wilhelm willi
heinrich heinz
katharina kathrin kati
mohammad mo moe
abdullah abdul
nasser nas
fatima fati`},
	{CrossLang, `john juan jean ivan johann johannes hans giovanni joao jan ian sean ioan ioannis giovani yahya janos ivane hovhannes jovan yan
james jacob jacques jaime giacomo iago diego jakob yakov yaakov santiago
peter pedro pierre pietro petr pyotr piotr petros petar pyotr petro boutros pjotr
paul pablo paolo pavel pawel pavlos pavlo paulo bulos pal
michael miguel michel michele mikhail michal mihai mikael mykhailo mihail miha mikayel mikheil
george jorge georges giorgio georg georgios yuri jerzy gheorghe giorgi heorhiy jiri gyorgy jordi gevorg djordje
alexander alejandro alexandre alessandro aleksandr aleksander alexandros iskander oleksandr aleksandar alyaksandr sandor iskandar
nicholas nicolas nikolai niccolo nikolaos mykola mikalai nikola nicolae miklos nikoloz
andrew andres andre andrea andrei andreas andriy andrzej andrej andras ondrej
stephen esteban etienne stefano stefan stepan istvan stephanos stjepan szczepan estevao
joseph jose giuseppe josef iosif yosef josip jozef osip yusuf
charles carlos carlo karl karel carl karol
francis francisco francois francesco franz frantisek ferenc franciszek franjo
henry enrique henri enrico heinrich henryk jindrich genrikh henrik
louis luis luigi ludwig lajos ludvik ludwik
philip felipe philippe filippo filip fylyp
lawrence lorenzo laurent lavrentiy lars lorenz
anthony antonio antoine anton antonin antoni antal antonios
dmitry dmitri dimitri dmytro dimitar dimitris dzmitry dimitrios demetrius dmitrij
sergei sergio serge serhiy sergiu siarhei sarkis
vladimir volodymyr uladzimir wladimir vladimiras vladimirs wlodzimierz volodimir ulodimir vlagyimir
eugene yevgeny evgeny yevhen eugenio eugen jewgeni evgenij yauhen jevgenij
matthew mateo matthieu matteo matthias matvei matej mateusz matus matiy
thomas tomas tommaso foma tomasz tamas
mary maria marie miriam maryam mariam marija mariya marya
anna anne ana hanna hannah ann ania annie
helen elena helene olena yelena alena ilona eleni jelena
catherine katarina ekaterina yekaterina katerina caterina catalina katarzyna kateryna katalin
elizabeth isabel elisabeth elisabetta yelizaveta elisaveta erzsebet elzbieta isabella
julia giulia yulia julie iuliia yuliya julija
basil vasily vasilios vasyl vasil
gregory grigory gregorio grigor hryhoriy grzegorz gergely gregoire
theodore fyodor teodoro fedor theodoros fedir teodor feodor
ignatius ignacio ignazio ignat
leo lev leon leonid leone
maximilian maxim maksim massimo maksym maximo
constantine konstantin costantino kostyantyn konstantinos constantin
oleg oleh aleh
igor ihor ihar
william guillermo guillaume guglielmo wilhelm willem vilmos guilherme
edward eduardo edouard edoardo eduard edvard
robert roberto rupert
richard ricardo riccardo ryszard
raphael rafael raffaele rafal
emmanuel manuel emanuele immanuel
gabriel gavriil jibril gabriele gavril jabril
luke lucas luca lukas lukasz luc
mark marcos marco marc marek markus markos
simon simeon semyon simone szymon semen simao
fernando ferdinand hernando fernand فرناندو
perez peretz بيريز
solomon salomon shlomo suleiman
alexei alexey aleksei aleksey oleksiy aliaksei alexis oleksii alyaksey alexej
anatoly anatoliy anatolii anatol anatoli anatolij
arkady arkadiy arkadi arkadij
artem artyom artsiom artemiy
boris borys barys
bogdan bohdan
daniel danil danila danylo daniil danilo
darya daria dariia dasha
denis denys dzianis dennis
galina halyna halina galyna
gennady gennadiy henadz hennadiy gennadi genadz gennadii henadzi genadij
german herman herman
gleb hlib hleb
ilya illia ilia elias ilija illya ilyas
irina iryna irene irena iryna
kirill kyrylo kiryl cyril kiril
larisa larysa
leonid leanid leonidas leonyd
ludmila liudmyla lyudmila liudmila lyudmyla ludmilla
marina maryna
nadezhda nadia nadiya nadiia nadya nadja
natalia natalya nataliya nataliia natallia natalie natalija
nikita mykyta mikita
oksana aksana oxana
olga olha volha olgha
roman raman
ruslan rouslan
stanislav stanislau stanislaw
svetlana sviatlana svitlana svyatlana
tatiana tatyana tetiana tatsiana tetyana tatjana
timofey tymofiy tsimafei timothy
vadim vadym vadzim wadim
valentin valiantsin valentyn valentine
valery valeriy valerii valeri valerij valeriya
vitaly vitaliy vitalii vital vitali vitalij
viktor victor wiktor viktar
vyacheslav viacheslav viachaslau vyachaslau wjatscheslaw
yaroslav jaroslav iaroslav jaroslaw
yulian julian iulian
zhanna janna joanna jeanne
ksenia xenia kseniya kseniia aksinya
evgenia yevgeniya yevheniia evgeniya eugenia
margarita marharyta margaryta
mikhailo mikhail
magomed mahomed mohamed magamed
akhmed ahmed ahmad
gasan hasan hassan
gusein husein hussein
amin emin ameen
rashid rasheed reshid
hashim hashem hachem
karim kareem kerim
rahim raheem rehim
salim saleem selim
majid majeed medjid`},
	{Translation, `bank banco banque banka bankasi banki banca bankas bankovskiy bankovskaya
company compania compagnie kompaniya kompanii kompani sherkat sharikat companhia empresa firma sirketi sherkate kampani
and und et y e i va ve en og
organization organisation organizatsiya organizacion organizacao organizzazione munazzama sazman
labour labor
defence defense oborona difa defa
centre center tsentr centro zentrum markaz merkez
aluminium aluminum alyuminiy
plant zavod factory fabrika usine fabrik werk factories karkhane karkhaneh
instrument instruments priborostroitelnyy priborostroitelniy pribor priborostroeniya priborostroenie
machine machinery mashinostroitelnyy mashinostroitelniy mashin mashinostroeniya mashinostroenie mashinostroitelny mashinsazi
electronics elektronika electronica elektronik electronique
electronic elektronnyy electronico elektronnye elektronnoy elektronnykh
trading trade torgovyy torgovlya comercio ticaret handel tejarat bazargani trgovina tijara torgovaya torgovy tijarah commercial comercial kommercheskiy kommerchesky
shipping sudokhodnaya kashtirani shipment sudokhodstvo naviera denizcilik
transport transportation transporting transports transportnaya nakliyat haml transportes transportnyy transporte naql
oil neft neftyanoy petroleum petrol naft petroleo nafta neftyanaya petrolera
gas gaz gazovyy gazovaya gasneft
energy energiya energie energia enerji energo energetika energeticheskiy
construction stroitelnaya stroitelstvo insaat construcciones construcao stroitelnyy stroitelstva constructora building sakhteman sakhtemani
stroy stroi
industry industries industrial promyshlennost promyshlennyy sanaye sanat sanati industria industriel sanayi industrie prom sinaat industrias
bureau byuro
scientific nauchnyy nauchno scientifique nauchnaya nauchnogo elmi
research issledovatelskiy pazhouhesh issledovatelsky issledovaniy tahghighat tahqiqat tahghighati
production proizvodstvennyy proizvodstvo proizvodstvennoe proizvodstvennaya proizvodstvenny manufacturing produccion tolid tolidi
institute institution institut instituto enstitu moasese
university universitet universite universidad universidade daneshgah universitat jamia
design konstruktorskoe konstruktorskiy konstruktorsky
group gruppa groupe gruppe grupo gruppo grup gruppy goruh
state gosudarstvennyy gosudarstvennoe gosudarstvennaya gosudarstvenny
international mezhdunarodnyy mezhdunarodnaya internacional internazionale internationale uluslararasi beynolmelali mezhdunarodny mezhdunarodnoe dowali
national natsionalnyy nacional nationale melli milli natsionalnaya natsionalny watani watania natsionalnoe
aviation aviatsionnyy aviatsiya aviacion havacilik aviatsionnaya aviatsionny hava havai
aircraft samolet samoletov havapeyma
helicopter helicopters vertolet vertolety vertolyoty vertoletov helikopter
missile missiles rocket rockets raketa raketnyy raketnaya mushak
aerospace aerokosmicheskiy havafaza
space kosmicheskiy kosmos kosmicheskaya faza
technology technologies tekhnologii tekhnologiya tecnologia teknoloji technik tekhnologiy tekhnologicheskaya tecnologias fanavari technological teknologi
technical tekhnicheskiy technique technic tecnico tekhnicheskaya fanni
general obshchiy generale umumi
investment investments investitsii inversiones investitsionnaya yatirim investissement investitsionnyy investicii sarmayegozari sarmaye istithmar invest
insurance strakhovaya seguros sigorta assurance bimeh strakhovoe tamin
fund fond fondo fonds sandogh
foundation fond fundacion fondation vakif bonyad stiftung vaqf vakfi
holding holdings kholding kholdinga
shipyard shipbuilding verf sudostroitelnyy sudoverf keshtisazi sudostroitelnaya
ship ships vessel korabl keshti sudno
islamic islami islamiya eslami islamiyya islamiyah
people peoples narodnyy narodnaya
front jabhat jabha jebhe
party hizb hezb partiya partido parti
army jaysh jeysh jaish armiya ejercito ordu artesh
movement harakat dvizhenie dvizheniye harakah jonbesh
committee komitet comite lajnat
ministry ministerstvo ministerio vezarat wizarat
council sovet majlis shura consejo shora
department departament upravlenie upravleniye edareh
agency agentstvo agencia ajans
association assotsiatsiya asociacion jamiyat jamiat union soyuz ittihad etehadiye anjoman dernegi
society obshchestvo sociedad jamia
office ofis oficina daftar
brigade brigada brigad liwa liva
battalion batalon kataib katibat katiba batallon
forces quwat niruha sily nirou
joint sovmestnyy sovmestnoe
enterprise enterprises predpriyatie predpriyatiya predpriyatiye muassasat isletme
corporation korporatsiya corporacion
company co
brothers bros hermanos
saint st sankt san
mount mt
limited ltd
street st
harbour harbor port bandar liman
jewellery jewelry mojavaherat joyeria joyas
gold zoloto altin oro tala zolotoy dhahab
agriculture agricultural keshavarzi agricola selskokhozyaystvennyy tarim ziraat
railway railways zheleznaya demiryolu rahahan
metallurgical metallurgicheskiy metallurgy metalurji metallurgicheskaya metallurgicheskoe
steel stal foolad fulad celik folad acero staleliteynyy
iron ahan zhelezo demir zhelezny
cement siman tsement cimento cemento
chemical chemicals khimicheskiy quimica shimiyayi shimi kimya khimicheskaya
petrochemical petrochemicals petroshimi neftekhimicheskiy neftekhim
polymer polymers polimer polimery
electric electrical elektricheskiy elektrik bargh
power niroo niru energetik
air airline airlines aviakompaniya aviakompanii havapeymai hawayolu
airways avialinii
communication communications ertebatat telekommunikatsii svyaz svyazi iletisim ettesalat telecommunications telecom
information informatsionnyy informatsionnye informatsionnaya ettelaat bilgi
security bezopasnost amniat guvenlik seguridad amn bezopasnosti
safety imeni
automation avtomatizatsiya avtomatika otomasyon avtomatizatsii
systems sistemy system sistema sistem sistemas sistem
service services servis khadamat hizmetleri hizmet servicios uslugi servisnaya
management upravlyayushchaya menedzhment modiriyat yonetim
development razvitie towsee tose toseh desarrollo gelistirme razvitiya
engineering inzhiniring inzhenernyy mohandesi muhendislik ingenieria inzhinirinovaya inzhinirinovyy
exchange sarrafi sarafi birzha cambio sirafa hawala
money pul dengi
consulting consultoria konsalting moshaver advisory konsaltingovaya
logistics logistika lojistik logistica logistik
food foods pishchevoy ghazai gida alimentos
medical meditsinskiy pezeshki tibbi medico tibb
hospital bimarestan gospital
pharmaceutical farmatsevticheskiy daroupakhsh darou ilac farma
east vostok sharq shargh dogu oriente mashreq
west zapad gharb bati occidente
north sever shomal shamal kuzey norte
south yug jonoub janub guney
black chernyy siyah negro
red krasnyy sorkh kirmizi rojo
white belyy sefid beyaz blanco
blue siniy abi mavi azul
new novyy novaya novoe nuevo nueva novo jadid yeni novyi neu nouveau nouvelle
great bolshoy buyuk bozorg
star zvezda setareh yildiz estrella najm
sun solntse khorshid gunes shams
light svet noor nour
sea more darya deniz bahr mar
world mir jahan dunya mundo alam
city gorod shahr sehir ciudad
young youth molodezh javanan shabab
martyr martyrs shahid shuhada shohada shahed
resistance moqavemat muqawama mukavemet soprotivlenie
revolution revolutionary enghelab thawra devrim
freedom liberation azadi hurriyet libertad tahrir osvobozhdenie
justice adalat adl spravedlivost
school madrasa madrasah shkola okul
charity charitable khayriya khayriyya blagotvoritelnyy kheyrieh hayir
import importadora importacion varedat ithalat
export exportadora exportacion saderat ihracat eksport
distribution distribuidora pakhsh dagitim
foreign external khareji kharejie dis
trust vasiyet
cis sng
computer computers kompyuter rayaneh bilgisayar kompyuternyy
software programmnoe narmafzar yazilim
laboratory laboratories laboratoriya azmayeshgah laboratuvar
experimental opytnyy opytno opytnoe
nuclear yadernyy hastei atomi atomic atomnyy nukleer yadernoy
military voennyy nezami askeri voyennyy
naval marine maritime morskoy daryai morskaya
academy akademiya akademi akademiy
television televidenie tv
radio radyo
central tsentralnyy markazi merkez merkezi centrale zentral
special osobyy spetsialnyy vizhe ozel especial
advanced perspektivnyy pishrafteh
police policia politsiya polis shurta naja
heritage turath nasledie miras
revival ihya ehya
economic economy ekonomicheskiy eqtesad eghtesad eghtesadi iktisadi economica iqtisad
financial finance finansovyy mali finans financiera finansovaya
credit kredit etebari etebar credito
leasing lizing lizingovyy
savings sberegatelnyy
culture cultural farhangi kulturnyy kultur thaqafa
education educational amouzesh talim obrazovanie egitim
students daneshjouyan studentov talaba
women zanan zhenshchin nisa
mining minerals mineral madan madani gornyy gornaya maden minera
copper mes bakir mednyy cobre
wood chub lesnoy orman
cargo freight bar gruzovoy kargo
express ekspress
taxi taksi
quds qods jerusalem
army armed mosallah silahli
fishery fishing fisheries rybolov shilat balik
tanker tankers nafkesh tankernyy
satellite fazaei mahvareh sputnik
network shabakeh set shabaka ag
legal huquqi hoghoughi yuridicheskiy
property properties amlak nedvizhimost emlak inmobiliaria
land ard arazi zemlya
house housing maskan dom konut
market bazar rynok pazar mercado
garment textile textiles nasaji tekstil tekstilnyy
rubber lastik kauchuk
physics fizika fizik fizicheskiy
mathematics matematika riyaziyat
repair repairs remont tamirat sudoremontnyy
motor motors dvigatel dvigateli motornyy engine engines
automobile automotive avtomobil avtomobilnyy khodro otomotiv auto avto
radar radiolokatsionnyy radiolokatsiya
optical optics opticheskiy optika optiko
mechanical mechanics mekhanicheskiy mekhanika mekanik
precision tochnyy tochnoy daghigh hassas
equipment oborudovanie tajhizat ekipman equipos
supply supplies tamin snabzhenie tedarik suministros postavka
complex kompleks mojtama kompleksi
combine kombinat`},
	{Place, `russia russian rossiya rossii rossiyskaya rusya russkiy
iran iranian irani
china chinese zhongguo prc sino
america american usa
korea korean chosun choson
germany german deutschland deutsche
france french francaise francais
italy italian italia italiana
spain spanish espana espanol
mexico mexican mexicana
chile chilean
brazil brazilian brasil brasileira
argentina argentine
canada canadian
japan japanese nippon nihon
india indian hindustan
pakistan pakistani
turkey turkish turkiye turk
syria syrian
iraq iraqi
lebanon lebanese
libya libyan
cuba cuban cubana
venezuela venezuelan
belarus belarusian belarusskiy belorusskiy
ukraine ukrainian ukrayina
armenia armenian
georgia georgian
azerbaijan azerbaijani
kazakhstan kazakh
uzbekistan uzbek
turkmenistan turkmen
tajikistan tajik
kyrgyzstan kyrgyz
afghanistan afghan
britain british uk
england english
scotland scottish
ireland irish
sweden swedish sverige svenska
norway norwegian norge norsk
denmark danish danmark dansk
finland finnish suomi suomen
netherlands dutch nederland nederlandse holland
belgium belgian
switzerland swiss schweiz suisse
austria austrian osterreich
poland polish polska
hungary hungarian
romania romanian
bulgaria bulgarian
serbia serbian srbija
croatia croatian hrvatska
greece greek hellas hellenic
egypt egyptian misr
sudan sudanese
somalia somali
nigeria nigerian
kenya kenyan
ethiopia ethiopian
chad chadian
congo congolese
mali malian
yemen yemeni
oman omani
qatar qatari
kuwait kuwaiti
bahrain bahraini
emirates uae emirati
saudi
jordan jordanian
israel israeli
palestine palestinian
malaysia malaysian
indonesia indonesian
singapore
thailand thai
vietnam vietnamese
philippines philippine
myanmar burma burmese
australia australian
zealand
africa african
asia asian
europe european euro
arab arabian arabia
pacific
atlantic
caspian khazar
moscow moskva moskovskiy moscou
petersburg peterburg peterburgskiy
tehran
beijing peking
shanghai
shenzhen
hongkong
taiwan
tokyo
london
paris
berlin
dubai
istanbul
damascus
baghdad
chicago
cleveland
boston
york
texas
california
cyprus
malta
panama
colombia colombian
peru peruvian
ecuador
bolivia bolivian
nicaragua nicaraguan
guatemala
honduras
luxembourg
portugal portuguese
czech
slovakia slovak
slovenia
macedonia
bosnia
montenegro
kosovo
albania
moldova
latvia
lithuania
estonia
mongolia
nepal
bangladesh
zimbabwe
uganda
rwanda
burundi
angola
algeria
morocco
tunisia
crimea krym
sevastopol
siberia sibir sibirskiy siberian
volga volzhskiy
ural uralskiy urals
baltic`},
}

// groupTable holds the groups by word.
type groupTable struct {
	kinds []GroupKind         // by group number
	byKey map[string][]uint16 // folded word to group numbers, rising
}

var variantTable = sync.OnceValue(func() *groupTable {
	t := &groupTable{byKey: map[string][]uint16{}}
	for _, g := range groups {
		for _, line := range strings.Split(g.text, "\n") {
			t.add(g.kind, strings.Fields(line))
		}
	}
	for _, pair := range chineseSpellings() {
		t.add(Syllable, pair[:])
	}
	return t
})

func (t *groupTable) add(kind GroupKind, words []string) {
	id := uint16(len(t.kinds))
	t.kinds = append(t.kinds, kind)
	for _, w := range words {
		k := romanise(w, ScriptOf(w))
		if ids := t.byKey[k]; len(ids) == 0 || ids[len(ids)-1] != id {
			t.byKey[k] = append(ids, id)
		}
	}
}

// fathers is added to the number of a group of given names for the group of
// patronymics that are made of them.
const fathers = 1 << 14

// kindOf returns the kind of a group.
func kindOf(id uint16) GroupKind {
	if id >= fathers {
		return CrossLang
	}
	return variantTable().kinds[id]
}

// patronymicEndings are the endings of Russian, Ukrainian and Belarusian
// patronymics, longest first.
var patronymicEndings = [...]string{"iyevich", "iyovych", "ievich", "yevich", "iyevna", "yovych", "iyovich", "ievna", "yevna", "iivna", "iyivna", "yivna", "ovich", "evich", "avich", "ovych",
	"evych", "ovitch", "evitch", "ovic", "evic", "ovna", "evna", "auna", "euna", "ivna", "iyauna", "yeuna"}

// fatherGroups returns the groups of the given name that a patronymic is made
// of, moved by fathers.
func fatherGroups(text string) []uint16 {
	t := variantTable()
	for _, e := range patronymicEndings {
		stem, ok := strings.CutSuffix(text, e)
		if !ok || len(stem) < 3 {
			continue
		}
		for _, tail := range [...]string{"", "y", "i", "ey", "ei", "a", "iy", "ii", "o"} {
			var out []uint16
			for _, id := range t.byKey[stem+tail] {
				if k := t.kinds[id]; k == CrossLang || k == Spelling {
					out = append(out, id+fathers)
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// groupsOf returns the variant groups of a folded word that fit the class:
// nicknames, given names and patronymics for persons, nouns and places for the
// rest.
func groupsOf(text string, class Class) []uint16 {
	t := variantTable()
	var out []uint16
	ids := t.byKey[text]
	if len(ids) == 0 && class != Person {
		ids = t.byKey[baseForm(text)]
	}
	for _, id := range ids {
		if k := t.kinds[id]; k == Spelling || k == Syllable || (class == Person) == (k == Nickname || k == CrossLang) {
			out = append(out, id)
		}
	}
	if class == Person {
		out = append(out, fatherGroups(text)...)
	}
	return out
}

// caseEndings are the endings of Russian adjectives in other genders, numbers
// and cases, and as they are romanised, longest first.
var caseEndings = [...]string{"skikh", "skogo", "skaya", "skoye", "skoe", "skoy", "skie", "skiye", "skii", "sky", "ski", "nykh", "nogo", "nomu", "naya", "noye", "noe", "noy", "nye", "nyi", "ny"}

// baseForm returns the form of a Russian adjective in which the groups have it,
// or the word itself.
func baseForm(text string) string {
	for _, e := range caseEndings {
		stem, ok := strings.CutSuffix(text, e)
		if !ok || len(stem) < 3 {
			continue
		}
		if e[0] == 's' {
			return stem + "skiy"
		}
		return stem + "nyy"
	}
	return text
}

// isPlace reports whether a folded word names a country or large city.
func isPlace(text string) bool {
	t := variantTable()
	ids := t.byKey[text]
	if len(ids) == 0 {
		ids = t.byKey[baseForm(text)]
	}
	for _, id := range ids {
		if t.kinds[id] == Place {
			return true
		}
	}
	return false
}
