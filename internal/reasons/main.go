package reasons

import (
	"slices"
	"strings"
)

// Which of the posts that a text tells are those its person is listed as? An
// official entry names one or two; the text tells them and adds memberships,
// holdings, earlier posts. A post is main when the weights of its traits add up
// to the limit.

// limit is the sum from which on a post is main: odds of 0.45 to 0.55. A post
// that is taken raises F1 as soon as its odds are half of the F1 reached, which
// is less, but F1 hardly changes up to here, and precision rises.
const limit = -2

// traits are what tells main posts from others, each with its weight in tenths
// of the natural logarithm of the odds. They are fitted to the entries of the EU
// journal whose position field can be compared (four fifths of the development
// rows; TestFit fits them anew and holds them to the table).
var traits = map[string]int{
	constant:                6,
	"later sentence":        -12, // "X is head of A. He is a member of B.": B
	"only one":              14,  // the text tells no other
	"of many":               -4,  // one of four or more
	"said by as":            -5,  // "serves as head of A", "As head of A, X ..."
	"said by apposition":    -10, // "X, head of A, ..."; "Former head of A."
	"said by rank":          13,  // "General X"
	"said by other words":   -8,  // "X heads A", "holds the post of head of A"
	"a head":                7,   // director, minister, chairman
	"a bench":               10,  // judge, prosecutor
	"a rank":                3,   // "X is a general"
	"a member":              -7,  // member of A
	"a holding":             -8,  // owner, founder
	"a weight":              -15, // "a leading businessperson"
	"after remains":         10,  // "He remains active as head of A"
	"after previously":      -17, // "He was previously head of A"
	"before since":          8,   // "head of A since 2020"
	"former beside current": -3,  // "head of A and former member of B": B
	"no body":               -9,  // "X is a judge"
	"body without a name":   -12, // "head of a company"
	"body told again":       -2,  // "owner and director of A": owner
	"in capitals":           5,   // "Deputy Head", not "deputy head"
}

// constant is the trait of every post.
const constant = "post"

// principal marks the main posts, at least one.
func (r *reader) principal(list []Relation) {
	best, most := -1, 0
	for i := range list {
		sum := traits[constant]
		for _, t := range r.traitsOf(list, i) {
			sum += traits[t]
		}
		list[i].Main = sum >= limit
		if best < 0 || sum > most {
			best, most = i, sum
		}
	}
	if best >= 0 {
		list[best].Main = true
	}
}

// traitsOf returns the traits of post i of a text.
func (r *reader) traitsOf(list []Relation, i int) []string {
	x := &list[i]
	out := append(placeOf(list, i), kindOf(x)...)
	out = append(out, bodyOf(list, i)...)
	out = append(out, r.dates(x)...)
	switch x.Via {
	case "is":
	case "rank", "apposition", "as":
		out = append(out, "said by "+x.Via)
	default:
		out = append(out, "said by other words")
	}
	if x.Former && slices.ContainsFunc(list, func(x Relation) bool { return !x.Former }) {
		out = append(out, "former beside current")
	}
	if f := strings.Fields(x.Role); f[len(f)-1] != lastWord(x.Role) {
		out = append(out, "in capitals")
	}
	return out
}

// kindOf returns the sort of a post, none for most.
func kindOf(x *Relation) []string {
	last := lastWord(x.Role)
	switch {
	case ranks[last]:
		return []string{"a rank"}
	case weighs(*x):
		return []string{"a weight"}
	case heads[last]:
		return []string{"a head"}
	case benches[last]:
		return []string{"a bench"}
	case holdings[last]:
		return []string{"a holding"}
	case last == "member":
		return []string{"a member"}
	}
	return nil
}

// placeOf returns where a post stands among those of its text.
func placeOf(list []Relation, i int) []string {
	var out []string
	if len(list) == 1 {
		out = append(out, "only one")
	}
	if len(list) > 3 {
		out = append(out, "of many")
	}
	if list[i].sent != list[0].sent && !bareUpTo(list, i) {
		out = append(out, "later sentence")
	}
	return out
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

// dates returns the words about time that stand before and after a post.
func (r *reader) dates(x *Relation) []string {
	var out []string
	k := x.sent
	for ; k < len(r.words) && r.words[k].from < x.End; k++ {
		if w := &r.words[k]; w.is("remains", "previously") {
			out = append(out, "after "+w.low)
		}
	}
	if k+1 < len(r.words) && r.words[k].text == "," {
		k++
	}
	if k < len(r.words) && r.words[k].low == "since" {
		out = append(out, "before since")
	}
	return out
}

// bodyOf returns what is told of the body of a post.
func bodyOf(list []Relation, i int) []string {
	mine := content(list[i].Body)
	if len(mine) == 0 {
		return []string{"no body"}
	}
	var out []string
	if !named(list[i].Body) {
		out = append(out, "body without a name")
	}
	told := func(x Relation) bool { return common(mine, content(x.Body)) > 0 }
	if !slices.ContainsFunc(list[:i], told) && slices.ContainsFunc(list[i+1:], told) {
		out = append(out, "body told again")
	}
	return out
}
