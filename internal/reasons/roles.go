package reasons

import (
	"strings"
	"unicode/utf8"
)

// sentence reads the posts of one sentence.
func (r *reader) sentence(s span) {
	subject := r.subjectOf(s)
	for i := s.from; i < s.to; i++ {
		if !r.isPost(i, s) {
			continue
		}
		start := r.leftEdge(i, s)
		if w := &r.words[i]; w.capital && ranks[w.low] && r.namedAfter(i, s) {
			r.rank(start, i, s)
			continue
		}
		via, ok := r.licensed(start, s, subject)
		if !ok {
			continue
		}
		i = r.phrase(start, i, s, via)
	}
	r.verbs(s, subject)
}

// namedAfter reports whether the subject's name follows word i, perhaps after
// syllables too short to tell ("General Ko Ko Examplov").
func (r *reader) namedAfter(i int, s span) bool {
	for i++; i < s.to && r.words[i].capital && utf8.RuneCountInString(r.words[i].text) <= 2; i++ {
	}
	return i < s.to && r.isName(i)
}

// rank takes a rank that stands before the subject's name.
func (r *reader) rank(start, i int, s span) {
	role := max(r.roleStart(start), r.afterShort(start, i))
	r.out = append(r.out, Relation{Role: r.slice(role, i+1), Via: "rank", sent: s.from, Start: r.words[start].from, End: r.words[i].to, Former: past[r.words[start].low]})
}

// isPost reports whether word i is the head of a phrase for a post: a noun for
// one that no other such noun follows ("deputy head", "general director").
func (r *reader) isPost(i int, s span) bool {
	w := &r.words[i]
	if !r.postWord(i, s) || i+1 < s.to && w.low != "member" && r.goesOn(i+1, s) {
		return false
	}
	return i+1 == s.to || !w.capital || r.startsSentence(i) || !r.words[i+1].capital || r.namedAfter(i, s) // "Guard Corps" is a name
}

// goesOn reports whether word i is the noun of the same post as the word
// before it: any but a rank, which only goes on with another ("lieutenant
// colonel"), or the "general" of "director general".
func (r *reader) goesOn(i int, s span) bool {
	if w := &r.words[i]; ranks[w.low] {
		return ranks[r.words[i-1].low] || w.low == "general" && generals[r.words[i-1].low]
	}
	return r.postWord(i, s)
}

// postWord reports whether word i alone is a noun for a post: one of the
// tables, a compound that ends in one ("commander-head"), the plural of one
// after "one of the".
func (r *reader) postWord(i int, s span) bool {
	w := &r.words[i]
	if !w.capital && w.is("major", "general") {
		return i > s.from && modifiers[r.words[i-1].low] || i+1 < s.to && r.words[i+1].is("of", "in")
	}
	if called[w.low] {
		return true
	}
	if k := strings.LastIndexByte(w.low, '-'); k > 0 && posts[w.low[k+1:]] && !r.isName(i) {
		return true
	}
	if one := strings.TrimSuffix(w.low, "s"); one != w.low && posts[one] {
		return r.oneOf(i, s)
	}
	return false
}

// oneOf reports whether "one of the" stands before the phrase of word i.
func (r *reader) oneOf(i int, s span) bool {
	for k := i - 1; k > s.from && k > i-7; k-- {
		if r.words[k].low == "of" {
			return r.words[k-1].low == "one"
		}
		if r.words[k].low != "and" && (!r.words[k].letters || glue[r.words[k].low] || ends[r.words[k].low]) {
			break
		}
	}
	return false
}

// leftEdge returns where the phrase of the post at i begins, without its
// article.
func (r *reader) leftEdge(i int, s span) int {
	for i > s.from {
		if k := r.overShort(i, s); k < i {
			i = k
			continue
		}
		if !r.isModifier(i-1) && !r.joinsModifiers(i-1, s) && (i-1 != s.from || !r.qualifiesFirst(i-1)) {
			break
		}
		i--
	}
	for a := i - 1; a >= s.from && a >= i-4; a-- { // "a most trusted and long-serving judge"
		w := &r.words[a]
		if w.is("a", "an", "the") {
			return a + 1
		}
		if r.bars(a) {
			break
		}
	}
	return i
}

// overShort returns where "Name (NM)" has its bracket when it ends before word
// i ("a Blue Guard (BG) officer"), i where none does.
func (r *reader) overShort(i int, s span) int {
	if i-4 < s.from || r.words[i-1].text != ")" || r.words[i-3].text != "(" || !r.isModifier(i-4) || r.long[r.words[i-2].text] == "" {
		return i
	}
	return i - 3
}

// afterShort returns the word after the last "Name (NM)" between start and
// head; start where none stands there.
func (r *reader) afterShort(start, head int) int {
	for i := head - 1; i > start; i-- {
		if r.words[i].text == ")" && r.long[r.words[i-1].text] != "" {
			return i + 1
		}
	}
	return start
}

// bars reports whether word i cannot stand between an article and its post.
func (r *reader) bars(i int) bool {
	w := &r.words[i]
	return !w.letters || glue[w.low] && w.low != "and" || ends[w.low] || r.isName(i) || posts[w.low]
}

// isModifier reports whether word i may belong to a post that follows.
func (r *reader) isModifier(i int) bool {
	w := &r.words[i]
	return belongs[w.low] || w.capital && w.letters && !r.isName(i) && !r.startsSentence(i) && !months[w.low] ||
		nationality(w)
}

// nationality reports whether a word looks like the adjective of a country or
// a place: capital, with its ending.
func nationality(w *word) bool {
	if !w.capital {
		return false
	}
	for _, e := range []string{"ian", "ish", "ese", "an", "ic", "i"} {
		if strings.HasSuffix(w.low, e) && len(w.low) > 4 {
			return true
		}
	}
	return false
}

// joinsModifiers reports whether word i is a "-" or "and" between modifiers.
func (r *reader) joinsModifiers(i int, s span) bool {
	return r.words[i].text == "-" && i > s.from && r.isModifier(i-1)
}

func (r *reader) startsSentence(i int) bool { return i == 0 || r.ends(i-1) }

// isName reports whether word i is one of the subject's names.
func (r *reader) isName(i int) bool {
	w := &r.words[i]
	return w.capital && r.names[strings.TrimSuffix(w.low, "'s")]
}

// subjectOf returns where the sentence first speaks of the subject by name or
// pronoun, -1 where it does not and another may be meant.
func (r *reader) subjectOf(s span) int {
	for i := s.from; i < s.to; i++ {
		w := &r.words[i]
		if r.isName(i) || w.is("he", "she", "his", "her") {
			return i
		}
	}
	if r.titled(s) {
		return -1
	}
	first := s.from
	for first+1 < s.to && r.listMark(first) {
		first++
	}
	if low := r.words[first].low; opening[low] || belongs[low] || r.bare(first, s) {
		return s.from // "Holds the post of ...", "Party Secretary of ..."
	}
	return -1
}

// qualifiesFirst reports whether word i, the first of a sentence, may belong to
// the post that follows it: "Party Secretary of".
func (r *reader) qualifiesFirst(i int) bool {
	w := &r.words[i]
	return w.letters && !glue[w.low] && !ends[w.low] && !articles[w.low] && !opening[w.low] && !months[w.low] && !whens[w.low] && !kin[w.low] && !r.isName(i) && !w.small("ly")
}

// bare reports whether a sentence opens with a post and its body.
func (r *reader) bare(first int, s span) bool {
	for h := first; h+1 < s.to && h < first+4; h++ {
		if r.isPost(h, s) {
			return glue[r.words[h+1].low] && r.words[h+1].low != "and"
		}
		if !r.words[h].letters || glue[r.words[h].low] || articles[r.words[h].low] || ends[r.words[h].low] {
			return false
		}
	}
	return false
}

// titled reports whether a sentence begins with the title and name of somebody
// else: "Vice-President Olga Other ...".
func (r *reader) titled(s span) bool {
	for i := s.from; i+1 < s.to && i < s.from+5 && r.words[i].capital; i++ {
		if next := &r.words[i+1]; called[r.words[i].low] && next.capital && next.letters && !r.isName(i+1) && !called[next.low] {
			return true
		}
	}
	return false
}

// opening are words that begin a sentence whose subject is left out.
var opening = set(`holds held serves served heads headed appointed elected works worked acts acted has is was as in since former member promoted becomes became named also currently until from between remains remained continues`)

// before returns the word before i in the sentence, skipping articles, adverbs
// that say nothing, the time ("is since May 2022 the head") and what stands
// before a quoted post ("the Russian-appointed 'minister'"); nil at its
// beginning.
func (r *reader) before(i int, s span) (at int, w *word) {
	quoted := false
	for i--; i >= s.from; i-- {
		w := &r.words[i]
		switch {
		case w.opens && w.text != "(":
			quoted = true
		case articles[w.low], idle[w.low], w.opens, w.low == "so-called", r.listMark(i):
		case quoted && (belongs[w.low] || w.letters && strings.Contains(w.low, "-")):
		default:
			if k := r.timeBefore(i, s); k < i {
				i = k + 1
				continue
			}
			return i, w
		}
	}
	return -1, nil
}

// timeBefore returns the word before "since May 2022" that ends with word i; i
// where none does.
func (r *reader) timeBefore(i int, s span) int {
	k := i
	for k > s.from && (isNumber(r.words[k].low) || months[r.words[k].low] || r.words[k].text == ",") {
		k--
	}
	if k < i && r.words[k].is("since", "from", "in", "until", "as", "early") {
		return k - 1
	}
	return i
}

// listMark reports whether word i belongs to a mark such as "(a)".
func (r *reader) listMark(i int) bool {
	for k := max(i-2, 0); k <= i && k+2 < len(r.words); k++ {
		if r.words[k].text == "(" && len(r.words[k+1].text) == 1 && r.words[k+2].text == ")" {
			return true
		}
	}
	return false
}

// idle are words between what gives a post and the post.
var idle = set(`currently also now still previously formerly formally officially simultaneously concurrently later then subsequently both either respectively since`)

// licensed reports whether the context of a phrase that begins at start gives
// the post to the subject of the sentence.
func (r *reader) licensed(start int, s span, subject int) (via string, ok bool) {
	at, w := r.before(start, s)
	switch {
	case w == nil:
		return "apposition", subject >= 0 && r.elliptic(start, s)
	case holders[w.low]:
		return w.low, subject >= 0
	case w.low == "of" && at > s.from && r.words[at-1].low == "one":
		return r.licensed(at-1, s, subject)
	case w.is("of", "as", "to"):
		return r.byPreposition(at, s, subject)
	case gives[w.low]:
		return "is", subject >= 0 && r.ofSubject(at, s)
	case w.text == ",":
		return "apposition", at > s.from && r.isName(at-1) && !r.object(at-1, s)
	case r.isName(at):
		return "apposition", !r.object(at, s)
	case appoints[w.low]:
		return "appointed", subject >= 0
	}
	return "", false
}

var appoints = set(`appointed promoted re-elected re-appointed reappointed reelected called serving served serves acting acted acts working worked works operating`)

// object reports whether the name that ends at word i hangs on a preposition
// ("the son of X"), so that what follows it may be about another of the family.
func (r *reader) object(i int, s span) bool {
	for i >= s.from && r.words[i].capital && r.words[i].letters {
		i--
	}
	return i >= s.from && glue[r.words[i].low] && r.words[i].low != "and"
}

// elliptic reports whether a phrase that opens a sentence is the subject's:
// "Former minister of ...", "Brigadier General X is ...".
func (r *reader) elliptic(start int, s span) bool {
	for i := s.from; i < start; i++ {
		if !r.listMark(i) && !inDate(r.words[i].low) && r.words[i].text != "," {
			return false
		}
	}
	return true
}

// byPreposition reports whether "of", "as" or "to" at word at gives a post:
// "the post of", "serves as", "in his capacity as", "As head of", "promoted to".
func (r *reader) byPreposition(at int, s span, subject int) (string, bool) {
	p := r.words[at].low
	prev, w := r.before(at, s)
	if w == nil {
		return "as", p == "as" && subject >= 0
	}
	switch p {
	case "as":
		return "as", subject >= 0 && (beforeAs[w.low] || w.low == "and" && r.saidAs(prev, s) || !r.words[prev].letters || w.capital)
	case "of":
		return "post", holders[w.low] && (!w.capital || r.startsSentence(prev)) && subject >= 0 && !r.orHigher(at, s) // "the Office of the President" is a body
	}
	return "promoted", (appoints[w.low]) && subject >= 0
}

// orHigher reports whether a range of ranks follows: "of the rank of colonel
// and the equivalent or higher".
func (r *reader) orHigher(i int, s span) bool {
	for k := i + 1; k < s.to && k < i+7; k++ {
		if r.words[k].is("equivalent", "higher") {
			return true
		}
	}
	return false
}

// beforeAs are words whose "as" gives a post.
var beforeAs = union(holders, appoints, asVerbs, pronouns, months, set(`him her decree order`))

// saidAs reports whether an "as" stands before word i: "serves as A and as B".
func (r *reader) saidAs(i int, s span) bool {
	for i--; i >= s.from; i-- {
		if r.words[i].low == "as" {
			return true
		}
	}
	return false
}

// asVerbs are verbs whose "as" gives a post.
var asVerbs = set(`serve served serves serving works worked work working acts acted act acting known appointed elected appears appeared named continues continued identified
	described employed position post role capacity function active remains remained nominated registered listed functions functioned engaged tenure involved installed hired appointment
	election state regime well power work`)

// ofSubject reports whether what stands before the verb at word at in its
// clause is the subject or nobody else.
func (r *reader) ofSubject(at int, s span) bool {
	for i := at - 1; i >= s.from; i-- {
		w := &r.words[i]
		switch {
		case r.isName(i), pronouns[w.low]:
			return true
		case w.low == "who":
			return !r.namesOther(i-1, s)
		case w.is("which", "that", "it", "they"):
			return false
		case w.text == "." || w.text == ";":
			return true
		}
	}
	return false
}

// namesOther reports whether the words that end at i name another person.
func (r *reader) namesOther(i int, s span) bool {
	for ; i >= s.from && r.words[i].text == ","; i-- {
	}
	n := 0
	for ; i >= s.from && r.words[i].capital && r.words[i].letters; i-- {
		if r.isName(i) {
			return false
		}
		n++
	}
	return n > 1
}

// verbs reads verbs that stand for a post of the subject: "X heads Y".
func (r *reader) verbs(s span, subject int) {
	if subject < 0 {
		return
	}
	for i := s.from + 1; i+1 < s.to; i++ {
		w := &r.words[i]
		role, ok := does[w.low]
		_, prev := r.before(i, s)
		if !ok || prev == nil || !r.isName(i-1) && !prev.is("he", "she", "who", "and") {
			continue
		}
		k := i + 1
		for k < s.to && articles[r.words[k].low] {
			k++
		}
		if end := r.nameEnd(k, s); end > k {
			r.out = append(r.out, Relation{Role: role, Body: r.slice(k, end), Via: w.low, sent: s.from, Start: w.from, End: r.words[end-1].to})
		}
	}
}

// nameEnd returns where a name of a body ends that begins at k.
func (r *reader) nameEnd(k int, s span) int {
	end := k
	for ; k < s.to; k++ {
		w := &r.words[k]
		if r.stops(k, s) || w.low == "and" && !r.continues(k+1, s) {
			return end
		}
		if !fills[w.low] && !w.opens {
			end = k + 1
		}
	}
	return end
}
