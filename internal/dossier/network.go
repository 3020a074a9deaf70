package dossier

import (
	"fmt"
	"html"
	"sort"
	"strings"

	"sanctrace/internal/trace"
)

// tie is one arrow of the picture.
type tie struct{ from, to, what string }

// node is one box of the picture.
type node struct {
	name   string
	listed bool
	rank   int // column
	row    int
}

// Sizes of the picture, in SVG units.
const (
	boxWide, boxHigh = 190, 46
	gapWide, gapHigh = 130, 30
	maxNodes         = 40 // more cannot be read; the rest is in the text
)

// Network draws who is tied to whom as SVG: transfers and ties of leads, from
// left to right. It is "" when there is nothing to draw. The same result gives
// the same bytes.
func Network(r trace.Result) string {
	ties := collect(r)
	if len(ties) == 0 {
		return ""
	}
	nodes := place(ties, listedNames(r))
	return draw(nodes, ties)
}

func listedNames(r trace.Result) map[string]bool {
	listed := map[string]bool{}
	for _, m := range r.Matches {
		listed[fold(m.Name)] = true
	}
	return listed
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// collect gathers the ties, each pair once per kind, in a fixed order.
func collect(r trace.Result) []tie {
	seen := map[string]bool{}
	var out []tie
	add := func(from, to, what string) {
		k := fold(from) + "\x00" + fold(to)
		if from == "" || to == "" || fold(from) == fold(to) || seen[k] {
			return
		}
		seen[k] = true
		out = append(out, tie{from, to, what})
	}
	for _, t := range r.Transfers {
		hops := append(append([]string{t.Supplier}, t.Via...), t.Recipient)
		var named []string
		for _, h := range hops {
			if h != "" {
				named = append(named, h)
			}
		}
		for i := 0; i+1 < len(named); i++ {
			add(named[i], named[i+1], strings.TrimSpace(AmountText(t.Amount)+" "+t.Item))
		}
	}
	for _, l := range r.Leads {
		for _, e := range l.Ties {
			add(e.From, e.To, e.What)
		}
	}
	for _, p := range r.Patterns {
		for _, e := range p.Edges {
			add(e.From, e.To, e.What)
		}
	}
	names := map[string]bool{}
	for i, t := range out {
		names[fold(t.from)], names[fold(t.to)] = true, true
		if len(names) > maxNodes {
			return out[:i]
		}
	}
	return out
}

// place gives every node a column, by the longest way that leads to it, and a
// row in it.
func place(ties []tie, listed map[string]bool) map[string]*node {
	nodes := map[string]*node{}
	var order []string
	for _, t := range ties {
		for _, n := range []string{t.from, t.to} {
			if nodes[fold(n)] == nil {
				nodes[fold(n)] = &node{name: n, listed: listed[fold(n)]}
				order = append(order, fold(n))
			}
		}
	}
	for range min(len(order), 6) { // bounded, so that circles end
		for _, t := range ties {
			if a, b := nodes[fold(t.from)], nodes[fold(t.to)]; b.rank <= a.rank && a.rank < 5 {
				b.rank = a.rank + 1
			}
		}
	}
	moveRight(nodes, ties)
	sort.SliceStable(order, func(i, j int) bool { return nodes[order[i]].rank < nodes[order[j]].rank })
	for first := 0; first < len(order); {
		last := first
		for last < len(order) && nodes[order[last]].rank == nodes[order[first]].rank {
			last++
		}
		inRows(nodes, order[first:last], ties)
		first = last
	}
	return nodes
}

// inRows puts the parties of a column below one another, each near those that
// lead to it, so that few arrows cross. Columns to the left have their rows.
func inRows(nodes map[string]*node, column []string, ties []tie) {
	middle := map[string]float64{}
	for _, k := range column {
		sum, n := 0, 0
		for _, t := range ties {
			if from := nodes[fold(t.from)]; fold(t.to) == k && from.rank < nodes[k].rank {
				sum, n = sum+from.row, n+1
			}
		}
		middle[k] = float64(len(nodes))
		if n > 0 {
			middle[k] = float64(sum) / float64(n)
		}
	}
	sort.SliceStable(column, func(i, j int) bool { return middle[column[i]] < middle[column[j]] })
	for row, k := range column {
		nodes[k].row = row
	}
}

// moveRight puts parties to which nothing leads next to the first party that
// they lead to, so that fewer arrows pass behind boxes.
func moveRight(nodes map[string]*node, ties []tie) {
	led := map[string]bool{}
	for _, t := range ties {
		led[fold(t.to)] = true
	}
	next := map[string]int{}
	for _, t := range ties {
		if to := nodes[fold(t.to)].rank; next[fold(t.from)] == 0 || to < next[fold(t.from)] {
			next[fold(t.from)] = to
		}
	}
	for k, n := range nodes {
		if !led[k] && next[k] > 0 {
			n.rank = next[k] - 1
		}
	}
}

func (n *node) x() int { return 10 + n.rank*(boxWide+gapWide) }
func (n *node) y() int { return 10 + n.row*(boxHigh+gapHigh) }

func draw(nodes map[string]*node, ties []tie) string {
	var keys []string
	w, h, columns := 0, 0, 0
	for k, n := range nodes {
		keys = append(keys, k)
		w, h, columns = max(w, n.x()+boxWide+10), max(h, n.y()+boxHigh+24), max(columns, n.rank+1)
	}
	sort.Strings(keys)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" width="%[1]d" class="columns-%[3]d" role="img" aria-label="Network of %[4]d parties and %[5]d ties" xmlns="http://www.w3.org/2000/svg" font-family="inherit" font-size="12">`, w, h, columns, len(nodes), len(ties))
	b.WriteString(`<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="var(--soft)"/></marker></defs>`)
	var used labels
	for _, t := range ties {
		drawTie(&b, nodes[fold(t.from)], nodes[fold(t.to)], t.what, &used)
	}
	for _, k := range keys {
		drawNode(&b, nodes[k])
	}
	b.WriteString(`</svg>`)
	return b.String()
}

// labels are the middles of the words written so far.
type labels [][2]int

// free returns the nearest height at or below y at which words at x do not
// cover others.
func (l *labels) free(x, y int) int {
	const wide, high = 105, 12
	for i := 0; i < len(*l); i++ {
		if p := (*l)[i]; p[0]-wide < x && x < p[0]+wide && p[1]-high < y && y < p[1]+high {
			y, i = p[1]+high, -1
		}
	}
	*l = append(*l, [2]int{x, y})
	return y
}

func drawTie(b *strings.Builder, from, to *node, what string, used *labels) {
	x1, y1 := from.x()+boxWide, from.y()+boxHigh/2
	x2, y2 := to.x(), to.y()+boxHigh/2
	path := fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, y1, x1+gapWide/2, y1, x2-gapWide/2, y2, x2, y2)
	mx, my := (x1+x2)/2-4, (y1+y2)/2-5
	if to.rank <= from.rank { // backwards: go round below
		x1, x2 = from.x()+boxWide/2, to.x()+boxWide/2
		y1, y2 = from.y()+boxHigh, to.y()+boxHigh
		path = fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, y1, x1, y1+gapHigh, x2, y2+gapHigh, x2, y2)
		mx, my = (x1+x2)/2, max(y1, y2)+gapHigh-8
	}
	fmt.Fprintf(b, `<g><title>%s: %s to %s</title><path d="%s" fill="none" stroke="var(--soft)" stroke-width="1.4" marker-end="url(#tip)"/>`,
		html.EscapeString(what), html.EscapeString(from.name), html.EscapeString(to.name), path)
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" fill="var(--ink)" font-size="10.5" paint-order="stroke" stroke="var(--paper)" stroke-width="4">%s</text></g>`,
		mx, used.free(mx, my), html.EscapeString(clip(what, 20)))
}

func drawNode(b *strings.Builder, n *node) {
	fill, stroke, note := "var(--paper)", "var(--edge)", "no match in the loaded lists"
	if n.listed {
		fill, stroke, note = "var(--fill)", "var(--accent)", "listed then or now"
	}
	fmt.Fprintf(b, `<g><title>%s (%s)</title><rect x="%d" y="%d" width="%d" height="%d" rx="6" fill="%s" stroke="%s" stroke-width="1.5"/>`,
		html.EscapeString(n.name), note, n.x(), n.y(), boxWide, boxHigh, fill, stroke)
	lines := wrap(n.name, 26)
	y := n.y() + boxHigh/2 + 4 - 7*(len(lines)-1)
	for i, l := range lines {
		fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" fill="var(--ink)">%s</text>`, n.x()+boxWide/2, y+14*i, html.EscapeString(l))
	}
	b.WriteString(`</g>`)
}

// clip cuts s after n characters.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}

// wrap breaks s into at most two lines of about n characters.
func wrap(s string, n int) []string {
	if len([]rune(s)) <= n {
		return []string{s}
	}
	words := strings.Fields(s)
	line := ""
	for i, w := range words {
		if line != "" && len([]rune(line+" "+w)) > n {
			return []string{clip(line, n), clip(strings.Join(words[i:], " "), n)}
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return []string{clip(line, n)}
}
