package pdftext

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// font turns the bytes of shown strings into glyphs with text and width.
type font struct {
	composite bool
	bold      bool
	toUnicode *cmap
	simple    *[256]string
	encoding  *cmap             // of a composite font
	legacy    encoding.Encoding // of a composite font with a predefined map
	wide      bool              // legacy has two bytes for every code
	widths    map[uint32]float64
	missing   float64 // width of glyphs that widths lacks; thousandths of an em
	standard  bool    // no widths are stated: they are estimated
	matrix    float64 // width unit of Type 3 fonts
}

// glyph is one shown code: its text, width in ems, and whether it is the
// one-byte blank, to which word spacing applies.
type glyph struct {
	text  string
	width float64
	blank bool
}

func (f *file) newFont(d dict) *font {
	t := &font{widths: map[uint32]float64{}, matrix: 0.001}
	desc := f.dict(d["FontDescriptor"])
	base := strings.ToLower(f.name(d["BaseFont"]))
	if s, ok := f.get(d["ToUnicode"]).(*stream); ok {
		t.toUnicode = f.cmap(s)
	}
	if f.name(d["Subtype"]) == "Type0" {
		f.composite(t, d)
		desc = f.dict(f.dict(first(f.array(d["DescendantFonts"])))["FontDescriptor"])
	} else {
		f.simpleFont(t, d, desc)
	}
	f.budget -= 10_000 + 16*len(t.widths)
	t.bold = strings.Contains(base, "bold") || strings.Contains(base, "black") || f.num(desc["StemV"]) > 130
	return t
}

func first(a array) any {
	if len(a) == 0 {
		return nil
	}
	return a[0]
}

func (f *file) simpleFont(t *font, d, desc dict) {
	base := ""
	var differences array
	switch e := f.get(d["Encoding"]).(type) {
	case name:
		base = string(e)
	case dict:
		base, differences = f.name(e["BaseEncoding"]), f.array(e["Differences"])
	}
	if base == "" && f.name(d["Subtype"]) == "TrueType" {
		base = "WinAnsiEncoding"
	}
	t.simple = baseEncoding(base)
	f.differences(t, differences)
	from := uint32(f.num(d["FirstChar"]))
	for i, w := range f.array(d["Widths"]) {
		t.widths[from+uint32(i)] = f.num(w)
	}
	t.missing = f.num(desc["MissingWidth"])
	t.standard = len(t.widths) == 0
	if f.name(d["Subtype"]) == "Type3" {
		if m := f.array(d["FontMatrix"]); len(m) > 0 && f.num(m[0]) > 0 {
			t.matrix = f.num(m[0])
		}
	}
}

// differences changes the encoding of a font: each number is followed by the
// names of the glyphs from there.
func (f *file) differences(t *font, list array) {
	at := 0
	for _, v := range list[:min(len(list), 1024)] {
		switch x := f.get(v).(type) {
		case float64:
			at = int(x)
		case name:
			if s := glyphText(string(x)); s != "" && at >= 0 && at < 256 {
				t.simple[at] = s
			}
			at++
		}
	}
}

func (f *file) composite(t *font, d dict) {
	t.composite = true
	switch e := f.get(d["Encoding"]).(type) {
	case name:
		t.legacy = predefinedEncoding(string(e))
		t.wide = strings.Contains(string(e), "UCS2") || strings.Contains(string(e), "UTF16")
	case *stream:
		t.encoding = f.cmap(e)
	}
	kid := f.dict(first(f.array(d["DescendantFonts"])))
	if t.missing = 1000; kid["DW"] != nil {
		t.missing = f.num(kid["DW"])
	}
	w := f.array(kid["W"])
	for i := 0; i+1 < len(w); {
		from := uint32(f.num(w[i]))
		if list, ok := f.get(w[i+1]).(array); ok {
			for k, v := range list {
				t.widths[from+uint32(k)] = f.num(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		to, width := uint32(f.num(w[i+1])), f.num(w[i+2])
		for c := from; c <= to && c-from < 1<<16 && len(t.widths) < maxMapped; c++ {
			t.widths[c] = width
		}
		i += 3
	}
}

// glyphs splits a shown string into glyphs.
func (t *font) glyphs(s string, each func(glyph)) {
	if !t.composite {
		for i := range len(s) {
			each(t.simpleGlyph(s[i]))
		}
		return
	}
	for s != "" {
		c, n := t.code(s)
		g := glyph{width: t.missing, blank: n == 1 && s[0] == ' ', text: t.compositeText(c, s[:n])}
		cid := c
		if t.encoding != nil {
			cid = t.encoding.glyph(c)
		}
		if w, ok := t.widths[cid]; ok && t.legacy == nil {
			g.width = w
		}
		g.width *= t.matrix
		each(g)
		s = s[n:]
	}
}

// code returns the next code of a composite font and its bytes.
func (t *font) code(s string) (uint32, int) {
	switch {
	case t.encoding != nil:
		return t.encoding.next(s)
	case t.legacy != nil && !t.wide && s[0] < 0x80:
		return uint32(s[0]), 1
	}
	n := min(2, len(s))
	return code(s[:n]), n
}

func (t *font) compositeText(c uint32, raw string) string {
	if t.toUnicode != nil {
		if s, ok := t.toUnicode.text[c]; ok {
			return s
		}
	}
	if t.legacy != nil {
		if s, err := t.legacy.NewDecoder().String(raw); err == nil {
			return s
		}
	}
	return "\uFFFD"
}

func (t *font) simpleGlyph(b byte) glyph {
	g := glyph{text: t.simple[b], blank: b == ' '}
	if t.toUnicode != nil {
		if s, ok := t.toUnicode.text[uint32(b)]; ok && s != "" {
			g.text = s
		}
	}
	w, ok := t.widths[uint32(b)]
	switch {
	case t.standard:
		w = estimate(g.text)
	case !ok:
		w = t.missing
	}
	g.width = w * t.matrix
	return g
}

// estimate returns the width of a sign in the fonts that every reader has, in
// thousandths of an em, well enough to tell blanks from gaps.
func estimate(s string) float64 {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("ijl.,:;'|!I ", r):
		return 260
	case strings.ContainsRune("ftr()[]-/", r):
		return 330
	case strings.ContainsRune("mwMW@%—", r):
		return 850
	case r >= 'A' && r <= 'Z':
		return 680
	}
	return 530
}

// cmap reads the map that a stream holds.
func (f *file) cmap(s *stream) *cmap {
	data := f.decode(s)
	f.budget -= 4 * len(data)
	if f.budget < 0 {
		return nil
	}
	return readCmap(data)
}
