package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"unicode/utf8"

	"sanctrace/internal/fault"
)

// Layer is one text of a document, as one extractor gave it.
type Layer struct {
	ID        string // "text" for what is read; "margins", "headers" for what stands beside it
	Extractor string // program and version that made it
	SHA256    string // of Text
	Text      string // UTF-8
	Blocks    []Block
	Places    []Place // in order; empty where the format has neither pages nor cells
	marks     []int   // code points before every markStep-th byte
}

// markStep is the distance in bytes between two marks of a layer.
const markStep = 256

// BlockKind says what a block of a text is.
type BlockKind string

// The kinds of blocks.
const (
	Masthead  BlockKind = "masthead" // name of the outlet
	Label     BlockKind = "label"    // "PRESS RELEASE"
	Headline  BlockKind = "headline"
	Meta      BlockKind = "meta"      // dates, credits, page furniture
	Paragraph BlockKind = "paragraph" // running text
	ListItem  BlockKind = "item"      // numbered or bulleted paragraph
)

// Block is a line or paragraph of a layer: bytes [Start, End), and for running
// text the byte where it begins after a dateline or bullet.
type Block struct {
	Kind   BlockKind
	Start  int
	End    int
	Body   int
	Number int // counted from 1 over the layer
}

// Span is a range of a layer with its exact text.
type Span struct {
	Layer string
	Start int // bytes
	End   int
	CP    [2]int // code points
	Text  string
}

// NewLayer returns a layer over text; invalid UTF-8 in it is kept as it is and
// counts one code point a byte.
func NewLayer(id, extractor, text string) Layer {
	sum := sha256.Sum256([]byte(text))
	l := Layer{ID: id, Extractor: extractor, SHA256: hex.EncodeToString(sum[:]), Text: text}
	l.index()
	return l
}

// index records the code points before the first rune at or after every
// markStep-th byte.
func (l *Layer) index() {
	n, next := 0, 0
	for i := range l.Text {
		for i >= next {
			l.marks = append(l.marks, n)
			next += markStep
		}
		n++
	}
}

// CP returns the number of code points before byte offset off, which must lie
// on the start of a character.
func (l *Layer) CP(off int) int {
	if len(l.marks) == 0 {
		return utf8.RuneCountInString(l.Text[:off])
	}
	k := min(off/markStep, len(l.marks)-1)
	at := k * markStep
	for at < off && !utf8.RuneStart(l.Text[at]) {
		at++
	}
	return l.marks[k] + utf8.RuneCountInString(l.Text[at:off])
}

// Span returns the range [start, end) of bytes of l.
func (l *Layer) Span(start, end int) Span {
	return Span{Layer: l.ID, Start: start, End: end, CP: [2]int{l.CP(start), l.CP(end)}, Text: l.Text[start:end]}
}

// Block returns the block that holds byte off, or nil.
func (l *Layer) Block(off int) *Block {
	i := sort.Search(len(l.Blocks), func(i int) bool { return l.Blocks[i].End > off })
	if i < len(l.Blocks) && l.Blocks[i].Start <= off {
		return &l.Blocks[i]
	}
	return nil
}

// Reread checks that s still stands in the document as it was recorded. The
// error is fault.Corrupt and names the layer.
func (d *Document) Reread(s Span) error {
	for i := range d.Layers {
		l := &d.Layers[i]
		if l.ID != s.Layer {
			continue
		}
		if s.Start < 0 || s.End > len(l.Text) || s.Start > s.End || l.Text[s.Start:s.End] != s.Text {
			break
		}
		if utf8.RuneCountInString(l.Text[:s.Start]) == s.CP[0] && utf8.RuneCountInString(s.Text) == s.CP[1]-s.CP[0] {
			return nil
		}
	}
	return fault.New(fault.Corrupt, d.ID, "layer %q does not hold the passage at bytes %d to %d any more", s.Layer, s.Start, s.End)
}
