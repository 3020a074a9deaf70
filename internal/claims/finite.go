package claims

// nonfinite are the forms of be and have that make no clause.
var nonfinite = words("be being been having")

// finiteBefore reports whether a finite verb stands before i in its clause.
func finiteBefore(ts []tok, i int) bool {
	for i--; i >= 0; i-- {
		switch t := &ts[i]; t.tag {
		case tVerb, tMod, tDo:
			if t.forms&fPart == 0 || lowAt(ts, i+1) != "by" {
				return true
			}
		case tBe, tHave:
			if !nonfinite[t.low] {
				return true
			}
		case tSub, tThat, tWh:
			return false
		case tPunct, tConj:
			if partsClauses(t) {
				return false
			}
		}
	}
	return false
}

// partsClauses reports whether a sign or conjunction begins a new clause
// without more ado.
func partsClauses(t *tok) bool {
	if t.tag == tConj {
		return t.low == "but"
	}
	return endsClause(t.low)
}

// finiteAfter reports whether a finite verb follows i in the same clause, that
// of a relative clause left out.
func finiteAfter(ts []tok, i int) bool {
	relative := false
	for i++; i < len(ts); i++ {
		switch t := &ts[i]; t.tag {
		case tMod, tDo:
			return !relative
		case tBe, tHave, tVerb:
			if !finiteForm(ts, i) {
				continue
			}
			if !relative {
				return true
			}
			relative = false
		case tWh:
			relative = true
		case tSub, tThat, tConj:
			return false
		case tPunct:
			if endsClause(t.low) {
				return false
			}
		}
	}
	return false
}

// finiteForm reports whether the form of a verb, be or have at i is finite as
// far as it shows: neither noun nor participle.
func finiteForm(ts []tok, i int) bool {
	t := &ts[i]
	if t.tag != tVerb {
		return !nonfinite[t.low]
	}
	if t.forms&fPart != 0 && t.low != "said" {
		return t.forms&fPast != 0 && t.tag == tVerb && objectBehind(ts, i)
	}
	if t.forms&fNoun == 0 {
		return true
	}
	pt := prevTag(ts, i)
	return t.forms&fS != 0 && pt != tDet && pt != tAdj
}

// objectBehind reports whether an object or "that" stands right behind the past form at
// i, which then is no participle ("goods sold to Orlino reached the plant").
func objectBehind(ts []tok, i int) bool {
	switch tagAt(ts, i+1) {
	case tDet, tPoss, tPron, tName, tThat:
		return ts[i-1].tag != tBe && ts[i-1].tag != tHave
	}
	return false
}
