package reasons

import (
	"slices"
	"strings"
)

// Which of the posts that a text tells are those its person is listed as? An
// official entry names one or two; the text tells them and adds memberships,
// holdings, earlier posts. A post is main when the weights of its traits add up
// to zero or more: when the entry names it as likely as not.

// traits are what tells main posts from others, each with its weight in tenths
// of the natural logarithm of the odds. They are fitted to the entries of the EU
// journal whose position field can be compared (four fifths of the development
// rows; TestFit fits them anew and holds them to the table).
var traits = map[string]int{
	constant:                -1,
	"first":                 5,   // told before all others
	"same sentence":         3,   // "X is head of A and member of B": B; and bare phrases one after another
	"later sentence":        -7,  // "X is head of A. He is a member of B.": B
	"only one":              12,  // the text tells no other
	"of many":               -4,  // one of four or more
	"said by is":            2,   // "X is head of A"
	"said by as":            -3,  // "serves as head of A", "As head of A, X ..."
	"said by apposition":    -7,  // "X, head of A, ..."; "Former head of A."
	"said by rank":          14,  // "General X"
	"said by other words":   -6,  // "X heads A", "holds the post of head of A"
	"a head":                8,   // director, minister, chairman
	"a bench":               12,  // judge, prosecutor
	"a rank":                4,   // "X is a general"
	"a post":                2,   // all others
	"an officer":            -2,  // officer, representative
	"a calling":             0,   // journalist
	"a member":              -6,  // member of A
	"a holding":             -6,  // owner, founder
	"a weight":              -13, // "a leading businessperson"
	"after remains":         10,  // "He remains active as head of A"
	"after currently":       3,   // "He is currently head of A"
	"after served":          5,   // "He served as head of A"
	"after previously":      -16, // "He was previously head of A"
	"before since":          7,   // "head of A since 2020"
	"before until":          -2,  // "head of A until 2020"
	"former beside current": -3,  // "head of A and former member of B": B
	"no body":               -8,  // "X is a judge"
	"body without a name":   -11, // "head of a company"
	"long body":             5,   // of more than five words
	"body told again":       -4,  // "owner and director of A": owner
	"body told before":      -3,  // "owner and director of A": director
	"comes back":            3,   // "... As head of A, he ..." in another place
	"in capitals":           5,   // "Deputy Head", not "deputy head"
}

// constant is the trait of every post.
const constant = "post"

// principal marks the main posts, at least one.
func (r *reader) principal(list []Relation) {
	best, most, any := -1, 0, false
	for i := range list {
		sum := traits[constant]
		for _, t := range r.traitsOf(list, i) {
			sum += traits[t]
		}
		list[i].Main = sum >= 0
		any = any || list[i].Main
		if best < 0 || sum > most {
			best, most = i, sum
		}
	}
	if !any && best >= 0 {
		list[best].Main = true
	}
}

// traitsOf returns the traits of post i of a text.
func (r *reader) traitsOf(list []Relation, i int) []string {
	x := &list[i]
	out := append(r.placeOf(list, i), kindOf(x), formOf(x))
	out = append(out, r.whenOf(list, i)...)
	out = append(out, bodyOf(list, i)...)
	if last := strings.Fields(x.Role); last[len(last)-1] != lastWord(x.Role) {
		out = append(out, "in capitals") // "Deputy Head", not "deputy head"
	}
	if r.comesBack(x) {
		out = append(out, "comes back")
	}
	return out
}

// kindOf returns the sort of a post.
func kindOf(x *Relation) string {
	last := lastWord(x.Role)
	switch {
	case ranks[last]:
		return "a rank"
	case weighs(*x):
		return "a weight"
	}
	for _, k := range kinds {
		if k.words[last] {
			return k.name
		}
	}
	return "a post"
}

// formOf returns the form that gave a post, the rare ones as one.
func formOf(x *Relation) string {
	switch x.Via {
	case "rank", "apposition", "as", "is":
		return "said by " + x.Via
	}
	return "said by other words"
}

// placeOf returns where a post stands among those of its text.
func (r *reader) placeOf(list []Relation, i int) []string {
	var out []string
	if len(list) == 1 {
		out = append(out, "only one")
	}
	if len(list) > 3 {
		out = append(out, "of many")
	}
	return append(out, order(list, i))
}

// order returns which of the posts of a text it is.
func order(list []Relation, i int) string {
	switch {
	case i == 0:
		return "first"
	case list[i].sent == list[0].sent || bareUpTo(list, i):
		return "same sentence"
	}
	return "later sentence"
}

// bareUpTo reports whether all posts up to i are told in bare phrases: "Member
// of X. Former head of Y."
func bareUpTo(list []Relation, i int) bool {
	for _, x := range list[1 : i+1] {
		if x.Via != "apposition" && x.sent != list[0].sent {
			return false
		}
	}
	return true
}

// whenOf returns what a text says about the time of a post.
func (r *reader) whenOf(list []Relation, i int) []string {
	out := r.dates(&list[i])
	if list[i].Former && slices.ContainsFunc(list, func(x Relation) bool { return !x.Former }) {
		out = append(out, "former beside current")
	}
	return out
}

// dates returns the words about time that stand before and after a post.
func (r *reader) dates(x *Relation) []string {
	var out []string
	k := x.sent
	for ; k < len(r.words) && r.words[k].from < x.End; k++ {
		if w := r.words[k].low; timely[w] { // the name of a body has none
			out = append(out, "after "+w)
		}
	}
	if k+1 < len(r.words) && r.words[k].text == "," {
		k++
	}
	if k < len(r.words) && r.words[k].is("since", "until", "from", "between") {
		if r.words[k].low == "since" {
			return append(out, "before since")
		}
		return append(out, "before until")
	}
	return out
}

// bodyOf returns what is told of the body of a post.
func bodyOf(list []Relation, i int) []string {
	var out []string
	mine := content(list[i].Body)
	switch {
	case len(mine) == 0:
		return []string{"no body"}
	case !named(list[i].Body):
		out = append(out, "body without a name")
	case len(mine) > 5:
		out = append(out, "long body")
	}
	for k := range list {
		if k != i && common(mine, content(list[k].Body)) > 0 {
			if k < i {
				return append(out, "body told before")
			}
			return append(out, "body told again")
		}
	}
	return out
}

// comesBack reports whether the text names the post elsewhere as that in which
// the person acts: "As head of X, he ...", "By being the head of X".
func (r *reader) comesBack(x *Relation) bool {
	last := lastWord(x.Role)
	for i := range r.words {
		if r.words[i].low != last || r.words[i].from >= x.Start && r.words[i].from < x.End {
			continue
		}
		for k := i - 1; k >= 0 && k > i-8 && r.words[k].letters; k-- {
			if r.words[k].is("as", "being") {
				return true
			}
		}
	}
	return false
}
