package pdftext

import (
	"bytes"
	"compress/flate"
	"compress/lzw"
	"encoding/ascii85"
	"io"
)

// Bounds on what streams may unpack to, in bytes.
const (
	maxStream  = 64 << 20
	maxDecoded = 256 << 20 // of one file together
)

// decode returns the bytes of a stream. What a damaged filter gave until it
// broke off is kept; a filter of images returns nothing.
func (f *file) decode(s *stream) []byte {
	data := s.raw
	if f.crypt != nil && s.dict["Type"] != name("XRef") {
		data = f.crypt.decrypt(s.num, data, f.crypt.streams)
	}
	filters, parms := f.filters(s.dict)
	for i, n := range filters {
		limit := min(maxStream, f.budget)
		data = unfilter(n, data, limit, f.num(parms[i]["EarlyChange"]) == 0 && parms[i]["EarlyChange"] != nil)
		f.budget -= len(data)
		data = f.predict(data, parms[i])
	}
	return data
}

// filters returns the filters of a stream with their parameters.
func (f *file) filters(d dict) (names []string, parms []dict) {
	add := func(n, p any) {
		names, parms = append(names, f.name(n)), append(parms, f.dict(p))
	}
	switch x := f.get(d["Filter"]).(type) {
	case name:
		p := f.get(d["DecodeParms"])
		if a, ok := p.(array); ok && len(a) > 0 {
			p = a[0]
		}
		add(x, p)
	case array:
		p := f.array(d["DecodeParms"])
		for i, n := range x[:min(len(x), 8)] {
			if i < len(p) {
				add(n, p[i])
			} else {
				add(n, nil)
			}
		}
	}
	return names, parms
}

// unfilter undoes one filter, up to limit bytes. late is LZW's EarlyChange 0.
func unfilter(filter string, data []byte, limit int, late bool) []byte {
	switch filter {
	case "FlateDecode", "Fl":
		return inflate(data, limit)
	case "LZWDecode", "LZW":
		return unlzw(data, limit, late)
	case "ASCII85Decode", "A85":
		data, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimLeft(data, " \r\n\t"), []byte("<~")), []byte("~"))
		return readUpTo(ascii85.NewDecoder(bytes.NewReader(data)), limit)
	case "ASCIIHexDecode", "AHx":
		return []byte((&lexer{data: data}).hex())
	case "RunLengthDecode", "RL":
		return unrun(data, limit)
	case "Crypt":
		return data
	}
	return nil
}

func readUpTo(r io.Reader, limit int) []byte {
	var b bytes.Buffer
	_, _ = io.Copy(&b, io.LimitReader(r, int64(max(limit, 0)))) // what came until it broke off is kept
	return b.Bytes()
}

// inflate reads zlib data without its checksum, which damaged files fail.
func inflate(data []byte, limit int) []byte {
	if len(data) > 2 && data[0]&0x0f == 8 && (int(data[0])<<8|int(data[1]))%31 == 0 {
		data = data[2:]
	}
	r := flate.NewReader(bytes.NewReader(data))
	defer r.Close()
	return readUpTo(r, limit)
}

// unlzw reads LZW as PDF has it: codes grow one code early unless late.
func unlzw(data []byte, limit int, late bool) []byte {
	if late {
		r := lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8)
		defer r.Close()
		return readUpTo(r, limit)
	}
	t := &lzwTable{}
	t.clear()
	acc, bits := 0, 0
	for _, c := range data {
		if acc, bits = acc<<8|int(c), bits+8; bits < t.width {
			continue
		}
		bits -= t.width
		code := acc >> bits & (1<<t.width - 1)
		acc &= 1<<bits - 1
		if len(t.out) > limit || !t.code(code) {
			break
		}
	}
	return t.out
}

// lzwTable is the state of reading LZW with early change.
type lzwTable struct {
	entries     []lzwEntry
	width, prev int // bits of a code; the last code, -1 for none
	out         []byte
}

// lzwEntry is a string: another one and a last byte.
type lzwEntry struct {
	prev int
	last byte
	size int
}

// The codes of LZW that are no strings.
const lzwClear, lzwEnd = 256, 257

func (t *lzwTable) clear() {
	if t.entries == nil {
		t.entries = make([]lzwEntry, lzwEnd+1, 4096)
		for i := range 256 {
			t.entries[i] = lzwEntry{-1, byte(i), 1}
		}
	}
	t.entries, t.width, t.prev = t.entries[:lzwEnd+1], 9, -1
}

// code takes one code and reports whether the data goes on.
func (t *lzwTable) code(c int) bool {
	if c == lzwClear {
		t.clear()
		return true
	}
	fresh := c == len(t.entries) // the string that is only being made
	if c == lzwEnd || c > len(t.entries) || fresh && t.prev < 0 {
		return false
	}
	at, src := len(t.out), c
	if fresh {
		src = t.prev
	}
	t.out = append(t.out, make([]byte, t.entries[src].size)...)
	for k, e := len(t.out)-1, src; e >= 0 && k >= at; k, e = k-1, t.entries[e].prev {
		t.out[k] = t.entries[e].last
	}
	if fresh {
		t.out = append(t.out, t.out[at])
	}
	if t.prev >= 0 && len(t.entries) < 4096 {
		t.entries = append(t.entries, lzwEntry{t.prev, t.out[at], t.entries[t.prev].size + 1})
	}
	t.prev = c
	n := len(t.entries)
	t.width = 9 + b2i(n >= 511) + b2i(n >= 1023) + b2i(n >= 2047)
	return true
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func unrun(data []byte, limit int) []byte {
	var out []byte
	for i := 0; i < len(data) && data[i] != 128 && len(out) < limit; {
		n := int(data[i])
		if n < 128 {
			end := min(i+2+n, len(data))
			out = append(out, data[i+1:end]...)
			i = end
			continue
		}
		if i+1 < len(data) {
			out = append(out, bytes.Repeat(data[i+1:i+2], 257-n)...)
		}
		i += 2
	}
	return out
}

// predict undoes the predictor of PNG, row by row; TIFF's is for images only.
func (f *file) predict(data []byte, p dict) []byte {
	if f.num(p["Predictor"]) < 10 {
		return data
	}
	param := func(key string, otherwise int) int {
		if n := int(f.num(p[key])); n > 0 && n < 1<<20 {
			return n
		}
		return otherwise
	}
	pixel := max(1, param("Colors", 1)*param("BitsPerComponent", 8)/8)
	row := (param("Columns", 1)*param("Colors", 1)*param("BitsPerComponent", 8) + 7) / 8
	prev := make([]byte, row)
	out := make([]byte, 0, len(data))
	for len(data) > 1 {
		n := min(row, len(data)-1)
		line := append(make([]byte, 0, row), data[1:1+n]...)
		unpredict(data[0], line, prev, pixel)
		out = append(out, line...)
		copy(prev, line)
		data = data[1+n:]
	}
	return out
}

// unpredict undoes one row of PNG's predictors 1 to 4.
func unpredict(kind byte, line, prev []byte, pixel int) {
	for i := range line {
		var left, corner int
		if i >= pixel {
			left, corner = int(line[i-pixel]), int(prev[i-pixel])
		}
		up := int(prev[i])
		switch kind {
		case 1:
			line[i] += byte(left)
		case 2:
			line[i] += byte(up)
		case 3:
			line[i] += byte((left + up) / 2)
		case 4:
			line[i] += byte(paeth(left, up, corner))
		}
	}
}

func paeth(a, b, c int) int {
	p := a + b - c
	pa, pb, pc := abs(p-a), abs(p-b), abs(p-c)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
