package claims

import "strings"

// agreesBefore reports whether the word at i, as a verb, agrees with the noun before it.
func agreesBefore(ts []tok, i int) bool {
	if ts[i].forms&fS != 0 {
		return singularSubject(ts, i)
	}
	return ts[i].forms&fBase != 0 && pluralSubject(ts, i)
}

// pluralAside reports whether a plural stands before the first comma of the
// sentence, ahead of i.
func pluralAside(ts []tok, i int) bool {
	for k := 1; k < i; k++ {
		if ts[k].low == "," {
			return ts[k-1].tag == tNoun && pluralNoun(ts, k-1)
		}
	}
	return false
}

var (
	// pluralPronouns go with a verb without -s.
	pluralPronouns = words("they we i you these those")
	// pluralNouns are plurals without -s.
	pluralNouns = words("people police data media")
)

// pluralSubject reports whether the noun phrase before i is plural, or I, we,
// you, they.
func pluralSubject(ts []tok, i int) bool {
	p := subjectEnd(ts, i)
	if p < 0 {
		return false
	}
	switch t := &ts[p]; t.tag {
	case tPron:
		return pluralPronouns[t.low]
	case tWh:
		return true
	case tNum:
		return pluralNumber(t.low)
	case tNoun, tVerb:
		return pluralNoun(ts, p)
	case tName:
		return pluralName(ts, p)
	}
	return false
}

// pluralName reports whether the name at p goes with a verb in the plural, by itself or
// as part of the phrase that it ends ("the offices of X").
func pluralName(ts []tok, p int) bool {
	q := beforePrep(ts, p)
	return strings.HasSuffix(ts[p].low, "s") || conjBefore(ts, p) || partBefore(ts, p) || q >= 0 && ts[q].tag == tNoun && pluralNoun(ts, q)
}

// pluralNumber reports whether a number that is no year means more than one.
func pluralNumber(w string) bool { return w != "one" && w != "1" && !isYear(w) }

// subjectEnd returns the token before i, signs other than commas left out, or
// -1.
func subjectEnd(ts []tok, i int) int {
	p := prev(ts, i)
	for p >= 0 && ts[p].tag == tPunct && ts[p].low != "," {
		p = prev(ts, p)
	}
	return p
}

// pluralNoun reports whether the noun at p, or the one that its prepositional
// phrase hangs on, is plural.
func pluralNoun(ts []tok, p int) bool {
	w := ts[p].low
	if strings.HasSuffix(w, "s") {
		return !strings.HasSuffix(w, "ss")
	}
	if pluralNouns[w] {
		return true
	}
	q := beforePrep(ts, p)
	if q > 0 && ts[q].forms&fPart != 0 && ts[q-1].tag == tNoun {
		q-- // documents obtained by X
	}
	return q >= 0 && ts[q].tag == tNoun && strings.HasSuffix(ts[q].low, "s")
}

// beforePrep returns the noun before the prepositional phrases that end at p
// ("transfers of the items in the supplement"), or -1.
func beforePrep(ts []tok, p int) int {
	last := -1
	for i := p; i > 0; i-- {
		switch ts[i].tag {
		case tNoun, tAdj, tDet, tNum, tPoss, tName, tPart:
			continue
		case tPrep:
			if ts[i-1].tag == tNoun || ts[i-1].tag == tVerb {
				last = i - 1
				continue
			}
			return last
		}
		break
	}
	return last
}

// singularSubject reports whether the noun before i is no plural.
func singularSubject(ts []tok, i int) bool {
	p := prev(ts, i)
	if p < 0 {
		return false
	}
	switch t := &ts[p]; t.tag {
	case tName:
		return true
	case tNoun:
		return !strings.HasSuffix(t.low, "s")
	default:
		return t.low == "he" || t.low == "she" || t.low == "it"
	}
}

// conjBefore reports whether "and" joins the name that ends at p to another.
func conjBefore(ts []tok, p int) bool {
	for ; p >= 0 && ts[p].tag == tName; p-- {
	}
	return p >= 0 && ts[p].low == "and"
}
