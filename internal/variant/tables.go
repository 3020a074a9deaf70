package variant

// titles are put before names of people.
var titles = []string{"Mr.", "Mr", "Mrs", "Ms.", "Dr.", "Dr", "Prof.", "Professor", "Sir", "General", "Gen.", "Colonel", "Col.", "Major", "Captain",
	"Lieutenant", "Brigadier General", "Lieutenant General", "Major General", "Admiral", "Sheikh", "Shaykh", "Haji", "Hajji", "Mullah", "Maulavi",
	"Mawlawi", "Ayatollah", "Hojjatoleslam", "Sayyid", "Imam", "Ustad", "President", "Minister", "Prime Minister", "Ambassador", "Governor", "Judge",
	"Señor", "Don", "Herr", "Monsieur", "Mme", "Engineer", "Eng.", "Commander", "Senator", "Prince", "Gospodin", "Pan", "Comrade", "Reverend", "Bishop",
	"Vice President", "Deputy Minister", "His Excellency", "H.E."}

// forms are legal forms by what they amount to.
var forms = [][]string{
	{"LLC", "L.L.C.", "Limited Liability Company", "OOO", "GmbH", "S.R.L.", "SARL", "Obshchestvo s ogranichennoy otvetstvennostyu", "d.o.o.", "Sp. z o.o.", "MMC", "WLL"},
	{"JOINT STOCK COMPANY", "JSC", "OAO", "PAO", "AO", "PJSC", "OJSC", "AG", "S.A.", "SPA", "Aktsionernoe obshchestvo", "Public Joint Stock Company", "A.S."},
	{"CO., LTD.", "CO. LTD.", "COMPANY LIMITED", "LIMITED", "LTD", "LTD.", "Pte. Ltd.", "Pvt. Ltd.", "Sdn. Bhd.", "(Private) Limited", "PLC"},
	{"CORPORATION", "CORP.", "INCORPORATED", "INC.", "CORP", "INC"},
	{"COMPANY", "CO.", "Compania", "Compagnie", "Cie"},
	{"FZE", "F.Z.E.", "FZCO", "FZ-LLC", "Free Zone Establishment"},
	{"LP", "L.P.", "Limited Partnership", "LLP", "KG", "GmbH & Co. KG"},
}

// spellings are ways in which one sound is written, between romanisations of
// Russian, Arabic, Persian, Turkish and other names. They hold both ways only
// where both are listed.
var spellings = []struct{ from, to string }{
	{"ou", "u"}, {"oo", "u"}, {"u", "ou"}, {"ee", "i"}, {"i", "ee"}, {"y$", "i"}, {"iy$", "y"}, {"ii$", "y"}, {"i$", "y"}, {"ei", "ey"}, {"ey", "ei"},
	{"ai", "ay"}, {"ay", "ai"}, {"ya", "ia"}, {"ia", "ya"}, {"yu", "iu"}, {"^ye", "e"}, {"^e", "ye"}, {"^yu", "iu"}, {"sh", "ch"}, {"sh", "sch"}, {"ch", "tch"},
	{"kh", "h"}, {"kh", "ch"}, {"zh", "j"}, {"j", "zh"}, {"j", "dj"}, {"dj", "j"}, {"ts", "tz"}, {"ts", "c"}, {"v$", "ff"}, {"ov$", "off"}, {"ev$", "eff"}, {"ova$", "owa"},
	{"v", "w"}, {"w", "v"}, {"q", "k"}, {"k", "q"}, {"gh", "g"}, {"q", "gh"}, {"dh", "d"}, {"th", "t"}, {"d", "dh"}, {"ss", "s"}, {"mm", "m"}, {"ll", "l"},
	{"nn", "n"}, {"m", "mm"}, {"s", "ss"}, {"ah$", "a"}, {"a$", "ah"}, {"h$", ""}, {"x", "ks"}, {"ks", "x"}, {"ph", "f"}, {"f", "ph"}, {"z", "s"}, {"s", "z"},
	{"e", "i"}, {"i", "e"}, {"a", "e"}, {"e", "a"}, {"o", "u"}, {"u", "o"}, {"aa", "a"}, {"c", "k"}, {"ck", "k"},
}

// unseen are characters that show nothing or only a mark on a letter.
var unseen = []rune{'\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202c', '\u00ad', '\ufeff', '\u2060', '\u0301', '\u0308'}

// cyrillicTwin are the Cyrillic letters that look like Latin ones.
var cyrillicTwin = map[rune]rune{'a': 'а', 'e': 'е', 'o': 'о', 'p': 'р', 'c': 'с', 'y': 'у', 'x': 'х', 'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е',
	'H': 'Н', 'K': 'К', 'M': 'М', 'O': 'О', 'P': 'Р', 'T': 'Т', 'X': 'Х'}
