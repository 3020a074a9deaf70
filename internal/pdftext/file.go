package pdftext

import (
	"bytes"
	"sort"
)

// file is the objects of a PDF file. It is read by looking for objects from
// the first byte to the last, not by the cross-reference table: a later
// definition of a number replaces an earlier one, which is what the table of
// an updated file says too, and a damaged or hostile table does no harm.
type file struct {
	objects map[int]any
	at      map[int]int  // where each stands, for members of object streams: where the stream stands
	packed  map[int]bool // members of object streams, whose strings are not encrypted by themselves
	trailer dict
	crypt   *crypt
	budget  int // bytes that may still be decoded
}

// maxObjects bounds the objects of one file.
const maxObjects = 2_000_000

// load finds the objects of data.
func load(data []byte) *file {
	f := &file{objects: map[int]any{}, at: map[int]int{}, packed: map[int]bool{}, trailer: dict{}, budget: maxDecoded}
	l := &lexer{data: data}
	for l.pos < len(data) && len(f.objects) < maxObjects {
		o := bytes.Index(data[l.pos:], []byte("obj"))
		t := bytes.Index(data[l.pos:max(l.pos, min(len(data), l.pos+max(o, 0)))], []byte("trailer"))
		if o < 0 {
			t = bytes.Index(data[l.pos:], []byte("trailer"))
		}
		switch {
		case t >= 0:
			l.pos += t + len("trailer")
			if d, ok := l.object(0).(dict); ok {
				f.addTrailer(d)
			}
		case o < 0:
			l.pos = len(data)
		default:
			f.define(l, l.pos+o)
		}
	}
	if e, ok := f.get(f.trailer["Encrypt"]).(dict); ok {
		f.crypt = f.newCrypt(e)
	}
	f.expand()
	return f
}

// addTrailer takes over what a trailer says; a later one replaces an earlier.
func (f *file) addTrailer(d dict) {
	for _, k := range []string{"Root", "Info", "Encrypt", "ID"} {
		if v, ok := d[k]; ok {
			f.trailer[k] = v
		}
	}
}

// define reads the object whose keyword "obj" stands at off, if it is one.
func (f *file) define(l *lexer, off int) {
	l.pos = off + 3
	num, at, ok := objectNumber(l.data, off)
	if !ok {
		return
	}
	v := l.object(0)
	d, ok := v.(dict)
	if !ok {
		f.objects[num], f.at[num] = v, at
		return
	}
	end := l.pos
	if l.token() != keyword("stream") {
		l.pos = end
		f.objects[num], f.at[num] = d, at
		return
	}
	s := &stream{dict: d, num: num}
	s.raw, l.pos = streamBytes(l.data, l.pos, d)
	f.objects[num], f.at[num] = s, at
	if d["Type"] == name("XRef") {
		f.addTrailer(d)
	}
}

// objectNumber reads "12 0 " backwards from off.
func objectNumber(data []byte, off int) (num, at int, ok bool) {
	i := off
	read := func() (n int, ok bool) {
		for i > 0 && isSpace(data[i-1]) {
			i--
		}
		end := i
		for i > 0 && data[i-1] >= '0' && data[i-1] <= '9' && end-i < 9 {
			i--
		}
		for _, c := range data[i:end] {
			n = n*10 + int(c-'0')
		}
		return n, i < end
	}
	if _, ok := read(); !ok || i == 0 || !isSpace(data[i-1]) {
		return 0, 0, false
	}
	num, ok = read()
	return num, i, ok
}

// streamBytes returns the bytes of a stream whose keyword ends at pos, and
// where reading goes on. The length that the dictionary states holds only
// where "endstream" follows it.
func streamBytes(data []byte, pos int, d dict) (raw []byte, next int) {
	if pos < len(data) && data[pos] == '\r' {
		pos++
	}
	if pos < len(data) && data[pos] == '\n' {
		pos++
	}
	if n, ok := d["Length"].(float64); ok && n >= 0 && pos+int(n) <= len(data) {
		end := pos + int(n)
		if bytes.HasPrefix(bytes.TrimLeft(data[end:min(len(data), end+20)], "\r\n \t"), []byte("endstream")) {
			return data[pos:end], end
		}
	}
	end := bytes.Index(data[pos:], []byte("endstream"))
	if end < 0 {
		return data[pos:], len(data)
	}
	return bytes.TrimSuffix(bytes.TrimSuffix(data[pos:pos+end], []byte("\n")), []byte("\r")), pos + end
}

// expand adds the objects that stand in object streams.
func (f *file) expand() {
	var nums []int
	for n, v := range f.objects {
		if s, ok := v.(*stream); ok && s.dict["Type"] == name("ObjStm") {
			nums = append(nums, n)
		}
	}
	sort.Slice(nums, func(i, j int) bool { return f.at[nums[i]] < f.at[nums[j]] })
	for _, n := range nums {
		if s, ok := f.objects[n].(*stream); ok {
			f.members(s, f.at[n])
		}
	}
}

func (f *file) members(s *stream, at int) {
	data := f.decode(s)
	count, first := int(num(f.get(s.dict["N"]))), int(num(f.get(s.dict["First"])))
	index := &lexer{data: data}
	for i := 0; i < count && index.pos < len(data) && len(f.objects) < maxObjects; i++ {
		n, ok1 := index.token().(float64)
		off, ok2 := index.token().(float64)
		if !ok1 || !ok2 || off < 0 || n < 0 || first < 0 || first+int(off) >= len(data) {
			return
		}
		if old, ok := f.at[int(n)]; ok && old > at {
			continue
		}
		l := &lexer{data: data, pos: first + int(off)}
		f.objects[int(n)], f.at[int(n)], f.packed[int(n)] = l.object(0), at, true
	}
}

// get follows references; a loop of them is null.
func (f *file) get(v any) any {
	for range 20 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.objects[int(r)]
	}
	return nil
}

func (f *file) dict(v any) dict {
	switch x := f.get(v).(type) {
	case dict:
		return x
	case *stream:
		return x.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}

func (f *file) name(v any) string {
	n, _ := f.get(v).(name)
	return string(n)
}

func (f *file) num(v any) float64 { return num(f.get(v)) }

func num(v any) float64 {
	n, _ := v.(float64)
	return n
}

// text returns a text string as UTF-8. owner is the number of the object that
// holds it, by which strings are encrypted.
func (f *file) text(v any, owner int) string {
	s, ok := f.get(v).(string)
	if !ok {
		return ""
	}
	if r, ok := v.(ref); ok {
		owner = int(r)
	}
	if f.crypt != nil && !f.packed[owner] {
		s = string(f.crypt.decrypt(owner, []byte(s), f.crypt.strings))
	}
	return textString(s)
}
