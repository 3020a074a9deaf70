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
	const clear, end = 256, 257
	type entry struct {
		prev int
		last byte
		size int
	}
	table := make([]entry, end+1, 4096)
	for i := range 256 {
		table[i] = entry{-1, byte(i), 1}
	}
	var out []byte
	acc, bits, width, prev := 0, 0, 9, -1
	for _, c := range data {
		if acc, bits = acc<<8|int(c), bits+8; bits < width {
			continue
		}
		bits -= width
		code := acc >> bits & (1<<width - 1)
		acc &= 1<<bits - 1
		if code == end || len(out) > limit || code > len(table) || code == len(table) && prev < 0 {
			break
		}
		if code == clear {
			table, width, prev = table[:end+1], 9, -1
			continue
		}
		at := len(out)
		src := code
		if code == len(table) {
			src = prev
		}
		out = append(out, make([]byte, table[src].size)...)
		for k, e := len(out)-1, src; e >= 0 && k >= at; k, e = k-1, table[e].prev {
			out[k] = table[e].last
		}
		first := out[at]
		if code == len(table) {
			out = append(out, first)
		}
		if prev >= 0 && len(table) < 4096 {
			table = append(table, entry{prev, first, table[prev].size + 1})
		}
		prev = code
		width = 9 + b2i(len(table) >= 511) + b2i(len(table) >= 1023) + b2i(len(table) >= 2047)
	}
	return out
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
