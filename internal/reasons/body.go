package reasons

import "strings"

// bodyEnd returns where the complement of a post ends that begins at i: a
// preposition and the name of a body, with what joins on to it.
func (r *reader) bodyEnd(i int, s span) int {
	if i+1 >= s.to || !glue[r.words[i].low] || r.words[i].is("and", "with") || r.words[i+1].low == "and" {
		return i
	}
	end := i
	for k := i; k < s.to; k++ {
		w := &r.words[k]
		if to := r.quoted(k, s); to > k {
			k, end = to-1, to
			continue
		}
		switch {
		case r.lists(k, s):
		case r.stops(k, s):
			return end
		case w.low == "and":
			if !r.continues(k+1, s) {
				return end
			}
		case fills[w.low] && (!w.capital || w.low != "one") || w.opens: // but "Channel One"
		default:
			end = k + 1
		}
	}
	return end
}

// quoted returns the word after a name in quotation marks that begins at k; k
// where none does.
func (r *reader) quoted(k int, s span) int {
	if r.words[k].text != "‘" && r.words[k].text != "“" {
		return k
	}
	for i := k + 1; i < s.to && i < k+16; i++ {
		if t := r.words[i].text; t == "’" || t == "”" {
			return i + 1
		}
	}
	return k
}

// stops reports whether the name of a body cannot go on with word k.
func (r *reader) stops(k int, s span) bool {
	w := &r.words[k]
	if !w.letters {
		return r.stopMark(k, s)
	}
	if r.isName(k) && !fills[r.words[k-1].low] || whens[w.low] && r.isTime(k+1, s) {
		return true
	}
	if w.capital {
		return false
	}
	return r.stopWord(k, s)
}

// stopWord is stops for a word in small letters.
func (r *reader) stopWord(k int, s span) bool {
	w, next := &r.words[k], &word{}
	if k+1 < s.to {
		next = &r.words[k+1]
	}
	switch {
	case w.small("ing") && k > 0 && r.words[k-1].low == "for": // "department for organising work"
		return false
	case ends[w.low], w.low == "under", w.low == "rank" && next.low == "of":
		return w.low != "no" || !isNumber(next.low)
	case w.low == "to":
		return next.letters && !next.capital && !articles[next.low]
	case w.small("ly"):
		return k > 0 && !glue[r.words[k-1].low] && !r.words[k-1].opens
	}
	return w.small("ed") && (glue[next.low] || ends[next.low]) // "imposed by", "established in"
}

// stopMark is stops for a mark of punctuation.
func (r *reader) stopMark(k int, s span) bool {
	switch r.words[k].text {
	case ",", "–", "—", ":", ";":
		return true
	case ".":
		return r.ends(k)
	case "(":
		return r.explains(k+1, s)
	}
	return false
}

// explains reports whether the bracket whose words begin at k explains a name
// ("also known as ...") and is no part of it, as "(IRGC)" is.
func (r *reader) explains(k int, s span) bool {
	return k < s.to && (r.isTime(k, s) || (ends[r.words[k].low] || r.words[k].low == "a") && !r.words[k].capital && r.words[k].low != "also")
}

// lists reports whether the comma at k stands in a name: in a list ("of
// Construction, Housing and Utilities") or before the district or the larger
// office that it belongs to ("Melekhovo, Vladimir Region").
func (r *reader) lists(k int, s span) bool {
	return r.words[k].text == "," && (r.listed(k+1, s) || r.placed(k+1, s))
}

// listed reports whether capitalised words from i on go on to "and" and one
// more of them.
func (r *reader) listed(i int, s span) bool {
	for first := i; i+1 < s.to && i < first+12; i++ {
		w := &r.words[i]
		if w.low == "and" {
			return (i > first || r.inList(first-1)) && (r.words[i+1].capital || articles[r.words[i+1].low]) && r.continues(i+1, s)
		}
		if w.text != "," && w.low != "the" && !r.plain(i) {
			return false
		}
	}
	return false
}

// inList reports whether another comma stands shortly before the one at k.
func (r *reader) inList(k int) bool {
	for i := k - 1; i > 0 && i > k-5; i-- {
		if r.words[i].text == "," {
			return true
		}
	}
	return false
}

// placed reports whether capitalised words from i on end in a word for a
// district or an office.
func (r *reader) placed(i int, s span) bool {
	place := false
	for first := i; i < s.to && i < first+12; i++ {
		w := &r.words[i]
		switch {
		case !w.letters:
			return place
		case places[w.low] && w.capital:
			place = true
		case place && fills[w.low], w.low == "the":
		case !r.plain(i):
			return place && ends[w.low]
		}
	}
	return place
}

// plain reports whether word i is capitalised and neither a post nor of the
// subject's name.
func (r *reader) plain(i int) bool {
	w := &r.words[i]
	return w.capital && !r.isName(i) && !posts[w.low]
}

// isTime reports whether words from i on are a date or a length of time, or
// "addition", "particular" and the like, which end a name as well.
func (r *reader) isTime(i int, s span) bool {
	for ; i < s.to; i++ {
		w := &r.words[i]
		if articles[w.low] || about[w.low] {
			continue
		}
		if months[w.low] || isYear(w.low) || unlike[w.low] {
			return true
		}
		return isNumber(w.low) && i+1 < s.to && (months[r.words[i+1].low] || r.words[i+1].low == "years")
	}
	return false
}

// inDate reports whether a word may stand in a date.
func inDate(low string) bool { return isNumber(low) || months[low] || whens[low] || articles[low] }

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func isYear(s string) bool {
	return len(s) == 4 && isNumber(s) && (s[0] == '1' || s[0] == '2')
}

// continues reports whether the words after an "and" go on with a name: a
// capital that is no post, or a word that "of" or a noun follows.
func (r *reader) continues(k int, s span) bool {
	if k >= s.to || ends[r.words[k].low] || kin[r.words[k].low] || r.isName(k) {
		return false
	}
	for articles[r.words[k].low] && k+1 < s.to {
		k++
	}
	w := &r.words[k]
	if kin[w.low] {
		return false
	}
	if !w.letters && !w.opens || verbs[w.low] || w.small("ly") || w.small("ed") {
		return false
	}
	return r.postFrom(k, s, 5) < 0
}

// postFrom returns the head of a post whose phrase begins at k or before it,
// within the next words; -1 where there is none.
func (r *reader) postFrom(k int, s span, within int) int {
	for h := k; h < s.to && h < k+within; h++ {
		if r.isPost(h, s) && (r.leftEdge(h, s) <= k || r.leftEdge(h, s) == k+1 && r.qualifies(k)) {
			return h
		}
		if !r.words[h].letters || glue[r.words[h].low] {
			break
		}
	}
	return -1
}

// qualifies reports whether word i, in small letters, may go with a post that
// follows it: "foreign-policy analyst", "media executive".
func (r *reader) qualifies(i int) bool {
	w := &r.words[i]
	return w.letters && !w.capital && !glue[w.low] && !ends[w.low] && !verbs[w.low] && !kin[w.low] && !articles[w.low] && !w.small("ly") && !w.small("ed") && !w.small("ing")
}

// verbs are finite verbs that follow "and" in these texts.
var verbs = set(`holds held supports supported participates participated played plays made makes took takes acts acted serves served owns owned leads led heads headed commands
	sentenced signed voted worked works contributed contributes provides provided ordered continues continued became bears carries carried oversees oversaw runs ran controls
	benefits benefited maintains maintained remains remained implements implemented spreads spread promotes promoted uses used has is was will`)

// coordinated returns the post that a comma or "and" joins to a phrase that
// ends at i; -1 where none is. After a body, "a" and a post tell what the body
// is ("director of Acme, a producer of engines").
func (r *reader) coordinated(i int, s span, body bool) (start, head int) {
	k := i
	if k+1 < s.to && glue[r.words[k].low] && r.words[k+1].low == "and" { // "shareholder in and member of"
		k++
	}
	k = r.afterTime(k, s)
	if body && r.describes(k, s) {
		if k = r.described(k, s); k < 0 {
			return -1, -1
		}
	}
	from := k
	for k < s.to && r.joins(k) {
		k++
	}
	if k == from || k >= s.to {
		return -1, -1
	}
	if h := r.postFrom(k, s, 7); h >= 0 {
		return k, h
	}
	return -1, -1
}

// describes reports whether the comma at k begins a remark on the body before
// it.
func (r *reader) describes(k int, s span) bool {
	return k+2 < s.to && r.words[k].text == "," && r.words[k+1].is("a", "an", "the") && !past[r.words[k+2].low] &&
		(r.words[k+1].low != "the" || r.postFrom(k+2, s, 7) < 0)
}

// described returns the comma before an "and" that ends the remark that begins
// at k ("director of Acme, a producer of bolts, and head of Beta"), -1 where a
// verb or the end of the sentence comes first.
func (r *reader) described(k int, s span) int {
	for i := k + 1; i+1 < s.to && i < k+40; i++ {
		w := &r.words[i]
		switch {
		case w.text == "," && r.words[i+1].low == "and":
			return i
		case w.is("which", "who", "that", "where"), w.text == ":":
			return -1
		}
	}
	return -1
}

// joins reports whether word k may stand between two posts.
func (r *reader) joins(k int) bool {
	w := &r.words[k]
	return w.is(",", "–", "and", "as", "well") || articles[w.low] || idle[w.low] || r.listMark(k)
}

// afterTime returns the word after "since May 2022" that may begin at k, where
// a comma or "and" follows.
func (r *reader) afterTime(k int, s span) int {
	if k+1 >= s.to || !whens[r.words[k].low] || !r.isTime(k+1, s) {
		return k
	}
	i := k + 1
	for i < s.to && inDate(r.words[i].low) {
		i++
	}
	if i < s.to && r.words[i].is(",", "and") {
		return i
	}
	return k
}
