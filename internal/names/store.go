package names

import "encoding/binary"

// Marks of a stored form.
const (
	storedKnown = 1 << iota
	storedDigits
)

// AppendStored appends the form as an index stores it; see DecodeStored.
func (f *Form) AppendStored(dst []byte) []byte {
	var flags byte
	if f.known {
		flags |= storedKnown
	}
	if f.digits {
		flags |= storedDigits
	}
	dst = append(dst, byte(f.Script), byte(f.Kind), f.Level, flags)
	dst = binary.LittleEndian.AppendUint32(dst, f.letter)
	spoken := f.spoken
	if spoken == f.Text {
		spoken = "" // the same as Text
	}
	for _, s := range [...]string{f.Text, f.sound, f.hard, spoken, f.korean} {
		dst = appendShort(dst, s)
	}
	dst = append(dst, byte(len(f.abjad)), byte(len(f.Group)))
	for _, s := range f.abjad {
		dst = binary.AppendUvarint(dst, uint64(len(s)))
		dst = append(dst, s...)
	}
	for _, g := range f.Group {
		dst = binary.LittleEndian.AppendUint16(dst, g)
	}
	return dst
}

func appendShort(dst []byte, s string) []byte { return append(append(dst, byte(len(s))), s...) }

// DecodeStored sets f to the form that AppendStored wrote at the start of s. It
// keeps parts of s and reuses the slices of f; it allocates nothing once they
// have grown. Damaged bytes may panic with an index out of range, or give
// another form.
func (f *Form) DecodeStored(s string) {
	f.Script, f.Kind, f.Level = Script(s[0]), Kind(s[1]), s[2]
	f.known, f.digits = s[3]&storedKnown != 0, s[3]&storedDigits != 0
	f.letter = uint32(s[4]) | uint32(s[5])<<8 | uint32(s[6])<<16 | uint32(s[7])<<24
	s = s[8:]
	f.Text, s = s[1:1+int(s[0])], s[1+int(s[0]):]
	f.sound, s = s[1:1+int(s[0])], s[1+int(s[0]):]
	f.hard, s = s[1:1+int(s[0])], s[1+int(s[0]):]
	f.spoken, s = s[1:1+int(s[0])], s[1+int(s[0]):]
	if f.spoken == "" {
		f.spoken = f.Text
	}
	f.korean, s = s[1:1+int(s[0])], s[1+int(s[0]):]
	bones, groups := int(s[0]), int(s[1])
	s = s[2:]
	f.abjad = f.abjad[:0]
	for range bones {
		n, w := uint(s[0]), 1
		if n >= 0x80 {
			n, w = n&0x7f|uint(s[1])<<7, 2
		}
		f.abjad = append(f.abjad, s[w:w+int(n)])
		s = s[w+int(n):]
	}
	f.Group = f.Group[:0]
	for i := range groups {
		f.Group = append(f.Group, uint16(s[2*i])|uint16(s[2*i+1])<<8)
	}
}

// Letters returns the set of the letters of the text, for MayMisspell.
func (f *Form) Letters() uint32 { return f.letter }

// MayMisspell reports whether a word of n bytes with the given set of letters
// can be a typo for f. It is a cheap test that rules most words out.
func (f *Form) MayMisspell(n int, letters uint32) bool {
	b := typoBudget(min(len(f.Text), n))
	return b > 0 && !far(f, n, letters, b)
}

// StoredText returns the text, of n bytes, of a stored form.
func StoredText(s string, n int) string { return s[9 : 9+n] }
