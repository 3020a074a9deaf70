package pdftext

import (
	"bytes"
	"strconv"
)

// The objects of a PDF file. Numbers are float64, strings are Go strings of
// raw bytes, null is nil.
type (
	name    string
	keyword string
	ref     int // number of an object
	dict    map[string]any
	array   []any
)

// stream is a dictionary with bytes that are still filtered.
type stream struct {
	dict
	raw []byte
	num int // object number, for decryption
}

// maxNesting bounds dictionaries and arrays within each other.
const maxNesting = 100

// lexer reads tokens and objects from bytes. At the end it returns the
// keyword "" for ever.
type lexer struct {
	data []byte
	pos  int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip moves over blanks and comments.
func (l *lexer) skip() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// peek returns the byte at the distance n, 0 behind the end.
func (l *lexer) peek(n int) byte {
	if l.pos+n < len(l.data) {
		return l.data[l.pos+n]
	}
	return 0
}

// token returns the next token: a number, string, name or keyword.
func (l *lexer) token() any {
	l.skip()
	if l.pos >= len(l.data) {
		return keyword("")
	}
	c := l.data[l.pos]
	switch {
	case c == '/':
		l.pos++
		return l.name()
	case c == '(':
		l.pos++
		return l.literal()
	case c == '<' && l.peek(1) != '<':
		l.pos++
		return l.hex()
	case (c == '<' || c == '>') && l.peek(1) == c:
		l.pos += 2
		return keyword([]byte{c, c})
	case isDelim(c):
		l.pos++
		return keyword([]byte{c})
	}
	start := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelim(l.data[l.pos]) {
		l.pos++
	}
	return word(l.data[start:l.pos])
}

// word makes a number of s where it is one, else a keyword.
func word(s []byte) any {
	if c := s[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, ok := number(s); ok {
			return n
		}
	}
	return keyword(s)
}

// number reads a decimal number; PDF knows no exponents.
func number(s []byte) (float64, bool) {
	if n, ok := integer(s); ok {
		return n, true
	}
	f, err := strconv.ParseFloat(string(s), 64)
	return f, err == nil && f < 1e15 && f > -1e15
}

// integer reads a short number without a point.
func integer(s []byte) (float64, bool) {
	digits, sign := s, 1.0
	if s[0] == '-' {
		digits, sign = s[1:], -1
	}
	if len(digits) == 0 || len(digits) > 15 {
		return 0, false
	}
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return sign * float64(n), true
}

func (l *lexer) name() name {
	var out []byte
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if isSpace(c) || isDelim(c) {
			break
		}
		l.pos++
		if c == '#' && hexDigit(l.peek(0)) >= 0 && hexDigit(l.peek(1)) >= 0 {
			c = byte(hexDigit(l.peek(0))<<4 | hexDigit(l.peek(1)))
			l.pos += 2
		}
		out = append(out, c)
	}
	return name(out)
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// hex reads a string in hexadecimal digits.
func (l *lexer) hex() string {
	var out []byte
	half, n := 0, 0
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		if d := hexDigit(c); d >= 0 {
			if half, n = half<<4|d, n+1; n%2 == 0 {
				out, half = append(out, byte(half)), 0
			}
		}
	}
	if n%2 == 1 {
		out = append(out, byte(half<<4))
	}
	return string(out)
}

// literal reads a string in brackets.
func (l *lexer) literal() string {
	var out []byte
	for depth := 1; l.pos < len(l.data); {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads what follows a backslash.
func (l *lexer) escape(out []byte) []byte {
	c := l.peek(0)
	l.pos++
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 && c != 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\n':
		return out
	case c == '\r':
		if l.peek(0) == '\n' {
			l.pos++
		}
		return out
	case c >= '0' && c <= '7':
		v := int(c - '0')
		for k := 0; k < 2 && l.peek(0) >= '0' && l.peek(0) <= '7'; k++ {
			v = v*8 + int(l.peek(0)-'0')
			l.pos++
		}
		return append(out, byte(v))
	}
	return append(out, c)
}

// object reads an object; a keyword that is none of true, false and null
// comes back as it is.
func (l *lexer) object(depth int) any {
	switch t := l.token().(type) {
	case keyword:
		return l.compound(t, depth)
	case float64:
		return l.reference(t)
	default:
		return t
	}
}

// reference reads on after a number: "12 0 R" is one object.
func (l *lexer) reference(n float64) any {
	at := l.pos
	if n >= 0 && n == float64(int(n)) {
		if g, ok := l.token().(float64); ok && g >= 0 && g < 1<<16 && l.token() == keyword("R") {
			return ref(n)
		}
	}
	l.pos = at
	return n
}

func (l *lexer) compound(t keyword, depth int) any {
	switch t {
	case "[":
		return l.array(depth + 1)
	case "<<":
		return l.dict(depth + 1)
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return t
}

func (l *lexer) array(depth int) any {
	var out array
	for depth < maxNesting {
		v := l.object(depth)
		if k, ok := v.(keyword); ok {
			if k == "]" || k == "" || k == "endobj" {
				break
			}
			continue
		}
		out = append(out, v)
	}
	return out
}

func (l *lexer) dict(depth int) any {
	out := dict{}
	for depth < maxNesting {
		k, ok := l.token().(name)
		if !ok {
			break
		}
		v := l.object(depth)
		if w, ok := v.(keyword); ok {
			if w == ">>" || w == "" || w == "endobj" {
				break
			}
			continue
		}
		out[string(k)] = v
	}
	return out
}
