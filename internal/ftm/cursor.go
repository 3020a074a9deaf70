package ftm

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// cursor goes over the members of one JSON object or list that is known to be
// well formed, without copying. On anything else it stops early, but never
// reads beyond its bytes.
type cursor struct {
	b  []byte
	at int
}

// more moves to the next member and reports whether there is one.
func (c *cursor) more() bool {
	if c.at == 0 {
		c.at = 1 // the opening bracket
	}
	for c.at < len(c.b) {
		switch c.b[c.at] {
		case ' ', '\t', '\n', '\r', ',', ':':
			c.at++
		case '}', ']':
			return false
		default:
			return true
		}
	}
	return false
}

// text reads a name.
func (c *cursor) text() string { return unquote(c.value()) }

// value returns the bytes of the next value.
func (c *cursor) value() []byte {
	if !c.more() {
		return nil
	}
	from := c.at
	switch c.b[c.at] {
	case '"':
		c.quoted()
	case '{', '[':
		c.nested()
	default:
		for c.at < len(c.b) && !isEnd(c.b[c.at]) {
			c.at++
		}
	}
	return c.b[from:min(c.at, len(c.b))]
}

func isEnd(b byte) bool {
	switch b {
	case ',', '}', ']', ' ', '\t', '\n', '\r':
		return true
	}
	return false
}

// quoted moves behind the string that begins here.
func (c *cursor) quoted() {
	for c.at++; c.at < len(c.b); c.at++ {
		switch c.b[c.at] {
		case '\\':
			c.at++
		case '"':
			c.at++
			return
		}
	}
}

// nested moves behind the object or list that begins here.
func (c *cursor) nested() {
	for depth := 0; c.at < len(c.b); {
		switch c.b[c.at] {
		case '"':
			c.quoted()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				c.at++
				return
			}
		}
		c.at++
	}
}

// unquote returns the text of a JSON string.
func unquote(raw []byte) string {
	if len(raw) < 2 || raw[0] != '"' {
		return ""
	}
	inner := raw[1 : len(raw)-1]
	if bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner)
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return ""
	}
	return s
}
