package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanctrace/internal/when"
)

// layout cuts the text layer of a plain text into blocks, and reads from them
// what a reader sees at a glance: masthead, headline, date, wire credit.
func (d *Document) layout() {
	l := d.Text()
	l.Blocks = blocks(l.Text)
	d.classify(l)
}

// blocks returns the lines of text that hold anything, as paragraphs.
func blocks(text string) []Block {
	var out []Block
	for i := 0; i < len(text); {
		end := strings.IndexByte(text[i:], '\n')
		if end < 0 {
			end = len(text) - i
		}
		line := text[i : i+end]
		lead := len(line) - len(strings.TrimLeftFunc(line, blank))
		body := strings.TrimRightFunc(line[lead:], blank)
		if body != "" {
			start := i + lead
			out = append(out, Block{Kind: Paragraph, Start: start, End: start + len(body), Body: start, Number: len(out) + 1})
		}
		i += end + 1
	}
	return join(text, out)
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }

// join merges lines that were only wrapped: running text of even width whose
// next line goes on in the middle of a sentence.
func join(text string, in []Block) []Block {
	wrapped := 0
	for i := 1; i < len(in); i++ {
		if wrap(text, in[i-1], in[i]) {
			wrapped++
		}
	}
	if wrapped == 0 || wrapped*3 < len(in) {
		return in
	}
	out := in[:1]
	for i := 1; i < len(in); i++ {
		if last := &out[len(out)-1]; wrap(text, Block{Start: in[i-1].Start, End: in[i-1].End}, in[i]) {
			last.End = in[i].End
			continue
		}
		in[i].Number = len(out) + 1
		out = append(out, in[i])
	}
	return out
}

// wrap reports whether line b continues line a.
func wrap(text string, a, b Block) bool {
	if n := a.End - a.Start; n < 40 || n > 130 || strings.Count(text[a.End:b.Start], "\n") != 1 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[a.Start:a.End])
	first, _ := utf8.DecodeRuneInString(text[b.Start:])
	return !strings.ContainsRune(".!?:”\"", last) || unicode.IsLower(first)
}

// printedLine is what browsers print at the edges of pages: when and what was
// printed, and its address with the number of the page.
var printedLine = regexp.MustCompile(`^\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d( [AP]M)?\b|^(https?|file)://\S+\s+\d+/\d+$`)

// classify names the kind of each block and fills title, outlet, date and
// credit, as far as they are not known already.
func (d *Document) classify(l *Layer) {
	body := false
	for i := range l.Blocks {
		b := &l.Blocks[i]
		text := l.Text[b.Start:b.End]
		switch {
		case len(text) < 120 && credit(text) != "":
			b.Kind = Meta
			d.Credit = credit(text)
		case len(text) < 400 && printedLine.MatchString(text) || d.wireLine(text):
			b.Kind = Meta
		case bullet(text) > 0:
			b.Kind, b.Body, body = ListItem, b.Start+bullet(text), true
		case !body && !running(text) && !(d.Title != "" && sentenceEnd(text) && (hasVerb(text) || len(strings.Fields(text)) > 4) && !changed(text)):
			d.headBlock(l, b)
		case !running(text) && !sentenceEnd(text) && len(text) < 80 && i+1 < len(l.Blocks):
			b.Kind = Label
		default:
			if !body {
				d.dateline(b, text)
			}
			body = true
		}
	}
	d.mastheadFrom(l)
	d.titleCredit()
	d.settle()
}

// headBlock classifies a short line above the running text.
func (d *Document) headBlock(l *Layer, b *Block) {
	text := l.Text[b.Start:b.End]
	day, rest := dated(text)
	if day.Day != "" && changed(text) {
		b.Kind, d.updated = Meta, Published{Text: day.Text, Day: day.Day, Basis: "date of the last change in the text"}
		return
	}
	switch {
	case onlyDate(text):
		b.Kind = Meta
	case day.Day != "" && (len(rest) < 40 || !hasVerb(rest)):
		b.Kind = Meta
		d.setPublished(day)
		d.dateBlock(l, b, rest)
	case statedLike(text):
		b.Kind = Meta
		d.setPublished(day)
	case labelLike(text):
		b.Kind = Label
	case d.Title == "" || text == d.Title:
		b.Kind, d.Title = Headline, text
	case d.titleIsMasthead():
		d.demote(l)
		d.Title, b.Kind = text, Headline
	case strings.HasPrefix(strings.ToLower(text), "by ") && len(text) < 80:
		b.Kind = Meta
		d.takeAuthor(text)
	case len(text) < 30 && !hasVerb(text):
		b.Kind = Label
	default:
		b.Kind = Headline
	}
}

// dateBlock reads what stands beside the date of a line: the outlet; or
// nothing, when the outlet stood above it in the place of a headline.
func (d *Document) dateBlock(l *Layer, b *Block, rest string) {
	if d.Outlet != "" {
		return
	}
	if before, by, ok := strings.Cut(rest, "By "); ok && d.Author == "" && len(by) < 60 {
		rest, d.Author = before, strings.TrimSpace(by)
	}
	if strings.TrimSpace(rest) == "" && OutletName(d.Title) {
		d.demote(l)
	}
	if name := strings.Trim(rest, " ,.–—-|·:"); d.Outlet == "" && name != "" && outletLike(name) {
		d.Outlet, b.Kind = name, Masthead
	}
}

// changed reports whether a line with a date says when the text was changed, and
// not when it was published.
func changed(s string) bool {
	low := strings.ToLower(s)
	for _, p := range []string{"published", "posted", "issued", "released"} {
		if strings.Contains(low, p) {
			return false
		}
	}
	return strings.HasPrefix(low, "updated") || strings.HasPrefix(low, "last updated") || strings.HasPrefix(low, "modified") || strings.HasPrefix(low, "last modified")
}

// onlyDate reports whether a line is a date without a year, which says nothing.
func onlyDate(s string) bool {
	found := when.FindVague(s)
	return len(found) == 1 && found[0].Start == 0 && found[0].End == len(s) && !hasYear(s)
}

// statedLike reports whether a line states something about the text, as in
// "Published: 3 June 2024."
func statedLike(text string) bool {
	return strings.Contains(text, ": ") && strings.HasSuffix(text, ".") && len(text) < 200
}

// titleIsMasthead reports whether what was taken for the headline looks like
// the name of the outlet, in capitals.
func (d *Document) titleIsMasthead() bool {
	return d.Outlet == "" && d.Title != "" && upper(d.Title) && outletLike(d.Title) && len(strings.Fields(d.Title)) <= 4
}

// demote makes a masthead of what was taken for the headline; the next short
// line above the text is the headline then.
func (d *Document) demote(l *Layer) {
	outlet := d.Title
	d.Outlet, d.Title = outlet, ""
	for j := range l.Blocks {
		b := &l.Blocks[j]
		text := l.Text[b.Start:b.End]
		switch {
		case b.Kind == Headline && text == outlet:
			b.Kind = Masthead
		case d.Title == "" && (b.Kind == Headline || b.Kind == Label && !labelLike(text)):
			b.Kind, d.Title = Headline, text
		}
	}
}

// mastheadFrom finds the outlet of a masthead in capitals as the text spells
// it.
func (d *Document) mastheadFrom(l *Layer) {
	if d.Outlet == "" || !upper(d.Outlet) {
		return
	}
	low := strings.ToLower(d.Outlet)
	rest := strings.ToLower(l.Text)
	if len(rest) != len(l.Text) || Agency(d.Outlet) != "" {
		return
	}
	for i := strings.Index(rest, low); i >= 0; {
		if s := l.Text[i : i+len(low)]; s != d.Outlet && wordEnds(l.Text, i, i+len(low)) {
			d.Outlet = s
			return
		}
		k := strings.Index(rest[i+1:], low)
		if k < 0 {
			return
		}
		i += 1 + k
	}
}

// wordEnds reports whether bytes [start, end) of s are whole words.
func wordEnds(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return !unicode.IsLetter(before) && !unicode.IsLetter(after)
}

// titleCredit takes the outlet credited at the end of a title: "... - The
// Example Post".
func (d *Document) titleCredit() {
	for _, sep := range []string{" - ", " – ", " — ", " | "} {
		if i := strings.LastIndex(d.Title, sep); i > 20 && outletLike(d.Title[i+len(sep):]) && d.Credit == "" {
			d.Credit = d.Title[i+len(sep):]
		}
	}
}

// dateline reads "18 April 2024 — ", "BERLIN, 3 June 2024. ", "KYIV (Wire) - "
// at the start of the first paragraph and moves the body behind it.
func (d *Document) dateline(b *Block, text string) {
	limit := min(len(text), 90)
	for i := 0; i < limit; {
		end, dash := separator(text, i)
		if end == 0 {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		lead := strings.TrimSpace(text[:i])
		day, rest := dated(lead)
		if (day.Day != "" || dash && (placeLine(lead) || bracketed(lead) != "")) && !hasVerb(rest) && onlyPlaceOrOutlet(rest) {
			d.setPublished(day)
			d.wireIn(lead)
			b.Body = b.Start + end
			for b.Body < b.End && strings.ContainsRune(" \u00a0", rune(text[b.Body-b.Start])) {
				b.Body++
			}
			return
		}
		if !dash && !monthEnd(lead) {
			return
		}
		i = end
	}
}

// monthEnd reports whether s ends in the short name of a month: the full stop
// behind it ends no sentence.
func monthEnd(s string) bool {
	i := strings.LastIndexAny(s, " ,(")
	return strings.Contains(" jan feb mar apr jun jul aug sep sept oct nov dec ", " "+strings.ToLower(s[i+1:])+" ")
}

// datelineWords are the words in small letters that datelines have.
const datelineWords = " on at in of the for and by to immediate release published updated last first issued posted date dated local time a.m p.m am pm gmt utc "

// onlyPlaceOrOutlet reports whether s, a dateline without its date, has no word in
// small letters that a sentence would have ("X delivered drones on").
func onlyPlaceOrOutlet(s string) bool {
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !strings.Contains(datelineWords, " "+strings.Trim(w, ".,;:()")+" ") {
			return false
		}
	}
	return true
}

// separator returns the end of the dash or full stop at i that can close a
// dateline, and whether it is a dash; 0 where none stands.
func separator(text string, i int) (end int, dash bool) {
	r, n := utf8.DecodeRuneInString(text[i:])
	blankAfter := i+1 < len(text) && text[i+1] == ' '
	switch r {
	case '—', '–':
		return i + n, true
	case '-':
		if two := strings.HasPrefix(text[i:], "-- "); i > 0 && text[i-1] == ' ' && (blankAfter || two) {
			if two {
				n++
			}
			return i + n, true
		}
	case '.':
		if blankAfter {
			return i + n, false
		}
	}
	return 0, false
}

// wireIn takes the outlet in brackets in a dateline: "KYIV (Example Wire)".
func (d *Document) wireIn(lead string) {
	name := bracketed(lead)
	switch {
	case Agency(name) != "":
		d.wire(name)
	case outletLike(name) && d.Outlet == "":
		d.Outlet = name
	}
}

// bracketed returns what stands in brackets in a dateline where that can be an
// outlet.
func bracketed(lead string) string {
	o, c := strings.IndexByte(lead, '('), strings.IndexByte(lead, ')')
	if o < 0 || c < o || Agency(lead[o+1:c]) == "" && !outletLike(lead[o+1:c]) {
		return ""
	}
	return lead[o+1 : c]
}

func (d *Document) setPublished(p Published) {
	if d.Published.Day == "" && p.Day != "" {
		d.Published = p
	}
}

// placeLine reports whether s is a place in capitals as datelines print it.
func placeLine(s string) bool {
	s, _, _ = strings.Cut(s, "(")
	s = strings.TrimSpace(s)
	first, _, _ := strings.Cut(s, ",")
	return len(first) > 2 && len(s) < 50 && upper(first)
}

// dated returns the full date in a short line and the line without it.
func dated(s string) (p Published, rest string) {
	for _, e := range when.FindVague(s) {
		v := e.Resolve("", when.Past)
		if v.Rule == "D-DAY" && v.Earliest == v.Latest && v.Earliest != "" && hasYear(e.Text) {
			return Published{Text: e.Text, Day: v.Earliest, Basis: "dateline in the text"}, s[:e.Start] + s[e.End:]
		}
	}
	return p, s
}

// hasYear reports whether s holds four digits in a row.
func hasYear(s string) bool {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			n = 0
		} else if n++; n == 4 {
			return true
		}
	}
	return false
}
