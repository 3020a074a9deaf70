package screen

import (
	"encoding/binary"
	"errors"
	"io"
)

// Bounds on the footer of a Parquet file.
const (
	maxFooter    = 32 << 20
	maxThriftNum = 64 // nesting of the footer
)

var errFooter = errors.New("the footer is damaged: it claims more than it holds")

// checkFooter walks the footer of a Parquet file, which is a structure in
// Thrift's compact protocol, and refuses one whose lists claim more elements
// than there are bytes: the Parquet library would believe them and ask for
// the memory.
func checkFooter(in io.ReaderAt, size int64) error {
	var tail [8]byte
	if size < 12 {
		return errFooter
	}
	if _, err := in.ReadAt(tail[:], size-8); err != nil {
		return err
	}
	n := int64(binary.LittleEndian.Uint32(tail[:4]))
	if string(tail[4:]) != "PAR1" || n > maxFooter || n > size-12 {
		return errFooter
	}
	b := make([]byte, n)
	if _, err := in.ReadAt(b, size-8-n); err != nil {
		return err
	}
	w := thrift{b: b}
	if !w.structure(0) {
		return errFooter
	}
	return nil
}

// The element types of the compact protocol (Apache Thrift,
// doc/specs/thrift-compact-protocol.md).
const (
	thriftTrue = iota + 1
	thriftFalse
	thriftByte
	thriftI16
	thriftI32
	thriftI64
	thriftDouble
	thriftBinary
	thriftList
	thriftSet
	thriftMap
	thriftStruct
)

// thrift walks bytes without keeping any.
type thrift struct{ b []byte }

func (t *thrift) skip(n uint64) bool {
	if n > uint64(len(t.b)) {
		return false
	}
	t.b = t.b[n:]
	return true
}

func (t *thrift) byte() (byte, bool) {
	if len(t.b) == 0 {
		return 0, false
	}
	c := t.b[0]
	t.b = t.b[1:]
	return c, true
}

func (t *thrift) varint() (uint64, bool) {
	v, n := binary.Uvarint(t.b)
	if n <= 0 {
		return 0, false
	}
	t.b = t.b[n:]
	return v, true
}

func (t *thrift) structure(depth int) bool {
	if depth > maxThriftNum {
		return false
	}
	for {
		h, ok := t.byte()
		if !ok {
			return false
		}
		kind := h & 0xf
		if kind == 0 {
			return true
		}
		if h>>4 == 0 {
			if _, ok := t.varint(); !ok {
				return false
			}
		}
		if kind == thriftTrue || kind == thriftFalse {
			continue // the value is in the header
		}
		if !t.value(kind, depth) {
			return false
		}
	}
}

func (t *thrift) value(kind byte, depth int) bool {
	switch kind {
	case thriftTrue, thriftFalse, thriftByte:
		return t.skip(1)
	case thriftI16, thriftI32, thriftI64:
		_, ok := t.varint()
		return ok
	case thriftDouble:
		return t.skip(8)
	case thriftBinary:
		n, ok := t.varint()
		return ok && t.skip(n)
	case thriftList, thriftSet:
		return t.list(depth)
	case thriftStruct:
		return t.structure(depth + 1)
	}
	return false // maps do not occur in a footer
}

func (t *thrift) list(depth int) bool {
	h, ok := t.byte()
	if !ok || depth > maxThriftNum {
		return false
	}
	n := uint64(h >> 4)
	if n == 0xf {
		if n, ok = t.varint(); !ok {
			return false
		}
	}
	if n > uint64(len(t.b)) {
		return false
	}
	for range n {
		if !t.value(h&0xf, depth+1) {
			return false
		}
	}
	return true
}
