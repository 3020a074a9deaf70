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
ali aly aliy cali علی علي
husayn hussein hussain hosein hossein hossain husain hossen husin husein hussayn huseyin xuseen حسين حسین
hasan hassan hassaan hasaan xasan hasen حسن
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
rahman rehman rahmaan rahmane rohman رحمن الرحمن
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
hui hee hi heui
chun choon
mun moon
yun yoon yeon yon
gyeong kyung kyong kyeong gyong
hyeon hyun hyon
yeong young yong yung
seong sung song
seung sung
myeong myung myong
seon sun son
jun joon
su soo
hun hoon
cheol chul chol
geun keun kun
gwang kwang
hyeok hyuk hyok
suk sook
guk kuk kook
ju joo chu
u woo
hwan whan
bok pok
won weon
beom bum pom
gi ki kee
ji jee chi
min minn
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
abigail abby gail
agnes aggie nessie
albert al bert bertie
alfred al alf alfie fred
amanda mandy
angela angie
ann anne nancy annie nan
arthur art artie
augustus gus august
barbara barb babs barbie
bernard bernie barney
bradley brad
bridget biddy bridie
caroline carrie carol
charlotte lottie charlie
christina chris chrissy tina
christine chris chrissy tina
clifford cliff
cynthia cindy
dorothy dot dottie dolly
douglas doug
edmund ed ned ted eddie
eleanor ellie nell nora
emily em emmy millie
emma em emmy
ernest ernie
florence flo florrie
frances fran fannie frankie
gabriel gabe
genevieve gen jenny
george georgie
gertrude gertie trudy
gilbert gil bert
gwendolyn gwen wendy
harriet hattie
helen nell nellie
herbert herb bert
isabella bella izzy
jacqueline jackie
jane janie jenny
janet jan
jessica jess jessie
joan joanie
judith judy judi
julia julie jules
katherine kate kathy katie kat kay kitty
leroy roy lee
letitia lettie
lewis lew lou
lillian lil lilly
louis lou louie
louise lou
lucille lucy
madeline maddie
marilyn lyn
martha marty mattie
martin marty
mary molly polly mamie
matilda tilly mattie
maurice mo morrie
maximilian max
melissa missy mel lissa
mildred millie
milton milt
montgomery monty
nathan nat nate
nathaniel nat nate
norman norm
oliver ollie
pamela pam
penelope penny
phillip phil pip
priscilla cilla
rachel rae shelly
raymond ray
reginald reg reggie
rosemary rose rosie
russell russ
sally sal
samantha sam sammy
sarah sally sadie
seymour sy
sidney sid
solomon sol solly
stanley stan
stuart stu
sylvester sly
teresa terry tess tessa
theresa terry tess tessa
terence terry
valerie val
veronica ronnie roni
victoria vicky tori
vincent vince vinny
virginia ginny ginger
walter walt wally
wesley wes
wilfred wilf
winifred winnie
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
peter pyatro piatro pedro pierre pietro petr pyotr piotr petros petar pyotr petro boutros pjotr
paul pablo paolo pavel pawel pavlos pavlo paulo bulos pal
michael mikhailo mikhaylo mykhaylo mikhajlo mykhail miguel michel michele mikhail michal mihai mikael mykhailo mihail miha mikayel mikheil
george jorge georges giorgio georg georgios georgiy georgii heorhii yuri jerzy gheorghe giorgi heorhiy jiri gyorgy jordi gevorg djordje
alexander alejandro alexandre alessandro aleksandr aleksander alexandros iskander oleksandr aleksandar alyaksandr sandor iskandar
nicholas nicolas nikolay nikolaj mykolay mykolai mikolai mikalay mikalaj nikolai niccolo nikolaos mykola mikalai nikola nicolae miklos nikoloz
andrew andrey andrii andrej andriej andres andre andrea andrei andreas andriy andrzej andrej andras ondrej
stephen esteban etienne stefano stefan stepan istvan stephanos stjepan szczepan estevao
joseph jose giuseppe josef iosif yosef josip jozef osip yusuf
charles carlos carlo karl karel carl karol
francis francisco francois francesco franz frantisek ferenc franciszek franjo
henry enrique henri enrico heinrich henryk jindrich genrikh henrik
louis luis luigi ludwig lajos ludvik ludwik
philip felipe philippe filippo filip fylyp
lawrence lorenzo laurent lavrentiy lars lorenz
anthony antonio antoine anton antonin antoni antal antonios
dmitry dmitriy dmitrii dmytrii dzmitryi dmitri dimitri dmytro dimitar dimitris dzmitry dimitrios demetrius dmitrij
sergei sergey sergii serhii siarhej sergej sergio serge serhiy sergiu siarhei sarkis
vladimir volodymyr uladzimir wladimir vladimiras vladimirs wlodzimierz volodimir ulodimir vlagyimir
eugene evgeniy evgenii yevgeniy yevgenii yevheniy yevhenii evhen yevgen yauheni yevgeny evgeny yevhen eugenio eugen jewgeni evgenij yauhen jevgenij
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
yuri yuriy yurii yury iurii iuriy jurij juri jury iouri youri
zinaida zinayida zinaida
yegor egor yehor
havryil gavriil havrylo gavrila
halyna galina halina
hryhorii grigoriy grigorii hryhoriy hryhory grigory
radion rodion radzivon
yakiv yakov iakov jakov jakub
luka lukian luki
ihnat ignat ihnatiy ignatiy
kuzma kozma kuzma
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
alexei oleksij aleksej aliaksey alaksiej alexey aleksei aleksey oleksiy aliaksei alexis oleksii alyaksey alexej
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
	{Translation, translations},
	{Place, places},
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
	"evych", "ovitch", "evitch", "ovic", "evic", "ovna", "evna", "auna", "euna", "awna", "ewna", "ivna", "iyauna", "yeuna"}

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
