package place

import "strings"

// Demonym returns the code of the country that an English adjective or noun of
// nationality names ("Afghan", "Iranian national"), or "" when it is not
// known. Adjectives that fit two countries ("Congolese", "Korean", "Guinean")
// name the one that lists mean by them, or none.
func Demonym(s string) string {
	f := fold(s)
	for _, tail := range []string{" nationality", " nationalities", " national", " citizenship", " citizen", " passport", " ssr", " soviet socialist republic"} {
		f = strings.TrimSuffix(f, tail)
	}
	return demonyms[strings.TrimSpace(f)]
}

// demonyms maps adjectives, folded as fold does, to codes.
var demonyms = map[string]string{
	"afghan": "af", "albanian": "al", "algerian": "dz", "american": "us", "us american": "us",
	"andorran": "ad", "angolan": "ao", "argentine": "ar", "argentinian": "ar", "armenian": "am",
	"australian": "au", "austrian": "at", "azerbaijani": "az", "azeri": "az", "bahamian": "bs",
	"bahraini": "bh", "bangladeshi": "bd", "belarusian": "by", "belarussian": "by", "byelorussian": "by",
	"belgian": "be", "belizean": "bz", "beninese": "bj", "bolivian": "bo", "bosnian": "ba", "bosnian herzegovinian": "ba",
	"bosnia and herzegovinian": "ba", "botswanan": "bw", "brazilian": "br", "british": "gb", "bruneian": "bn",
	"bulgarian": "bg", "burkinabe": "bf", "burkinese": "bf", "burmese": "mm", "burundian": "bi",
	"cambodian": "kh", "cameroonian": "cm", "canadian": "ca", "central african": "cf", "chadian": "td",
	"chilean": "cl", "chinese": "cn", "colombian": "co", "comoran": "km", "congolese": "cd",
	"congolese drc": "cd", "costa rican": "cr", "croatian": "hr", "cuban": "cu", "cypriot": "cy", "czech": "cz",
	"danish": "dk", "djiboutian": "dj", "dominican": "do", "dutch": "nl", "ecuadorian": "ec", "egyptian": "eg",
	"emirati": "ae", "united arab emirates": "ae", "equatorial guinean": "gq", "eritrean": "er", "estonian": "ee",
	"ethiopian": "et", "fijian": "fj", "filipino": "ph", "philippine": "ph", "finnish": "fi", "french": "fr",
	"gabonese": "ga", "gambian": "gm", "georgian": "ge", "german": "de", "ghanaian": "gh", "greek": "gr",
	"grenadian": "gd", "guatemalan": "gt", "guinean": "gn", "guinea bissauan": "gw", "bissau guinean": "gw",
	"guyanese": "gy", "haitian": "ht", "honduran": "hn", "hungarian": "hu", "icelandic": "is", "indian": "in",
	"indonesian": "id", "iranian": "ir", "iraqi": "iq", "irish": "ie", "israeli": "il", "italian": "it",
	"ivorian": "ci", "jamaican": "jm", "japanese": "jp", "jordanian": "jo", "kazakh": "kz", "kazakhstani": "kz",
	"kazakhstan": "kz", "kenyan": "ke", "north korean": "kp", "south korean": "kr", "dprk": "kp", "kosovar": "xk",
	"kosovan": "xk", "kuwaiti": "kw", "kyrgyz": "kg", "kyrgyzstani": "kg", "kirghiz": "kg", "laotian": "la",
	"lao": "la", "latvian": "lv", "lebanese": "lb", "liberian": "lr", "libyan": "ly", "liechtensteiner": "li",
	"lithuanian": "lt", "luxembourgish": "lu", "macedonian": "mk", "malagasy": "mg", "malawian": "mw",
	"malaysian": "my", "maldivian": "mv", "malian": "ml", "maltese": "mt", "marshallese": "mh", "mauritanian": "mr",
	"mauritian": "mu", "mexican": "mx", "moldovan": "md", "moldavian": "md", "monegasque": "mc", "mongolian": "mn",
	"montenegrin": "me", "moroccan": "ma", "mozambican": "mz", "namibian": "na", "nepalese": "np", "nepali": "np",
	"new zealand": "nz", "new zealander": "nz", "nicaraguan": "ni", "nigerian": "ng", "nigerien": "ne",
	"norwegian": "no", "omani": "om", "pakistani": "pk", "pakistan": "pk", "palauan": "pw", "palestinian": "ps",
	"panamanian": "pa", "papua new guinean": "pg", "paraguayan": "py", "peruvian": "pe", "polish": "pl",
	"portuguese": "pt", "qatari": "qa", "qatarian": "qa", "afgan": "af", "afganistan": "af", "ukranian": "ua", "rsfsr": "ru", "romanian": "ro", "russian": "ru", "rwandan": "rw", "rwandese": "rw",
	"salvadoran": "sv", "samoan": "ws", "saudi": "sa", "saudi arabian": "sa", "senegalese": "sn", "serbian": "rs",
	"seychellois": "sc", "sierra leonean": "sl", "singaporean": "sg", "slovak": "sk", "slovakian": "sk",
	"slovene": "si", "slovenian": "si", "somali": "so", "somalian": "so", "south african": "za",
	"south sudanese": "ss", "soviet": "suhh", "spanish": "es", "sri lankan": "lk", "sudanese": "sd",
	"surinamese": "sr", "swazi": "sz", "swedish": "se", "swiss": "ch", "syrian": "sy", "taiwanese": "tw",
	"tajik": "tj", "tajikistani": "tj", "tanzanian": "tz", "thai": "th", "timorese": "tl", "togolese": "tg",
	"trinidadian": "tt", "tunisian": "tn", "turkish": "tr", "turkmen": "tm", "turk": "tr", "ugandan": "ug",
	"ukrainian": "ua", "uruguayan": "uy", "uzbek": "uz", "uzbekistani": "uz", "venezuelan": "ve",
	"vietnamese": "vn", "yemeni": "ye", "yemenite": "ye", "yugoslav": "yucs", "yugoslavian": "yucs",
	"zambian": "zm", "zimbabwean": "zw", "kittitian": "kn", "saint kitts and nevis citizen": "kn", "vanuatuan": "vu",
	"antiguan": "ag", "barbadian": "bb", "bhutanese": "bt", "lesotho": "ls", "basotho": "ls", "vincentian": "vc",
	"saint lucian": "lc", "ni vanuatu": "vu", "cape verdean": "cv", "santomean": "st", "english": "gb",
	"scottish": "gb", "ussr": "suhh", "gibraltarian": "gi", "bermudian": "bm", "hong kong": "hk",
}
