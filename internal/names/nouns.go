package names

// translations are common nouns of company names, each line one noun in the
// languages of the lists, romanised; Russian adjectives stand as masculine (see
// baseForm).
const translations = `bank banco banque banka bankasi banki banca bankas bankovskiy bankovskaya
company compania compagnie kompaniya kompanii kompani sherkat sharikat companhia empresa firma sirketi sherkate kampani
and und et y e i va ve en og
organization organisation organizatsiya organizacion organizacao organizzazione munazzama sazman
labour labor
defence defense oborona difa defa
centre center tsentr centro zentrum markaz merkez
aluminium aluminum alyuminiy
plant zavod factory fabrika usine fabrik werk factories karkhane karkhaneh
instrument instruments priborostroitelnyy priborostroitelniy pribor priborostroeniya priborostroenie
machine machines machinery mashiny maquinas makine makina mashinostroitelnyy mashinostroitelniy mashin mashinostroeniya mashinostroenie mashinostroitelny mashinsazi
electronics elektronika electronica elektronik electronique
electronic elektronnyy electronico elektronnye elektronnoy elektronnykh
trading trade treyding treiding comercializadora bazarganee basargani torgovyy torgovlya comercio ticaret handel tejarat bazargani trgovina tijara torgovaya torgovy tijarah commercial comercial kommercheskiy kommerchesky
shipping keshtirani kashtiranee sudokhodnaya kashtirani shipment sudokhodstvo naviera denizcilik
transport trucking transportadora transportista perevozki gruzoperevozki tarabari transportation transporting transports transportnaya nakliyat haml transportes transportnyy transporte naql
oil neft neftyanoy petroleum petrol naft petroleo nafta neftyanaya petrolera
gas gaz gazovyy gazovaya gasneft
energy enerdzhi energiya energie energia enerji energo energetika energeticheskiy
construction constructora edificadora stroitelnaya stroitelstvo insaat construcciones construcao stroitelnyy stroitelstva constructora building sakhteman sakhtemani
stroy stroi
industry industries industrial promyshlennost promyshlennyy sanaye sanat sanati industria industriel sanayi industrie prom sinaat industrias
bureau byuro
scientific nauchnyy nauchno scientifique nauchnaya nauchnogo elmi
research issledovatelski issledovatelskiy pazhouhesh issledovatelsky issledovaniy tahghighat tahqiqat tahghighati
production tolidat proizvodstvennyy proizvodstvo proizvodstvennoe proizvodstvennaya proizvodstvenny manufacturing produccion tolid tolidi
institute institution institut instituto enstitu moasese
university universitet universite universidad universidade daneshgah universitat jamia
design konstruktorskoe konstruktorskiy konstruktorsky
group grupp gruppa groupe gruppe grupo gruppo grup gruppy goruh
state gosudarstvennyy gosudarstvennoe gosudarstvennaya gosudarstvenny
international mezhdunarodnyy mezhdunarodnaya internacional internazionale internationale uluslararasi beynolmelali mezhdunarodny mezhdunarodnoe dowali
national natsionalnyy nacional nationale melli milli natsionalnaya natsionalny watani watania natsionalnoe
aviation aviatsionnyy aviatsiya aviacion havacilik aviatsionnaya aviatsionny hava havai
aircraft samolet samoletov havapeyma
helicopter helicopters vertolet vertolety vertolyoty vertoletov helikopter
missile missiles rocket rockets raketa raketnyy raketnaya mushak
aerospace aerokosmicheskiy havafaza
space kosmicheskiy kosmos kosmicheskaya faza
technology technologies tekhnolodzhi tekhnolodzhis tekhnolodzhiz teknolodzhi teknolodzhiz tekhnologii tekhnologiya tecnologia teknoloji technik tekhnologiy tekhnologicheskaya tecnologias fanavari technological teknologi
technological tekhnologicheskoe tekhnologicheskiy
russian vserossiyskiy
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
agency agencies agents agentstvo agentstva agencia ajans
association obedinenie obyedinenie obyedineniye obedineniye assotsiatsiya asociacion jamiyat jamiat union soyuz ittihad etehadiye anjoman dernegi
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
chemical chemicals chemistry khimiya khimicheskiy quimica shimiyayi shimi kimya khimicheskaya
petrochemical petrochemicals petrochemie petroquimica petroshimi neftekhimicheskiy neftekhim
polymer polymers polimer polimery
electric electrical elektricheskiy elektrik bargh
power niroo niru energetik
air airline airlines aviakompaniya aviakompanii havapeymai hawayolu
airways avialinii
communication communications ertebatat telekommunikatsii svyaz svyazi iletisim ettesalat telecommunications telecom
information informatsionnyy informatsionnye informatsionnaya ettelaat bilgi
security sekyuriti sekiuriti bezopasnost amniat guvenlik seguridad amn bezopasnosti
safety imeni
automation avtomatizatsiya avtomatika otomasyon avtomatizatsii
systems sistems sistemz sistemy system sistema sistem sistemas sistem
service services servisez servises servis khadamat hizmetleri hizmet servicios uslugi servisnaya
management upravlyayushchaya modiriat menedzhment modiriyat yonetim
development gostaresh tosee towseeh divelopment razvitie towsee tose toseh desarrollo gelistirme razvitiya
engineering mohandesin inzhiniring inzhenernyy mohandesi muhendislik ingenieria inzhinirinovaya inzhinirinovyy
exchange sarrafi sarafi birzha cambio sirafa hawala
money pul dengi
consulting consult konsult consultants consultoria konsalting moshaver advisory konsaltingovaya
logistics lodzhistik lodzhistiks logistiks logistika lojistik logistica logistik
food foods pishchevoy ghazai gida alimentos
medical medicine meditsina meditsinskiy pezeshki tibbi medico tibb
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
school madrasa madrasah madrassa madrassah madressa medrese shkola okul
charity charitable khayriya khayriyya blagotvoritelnyy kheyrieh hayir
import importadora importacion varedat ithalat
export exportadora exportacion saderat ihracat eksport
distribution distribuidora pakhsh dagitim
foreign external khareji kharejie dis
trust trast vasiyet
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
financial finance faynens fajnans faynans finansi finansovyy mali finans financiera finansovaya
credit kredit etebari etebar credito
leasing lizing lizingovyy
savings sberegatelnyy
culture cultural farhangi kulturnyy kultur thaqafa
education educational amouzesh talim obrazovanie egitim
students daneshjouyan studentov talaba
women zanan zhenshchin nisa
mining madencilik minerals mineral madan madani gornyy gornaya maden minera
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
network shabakeh set shabaka seti
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
complex complexes kompleks kompleksy mojtama kompleksi
combine kombinat
concern kontsern konzern consorcio konsortsium consortium
independent nezavisimyy nezavisimaya independiente bagimsiz mostaghel mostaqel
brokerage broker brokers brokeridzh broker brokerskiy corretaje kargozari
business biznes negocios
solutions solyushns solyushnz resheniya soluciones
digital didzhital tsifrovoy tsifrovye dijital
guard okhrana okhrannyy okhrannaya
refinery refining palayesh palayeshgah rafineri refineria neftepererabatyvayushchiy neftepererabotka
channel kanal canal qanat
rescue salvation najat nejat spasenie
geological geology geologicheskiy geologorazvedochnyy geologiya
cable kabelnyy kabel
tractor traktornyy traktor
wagon vagonostroitelnyy vagonnyy
armored armoured bronetankovyy bronya
turbine turbines turbinnyy turbina turbin
diesel dizel dizelnyy
glass steklo stekolnyy cam shisheh
publishing izdatelstvo izdatelskiy entesharat yayin editorial
ocean okean okyanus oghianous
river rechnoy rechnaya nehir
road dorozhnyy dorozhnaya jaddeh yol
laser lazernyy lazer
nuclear yadernaya
livestock ganadera agropecuaria damdari
restaurant restoran restaurante
hotel otel gostinitsa hoteles
real gayrimenkul immobilien inmuebles
partnership ortakligi ortaklik tovarishchestvo sociedade
partner partners partnery sherka
invention innovation innovations innovatsii innovatsionnyy noavari inovasyon`

// places are countries and large cities, with their adjectives.
const places = `russia russian rossiya rossii rossiyskaya rusya russkiy
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
baltic`
