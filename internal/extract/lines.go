package extract

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// running reports whether a line is running text: it ends like a sentence and
// has more than a few words.
func running(s string) bool {
	if len(s) > 240 {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	words := len(strings.Fields(s))
	if words > 40 {
		return true
	}
	return words > 8 && strings.ContainsRune(".!?”\"’)", last) && !strings.HasPrefix(s, "Status:")
}

// sentenceEnd reports whether a line ends like a sentence, or with a verb that
// introduces what somebody said ("The minister said:").
func sentenceEnd(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”\"’)"))
	return last == '.' || last == '!' || last == '?' || last == ':' && introduces(s)
}

// introduces reports whether the last word of a line before its colon is a verb of
// saying.
func introduces(s string) bool {
	s = strings.TrimSuffix(s, ":")
	switch s[strings.LastIndexByte(s, ' ')+1:] {
	case "said", "says", "added", "stated", "commented", "continued", "wrote", "declared", "announced":
		return true
	}
	return false
}

// bullet returns the length of a bullet or number at the start of a line.
func bullet(s string) int {
	for _, p := range []string{"• ", "– ", "- ", "* ", "· ", "▪ ", "■ "} {
		if strings.HasPrefix(s, p) {
			return len(p)
		}
	}
	rest := strings.TrimLeft(s, "0123456789")
	if n := len(s) - len(rest); n > 0 && n <= 4 && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")) {
		return n + 2
	}
	if len(s) > 4 && s[0] == '(' && s[2] == ')' && s[3] == ' ' {
		return 4
	}
	return 0
}

// credit returns the outlet of a line such as "Source: Example Wire".
func credit(s string) string {
	low := strings.ToLower(s)
	for _, p := range []string{"source:", "source –", "source -", "via:", "originally published by", "first published by"} {
		if strings.HasPrefix(low, p) {
			return strings.Trim(s[len(p):], " .")
		}
	}
	return ""
}

// outletWordList are words that end the names of newspapers, agencies and magazines.
const outletWordList = "daily times weekly wire news post herald journal gazette tribune press agency today observer guardian telegraph " +
	"monitor review magazine chronicle independent express mail sun star standard mirror report reports bulletin insider network " +
	"broadcasting radio tv television media online dispatch courier examiner globe ledger sentinel inquirer newspaper"

func outletWord(w string) bool {
	w = strings.Trim(w, ".,()")
	var buf [32]byte
	if len(w) > len(buf) {
		return false
	}
	for i := range len(w) {
		if buf[i] = w[i]; 'A' <= w[i] && w[i] <= 'Z' {
			buf[i] += 'a' - 'A'
		}
	}
	return outletWords()[string(buf[:len(w)])]
}

var outletWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(outletWordList) {
		out[w] = true
	}
	return out
})

// outletLike reports whether s can be the name of an outlet: short, and each
// long word capitalised, with a word that outlets bear or at most three words.
func outletLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	known := false
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if len(w) > 3 && !unicode.IsUpper(r) {
			return false
		}
		known = known || outletWord(w)
	}
	return known || len(words) <= 2 && unicode.IsUpper([]rune(words[0])[0])
}

// OutletName reports whether a name ends with a word that newspapers,
// agencies and magazines bear ("Example Daily").
func OutletName(s string) bool {
	var last, before string
	n := 0
	for w := range strings.FieldsSeq(s) {
		before, last = last, w
		n++
	}
	return outletWord(last) || n > 2 && outletWord(before)
}

// labelLike reports whether a line names the sort of text only.
func labelLike(s string) bool {
	low := strings.ToLower(strings.Trim(s, " :."))
	for _, p := range []string{"press release", "notice", "statement", "media release", "for immediate release", "analysis", "exclusive", "updated", "breaking",
		"correction", "editor's note", "world news", "read more", "advisory", "alert", "fact sheet", "report", "news", "summary", "background"} {
		if low == p || strings.HasPrefix(low, p+" ") && upper(s) {
			return true
		}
	}
	return false
}

// upper reports whether s has letters and all of them are capitals.
func upper(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsUpper(r)
	}
	return letters
}

// verbish are words that only sentences have.
var verbish = " is are was were has have had will would may might could said says say told reported denied denies plans did does been be "

func hasVerb(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if strings.Contains(verbish, " "+strings.Trim(w, ".,;:")+" ") {
			return true
		}
	}
	return false
}
