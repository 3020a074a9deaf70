package reasons

import (
	"slices"
	"strings"
)

// phrase takes the phrase of the post at word head, and those that a comma or
// "and" joins to it, and returns its last word. Posts without a body stay
// together ("businessman and politician", "chairman and CEO of X").
func (r *reader) phrase(start, head int, s span, via string) int {
	first := start
	var open []int // posts that wait for the body of the next: "owner and former head of X"
	for {
		if head+2 < s.to && r.words[head+1].low == "in" && r.words[head+2].low == "chief" {
			head += 2
		}
		after := r.skipShort(head+1, s)
		end := r.bodyEnd(after, s)
		if k := r.nameAfter(after, end, s); k > end { // "of the news agency, Sample News"
			after, end = end+1, k
		}
		next, nextHead := r.coordinated(end, s, end > after)
		own := r.afterShort(first, head)
		if end == after && nextHead >= 0 && own == first && r.oneTitle(head, next, nextHead) {
			head = nextHead
			continue
		}
		x := Relation{Role: r.singular(r.slice(r.roleStart(first), head+1), head), Via: via, sent: s.from, Start: r.words[first].from, End: r.words[head].to, Former: r.isPast(first, head, s)}
		if end == after {
			end = r.serves(end, s)
		}
		if own > first { // "Blue Guard (BG) officer"
			x.Role, x.Body = r.slice(own, head+1), r.slice(r.roleStart(first), own)
		}
		r.setBody(&x, after, end)
		open = r.take(x, open, nextHead >= 0)
		if nextHead < 0 {
			return max(end-1, head)
		}
		first, head = next, nextHead
	}
}

// nameAfter returns the word after the name that a comma joins to a body
// described from word i to word end; end where none does.
func (r *reader) nameAfter(i, end int, s span) int {
	if end <= i || end+1 >= s.to || r.words[end].text != "," || !firms[r.words[end-1].low] || r.words[end-1].capital || !r.plain(end+1) {
		return end
	}
	return max(end, r.nameEnd(end+1, s))
}

// setBody sets the body of a post to the words from and to, which may be none.
func (r *reader) setBody(x *Relation, from, to int) {
	if to <= from {
		return
	}
	to = r.unclosed(from, to)
	x.Body, x.End = r.slice(r.bodyStart(from), to), r.words[to-1].to
	if long := r.long[x.Body]; long != "" {
		x.Body = long
	}
}

// take adds a relation. Without a body it waits, with those that are open, for
// that of the next post, when there is one.
func (r *reader) take(x Relation, open []int, next bool) []int {
	if x.Role == "" || r.general(x) {
		return open
	}
	r.out = append(r.out, x)
	if next && (x.Body == "" || organ(x.Body)) {
		return append(open, len(r.out)-1)
	}
	r.share(open, x)
	return nil
}

// organ reports whether a name is of a board that every body has.
func organ(body string) bool { return organs[strings.ToLower(body)] }

// singular returns the role of one: "prosecutor" for "one of the prosecutors",
// "" for "one of the 227 members", who are no post of the one.
func (r *reader) singular(role string, head int) string {
	low := r.words[head].low
	if called[low] || !posts[strings.TrimSuffix(low, "s")] {
		return role
	}
	if strings.ContainsAny(role, "0123456789") || !strings.Contains(role, " ") {
		return ""
	}
	f := strings.Fields(role)
	for i, w := range f {
		if one := strings.TrimSuffix(w, "s"); posts[foldWord(one)] {
			f[i] = one
		}
	}
	return strings.Join(f, " ")
}

// share gives posts without a body the body of the post that is joined to them.
func (r *reader) share(posts []int, x Relation) {
	for _, i := range posts {
		if y := &r.out[i]; organ(y.Body) && x.Body != "" {
			y.Body, y.End = y.Body+" of "+x.Body, x.End
			continue
		}
		if x.Body != "" && bodied[lastWord(r.out[i].Role)] {
			r.out[i].Body, r.out[i].End = x.Body, x.End
		}
	}
}

// oneTitle reports whether two posts are said in one breath ("chairman and
// CEO", "singer, actress"): no article, time or capital sets the second apart.
func (r *reader) oneTitle(head, next, nextHead int) bool {
	if bodied[r.words[nextHead].low] && !bodied[r.words[head].low] {
		return false
	}
	return !past[r.words[next].low] && !articles[r.words[next-1].low] && (r.words[head].capital || !r.words[nextHead].capital)
}

// skipShort returns the word after the other name in brackets that may stand at
// i: "chief executive officer (CEO) of".
func (r *reader) skipShort(i int, s span) int {
	if i >= s.to || r.words[i].text != "(" {
		return i
	}
	for k := i + 2; k+1 < s.to && k < i+8; k++ {
		if r.words[k].text == ")" && (k == i+2 || glue[r.words[k+1].low]) {
			return k + 1
		}
	}
	return i
}

// general reports whether a relation only says what sort of body it is ("leader
// of an armed group"), after a post was found.
func (r *reader) general(x Relation) bool {
	if x.Body == "" || len(r.out) == 0 || !vague[lastWord(x.Role)] && !weighing[lastWord(x.Role)] {
		return false
	}
	return !named(x.Body)
}

// named reports whether a body has a name rather than a description.
func named(body string) bool {
	return slices.ContainsFunc(tokenize(body), func(w word) bool { return w.capital })
}

// unclosed takes a closing mark off a phrase that did not open it.
func (r *reader) unclosed(from, to int) int {
	for i := to - 1; i > from+1 && r.words[i].text != ")"; i-- {
		if r.words[i].text == "(" {
			return i
		}
	}
	if t := r.words[to-1].text; to-from < 3 || t != "’" && t != "”" && t != ")" {
		return to
	}
	for i := from; i < to; i++ {
		if r.words[i].opens {
			return to
		}
	}
	return to - 1
}

// serves reads "a judge who has served in the court of Y" from the word after
// the post, and returns where the body ends; i where there is none.
func (r *reader) serves(i int, s span) int {
	if i+2 >= s.to || !r.words[i].is("who", "working", "serving") {
		return i
	}
	for k := i; k+1 < s.to && k < i+5; k++ {
		if !r.words[k].is("served", "serves", "works", "worked", "serving", "working") || !r.words[k+1].is("in", "at") {
			continue
		}
		if end := r.bodyEnd(k+1, s); end > k+1 {
			return end
		}
	}
	return i
}

// roleStart skips words that tell the time of a post.
func (r *reader) roleStart(i int) int {
	for past[r.words[i].low] || r.words[i].is("current", "appointed", "elected") {
		i++
	}
	return i
}

// bodyStart skips the preposition and article before a body, and "who served"
// before them.
func (r *reader) bodyStart(i int) int {
	for r.words[i].is("who", "has", "have", "served", "serves", "serving", "worked", "works", "working") && !r.words[i].capital {
		i++
	}
	for i+1 < len(r.words) && (fills[r.words[i].low] || strings.HasSuffix(r.words[i].low, "-listed")) {
		i++
	}
	return i
}

func (r *reader) slice(from, to int) string {
	if from >= to {
		return ""
	}
	return r.text[r.words[from].from:r.words[to-1].to]
}

// isPast reports whether a post is said to be over.
func (r *reader) isPast(start, head int, s span) bool {
	for i := start; i <= head; i++ {
		if past[r.words[i].low] {
			return true
		}
	}
	if r.words[start].is("appointed", "elected") { // "was appointed head"
		return false
	}
	for i := start - 1; i >= s.from && i >= start-6; i-- {
		w := &r.words[i]
		if past[w.low] || pasts[w.low] {
			return past[w.low] || i == s.from || !r.words[i-1].is("has", "have") // "has held the post of"
		}
		if w.text == "," || pronouns[w.low] || r.isName(i) || (appoints[w.low] || gives[w.low]) && w.small("ed") {
			break
		}
	}
	return false
}
