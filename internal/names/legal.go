package names

import (
	"strings"
	"sync"
)

// legalForms lists legal forms by class: what a form amounts to, whatever its
// language. Forms are written folded and romanised, with dots and blanks of
// abbreviations gone ("S.A. de C.V." is "sa de cv").
var legalForms = []struct{ class, forms string }{
	{"llc", "llc|l l c|limited liability company|limited liability co|limited liability partnership company|ooo|obshchestvo s ogranichennoy otvetstvennostyu|obshchestvo s ogranichennoi otvetstvennostyu|tov|tovarystvo z obmezhenoyu vidpovidalnistyu|too|tovarishchestvo s ogranichennoy otvetstvennostyu|ooo odo|odo|gmbh|ges mbh|gesmbh|mbh|gesellschaft mit beschrankter haftung|sarl|societe a responsabilite limitee|srl|sociedad de responsabilidad limitada|societa a responsabilita limitata|s de rl|s de rl de cv|sl|sociedad limitada|lda|limitada|ltda|sprl|bvba|bv|besloten vennootschap|bvba|doo|drustvo s ogranicenom odgovornoscu|drustvo sa ogranicenom odgovornoscu|dooel|eood|ood|sia|uab|ou|osauhing|kft|korlatolt felelossegu tarsasag|sro|s r o|spolecnost s rucenim omezenym|sp z oo|spolka z ograniczona odpowiedzialnoscia|spol s ro|epe|mmc|mehdud mesuliyyetli cemiyyeti|mchj|oc spc|fz llc|fzllc|fzc llc|dmcc|wll|w l l|yuhan hoesa|gk|godo kaisha|sarlau|eirl|eurl|ug"},
	{"ltd", "ltd|limited|pvt ltd|private limited|pte ltd|pte|pty ltd|pty limited|pty|co ltd|co limited|company limited|company ltd|coltd|corp ltd|private ltd|ltd co|ltd company|sdn bhd|sendirian berhad|ltd sti|limited sirketi|ltd sirketi|sti|limited company|co private limited|co pvt ltd|sirketi|hk limited|ltd liability co"},
	{"jsc", "jsc|oao|pao|zao|ao|ojsc|pjsc|cjsc|joint stock company|open joint stock company|public joint stock company|closed joint stock company|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|joint stock co|pat|prat|vat|ag|aktiengesellschaft|sa|s a|societe anonyme|sociedad anonima|sociedade anonima|societa per azioni|spa|sa de cv|sab de cv|sociedad anonima de capital variable|sapi de cv|sau|sas|societe par actions simplifiee|nv|naamloze vennootschap|as|a s|aktieselskab|aksjeselskap|ab|aktiebolag|oy|oyj|osakeyhtio|plc|public limited company|kk|kabushiki kaisha|kabushiki gaisha|tbk|pt|perseroan terbatas|bhd|berhad|ad|aktsionerno druzhestvo|akcionarsko drustvo|dd|dionicko drustvo|rt|nyrt|zrt|anonim sirketi|anonim sti|as sti|ae|anonymi etairia|saog|saoc|sak|sal|sarl sal|saa|saic|private joint stock company|psc|qsc|ksc|kscp|bsc|asc|aciq sehmdar cemiyyeti|aktsiadernoe obshchestvo|sp a|sca|se|asa|ehf|hf|jsb|tas|as co"},
	{"inc", "inc|incorporated|corp|corporation|co inc|co|company|cie|compagnie|cia|compania|companhia|kompaniya|sherkat|sharikat|sherkate|sharikah|co corp|kaisha|and co|corporacion|korporatsiya"},
	{"lp", "lp|l p|limited partnership|llp|limited liability partnership|lllp|kg|kommanditgesellschaft|gmbh and co kg|gmbh co kg|ag and co kg|cv|commanditaire vennootschap|slp|ohg|gbr|snc|societe en nom collectif|general partnership|gp|vof|kda|ks|komanditna druzhba"},
	{"ep", "fgup|gup|federal state unitary enterprise|state unitary enterprise|unitary enterprise|federalnoe gosudarstvennoe unitarnoe predpriyatie|gosudarstvennoe unitarnoe predpriyatie|fgu|fgbu|mup|rup|chup|unitarnoe predpriyatie|republican unitary enterprise|dp|derzhavne pidpryyemstvo|state enterprise|kazennoe predpriyatie|fkp|gosudarstvennoe predpriyatie"},
	{"foundation", "ev|e v|eingetragener verein|ngo|ano|avtonomnaya nekommercheskaya organizatsiya|autonomous non profit organization|stiftung|stichting|nko|asbl|vzw|ry|zs"},
	{"npo", "npo|nauchno proizvodstvennoe obedinenie|nauchno proizvodstvennoye obedineniye|nauchno proizvodstvennoe obyedinenie|nauchno proizvodstvennoye obyedineniye|scientific production association|scientific and production association|research and production association|science and production association|research production association"},
	{"npp", "npp|nauchno proizvodstvennoe predpriyatie|nauchno proizvodstvennoye predpriyatiye|nauchno proizvodstvennaya kompaniya|nauchno proizvodstvennaya firma|npf|scientific production enterprise|scientific and production enterprise|research and production enterprise|science and production enterprise|research production enterprise|scientific production company|research and production company"},
	{"sole", "ip|individualnyy predprinimatel|individual entrepreneur|est|establishment|fze|fz e|fzco|fz co|fzc|free zone establishment|free zone company|ek|anstalt|ta|trading as|dba"},
}

// Establishment reports whether a class of legal forms says what the
// organisation is, not who owns it: it contradicts none.
func Establishment(class string) bool { return class == "npo" || class == "npp" }

var legalClass = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 400)
	for _, l := range legalForms {
		for _, f := range strings.Split(l.forms, "|") {
			if _, ok := m[f]; !ok {
				m[f] = l.class
			}
		}
	}
	return m
})

// legalWordsFrom tells how many words the longest legal form has that starts with
// a word.
var legalWordsFrom = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for f := range legalClass() {
		first, _, _ := strings.Cut(f, " ")
		m[first] = max(m[first], strings.Count(f, " ")+1)
	}
	return m
})

// legalHere returns the legal form of n words that starts at words[i], with its
// class.
func legalHere(words []string, i, n int) (form, class string, ok bool) {
	form = words[i]
	if n > 1 {
		form = strings.Join(words[i:i+n], " ")
	}
	class, ok = legalClass()[form]
	return form, class, ok
}

// weakForms are words that are legal forms only at the end of a name: in other
// places they are words ("Company of Heroes", "AS Roma", "Est Europa").
var weakForms = map[string]bool{
	"company": true, "co": true, "corporation": true, "corp": true, "est": true, "establishment": true, "as": true, "se": true, "sa": true,
	"ad": true, "dd": true, "ip": true, "ao": true, "pat": true, "rt": true, "dp": true, "ou": true, "ae": true, "ab": true, "ag": true,
	"cia": true, "compania": true, "companhia": true, "compagnie": true, "corporacion": true, "kompaniya": true, "sherkat": true, "gp": true,
	"ta": true, "ks": true, "cv": true, "kg": true, "hf": true, "ug": true, "ek": true, "sl": true, "lp": true, "zs": true, "ry": true,
	"bv": true, "nv": true, "spa": true, "sal": true, "tas": true, "ano": true, "kda": true, "bhd": true, "sak": true, "asa": true, "est co": true,
	"korporatsiya": true, "kaisha": true, "sca": true, "gk": true, "kk": true, "pte": true, "pty": true, "sharikat": true, "sharikah": true,
	"stiftung": true, "stichting": true, "vat": true, "ep": true, "oy": true, "sau": true, "sas": true, "too": true, "tov": true,
}

// legalWords are the long words of legal forms, which may be misspelt.
var legalWords = sync.OnceValue(func() []string {
	seen := map[string]bool{}
	var out []string
	for _, l := range legalForms {
		for _, w := range strings.FieldsFunc(l.forms, func(r rune) bool { return r == '|' || r == ' ' }) {
			if len(w) >= 5 && !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
})

// legalWord returns the word of a legal form that text misspells by one edit,
// or text itself when it is a word of its own.
func legalWord(text string) string {
	if len(text) < 4 || levelTable().text[text] > 0 || sectors[text] || generics[text] || len(variantTable().byKey[text]) > 0 {
		return text
	}
	if w := shortForm(text); w != "" && len(text) <= 5 {
		return w
	}
	best := text
	for _, w := range legalWords() {
		if w == text {
			return text
		}
		if d := len(w) - len(text); best == text && d <= 1 && d >= -1 && Distance(w, text) == 1 {
			best = w
		}
	}
	return best
}

// shortForm returns the abbreviation of a legal form to which text adds a letter
// after the first, empty where there is none: LLCx, Lutd. Forms that might be
// words are left out.
func shortForm(text string) string {
	for i := 1; i < len(text); i++ {
		switch w := text[:i] + text[i+1:]; w {
		case "ltd", "llc", "jsc", "pjsc", "ojsc", "gmbh":
			return w
		}
	}
	return ""
}

// legalAt returns the class of the longest legal form that starts at words[i],
// and how many words it takes; n is 0 when there is none.
func legalAt(words []string, i int) (class string, n int) {
	for n = min(legalWordsFrom()[words[i]], len(words)-i); n > 0; n-- {
		f, c, ok := legalHere(words, i, n)
		if !ok || n == 1 && weakForms[f] && !formAtEnd(words, i+1) && i != 0 {
			continue
		}
		if ok && n == 1 && i == 0 && weakForms[f] && !frontForms[f] {
			continue
		}
		return c, n
	}
	return "", 0
}

// frontForms are short forms that do stand before a name.
var frontForms = map[string]bool{"ao": true, "pat": true, "sa": true, "ip": true, "too": true, "tov": true, "ano": true, "dp": true, "kompaniya": true, "sherkat": true, "sharikat": true, "sharikah": true}

// formAtEnd reports whether everything from words[i] on is legal forms.
func formAtEnd(words []string, i int) bool {
	for i < len(words) {
		n := min(legalWordsFrom()[words[i]], len(words)-i)
		for ; n > 0; n-- {
			if _, _, ok := legalHere(words, i, n); ok {
				break
			}
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}
