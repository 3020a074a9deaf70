package pdftext

import (
	"math"
	"slices"
	"unicode/utf8"
)

// arrange finds the lines of a page in the order of reading.
func (s *sheet) arrange() {
	var upright, turned []mark
	for _, m := range s.marks {
		m.y = s.page.Height - m.y
		if m.sideways {
			turned = append(turned, m)
		} else {
			upright = append(upright, m)
		}
	}
	s.marks = nil
	o := &ordering{page: s.page}
	o.rtl = mostlyRTL(upright)
	o.order(pieces(upright), 0)
	s.lines = o.out
	if side := shown(turned); len(turned) > len(upright) {
		s.lines = append(s.lines, side...)
	} else {
		s.margin = side
	}
	for _, l := range slices.Concat(s.lines, s.margin) {
		l.page = s.page.Number
	}
}

// mostlyRTL reports whether most letters run from right to left.
func mostlyRTL(marks []mark) bool {
	n := 0
	for _, m := range marks {
		if r, _ := utf8.DecodeRuneInString(m.text); rightToLeft(r) {
			n++
		}
	}
	return n*2 > len(marks)
}

// shown makes lines of turned text in the order in which it was shown.
func shown(marks []mark) []*line {
	var out []*line
	var cur *line
	for _, m := range marks {
		if cur != nil {
			p := cur.marks[len(cur.marks)-1]
			dist := math.Hypot(m.x-p.x, m.y-p.y)
			if dist < 3*m.size && (math.Abs(m.x-p.x) < 0.3*m.size || math.Abs(m.y-p.y) < 0.3*m.size) {
				if dist > p.w+0.17*m.size {
					cur.text += " "
				}
				cur.text += m.text
				cur.marks = append(cur.marks, m)
				cur.x0, cur.x1 = min(cur.x0, m.x), max(cur.x1, m.x)
				continue
			}
		}
		cur = &line{marks: []mark{m}, text: m.text, x0: m.x, x1: m.x + m.size, base: m.y, size: m.size}
		out = append(out, cur)
	}
	return out
}

// ordering collects lines in reading order.
type ordering struct {
	page    Page
	rtl     bool
	out     []*line
	regions int
}

// Bounds on what counts as columns of text.
const (
	maxColumnCuts = 5  // columns within columns
	minColumnRows = 3  // lines on each side
	minNarrowRows = 6  // lines on each side of a gutter that may be chance
	minColumnText = 13 // signs a line; half as many where they are ideographs
	slotsBin      = 2.0
)

// order appends the pieces of an area: side by side where a gutter runs
// through them, else row by row.
func (o *ordering) order(in []*line, depth int) {
	if len(in) == 0 {
		return
	}
	g, least := 0.0, 0
	if depth < maxColumnCuts {
		g, least = gutter(in)
	}
	if least == 0 {
		o.rows(in)
		return
	}
	slices.SortStableFunc(in, func(a, b *line) int { return cmp(a.base, b.base) })
	var segs []segment
	start := 0 // of the band
	for i := 0; i < len(in); {
		p := in[i]
		if p.x0 >= g || p.x1 <= g {
			i++
			continue
		}
		from, to := i, i+1 // the row that crosses
		for from > start && p.base-in[from-1].base < 0.3*p.size {
			from--
		}
		for to < len(in) && in[to].base-p.base < 0.3*p.size {
			to++
		}
		segs = band(segs, in[start:from], g, least)
		segs = append(segs, segment{rows: in[from:to]})
		start, i = to, to
	}
	o.segments(band(segs, in[start:], g, least), depth)
}

// segment is a stretch of an area: rows, or two columns.
type segment struct{ rows, left, right []*line }

// segments appends stretches; rows that follow each other are one area.
func (o *ordering) segments(segs []segment, depth int) {
	var rows []*line
	for _, s := range segs {
		if s.left == nil {
			rows = append(rows, s.rows...)
			continue
		}
		o.rows(rows)
		rows = nil
		if o.rtl {
			s.left, s.right = s.right, s.left
		}
		o.order(s.left, depth+1)
		o.order(s.right, depth+1)
	}
	o.rows(rows)
}

// band cuts what stands between two rows that cross the gutter.
func band(segs []segment, in []*line, g float64, least int) []segment {
	for len(in) > 0 {
		n := lead(in, g)
		if n == 0 {
			break
		}
		segs = append(segs, segment{rows: in[:n]})
		in = in[n:]
	}
	var left, right []*line
	for _, p := range in {
		if p.x1 <= g {
			left = append(left, p)
		} else {
			right = append(right, p)
		}
	}
	if !columnLike(left, least) || !columnLike(right, least) {
		return append(segs, segment{rows: in})
	}
	return append(segs, segment{left: left, right: right})
}

// lead returns how many pieces at the top of a band belong to neither column:
// a line or two on one side only, with white below.
func lead(in []*line, g float64) int {
	low, left, right := 0.0, 0, 0
	for i, p := range in {
		if i > 0 && p.top() > low+0.45*p.size {
			if i < len(in) && (left == 0 || right == 0) && left+right <= 3 {
				return i
			}
			return 0
		}
		low = max(low, p.bottom())
		if p.x1 <= g {
			left++
		} else {
			right++
		}
	}
	return 0
}

// columnLike reports whether pieces look like a column of running text and
// not like cells of a table.
func columnLike(in []*line, leastRows int) bool {
	rows, signs, wide := 0, 0, 0
	x0, x1, last, width := math.Inf(1), math.Inf(-1), math.Inf(-1), 0.0
	for _, p := range in {
		if p.base-last > 0.3*p.size {
			rows++
		}
		last = p.base
		x0, x1, width = min(x0, p.x0), max(x1, p.x1), width+p.x1-p.x0
		signs += len(p.marks)
		if len(p.marks) > 0 && ideographic(p.marks[0].text) {
			wide++
		}
	}
	least := minColumnText
	if wide*2 > len(in) {
		least /= 2
	}
	return rows >= leastRows && signs >= least*rows && width >= 0.5*(x1-x0)*float64(rows)
}

// gutter finds the upright white strip that most rows leave free between text
// on both sides. It returns its middle, and how many lines there must be on
// each side to believe in columns; 0 for no gutter.
func gutter(in []*line) (middle float64, least int) {
	x0, x1, y0, y1, size := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1), 0.0
	for _, p := range in {
		x0, x1, y0, y1 = min(x0, p.x0), max(x1, p.x1), min(y0, p.top()), max(y1, p.bottom())
		size += p.size
	}
	size /= float64(len(in))
	bins, slots := int((x1-x0)/slotsBin)+1, int((y1-y0)/(1.2*size))+1
	if bins < 20 || slots < minColumnRows || bins > 20000 || slots > 5000 {
		return 0, 0
	}
	score := make([]int, bins)
	for _, row := range coverage(in, Box{x0, y0, x1, y1}, bins, slots) {
		open(row, score)
	}
	best, from, to := clearest(score)
	middle, least = x0+float64(from+to+1)/2*slotsBin, minColumnRows
	switch width := float64(to-from+1) * slotsBin; {
	case best < minColumnRows || width < 0.35*size:
		return 0, 0
	case width < 1.2*size:
		least = minNarrowRows
	}
	return middle, least
}

// clearest returns the strip that most rows leave free, away from the edges,
// and how many do.
func clearest(score []int) (best, from, to int) {
	for i := len(score) * 15 / 100; i < len(score)*85/100; i++ {
		if score[i] > best {
			best, from, to = score[i], i, i
		} else if score[i] == best && to == i-1 {
			to = i
		}
	}
	for from > 0 && score[from-1]*10 >= best*8 {
		from--
	}
	for to+1 < len(score) && score[to+1]*10 >= best*8 {
		to++
	}
	return best, from, to
}

// coverage marks for each strip of the area which parts of it text covers.
func coverage(in []*line, area Box, bins, slots int) [][]bool {
	rows := make([][]bool, slots)
	height := (area.Y1 - area.Y0) / float64(slots)
	for _, p := range in {
		k := min(slots-1, int((p.base-0.3*p.size-area.Y0)/height))
		if rows[k] == nil {
			rows[k] = make([]bool, bins)
		}
		for b := int((p.x0 - area.X0) / slotsBin); b <= int((p.x1-area.X0)/slotsBin) && b < bins; b++ {
			rows[k][b] = true
		}
	}
	return rows
}

// open counts the parts of a row that are free between covered ones.
func open(row []bool, score []int) {
	first, last := slices.Index(row, true), -1
	for i := len(row) - 1; i >= 0 && last < 0; i-- {
		if row[i] {
			last = i
		}
	}
	for i := max(first, 0); i < last; i++ {
		if !row[i] {
			score[i]++
		}
	}
}

// rows appends pieces row by row, those of one row joined.
func (o *ordering) rows(in []*line) {
	if len(in) == 0 {
		return
	}
	slices.SortStableFunc(in, func(a, b *line) int { return cmp(a.base, b.base) })
	o.regions++
	var lines []*line
	left, right := math.Inf(1), math.Inf(-1)
	for i := 0; i < len(in); {
		l := in[i]
		j := i + 1
		for j < len(in) && in[j].base-in[i].base < 0.3*min(in[i].size, in[j].size) {
			for _, m := range in[j].marks {
				l.add(m)
			}
			j++
		}
		i = j
		if l.finish(); l.text == "" {
			continue
		}
		l.region = o.regions
		left, right = min(left, l.x0), max(right, l.x1)
		lines = append(lines, l)
	}
	pitch := usualPitch(lines)
	for _, l := range lines {
		l.left, l.right, l.pitch, l.marks = left, right, pitch, nil
	}
	o.out = append(o.out, lines...)
}

// usualPitch returns the median distance of the base lines, 0 for one line.
func usualPitch(lines []*line) float64 {
	var d []float64
	for i := 1; i < len(lines); i++ {
		d = append(d, lines[i].base-lines[i-1].base)
	}
	if len(d) == 0 {
		return 0
	}
	slices.Sort(d)
	return d[(len(d)-1)/2]
}
