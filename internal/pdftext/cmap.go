package pdftext

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// cmap maps the codes of a font: to text (ToUnicode), or to glyph numbers.
type cmap struct {
	space [5][][2]uint32 // ranges of codes of 1 to 4 bytes
	text  map[uint32]string
	cid   []cidRange
}

type cidRange struct{ low, high, cid uint32 }

// maxMapped bounds the codes of one map.
const maxMapped = 1 << 18

// readCmap reads the map in data; what it does not understand is passed over.
func readCmap(data []byte) *cmap {
	m := &cmap{text: map[uint32]string{}}
	l := &lexer{data: data}
	var stack []any
	for {
		v := l.object(0)
		k, ok := v.(keyword)
		if !ok {
			if stack = append(stack, v); len(stack) > 1000 {
				stack = stack[500:]
			}
			continue
		}
		switch k {
		case "":
			return m
		case "endcodespacerange":
			m.spaces(stack)
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				m.set(code(stack[i]), str(stack[i+1]))
			}
		case "endbfrange":
			m.ranges(stack)
		case "endcidrange":
			for i := 0; i+2 < len(stack); i += 3 {
				m.cid = append(m.cid, cidRange{code(stack[i]), code(stack[i+1]), uint32(num(stack[i+2]))})
			}
		}
		stack = stack[:0]
	}
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

// code returns the number that the bytes of a string make.
func code(v any) uint32 {
	n := uint32(0)
	for _, c := range []byte(str(v)) {
		n = n<<8 | uint32(c)
	}
	return n
}

func (m *cmap) spaces(stack []any) {
	for i := 0; i+1 < len(stack); i += 2 {
		if n := len(str(stack[i])); n >= 1 && n <= 4 && len(m.space[n]) < 100 {
			m.space[n] = append(m.space[n], [2]uint32{code(stack[i]), code(stack[i+1])})
		}
	}
}

func (m *cmap) set(c uint32, s string) {
	if len(m.text) < maxMapped && len(s) <= 64 {
		m.text[c] = utf16Text(s)
	}
}

func (m *cmap) ranges(stack []any) {
	for i := 0; i+2 < len(stack); i += 3 {
		low, high := code(stack[i]), code(stack[i+1])
		if high < low || high-low > 0xffff {
			continue
		}
		if list, ok := stack[i+2].(array); ok {
			for k, v := range list {
				m.set(low+uint32(k), str(v))
			}
			continue
		}
		dst := []byte(str(stack[i+2]))
		for c := low; c <= high && len(dst) > 0 && len(m.text) < maxMapped; c++ {
			m.set(c, string(dst))
			for k := len(dst) - 1; k >= 0; k-- {
				if dst[k]++; dst[k] != 0 {
					break
				}
			}
		}
	}
}

// next returns the next code of s and its bytes, by the ranges of codes; two
// bytes where the map states none.
func (m *cmap) next(s string) (c uint32, n int) {
	stated := false
	for n = 1; n <= min(4, len(s)); n++ {
		c = code(s[:n])
		for _, r := range m.space[n] {
			if stated = true; c >= r[0] && c <= r[1] {
				return c, n
			}
		}
	}
	n = min(2, len(s))
	if stated && len(m.space[2]) == 0 {
		n = 1
	}
	return code(s[:n]), n
}

// glyph returns the glyph number of a code.
func (m *cmap) glyph(c uint32) uint32 {
	for _, r := range m.cid {
		if c >= r.low && c <= r.high {
			return r.cid + c - r.low
		}
	}
	return c
}

// predefined are the encodings behind the names of predefined maps, which
// need no table of their own to give text.
var predefined = []struct {
	in  string
	enc encoding.Encoding
}{
	{"UCS2", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}, {"UTF16", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"GBK", simplifiedchinese.GBK}, {"GB-", simplifiedchinese.GBK}, {"RKSJ", japanese.ShiftJIS}, {"EUC-H", japanese.EUCJP},
	{"KSC", korean.EUCKR}, {"B5", traditionalchinese.Big5}, {"ETen", traditionalchinese.Big5},
}

// predefinedEncoding returns the encoding of a predefined map, or nil.
func predefinedEncoding(n string) encoding.Encoding {
	if strings.HasPrefix(n, "KSC") && !strings.Contains(n, "UCS2") {
		return korean.EUCKR
	}
	for _, p := range predefined {
		if strings.Contains(n, p.in) {
			return p.enc
		}
	}
	return nil
}
