package pdftext

import (
	"math"
	"strings"
)

// matrix is an affine map as PDF writes it: a b c d e f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul returns the map that applies m and then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// mark is a piece of text on the page: usually one sign. Its place is the
// start of its base line, in points from the lower left corner of the page.
type mark struct {
	text     string
	x, y     float64
	w        float64 // advance along the line
	size     float64 // height of the type
	order    int     // in which it was shown
	bold     bool
	furnish  bool // stands in what the file marks as page furniture
	sideways bool // does not run from left to right
	spaced   bool // a blank was shown before it
}

// Bounds on the drawing of one page and one file.
const (
	maxMarks     = 400_000   // signs of one page
	maxFileMarks = 5_000_000 // signs of one file
	maxOps       = 5_000_000 // operators of one page
	maxForms     = 12        // forms within forms
	maxOperands  = 512
)

// textState is what q saves and Q brings back.
type textState struct {
	ctm                          matrix
	font                         *font
	size, char, word, lead, rise float64
	scale                        float64
}

// tagged is a marked piece of content: BDC to EMC.
type tagged struct {
	actual  *string // text that stands for what is shown
	furnish bool
}

// interpreter draws a page's content and keeps the text.
type interpreter struct {
	f       *file
	state   textState
	saved   []textState
	tm, tlm matrix
	tags    []tagged
	marks   []mark
	fonts   map[string]*font
	images  float64 // share of the page that images cover
	area    float64 // of the page
	ops     int
	depth   int
}

// run interprets content with the resources res.
func (in *interpreter) run(content []byte, res dict) {
	in.f.budget -= len(content) + 1000 // drawing costs what unpacking costs
	if in.f.budget < 0 {
		return
	}
	l := &lexer{data: content}
	var args []any
	for in.ops < maxOps && len(in.marks) < maxMarks {
		v := l.object(0)
		op, ok := v.(keyword)
		if !ok {
			if len(args) < maxOperands {
				args = append(args, v)
			}
			continue
		}
		if op == "" {
			return
		}
		in.ops++
		if op == "BI" {
			skipImage(l)
		} else {
			in.operator(string(op), args, res)
		}
		args = args[:0]
	}
}

// skipImage moves behind an image that stands in the content.
func skipImage(l *lexer) {
	for i := l.pos; i+3 < len(l.data); i++ {
		if l.data[i+1] == 'E' && l.data[i+2] == 'I' && isSpace(l.data[i]) && isSpace(l.data[i+3]) {
			l.pos = i + 3
			return
		}
	}
	l.pos = len(l.data)
}

// n returns operand i, 0 where it is missing.
func n(args []any, i int) float64 {
	if i < len(args) {
		return num(args[i])
	}
	return 0
}

func last(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[len(args)-1]
}

func (in *interpreter) operator(op string, args []any, res dict) {
	s := &in.state
	switch op {
	case "q":
		if len(in.saved) < 1000 {
			in.saved = append(in.saved, *s)
		}
	case "Q":
		if k := len(in.saved); k > 0 {
			*s, in.saved = in.saved[k-1], in.saved[:k-1]
		}
	case "cm":
		s.ctm = six(args).mul(s.ctm)
	case "Do":
		in.object(last(args), res)
	case "BMC", "BDC", "EMC":
		in.tag(op, args, res)
	case "gs":
		in.graphics(last(args), res)
	default:
		in.textOperator(op, args, res)
	}
}

func six(args []any) matrix {
	return matrix{n(args, 0), n(args, 1), n(args, 2), n(args, 3), n(args, 4), n(args, 5)}
}

// graphics takes the font of a graphics state dictionary.
func (in *interpreter) graphics(v any, res dict) {
	nm, _ := v.(name)
	if a := in.f.array(in.f.dict(in.f.dict(res["ExtGState"])[string(nm)])["Font"]); len(a) == 2 {
		in.state.size = in.f.num(a[1])
		if d := in.f.dict(a[0]); d != nil {
			in.state.font = in.f.newFont(d)
		}
	}
}

// textOperator runs the operators of text state and position.
func (in *interpreter) textOperator(op string, args []any, res dict) {
	s := &in.state
	switch op {
	case "BT":
		in.tm, in.tlm = identity, identity
	case "Tf":
		in.setFont(args, res)
	case "Td":
		in.move(n(args, 0), n(args, 1))
	case "TD":
		s.lead = -n(args, 1)
		in.move(n(args, 0), n(args, 1))
	case "Tm":
		in.tm = six(args)
		in.tlm = in.tm
	case "T*":
		in.move(0, -s.lead)
	case "Tc", "Tw", "TL", "Tz", "Ts":
		s.set(op, n(args, 0))
	default:
		in.showOperator(op, args)
	}
}

// set changes one of the numbers of the text state.
func (s *textState) set(op string, v float64) {
	switch op {
	case "Tc":
		s.char = v
	case "Tw":
		s.word = v
	case "TL":
		s.lead = v
	case "Tz":
		s.scale = v / 100
	case "Ts":
		s.rise = v
	}
}

func (in *interpreter) move(x, y float64) {
	in.tlm = matrix{1, 0, 0, 1, x, y}.mul(in.tlm)
	in.tm = in.tlm
}

func (in *interpreter) showOperator(op string, args []any) {
	s := &in.state
	switch op {
	case "Tj":
		in.show(str(last(args)))
	case "'":
		in.move(0, -s.lead)
		in.show(str(last(args)))
	case "\"":
		s.word, s.char = n(args, 0), n(args, 1)
		in.move(0, -s.lead)
		in.show(str(last(args)))
	case "TJ":
		list, _ := last(args).(array)
		for _, v := range list {
			if d, ok := v.(float64); ok {
				in.tm = matrix{1, 0, 0, 1, -d / 1000 * s.size * s.scale, 0}.mul(in.tm)
				continue
			}
			in.show(str(v))
		}
	}
}

// setFont takes the font of a name; each is read once.
func (in *interpreter) setFont(args []any, res dict) {
	if len(args) < 2 {
		return
	}
	nm, _ := args[0].(name)
	in.state.size = num(args[1])
	v := in.f.dict(res["Font"])[string(nm)]
	key := string(nm)
	if r, ok := v.(ref); ok {
		key = "\x00" + string(rune(r))
	} else if in.depth > 0 {
		key = "" // the same name may mean another font in a form
	}
	if t, ok := in.fonts[key]; ok && key != "" {
		in.state.font = t
		return
	}
	in.state.font = nil
	if d := in.f.dict(v); d != nil {
		in.state.font = in.f.newFont(d)
		if len(in.fonts) < 2000 {
			in.fonts[key] = in.state.font
		}
	}
}

// show places the glyphs of a string.
func (in *interpreter) show(raw string) {
	s := &in.state
	if s.font == nil || raw == "" {
		return
	}
	s.font.glyphs(raw, func(g glyph) {
		advance := g.width*s.size + s.char
		if g.blank {
			advance += s.word
		}
		advance *= s.scale
		in.place(g, advance)
		in.tm = matrix{1, 0, 0, 1, advance, 0}.mul(in.tm)
	})
}

// place keeps one glyph.
func (in *interpreter) place(g glyph, advance float64) {
	s := &in.state
	m := in.tm.mul(s.ctm)
	x, y := m.apply(0, s.rise)
	dx, dy := m[0]*advance, m[1]*advance
	size := math.Hypot(m[2], m[3]) * math.Abs(s.size)
	text, furnish := in.tagText(g.text)
	if text == "" || len(in.marks) >= maxMarks || !finite(x, y, dx, dy, size) {
		return
	}
	k := mark{text: text, x: x, y: y, w: math.Hypot(dx, dy), size: size, order: len(in.marks), bold: s.font.bold, furnish: furnish}
	if math.Abs(m[1]) > math.Abs(m[0])*0.2 || m[0] < 0 && m[3] < 0 {
		k.sideways = true
	}
	if dx < 0 {
		k.x += dx
	}
	in.marks = append(in.marks, k)
}

func finite(v ...float64) bool {
	for _, x := range v {
		if math.IsNaN(x) || math.Abs(x) > 1e6 {
			return false
		}
	}
	return true
}

// tagText returns the text of a glyph where marked content replaces it: all of
// the replacement at its first glyph, nothing at the rest.
func (in *interpreter) tagText(text string) (string, bool) {
	furnish := false
	for i := range in.tags {
		t := &in.tags[i]
		furnish = furnish || t.furnish
		if t.actual != nil {
			text = *t.actual
			*t.actual = ""
		}
	}
	return text, furnish
}

// tag opens or closes marked content.
func (in *interpreter) tag(op string, args []any, res dict) {
	if op == "EMC" {
		if k := len(in.tags); k > 0 {
			in.tags = in.tags[:k-1]
		}
		return
	}
	if len(in.tags) >= 200 {
		return
	}
	var t tagged
	if len(args) > 1 {
		d := in.f.dict(args[1])
		if nm, ok := args[1].(name); ok {
			d = in.f.dict(in.f.dict(res["Properties"])[string(nm)])
		}
		if s, ok := in.f.get(d["ActualText"]).(string); ok {
			a := textString(s)
			t.actual = &a
		}
		sub := in.f.name(d["Subtype"])
		t.furnish = args[0] == name("Artifact") && (sub == "Header" || sub == "Footer" || in.f.name(d["Type"]) == "Pagination")
	}
	in.tags = append(in.tags, t)
}

// object draws a form, or notes an image.
func (in *interpreter) object(v any, res dict) {
	nm, _ := v.(name)
	s, ok := in.f.get(in.f.dict(res["XObject"])[string(nm)]).(*stream)
	if !ok {
		return
	}
	switch in.f.name(s.dict["Subtype"]) {
	case "Image":
		m := in.state.ctm
		share := math.Abs(m[0]*m[3]-m[1]*m[2]) / in.area
		in.images += share
	case "Form":
		in.form(s, res)
	}
}

func (in *interpreter) form(s *stream, res dict) {
	if in.depth >= maxForms {
		return
	}
	in.depth++
	state, saved, tags := in.state, in.saved, len(in.tags)
	in.saved = nil
	if m := in.f.array(s.dict["Matrix"]); len(m) == 6 {
		var mm matrix
		for i := range mm {
			mm[i] = in.f.num(m[i])
		}
		in.state.ctm = mm.mul(in.state.ctm)
	}
	if own := in.f.dict(s.dict["Resources"]); own != nil {
		res = own
	}
	in.run(in.f.decode(s), res)
	in.state, in.saved = state, saved
	in.tags = in.tags[:min(tags, len(in.tags))]
	in.depth--
}

// clean makes signs that only the look asks for into letters.
func clean(s string) string {
	for _, r := range s {
		if r >= 0x80 || r < 0x20 {
			return cleaner.Replace(s)
		}
	}
	return s
}

var cleaner = strings.NewReplacer("\uf0b7", "•", "\uf0a7", "▪", "\uf0d8", "▸", "\u00a0", " ", "\u2002", " ", "\u2003", " ", "\u2009", " ", "\u202f", " ", "\ufb00", "ff", "\ufb01", "fi", "\ufb02", "fl",
	"\ufb03", "ffi", "\ufb04", "ffl", "\t", " ", "\r", " ", "\n", " ", "\x00", "", "\u200b", "", "\ufeff", "")
