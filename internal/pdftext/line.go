package pdftext

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// line is a piece of text on one base line. Places are in points from the
// upper left corner of the page.
type line struct {
	marks       []mark
	text        string
	x0, x1      float64
	base        float64 // base line
	size        float64
	page        int
	bold        bool
	furnish     bool
	rtl         bool
	region      int     // lines of one column of one band share it
	left, right float64 // of the region
	pitch       float64 // usual distance of base lines in the region
	gapped      bool    // a cell of a table stands apart in it
	blankEnd    bool    // a blank was shown behind it
	note        bool    // of a footnote
}

func (l *line) top() float64    { return l.base - 0.8*l.size }
func (l *line) bottom() float64 { return l.base + 0.25*l.size }
func (l *line) box() Box        { return Box{l.x0, l.top(), l.x1, l.bottom()} }

// pieceGap is the gap, in ems, that divides pieces: more than a blank, less
// than narrow gutters; loosely set lines fall apart by it and are joined again.
const pieceGap = 0.45

// maxStretch is the widest gap, in ems, that filling a line leaves.
const maxStretch = 4

// pieces joins the marks of a page into pieces of lines that no wide gap
// divides.
func pieces(marks []mark) []*line {
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp(a.y, b.y) })
	var out []*line
	for i := 0; i < len(marks); {
		j := i + 1
		for j < len(marks) && marks[j].y-marks[i].y < 0.25*max(marks[i].size, marks[j].size) {
			j++
		}
		out = append(out, split(marks[i:j])...)
		i = j
	}
	return raise(out)
}

func cmp(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// split cuts the marks of a row where a gap is wider than words leave.
func split(row []mark) []*line {
	slices.SortStableFunc(row, func(a, b mark) int { return cmp(a.x, b.x) })
	var out []*line
	var cur *line
	blank := false
	for _, m := range row {
		if strings.TrimSpace(m.text) == "" {
			if blank = true; cur != nil {
				cur.blankEnd = true
			}
			continue
		}
		m.spaced, blank = blank, false
		if cur != nil && doubled(cur, m) {
			continue
		}
		if cur == nil || m.x-cur.x1 > pieceGap*max(m.size, cur.size) {
			cur = &line{x0: m.x, x1: m.x + m.w, base: m.y, size: m.size}
			out = append(out, cur)
		}
		cur.add(m)
		cur.blankEnd = false
	}
	return out
}

// doubled reports whether m prints a sign again that stands there already, as
// false bold type and shadows do.
func doubled(l *line, m mark) bool {
	for k := len(l.marks) - 1; k >= 0 && k >= len(l.marks)-3; k-- {
		if o := l.marks[k]; o.text == m.text && math.Abs(o.x-m.x) < 0.15*m.size && m.w > 0.2*m.size {
			return true
		}
	}
	return false
}

func (l *line) add(m mark) {
	l.marks = append(l.marks, m)
	l.blankEnd = l.blankEnd && m.x < l.x1
	l.x0, l.x1 = min(l.x0, m.x), max(l.x1, m.x+m.w)
	if m.size > l.size {
		l.size, l.base = m.size, m.y
	}
}

// raise puts small raised or lowered pieces into the line they belong to.
func raise(in []*line) []*line {
	var out []*line
	for i, c := range in {
		if d := host(in, i, c); d != nil {
			if noteMark(c, d) {
				continue
			}
			for _, m := range c.marks {
				d.add(m)
			}
			slices.SortStableFunc(d.marks, func(a, b mark) int { return cmp(a.x, b.x) })
			continue
		}
		out = append(out, c)
	}
	return out
}

// noteMark reports whether c, raised from the line d, is the number of a
// footnote: digits behind a word or a full stop. Behind a digit or a short unit
// they are an exponent.
func noteMark(c, d *line) bool {
	if c.base > d.base-0.15*d.size {
		return false
	}
	for _, m := range c.marks {
		if strings.Trim(m.text, "0123456789,*†‡ ") != "" {
			return false
		}
	}
	letters := 0
	for k := len(d.marks) - 1; k >= 0; k-- {
		m := d.marks[k]
		if m.x > c.x0 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(m.text)
		if !unicode.IsLetter(r) {
			return letters > 2 || letters == 0 && strings.ContainsRune(".,;:!?”’\"')", r)
		}
		letters++
	}
	return letters > 2
}

// host returns the line that the small piece c, number i, is raised from.
func host(in []*line, i int, c *line) *line {
	if len(c.marks) > 12 {
		return nil
	}
	for k := max(0, i-60); k < min(len(in), i+60); k++ {
		d := in[k]
		if d.size > 1.2*c.size && math.Abs(d.base-c.base) < 0.6*d.size && c.x0 > d.x0 && c.x0 < d.x1+0.3*d.size && c.x1 < d.x1+4*d.size {
			return d
		}
	}
	return nil
}

// finish makes the text of a line from its marks.
func (l *line) finish() {
	slices.SortStableFunc(l.marks, func(a, b mark) int { return cmp(a.x, b.x) })
	rtl, ltr, bold, furnish := 0, 0, 0, 0
	for _, m := range l.marks {
		r, _ := utf8.DecodeRuneInString(m.text)
		switch {
		case rightToLeft(r):
			rtl++
		case unicode.IsLetter(r):
			ltr++
		}
		bold += b2i(m.bold)
		furnish += b2i(m.furnish)
	}
	l.bold, l.furnish, l.rtl = bold*2 > len(l.marks), furnish*2 > len(l.marks), rtl > ltr
	words := l.words()
	if rtl > 0 {
		words = logical(words, l.rtl)
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w)
	}
	l.text = strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' }), " ")
	l.text = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(l.text, " \t", "\t"), "\t ", "\t"))
	if r, n := utf8.DecodeRuneInString(l.text); r >= 0xe000 && r < 0xf900 && strings.HasPrefix(l.text[n:], " ") {
		l.text = "•" + l.text[n:] // a sign of the font's own before an item of a list
	}
	if !norm.NFC.IsNormalString(l.text) {
		l.text = norm.NFC.String(l.text)
	}
}

// words returns the signs of a line from left to right, with blanks where the
// gaps are; a wide gap, as between the cells of a table, is a tab.
func (l *line) words() []string {
	out := make([]string, 0, len(l.marks)+len(l.marks)/4)
	even := l.justified()
	for i, m := range l.marks {
		if i > 0 {
			prev := l.marks[i-1]
			gap, size := m.x-prev.x-prev.w, max(m.size, prev.size)
			switch {
			case gap > 1.8*size && !even:
				out, l.gapped = append(out, "\t"), true
			case apart(prev, m, gap, size):
				out = append(out, " ")
			}
		}
		out = append(out, m.text)
	}
	return out
}

// apart reports whether two signs next to each other belong to two words.
func apart(a, b mark, gap, size float64) bool {
	if ideographic(a.text) && ideographic(b.text) {
		return gap > 0.75*size
	}
	return gap > 0.17*size || b.spaced && gap > 0.02*size
}

// justified reports whether all gaps of a line are much the same, so that wide
// ones come from filling the line.
func (l *line) justified() bool {
	n, low, high := 0, math.Inf(1), 0.0
	for i := 1; i < len(l.marks); i++ {
		prev := l.marks[i-1]
		if gap := l.marks[i].x - prev.x - prev.w; gap > 0.17*l.size {
			n, low, high = n+1, min(low, gap), max(high, gap)
		}
	}
	return n >= 2 && low > 0.7*high && high < maxStretch*l.size
}

func ideographic(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= 0x2e80 && r < 0xa000 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xffe0
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && r < 0x900 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xff00
}

// mirrored are signs that turn round in text from right to left.
var mirrored = map[string]string{"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«", "<": ">", ">": "<"}

// logical turns signs from the order of the eye (left to right) into the order
// of reading: words of letters from right to left are turned round, numbers
// and words of other letters keep their order. rtl says that the whole line
// runs from right to left.
func logical(in []string, rtl bool) []string {
	dir := directions(in, rtl)
	var out []string
	turn := func(a, b int) { // one run from right to left
		for k := b - 1; k >= a; k-- {
			out = append(out, norm.NFKC.String(in[k]))
		}
	}
	defer func() { mirror(out) }()
	if !rtl {
		for i := 0; i < len(in); {
			j := i
			for j < len(in) && dir[j] == dir[i] {
				j++
			}
			if dir[i] {
				turn(i, j)
			} else {
				out = append(out, in[i:j]...)
			}
			i = j
		}
		return out
	}
	for j := len(in); j > 0; {
		i := j
		for i > 0 && dir[i-1] == dir[j-1] {
			i--
		}
		if dir[j-1] {
			turn(i, j)
		} else {
			out = append(out, in[i:j]...)
		}
		j = i
	}
	return out
}

// mirror turns brackets round where the first one closes: some programs write
// the sign that is seen, others the sign that is meant.
func mirror(out []string) {
	shut := slices.IndexFunc(out, func(s string) bool { return s == ")" || s == "]" || s == "»" })
	open := slices.IndexFunc(out, func(s string) bool { return s == "(" || s == "[" || s == "«" })
	if shut < 0 || open < shut {
		return
	}
	for i, s := range out {
		if m, ok := mirrored[s]; ok {
			out[i] = m
		}
	}
}

// directions says for each sign whether it runs from right to left. Signs
// without a direction go with their neighbours when both agree, else with the
// line.
func directions(in []string, rtl bool) []bool {
	kind := make([]direction, len(in))
	for i, s := range in {
		kind[i] = directionOf(s)
	}
	dir := make([]bool, len(in))
	for i := 0; i < len(in); {
		j := i
		for j < len(in) && kind[j] == kind[i] {
			j++
		}
		to := kind[i] == fromRight
		if kind[i] == neutral {
			to = rtl
			if i > 0 && j < len(in) && kind[i-1] == kind[j] {
				to = kind[j] == fromRight
			}
		}
		for k := i; k < j; k++ {
			dir[k] = to
		}
		i = j
	}
	return dir
}

// direction is the way a sign runs by itself.
type direction int

const (
	neutral   direction = iota
	fromLeft            // from left to right: letters of most scripts, all digits
	fromRight           // from right to left
)

func directionOf(s string) direction {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsDigit(r):
		return fromLeft
	case rightToLeft(r):
		return fromRight
	case unicode.IsLetter(r):
		return fromLeft
	}
	return neutral
}
