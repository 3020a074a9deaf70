package pdftext

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// compose joins the lines of all pages into paragraphs.
func compose(doc *Document, sheets []*sheet) {
	furniture(sheets)
	footnotes(sheets)
	var body, edges []*line
	for _, s := range sheets {
		for _, l := range s.lines {
			if l.furnish {
				edges = append(edges, l)
			} else {
				body = append(body, l)
			}
		}
		edges = append(edges, s.margin...)
	}
	w := writer{known: words(body)}
	for _, l := range body {
		w.blanks = w.blanks || l.blankEnd
	}
	w.body(body)
	doc.Body = w.text()
	w = writer{}
	for _, l := range edges {
		w.line(l, true)
	}
	doc.Edges = w.text()
}

// footnotes marks the lines in smaller type at the foot of each page, from one
// that begins with a number or a sign.
func footnotes(sheets []*sheet) {
	var sizes []float64
	for _, s := range sheets {
		for _, l := range s.lines {
			sizes = append(sizes, l.size)
		}
	}
	if len(sizes) == 0 {
		return
	}
	slices.Sort(sizes)
	usual := sizes[len(sizes)/2]
	for _, s := range sheets {
		from := len(s.lines)
		for i := len(s.lines) - 1; i >= 0; i-- {
			l := s.lines[i]
			if l.furnish {
				continue
			}
			if l.size > 0.92*usual || l.base < s.page.Height/3 {
				break
			}
			if strings.ContainsAny(l.text[:1], "0123456789*[") || strings.HasPrefix(l.text, "†") {
				from = i
			}
		}
		for _, l := range s.lines[from:] {
			l.note = true
		}
	}
}

// body writes the running text; footnotes wait for the end of the paragraph
// that runs over their page.
func (w *writer) body(lines []*line) {
	var prev *line
	var waiting []*line
	flush := func() {
		for i, l := range waiting {
			w.line(l, i == 0 || starts(waiting[i-1], l))
		}
		waiting = nil
	}
	for _, l := range lines {
		if l.note {
			waiting = append(waiting, l)
			continue
		}
		start := prev == nil || starts(prev, l)
		if start {
			flush()
		}
		w.line(l, start)
		prev = l
	}
	flush()
}

// Where headers and footers stand, and how often they repeat.
const (
	edgeShare = 0.12 // of the page's height at either end
	edgeLines = 4    // lines at either end
)

// furniture marks what repeats at the edges of pages, and page numbers.
func furniture(sheets []*sheet) {
	seen := map[string]int{}
	for _, s := range sheets {
		s.edges(func(_ *line, key string) { seen[key]++ })
	}
	need := min(3, max(2, len(sheets)))
	for _, s := range sheets {
		s.edges(func(l *line, key string) {
			l.furnish = l.furnish || seen[key] >= need || pageNumber(l.text)
		})
		beyond(s)
	}
}

// edges calls do for the lines at the edges of a page that may be furniture,
// with what they would have in common with those of other pages.
func (s *sheet) edges(do func(l *line, key string)) {
	top, bottom := 0, 0
	for _, l := range s.lines {
		switch {
		case runningText(l):
		case l.base < edgeShare*s.page.Height && top < edgeLines:
			top++
			do(l, edgeKey(l, "top"))
		case l.base > (1-edgeShare)*s.page.Height && bottom < 2*edgeLines:
			bottom++
			do(l, edgeKey(l, "bottom"))
		}
	}
}

// runningText reports whether a line is a full one among close ones.
func runningText(l *line) bool {
	return utf8.RuneCountInString(l.text) > 45 && l.pitch > 0 && l.pitch < 2*l.size && full(l)
}

// beyond marks what stands nearer to the edge of a page than its furniture.
func beyond(s *sheet) {
	top, bottom := 0.0, s.page.Height
	for _, l := range s.lines {
		if l.furnish && l.base < s.page.Height/2 {
			top = max(top, l.base)
		} else if l.furnish {
			bottom = min(bottom, l.base)
		}
	}
	for _, l := range s.lines {
		l.furnish = l.furnish || l.base < top || l.base > bottom
	}
}

// edgeKey is what a header has in common on all pages: its words without the
// numbers, and the size of its type.
func edgeKey(l *line, edge string) string {
	s := strings.FieldsFunc(strings.ToLower(l.text), func(r rune) bool { return unicode.IsDigit(r) || unicode.IsSpace(r) })
	return fmt.Sprintf("%s %d %s", edge, int(math.Round(l.size)), strings.Join(s, " "))
}

// pageNumber reports whether a line is a page number and nothing more.
func pageNumber(s string) bool {
	low := strings.Trim(strings.ToLower(s), " -–—|[]")
	for _, p := range []string{"page", "seite", "p.", "стр.", "صفحه"} {
		low = strings.TrimSpace(strings.TrimPrefix(low, p))
	}
	digits := 0
	for _, r := range low {
		if unicode.IsDigit(r) {
			digits++
		} else if !strings.ContainsRune(" /of", r) {
			return false
		}
	}
	return digits > 0 && digits <= 8 && len(low) <= 12
}

// starts reports whether cur begins a paragraph after prev.
func starts(prev, cur *line) bool {
	if prev.gapped || cur.gapped || bulleted(cur.text) || unlike(prev, cur) {
		return true
	}
	if prev.region != cur.region || prev.page != cur.page {
		return !full(prev) || sentenceEnds(prev.text)
	}
	if spaced(prev, cur) {
		return true
	}
	return brokenEarly(prev, cur)
}

// brokenEarly reports whether cur is set in, or its first word would have found
// room on the line before it.
func brokenEarly(prev, cur *line) bool {
	slack, indent := prev.right-prev.x1, cur.x0-prev.x0
	if prev.rtl {
		slack, indent = prev.x0-prev.left, prev.x1-cur.x1
	}
	room := slack - firstWord(cur)
	if sentenceEnds(prev.text) && (room > 1.2*cur.size || indent > 0.8*cur.size && !bulleted(prev.text)) {
		return true
	}
	return room > 0.3*(prev.right-prev.left)
}

// spaced reports whether white stands between two lines.
func spaced(prev, cur *line) bool {
	gap := cur.base - prev.base
	if gap < 0 || gap > 2.3*prev.size {
		return true
	}
	return prev.pitch > 0 && prev.pitch < 2.2*prev.size && gap > 1.3*prev.pitch
}

// full reports whether a line reaches the end of its column.
func full(l *line) bool {
	slack := l.right - l.x1
	if l.rtl {
		slack = l.x0 - l.left
	}
	return l.pitch > 0 && slack < 0.15*(l.right-l.left) && l.x1-l.x0 > 0.6*(l.right-l.left) && l.right-l.left > 12*l.size
}

// unlike reports whether two lines differ in type as a heading and its text do.
func unlike(a, b *line) bool {
	if math.Abs(a.size-b.size) > 0.12*max(a.size, b.size) {
		return true
	}
	return a.bold != b.bold && !sentenceRuns(a.text, b.text)
}

// sentenceRuns reports whether b goes on in the middle of a sentence of a.
func sentenceRuns(a, b string) bool {
	r, _ := utf8.DecodeRuneInString(b)
	return !sentenceEnds(a) && (unicode.IsLower(r) || unicode.IsDigit(r))
}

func hangul(r rune) bool { return r >= 0xac00 && r < 0xd7b0 }

// sentenceEnds reports whether a line ends as a sentence does.
func sentenceEnds(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`+"」』")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:。！？：؟", last)
}

// bulleted reports whether a line begins an item of a list.
func bulleted(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•▪■●◦‣·–—*", r) && strings.HasPrefix(s[n:], " ") {
		return true
	}
	rest := strings.TrimLeft(s, "0123456789")
	digits := len(s) - len(rest)
	return digits > 0 && digits <= 3 && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") "))
}

// firstWord estimates the width of the first word of a line with its blank.
func firstWord(l *line) float64 {
	w, _, _ := strings.Cut(l.text, " ")
	n := utf8.RuneCountInString(l.text)
	if r, _ := utf8.DecodeRuneInString(w); ideographic(string(r)) {
		w = string(r)
	}
	return (l.x1 - l.x0) / float64(max(n, 1)) * float64(utf8.RuneCountInString(w)+1)
}

// words are the words of a text in lower case, by which a divided word is
// known from one with a hyphen of its own.
func words(lines []*line) map[string]bool {
	out := map[string]bool{}
	for _, l := range lines {
		for i, w := range strings.Fields(l.text) {
			w = strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return unicode.IsPunct(r) && r != '-' }))
			if i > 0 || !strings.HasSuffix(w, "-") { // not the halves themselves
				out[strings.TrimSuffix(w, "-")] = out[strings.TrimSuffix(w, "-")] || !strings.HasSuffix(w, "-")
			}
		}
	}
	return out
}

// hyphenated reports whether a line ends in a hyphen after a letter.
func hyphenated(s string) bool {
	t := strings.TrimRight(s, "-\u00ad\u2010")
	r, _ := utf8.DecodeLastRuneInString(t)
	return len(t) < len(s) && unicode.IsLetter(r)
}

// writer makes a text of lines.
type writer struct {
	b        strings.Builder
	lines    []Line
	known    map[string]bool
	tail     string // last line as it was written
	blanks   bool   // lines end in blanks where a word ends
	blankEnd bool   // the last one did
}

func (w *writer) text() Text { return Text{w.b.String(), w.lines} }

// line appends a line, to a paragraph of its own or to the last one.
func (w *writer) line(l *line, start bool) {
	sep := ""
	switch {
	case w.b.Len() == 0:
	case start:
		sep = "\n"
	case hyphenated(w.tail):
		if w.divided(l.text) {
			w.cut()
		}
	case !seamless(w.tail, l.text) && !(w.blanks && !w.blankEnd && inWord(w.tail, l.text)):
		sep = " "
	}
	w.b.WriteString(sep)
	from := w.b.Len()
	w.b.WriteString(l.text)
	w.lines = append(w.lines, Line{from, w.b.Len(), l.page, l.box()})
	w.tail, w.blankEnd = l.text, l.blankEnd
}

// inWord reports whether a word of Korean may go on from a to b: some programs
// break its lines within words.
func inWord(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return hangul(last) && hangul(first)
}

// cut takes back the hyphen that was written last.
func (w *writer) cut() {
	s := w.b.String()
	_, n := utf8.DecodeLastRuneInString(s)
	w.b.Reset()
	w.b.WriteString(s[:len(s)-n])
	w.lines[len(w.lines)-1].End -= n
}

// seamless reports whether nothing stands between two lines of a paragraph.
func seamless(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	tight := len(a) > 1 && strings.HasSuffix(a, string(last)) && !strings.HasSuffix(strings.TrimSuffix(a, string(last)), " ")
	return ideographic(string(last)) && ideographic(string(first)) || tight && strings.ContainsRune("-—/", last)
}

// divided reports whether the hyphen at the end of the last line only divides
// a word that next goes on with. A hyphen before a capital or a digit belongs
// to the word; otherwise the text's other words decide, and where they do not
// know either part or whole, the word was divided.
func (w *writer) divided(next string) bool {
	r, _ := utf8.DecodeRuneInString(next)
	if strings.HasSuffix(w.tail, "\u00ad") {
		return true
	}
	if !unicode.IsLower(r) {
		return false
	}
	trim := func(s string) string {
		return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }))
	}
	f := strings.Fields(strings.TrimRight(w.tail, "-\u2010"))
	a := trim(f[len(f)-1])
	b := trim(strings.Fields(next)[0])
	switch {
	case w.known[a+b]:
		return true
	case w.known[a+"-"+b]:
		return false
	}
	return (!w.known[a] || !w.known[b]) && !strings.Contains(a, "-")
}
