package claims

// titleCase reports whether the words of a headline are printed with capitals because
// it is one: all but the small ones.
func titleCase(ts []tok) bool {
	n := 0
	for i := range ts {
		t := &ts[i]
		_, small := closed[t.low]
		switch {
		case t.tag == tPunct || t.tag == tPos || small || t.low[0] <= '9' || len(t.low) < 4:
		case !t.cap:
			return false
		default:
			n++
		}
	}
	return n > 3
}

// lowerTitle takes the capital from the words of a headline in title case that the
// lexicon knows as no part of a name, and marks the first verb with an ending in -s as
// what the headline says.
func lowerTitle(ts []tok) {
	said := false
	for i := 1; i < len(ts); i++ {
		t := &ts[i]
		if !lowersTitle(ts, i) || orgHeads[t.low] && ts[i-1].cap && !said {
			continue
		}
		t.cap = false
		if v := verbTable()[t.low]; !said && v.forms&fS != 0 && i+1 < len(ts) && opensObject(&ts[i+1]) {
			said, t.said = true, true
		}
	}
}

// lowersTitle reports whether the capital of token i is only that of the headline.
func lowersTitle(ts []tok, i int) bool {
	return ts[i].cap && !ts[i].caps && ts[i-1].low != "of" && ordinaryWord(ts[i].low)
}

// opensObject reports whether what follows a verb in a headline may be its object.
func opensObject(t *tok) bool {
	g, known := closed[t.low]
	return t.tag != tPunct && t.tag != tPos && (!known || g == tDet || g == tPoss || g == tNum || g == tAdj)
}

// ordinaryWord reports whether the lexicon knows a word as a verb, a noun or an adjective
// and not as the name of a place or people.
func ordinaryWord(w string) bool {
	if _, place := lookupPlace(w); place || demonyms[w] != "" {
		return false
	}
	_, verb := verbTable()[w]
	_, small := closed[w]
	return verb || small || classOf(w) != 0 || eventNouns[singular(w)].typ != "" || adjectiveShape(w)
}
