package variant

// The lands whose syllables there are.
const (
	korea = iota
	china
)

// syllables are syllables of given names: for Korea as the South and others
// spell them, for China in pinyin, in Wade-Giles and as in Hong Kong (- where it
// has no common form there).
var syllables = [2][]string{
	{"Jeong Jung", "Yeong Young", "Hyeon Hyun", "Seong Sung", "Min Min", "Ji Jee", "Su Soo", "Cheol Chul", "Gyeong Kyung", "Jin Jin", "Seung Sung", "Jun Joon",
		"Hui Hee", "Gi Ki", "Myeong Myung", "Sang Sang", "Ho Ho", "Hun Hoon", "Il Il", "Guk Kuk", "Nam Nam", "Chan Chan", "Tae Tae", "Won Won", "Gwang Kwang",
		"Suk Sook", "Mi Mi", "Seon Sun", "Yeon Yun", "Hyeok Hyok", "Ryong Yong", "Chun Choon", "Hak Hak", "Dong Tong", "In In", "Ju Joo", "Hwan Hwan", "Bok Pok"},
	{"Jian Chien Kin", "Guo Kuo Kwok", "Zhi Chih Chi", "Ming Ming Ming", "Xiao Hsiao Siu", "Wen Wen Man", "Jun Chun Chun", "Zhong Chung Chung", "De Te Tak", "Rong Jung Wing",
		"Hua Hua Wah", "Qiang Chiang Keung", "Wei Wei Wai", "Jie Chieh Kit", "Xing Hsing Hing", "Ping Ping Ping", "Fu Fu Fu", "Long Lung Lung", "Yong Yung Wing", "Cheng Cheng Shing",
		"Guang Kuang Kwong", "Zhen Chen Chun", "Ying Ying Ying", "Mei Mei Mei", "Li Li Lai", "Yu Yu Yuk", "Hong Hung Hung", "Tian Tien Tin", "Jing Ching Ching", "Sheng Sheng Sang",
		"Xue Hsueh Hok", "Gang Kang Kong", "Bin Pin Pan", "Dong Tung Tung", "Bo Po Pok", "Qing Ching Hing", "Hai Hai Hoi", "Ling Ling Ling", "Jia Chia Ka", "Liang Liang Leung"},
}

// eastFamilies are family names of the same lands in the same spellings.
var eastFamilies = [2][]string{
	{"Gim Kim", "Yi Lee", "Bak Park", "Choe Choi", "Jeong Jung", "Gang Kang", "Jo Cho", "Yun Yoon", "Im Lim", "O Oh", "Sin Shin", "Gwon Kwon", "Yu Yoo", "No Roh", "Mun Moon", "An Ahn"},
	{"Zhang Chang Cheung", "Wang Wang Wong", "Chen Chen Chan", "Li Li Lee", "Liu Liu Lau", "Huang Huang Wong", "Lin Lin Lam", "Wu Wu Ng", "Zhou Chou Chow", "Xu Hsu Tsui",
		"Zheng Cheng Cheng", "Xie Hsieh Tse", "Cai Tsai Choi", "Zhao Chao Chiu", "Guo Kuo Kwok", "Zeng Tseng Tsang", "Luo Lo Law", "Liang Liang Leung", "Yang Yang Yeung", "Deng Teng Tang",
		"Zhu Chu Chu", "Ye Yeh Yip", "Jiang Chiang Kong", "Gao Kao Ko", "He Ho Ho", "Peng Peng Pang", "Song Sung Sung", "Feng Feng Fung"},
}

// armenianGiven and armenianFamily are names in Armenian and Latin letters.
var (
	armenianGiven  = []string{"Արմեն Armen", "Աշոտ Ashot", "Գևորգ Gevorg", "Հայկ Hayk", "Կարեն Karen", "Նարեկ Narek", "Սամվել Samvel", "Տիգրան Tigran", "Վահան Vahan", "Ռուբեն Ruben", "Սուրեն Suren", "Արամ Aram", "Լևոն Levon", "Հովհաննես Hovhannes", "Աննա Anna", "Անահիտ Anahit", "Լուսինե Lusine", "Գայանե Gayane", "Մարիամ Mariam", "Վարդան Vardan", "Հակոբ Hakob", "Ստեփան Stepan", "Գագիկ Gagik", "Էդուարդ Eduard"}
	armenianFamily = []string{"Գրիգորյան Grigoryan", "Հարությունյան Harutyunyan", "Սարգսյան Sargsyan", "Հովհաննիսյան Hovhannisyan", "Պետրոսյան Petrosyan", "Խաչատրյան Khachatryan", "Կարապետյան Karapetyan", "Ղազարյան Ghazaryan", "Մկրտչյան Mkrtchyan", "Հակոբյան Hakobyan", "Վարդանյան Vardanyan", "Գևորգյան Gevorgyan", "Ավետիսյան Avetisyan", "Պողոսյան Poghosyan", "Ստեփանյան Stepanyan", "Մանուկյան Manukyan", "Դանիելյան Danielyan", "Սիմոնյան Simonyan", "Ասատրյան Asatryan", "Մարտիրոսյան Martirosyan", "Բաղդասարյան Baghdasaryan", "Գալստյան Galstyan", "Զաքարյան Zakaryan", "Թադևոսյան Tadevosyan"}
)

// fathers are Russian patronymics.
var fathers = []string{"Ivanovich", "Petrovich", "Sergeevich", "Nikolaevich", "Aleksandrovich", "Vladimirovich", "Mikhailovich", "Andreevich", "Viktorovich", "Yurievich",
	"Anatolievich", "Borisovich", "Dmitrievich", "Evgenievich", "Grigorievich", "Igorevich", "Konstantinovich", "Leonidovich", "Olegovich", "Pavlovich", "Romanovich", "Stepanovich",
	"Valentinovich", "Vasilievich", "Vitalievich"}

// servants are what follows "servant of the" in Arabic given names.
var servants = []string{"Rahman", "Rahim", "Karim", "Aziz", "Malik", "Salam", "Qadir", "Hamid", "Latif", "Razzaq", "Wahid", "Jabbar", "Hakim", "Basit", "Majid", "Ghani", "Hadi", "Khaliq", "Nasir", "Samad"}

// pets are given names, each with what their bearers are called.
const pets = `robert bob rob bobby
william bill will billy
richard dick rick
edward ted ned eddie
james jim jimmy
john jack johnny
michael mike mick
elizabeth liz beth betty
margaret maggie peggy meg
catherine kate kathy
thomas tom tommy
anthony tony
joseph joe
daniel dan danny
andrew andy drew
benjamin ben
alexander alex sasha
nicholas nick
christopher chris
samuel sam
vladimir volodya vova
dmitry dima mitya
sergei seryozha
mikhail misha
ivan vanya
ekaterina katya
nikolai kolya
francisco paco pancho
jose pepe
enrique quique
eduardo lalo
ignacio nacho`

// coined and coinedEnds make names that no company is known to have.
var (
	coined     = []string{"Zurb", "Kand", "Verm", "Tolm", "Brask", "Lorv", "Misk", "Pand", "Rost", "Senk", "Tark", "Ulm", "Vold", "Drog", "Fest", "Gorm", "Halk", "Irb", "Jask", "Kolz"}
	coinedEnds = []string{"agan", "ova", "eris", "ito", "umex", "akor", "endi", "olit", "ara", "inov"}
)

var (
	businesses   = []string{"Bank", "Trading", "Shipping", "Oil", "Gas", "Construction", "Insurance", "Aviation", "Logistics", "Petrochemical", "Steel", "Energy", "Mining", "Electronics", "Engineering", "Finance", "Telecom", "Pharma", "Textile", "Machinery", "Chemicals", "Foods", "Transport", "Investment", "Technology"}
	generalWords = []string{"International", "Global", "Group", "General", "National", "Development", "Services", "Industries", "Holding", "United"}
	lands        = []string{"Chile", "China", "Russia", "Iran", "Syria", "Turkey", "Germany", "France", "Italy", "Spain", "Mexico", "Brazil", "India", "Egypt", "Lebanon", "Iraq", "Cyprus", "Malaysia", "Singapore", "Panama", "Armenia", "Georgia", "Kenya", "Sudan", "Dubai"}
	ofPlaces     = []string{"Bank", "Central Bank", "Export Bank", "National Oil Company", "Development Bank", "Steel Corporation", "Shipping Company", "Petroleum Company"}
	bodies       = []string{"Centre", "Institute", "Bureau", "Foundation", "Association", "Organization", "Company", "Department"}
	fields       = []string{"Defence", "Technology", "Research", "Industry", "Metallurgy", "Optics", "Aviation", "Shipbuilding", "Production", "Development", "Relief", "Export"}
	romanNumbers = []string{"II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	numberNames  = []string{"Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"}
	ordinals     = []string{"Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"}
	// translated are lines of business with their words in other languages.
	translated = []string{"Bank/Banco/Banque/Banka", "Construction/Construcciones/Insaat", "Insurance/Seguros/Sigorta", "Factory/Fabrika/Usine", "Oil Company/Compania Petrolera", "Trading/Comercio/Ticaret/Handel", "Transport/Transportes/Nakliyat", "Foundation/Fundacion/Stiftung/Vakif", "Industries/Industrias/Sanayi", "Energy/Energia/Enerji", "Shipping/Naviera/Denizcilik", "Investment/Inversiones/Yatirim", "Engineering/Ingenieria/Muhendislik", "Mining/Minera/Madencilik", "Airlines/Aerolineas/Hava Yollari", "Real Estate/Inmobiliaria/Emlak"}
	// russianNouns are what a Russian company is, in both languages.
	russianNouns = []string{"ООО Завод/LLC Plant", "АО Банк/JSC Bank", "ООО Торговый дом/LLC Trading House", "АО Научно-исследовательский институт/JSC Scientific Research Institute", "ООО/LLC", "ПАО/PJSC", "АО Конструкторское бюро/JSC Design Bureau", "АО Машиностроительный завод/JSC Machine-Building Plant", "ООО Строительная компания/LLC Construction Company", "АО Приборостроительный завод/JSC Instrument-Making Plant", "ООО Транспортная компания/LLC Transport Company", "ООО Инвестиционная группа/LLC Investment Group"}
)
