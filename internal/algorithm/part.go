package algorithm

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-unidecode"

	"sanctrace/internal/names"
	"sanctrace/internal/place"
)

// category says what a word of a name stands for, as logic-v2 weighs it.
type category uint8

const (
	plain category = iota
	personName
	nickname
	initial
	orgClass
	general // international, group
	domain  // bank, oil
	numeric
	location
	numCategories
)

var categoryNames = [numCategories]string{"", "name", "nickname", "initial", "legal form", "general word", "line of business", "number", "place"}

// met and missing are what words of a category weigh when both sides have them
// and when one has; likeness is the score of two that are not the same letters.
var (
	metWeight     = [numCategories]float64{1, 1, .8, .5, .7, .3, .7, 1.3, .8}
	missingWeight = [numCategories]float64{1, 1, 1, 1, .7, .7, 1, 1.3, .8}
	likeness      = [numCategories]float64{1, .9, .6, .9, .8, .9, .9, .9, .9}
)

// tag is the place of a word in a name, as far as it is stated or known.
type tag uint8

const (
	unset tag = iota
	given
	family
	numberTag
	legal
	stop
)

// part is a word of a name as logic-v2 reads it.
type part struct {
	text   string // Latin letters where the script is romanised letter by letter
	form   *names.Form
	kind   category
	tag    tag
	far    bool   // written in another script than Latin
	faint  bool   // says little when it meets nothing: bin, haji, junior
	symbol string // what a legal form or a number amounts to
}

// stopWords are words without weight of their own in names.
var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("a al als an and as at auf by da das de del della der des di die do du e el en es et for from in la las le les los " +
		"of on or par para per por pour the to ul un und une von voor with y zu i v na и в на для") {
		m[w] = true
	}
	return m
}()

func latin(w string) string {
	w = strings.ToLower(w)
	if !latinised(w) {
		return w
	}
	if l := strings.ToLower(unidecode.Unidecode(w)); l != "" {
		return strings.ReplaceAll(l, " ", "")
	}
	return w
}

func foreign(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r >= 0x370 && (r < 0x1E00 || r > 0x1EFF) }) >= 0
}

// readPerson splits a person's name into words, titles gone.
func readPerson(name string, lastNames, givenNames []string) []part {
	var out []part
	last, first := wordSet(lastNames), wordSet(givenNames)
	for _, w := range tokens(withoutTitle(name)) {
		p := part{text: latin(w), far: foreign(w), kind: personName}
		if n := names.Parse(w, names.Person); len(n.Tokens) == 1 {
			p.form = n.Tokens[0].Form
		}
		switch {
		case last[p.text]:
			p.tag = family
		case first[p.text]:
			p.tag = given
		case stopWords[p.text]:
			p.tag = stop
		}
		p.faint = faint[p.text]
		out = append(out, p)
	}
	return bounded(out)
}

// faint are words of persons' names that say little alone; servant are those
// that make one name with the word after them.
var (
	servant = map[string]bool{"abd": true, "abdel": true, "abdul": true, "abu": true}
	faint   = map[string]bool{
		"abd": true, "abdel": true, "abdul": true, "abu": true, "ben": true, "bin": true, "bint": true, "haji": true, "hajji": true, "ibn": true,
		"jr": true, "junior": true, "ould": true, "saint": true, "senior": true, "sheikh": true, "sr": true, "st": true, "umm": true, "van": true, "von": true,
	}
)

func wordSet(values []string) map[string]bool {
	m := map[string]bool{}
	for _, v := range values {
		for _, w := range tokens(v) {
			m[latin(w)] = true
		}
	}
	return m
}

// maxParts bounds the words of a name that are compared.
const maxParts = 64

func bounded(ps []part) []part { return ps[:min(len(ps), maxParts)] }

var kindCategories = map[names.Kind]category{names.Generic: general, names.Sector: domain, names.Geo: location, names.Series: numeric}

// classes bring legal forms together as widely as logic-v2 does.
var classes = map[string]string{"ltd": "llc", "inc": "llc"}

// companyWords are legal forms to others and general words to logic-v2.
var companyWords = map[string]string{"co": "co", "company": "co", "corp": "co", "corporation": "co", "cie": "co", "compagnie": "co", "compania": "co"}

// joinedForms are legal forms as one word each.
var joinedForms = map[string]string{
	"limited": "ltd", "incorporated": "inc", "aktiengesellschaft": "ag", "gesellschaftmitbeschrankterhaftung": "gmbh", "publiclimitedcompany": "plc",
	"limitedliabilitycompany": "llc", "jointstockcompany": "jsc",
}

// legalParts are the words of a legal form: company words apart, the rest one.
func legalParts(text, class string) []part {
	var out []part
	ws := tokens(latin(text))
	if c, ok := classes[class]; ok {
		class = c
	}
	joined := strings.Join(ws, "")
	if s, ok := joinedForms[joined]; ok {
		return []part{{text: s, kind: orgClass, tag: legal, symbol: class}}
	}
	for len(ws) > 0 && companyWords[ws[0]] != "" {
		out = append(out, part{text: ws[0], kind: general, symbol: companyWords[ws[0]]})
		ws = ws[1:]
	}
	if joined = strings.Join(ws, ""); joined != "" {
		if s, ok := joinedForms[joined]; ok {
			joined = s
		}
		out = append(out, part{text: joined, kind: orgClass, tag: legal, symbol: class})
	}
	return out
}

// readOrganisation reads the name of what is not a person: words with what they
// stand for, then legal forms.
func readOrganisation(name string) []part {
	name = clip(name)
	for _, article := range []string{"the ", "la ", "le "} {
		if len(name) > len(article)+1 && strings.EqualFold(name[:len(article)], article) {
			name = name[len(article):]
			break
		}
	}
	n := names.Parse(name, names.Org)
	var out []part
	for _, t := range n.Tokens {
		if p := readWord(t); p.text != "" {
			out = append(out, p)
		}
	}
	for _, l := range n.Legal {
		out = append(out, legalParts(l.Text, l.Class)...)
	}
	return bounded(out)
}

// readWord reads a word of the name of an organisation.
func readWord(t names.Token) part {
	p := part{text: t.Text, form: t.Form, far: foreign(t.Orig), kind: kindCategories[t.Kind], faint: faint[t.Text]}
	if !latinised(t.Orig) {
		p.text = strings.ToLower(t.Orig)
	}
	switch {
	case t.Orig == "&":
		p.text = ""
	case t.Kind == names.Particle || stopWords[p.text]:
		p.tag, p.kind = stop, plain
	case p.kind == numeric:
		p.tag, p.symbol, p.text = numberTag, t.Text, latin(t.Orig)
	case p.kind == location && place.Code(p.text) == "" && place.Demonym(p.text) == "":
		p.kind = plain // only countries weigh as places
	}
	return p
}

// inOrder sorts words by the place they take in a name; equal places keep their
// order.
func inOrder(ps []part) []part {
	out := slices.Clone(ps)
	rank := [...]int{unset: 1, given: 0, family: 2, numberTag: 3, legal: 4, stop: 1}
	slices.SortStableFunc(out, func(a, b part) int { return rank[a.tag] - rank[b.tag] })
	return out
}

// contradict reports whether the stated places of two words exclude each other.
func contradict(a, b part) bool {
	return a.tag == given && b.tag == family || a.tag == family && b.tag == given
}
