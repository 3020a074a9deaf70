package claims

import (
	"strings"
)

// ingTag decides whether a form in -ing is part of a noun phrase.
func ingTag(ts []tok, i int, pt tag) tag {
	n := next(ts, i)
	if pt == tTo && n == i+1 && ts[n].tag == tNoun {
		return tAdj // according to tracking data
	}
	if pt == tConj && n == i+1 && jobWords[ts[n].low] {
		return tAdj // chief executive and managing director
	}
	if pt == tNoun && n == i+1 && ts[n].tag == tNoun && classOf(ts[n].low)&(cSite|cOrg) != 0 && i > 0 && ts[i-1].tag == tNoun && !strings.HasSuffix(ts[i-1].low, "s") {
		return tAdj // a drone producing facility
	}
	if (pt == tDet || pt == tPoss || pt == tAdj || pt == tPos || pt == tNum) && (n < 0 || ts[n].tag != tDet) {
		if n >= 0 && nominal(ts[n].tag) && ts[n].tag != tName {
			return tAdj
		}
		return tNoun
	}
	return tIng
}

// afterDet decides what a verb form after an article or adjective is.
func afterDet(ts []tok, i int, pt tag) tag {
	t := ts[i]
	n := next(ts, i)
	if pt == tNum && t.forms&(fPast|fPart) != 0 && t.forms&fBase == 0 {
		return tVerb // 252 were, 140 had; settled in participles
	}
	if t.forms&(fBase|fS) != 0 && t.forms&fNoun != 0 || n < 0 || !nominal(ts[n].tag) && ts[n].tag != tAdj && ts[n].tag != tVerb {
		if t.forms&(fPast|fPart) != 0 && t.forms&fBase == 0 && n >= 0 && ts[n].tag != tPunct {
			return tPart
		}
		return tNoun
	}
	return tAdj
}

// nounOrVerb decides about words such as "reports", "plans", "lists".
func nounOrVerb(ts []tok, i int, pt tag) tag {
	t := ts[i]
	if i > 0 && pt == tName && (demonyms[ts[i-1].low] != "" && !strings.HasSuffix(ts[i-1].low, "s") || compoundNorp(ts[i-1].low)) {
		return tNoun
	}
	if t.forms&fBase != 0 && helped(ts, i) {
		return tBase
	}
	if finiteBefore(ts, i) && pt != tConj && pt != tPron && pt != tWh {
		return tNoun
	}
	n := next(ts, i)
	if n < 0 && pt != tPron && pt != tPart {
		if pt == tNoun || pt == tName {
			return verbAtEnd(ts, i)
		}
		return tNoun
	}
	nt := tPunct
	if n >= 0 {
		nt = ts[n].tag
	}
	subject := pt == tNoun || pt == tName || pt == tPron || pt == tWh || pt == tAdv || pt == tPunct && i > 0
	object := nt == tDet || nt == tPron || nt == tPoss || nt == tTo || nt == tThat || nt == tNum || n >= 0 && ts[n].low == "that" || nt == tName && pt != tPunct || nt == tWh ||
		nt == tVerb && n >= 0 && ts[n].forms&(fNoun|fS) == fNoun|fS && t.forms&fS != 0
	switch {
	case pt == tPron || pt == tWh:
		if t.forms&fS != 0 || pluralSubject(ts, i) || pt == tWh {
			return tVerb
		}
	case subject && object && t.forms&fS != 0:
		return tVerb
	case subject && object && pluralSubject(ts, i):
		return tVerb
	case subject && t.forms&fS != 0 && (nt == tPrep || nt == tAdj || nt == tNoun) && !finiteAfter(ts, i) && singularSubject(ts, i):
		return tVerb
	case nt == tPunct && (pt == tNoun || pt == tName) && !underPrep(ts, i):
		return verbAtEnd(ts, i)
	case object && t.forms&fPast != 0 && (pt == tPunct || pt == tName || pt == tNoun):
		return tVerb
	case pt == tConj && finiteBefore(ts, i) && object:
		return tVerb
	}
	return tNoun
}

// helped reports whether the verb at i follows "help X".
func helped(ts []tok, i int) bool {
	n := next(ts, i)
	if n < 0 || ts[n].tag != tPoss && ts[n].tag != tDet {
		return false
	}
	for j := i - 1; j >= 0 && j > i-6; j-- {
		if ts[j].lemma == "help" || ts[j].lemma == "let" {
			return true
		}
		if ts[j].tag != tName && ts[j].tag != tAdv && ts[j].tag != tPron && ts[j].tag != tNoun && ts[j].tag != tDet {
			return false
		}
	}
	return false
}

// underPrep reports whether the noun phrase before i hangs on a preposition.
func underPrep(ts []tok, i int) bool {
	for i--; i >= 0 && (nominal(ts[i].tag) || ts[i].tag == tDet || ts[i].tag == tPoss || ts[i].tag == tPos || ts[i].tag == tAdv); i-- {
	}
	return i >= 0 && (ts[i].tag == tPrep || ts[i].tag == tTo) && !(i > 0 && (ts[i-1].tag == tPart || ts[i-1].forms&fPart != 0))
}

// verbAtEnd decides about a word that ends its sentence ("port logs show").
func verbAtEnd(ts []tok, i int) tag {
	if ts[i].forms&fBase != 0 && (pluralSubject(ts, i) || reporting[ts[i].lemma] == shows) || ts[i].forms&fS != 0 && reporting[ts[i].lemma] != 0 {
		return tVerb
	}
	return tNoun
}

// participles settles -ed forms: finite past or participle.
func participles(ts []tok, i int) {
	t := &ts[i]
	if t.tag != tVerb || t.forms&(fPast|fPart) == 0 || t.forms&fBase != 0 && t.forms&fPart == 0 {
		return
	}
	if t.forms&fPart == 0 {
		return
	}
	p := prev(ts, i)
	if p < 0 {
		t.tag = tPart
		return
	}
	pt := ts[p].tag
	n := next(ts, i)
	if t.forms&fPast != 0 && (reporting[t.lemma] == says || reporting[t.lemma] == reports) && (isQuote(ts[i-1].low) || ts[i-1].low == ",") && n >= 0 && (ts[n].tag == tName || ts[n].tag == tDet && isQuote(ts[i-1].low)) {
		return // "...," said X
	}
	if t.low == "said" || reporting[t.lemma] == says && t.forms&fPast != 0 && n >= 0 && (ts[n].tag == tPron || ts[n].low == "that") && pt != tBe {
		return
	}
	byNext := n >= 0 && (ts[n].low == "by" || ts[n].low == "as" && !(n+1 < len(ts) && ts[n+1].low == "of"))
	switch {
	case pt == tSub || t.low == "dated":
		t.tag = tPart
	case pt == tPron && ts[p].low != "one" && ts[p].low != "others" || pt == tWh || pt == tThat:
	case pt == tPunct && ts[p].low == ",":
		if !subjectBefore(ts, p) || finiteAfter(ts, i) && !commaFinite(ts, i) || enclosed(ts, i) {
			t.tag = tPart
		}
	case pt == tConj:
		if q := prev(ts, p); q >= 0 && (ts[q].tag == tPart || partBefore(ts, p)) && !finiteBefore(ts, p) {
			t.tag = tPart
		}
	case finiteBefore(ts, i):
		t.tag = tPart
	case finiteAfter(ts, i):
		t.tag = tPart
	case byNext && t.forms&fPast != 0:
		t.tag = tPart
	}
}

// enclosed reports whether a second comma closes the phrase at i and a finite
// verb follows it (", not published before, covers").
func enclosed(ts []tok, i int) bool {
	for i++; i < len(ts) && i > 0; i++ {
		if ts[i].tag == tPunct && ts[i].low != "," && !isQuote(ts[i].low) {
			return false
		}
		if ts[i].low == "," {
			n := next(ts, i)
			return n >= 0 && verbal(ts[n].tag) && ts[n].forms&fNoun == 0 || n >= 0 && ts[n].tag == tVerb && n+1 < len(ts) && (ts[n+1].tag == tNum || ts[n+1].tag == tDet || ts[n+1].tag == tPoss)
		}
	}
	return false
}

// partBefore reports whether a participle stands in the same phrase before i.
func partBefore(ts []tok, i int) bool {
	for i--; i >= 0 && ts[i].tag != tPunct; i-- {
		switch ts[i].tag {
		case tPart:
			return true
		case tVerb, tBe, tHave, tMod:
			return false
		}
	}
	return false
}

// auxBefore reports whether an auxiliary governs the verb at i.
func auxBefore(ts []tok, i int) bool {
	p := parenthesis(ts, prev(ts, i))
	if p < 0 {
		return false
	}
	switch ts[p].tag {
	case tMod, tDo:
		return true
	case tHave:
		return ts[i].forms&(fPart|fPast) != 0
	case tBe:
		return ts[i].forms&(fPart|fIng) != 0
	}
	return false
}

// parenthesis steps from a comma at p over the words that it closes, back to
// what stands before them ("has, on 2 May, engaged").
func parenthesis(ts []tok, p int) int {
	if p < 0 || ts[p].low != "," {
		return insideAux(ts, p)
	}
	for i := p - 1; i >= 0 && i > p-14; i-- {
		if ts[i].low == "," {
			if q := prev(ts, i); q >= 0 && (ts[q].tag == tHave || ts[q].tag == tBe || ts[q].tag == tMod) {
				return q
			}
			if i > 0 && ts[i-1].low >= "0" && ts[i-1].low <= "9999" { // a comma inside a date
				continue
			}
			return p
		}
		if verbal(ts[i].tag) && ts[i].tag != tVerb {
			return p
		}
	}
	return p
}

// insideAux steps from a noun at p back over prepositional phrases to the
// auxiliary that they interrupt ("has for the second time listed").
func insideAux(ts []tok, p int) int {
	if p < 2 || ts[p].tag != tNoun && ts[p].tag != tName {
		return p
	}
	for i := p; i > 0 && i > p-10; i-- {
		switch ts[i].tag {
		case tNoun, tName, tDet, tAdj, tNum, tPoss, tAdv:
		case tPrep:
			if ts[i-1].tag == tHave {
				return i - 1
			}
		default:
			return p
		}
	}
	return p
}

// afterAux returns the tag of a verb form behind an auxiliary.
func afterAux(ts []tok, i int) tag {
	switch f := ts[i].forms; {
	case f&fPart != 0 && aux(ts, i) != tMod && aux(ts, i) != tDo:
		return tPart
	case f&fIng != 0:
		return tIng
	}
	return tBase
}

// aux returns the tag of the auxiliary of the verb at i.
func aux(ts []tok, i int) tag {
	if p := parenthesis(ts, prev(ts, i)); p >= 0 {
		return ts[p].tag
	}
	return tPunct
}

// finiteBefore reports whether a finite verb stands before i in its clause.
func finiteBefore(ts []tok, i int) bool {
	for i--; i >= 0; i-- {
		switch t := ts[i]; t.tag {
		case tVerb, tMod, tDo:
			if t.forms&fPart != 0 && i+1 < len(ts) && ts[i+1].low == "by" {
				continue
			}
			return true
		case tBe:
			return t.low != "be" && t.low != "being" && t.low != "been"
		case tHave:
			return t.low != "having"
		case tSub, tThat, tWh:
			return false
		case tPunct:
			if !isQuote(t.low) && t.low != "(" && t.low != ")" {
				return false
			}
		case tConj:
			if ts[i].low == "but" {
				return false
			}
		}
	}
	return false
}

// finiteAfter reports whether a finite verb follows i in the same clause.
func finiteAfter(ts []tok, i int) bool {
	wh := false
	for i++; i < len(ts); i++ {
		switch t := ts[i]; t.tag {
		case tMod, tDo:
			return !wh
		case tBe:
			if t.low != "be" && t.low != "being" && t.low != "been" {
				if !wh {
					return true
				}
				wh = false
			}
		case tHave:
			if t.low != "having" {
				if !wh {
					return true
				}
				wh = false
			}
		case tVerb:
			if t.forms&fNoun != 0 && (ts[i].forms&fS == 0 || prevTag(ts, i) == tDet || prevTag(ts, i) == tAdj) {
				continue
			}
			if t.forms&fPart != 0 && t.low != "said" {
				continue
			}
			if !wh {
				return true
			}
			wh = false
		case tWh:
			wh = true
		case tSub, tThat, tConj:
			return false
		case tPunct:
			if !isQuote(t.low) && t.low != "(" && t.low != ")" {
				return false
			}
		}
	}
	return false
}

// commaFinite: the verb after a comma has its own object, so it is finite.
func commaFinite(ts []tok, i int) bool {
	n := next(ts, i)
	return n >= 0 && (ts[n].tag == tDet || ts[n].tag == tPoss || ts[n].tag == tThat)
}

// subjectBefore reports whether a noun phrase and no finite verb stands
// before the comma at i.
func subjectBefore(ts []tok, i int) bool {
	seen := false
	for i--; i >= 0; i-- {
		switch ts[i].tag {
		case tVerb, tBe, tHave, tMod, tDo:
			return false
		case tNoun, tName, tPron:
			seen = true
		case tSub, tThat:
			return seen
		}
	}
	return seen
}

// pluralSubject reports whether the noun phrase before i is plural, or I, we,
// you, they.
func pluralSubject(ts []tok, i int) bool {
	p := prev(ts, i)
	for p >= 0 && ts[p].tag == tPunct && ts[p].low != "," {
		p = prev(ts, p)
	}
	if p < 0 {
		return false
	}
	switch t := ts[p]; t.tag {
	case tPron:
		return t.low == "they" || t.low == "we" || t.low == "i" || t.low == "you" || t.low == "these" || t.low == "those"
	case tWh:
		return true
	case tNoun, tVerb:
		if q := beforePrep(ts, p); q >= 0 && strings.HasSuffix(ts[q].low, "s") && !strings.HasSuffix(t.low, "s") && ts[q].tag == tNoun {
			return true
		}
		return strings.HasSuffix(t.low, "s") && !strings.HasSuffix(t.low, "ss") || t.low == "people" || t.low == "authorities" || t.low == "police"
	case tName:
		return strings.HasSuffix(t.low, "s") || conjBefore(ts, p) || partBefore(ts, p)
	}
	return false
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
	return p >= 0 && (ts[p].tag == tName || ts[p].tag == tNoun && !strings.HasSuffix(ts[p].low, "s") || ts[p].low == "he" || ts[p].low == "she" || ts[p].low == "it")
}

// conjBefore reports whether "and" joins the name that ends at p to another.
func conjBefore(ts []tok, p int) bool {
	for ; p >= 0 && ts[p].tag == tName; p-- {
	}
	return p >= 0 && ts[p].low == "and"
}
