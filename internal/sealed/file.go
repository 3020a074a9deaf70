package sealed

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sort"

	"github.com/klauspost/compress/zstd"

	"sanctrace/internal/fault"
)

// File is an open sealed file. It is safe for concurrent use.
type File struct {
	f    *os.File
	name string
	size int64
	foot footer
	dec  *zstd.Decoder
}

// Open opens the file at path and reads its footer. It does not read the
// blocks: each is checked when it is read. Errors: [fault.Unavailable] when it
// cannot be read, [fault.Corrupt] when it is not what was written.
func Open(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, "sealed file", err)
	}
	s := &File{f: f, name: filepath.Base(path)}
	if err := s.readFooter(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return s, nil
}

func (s *File) corrupt(format string, args ...any) error {
	return fault.New(fault.Corrupt, "sealed file "+s.name, format, args...).
		Try("restore it from a backup, or import the snapshots again")
}

func (s *File) readFooter() error {
	fi, err := s.f.Stat()
	if err != nil {
		return fault.Wrap(fault.Unavailable, "sealed file "+s.name, err)
	}
	s.size = fi.Size()
	foot, err := s.packedFooter()
	if err != nil {
		return err
	}
	s.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecoderLowmem(true))
	if err != nil {
		return fmt.Errorf("sealed file: %w", err)
	}
	raw, err := s.dec.DecodeAll(foot, nil)
	if err != nil {
		return s.corrupt("its footer cannot be unpacked: %v", err)
	}
	if err := json.Unmarshal(raw, &s.foot); err != nil {
		return s.corrupt("its footer cannot be read: %v", err)
	}
	return nil
}

// packedFooter checks the two ends of the file and returns the footer that its
// trailer points at, still packed.
func (s *File) packedFooter() ([]byte, error) {
	if s.size < int64(headerSize+trailerSize) {
		return nil, s.corrupt("%d bytes are too few", s.size)
	}
	head, trailer := make([]byte, headerSize), make([]byte, trailerSize)
	if err := errors.Join(s.readAt(head, 0), s.readAt(trailer, s.size-int64(trailerSize))); err != nil {
		return nil, err
	}
	if string(head[:len(magic)]) != magic || string(trailer[16:]) != magic {
		return nil, s.corrupt("it does not begin and end as one")
	}
	if v := binary.LittleEndian.Uint32(head[len(magic):]); v != Format {
		return nil, fault.New(fault.Conflict, "sealed file "+s.name, "format %d, this program reads %d", v, Format).Try("use a newer program")
	}
	at, n := binary.LittleEndian.Uint64(trailer), binary.LittleEndian.Uint32(trailer[8:])
	if at > uint64(s.size) || uint64(n) > uint64(s.size)-at {
		return nil, s.corrupt("its footer lies outside the file")
	}
	foot := make([]byte, n)
	if err := s.readAt(foot, int64(at)); err != nil {
		return nil, err
	}
	if crc32.Checksum(foot, castagnoli) != binary.LittleEndian.Uint32(trailer[12:]) {
		return nil, s.corrupt("its footer is damaged")
	}
	return foot, nil
}

func (s *File) readAt(b []byte, at int64) error {
	if _, err := s.f.ReadAt(b, at); err != nil {
		if errors.Is(err, io.EOF) {
			return s.corrupt("it ends at byte %d", s.size)
		}
		return fault.Wrap(fault.Unavailable, "sealed file "+s.name, err)
	}
	return nil
}

// Close closes the file. A File that is no longer used may also be left to the
// garbage collector, so that readers need not count each other.
func (s *File) Close() error {
	s.dec.Close()
	return s.f.Close()
}

// Name returns the hash that names the file; Size its bytes.
func (s *File) Name() string { return s.name }

// Size returns the length of the file in bytes.
func (s *File) Size() int64 { return s.size }

// Note reads the writer's note into v.
func (s *File) Note(v any) error {
	if err := json.Unmarshal(s.foot.Note, v); err != nil {
		return s.corrupt("its note cannot be read: %v", err)
	}
	return nil
}

// Records returns the number of records of a section.
func (s *File) Records(name string) int64 {
	if sec := s.section(name); sec != nil {
		return sec.Records
	}
	return 0
}

func (s *File) section(name string) *section {
	for _, sec := range s.foot.Sections {
		if sec.Name == name {
			return sec
		}
	}
	return nil
}

// unpack reads, checks and unpacks one block.
func (s *File) unpack(sec *section, i int) ([]byte, error) {
	b := &sec.Blocks[i]
	if b.Size < 0 || b.Raw < 0 || b.Raw > maxUnpacked || b.Offset < 0 || b.Offset+int64(b.Size) > s.size {
		return nil, s.corrupt("block %d of %s lies outside the file", i, sec.Name)
	}
	stored := make([]byte, b.Size)
	if err := s.readAt(stored, b.Offset); err != nil {
		return nil, err
	}
	if crc32.Checksum(stored, castagnoli) != b.CRC {
		return nil, s.corrupt("block %d of %s, which begins with %q, is damaged", i, sec.Name, b.First)
	}
	raw, err := s.dec.DecodeAll(stored, make([]byte, 0, b.Raw))
	if err != nil || len(raw) != b.Raw {
		return nil, s.corrupt("block %d of %s, which begins with %q, cannot be unpacked: %v", i, sec.Name, b.First, err)
	}
	return raw, nil
}

var errShort = errors.New("record is cut short")

// next cuts the first record off raw.
func next(raw []byte) (key, value, rest []byte, err error) {
	if key, raw, err = cut(raw); err != nil {
		return nil, nil, nil, err
	}
	if value, raw, err = cut(raw); err != nil {
		return nil, nil, nil, err
	}
	return key, value, raw, nil
}

func cut(b []byte) (head, rest []byte, err error) {
	n, w := binary.Uvarint(b)
	if w <= 0 || n > uint64(len(b)-w) {
		return nil, nil, errShort
	}
	return b[w : w+int(n) : w+int(n)], b[w+int(n):], nil
}

// Get returns the value of key in a section, and whether it is there.
func (s *File) Get(name string, key []byte) ([]byte, bool, error) {
	sec := s.section(name)
	if sec == nil {
		return nil, false, nil
	}
	i := sort.Search(len(sec.Blocks), func(i int) bool { return bytes.Compare(sec.Blocks[i].First, key) > 0 }) - 1
	if i < 0 {
		return nil, false, nil
	}
	raw, err := s.unpack(sec, i)
	if err != nil {
		return nil, false, err
	}
	for len(raw) > 0 {
		k, v, rest, err := next(raw)
		if err != nil {
			return nil, false, s.corrupt("block %d of %s: %v", i, name, err)
		}
		if c := bytes.Compare(k, key); c >= 0 {
			return v, c == 0, nil
		}
		raw = rest
	}
	return nil, false, nil
}

// Cursor walks a section in the order of its keys.
type Cursor struct {
	s    *File
	sec  *section
	next int
	raw  []byte
	held bool // the current record has not been handed out yet

	Key, Value []byte // of the current record; valid until Next
	err        error
}

// Scan returns a cursor before the first record of a section; a section that
// does not exist is empty.
func (s *File) Scan(name string) *Cursor { return &Cursor{s: s, sec: s.section(name)} }

// ScanFrom returns a cursor before the first record whose key is not below key.
func (s *File) ScanFrom(name string, key []byte) *Cursor {
	c := s.Scan(name)
	if c.sec == nil {
		return c
	}
	c.next = max(0, sort.Search(len(c.sec.Blocks), func(i int) bool { return bytes.Compare(c.sec.Blocks[i].First, key) > 0 })-1)
	for c.Next() {
		if bytes.Compare(c.Key, key) >= 0 {
			c.held = true
			break
		}
	}
	return c
}

// Next goes to the next record and reports whether there is one; see Err.
func (c *Cursor) Next() bool {
	if c.held {
		c.held = false
		return true
	}
	for c.err == nil && len(c.raw) == 0 {
		if c.sec == nil || c.next == len(c.sec.Blocks) {
			return false
		}
		c.raw, c.err = c.s.unpack(c.sec, c.next)
		c.next++
	}
	if c.err != nil {
		return false
	}
	k, v, rest, err := next(c.raw)
	if err != nil {
		c.err = c.s.corrupt("block %d of %s: %v", c.next-1, c.sec.Name, err)
		return false
	}
	c.Key, c.Value, c.raw = k, v, rest
	return true
}

// Err returns what ended the walk early, or nil.
func (c *Cursor) Err() error { return c.err }

// Verify reads the whole file and returns what is damaged: blocks that do not
// match their checksums, and a file that does not match its name.
func (s *File) Verify() []error {
	var bad []error
	for _, sec := range s.foot.Sections {
		for i := range sec.Blocks {
			if _, err := s.unpack(sec, i); err != nil {
				bad = append(bad, err)
			}
		}
	}
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(s.f, 0, s.size)); err != nil {
		return append(bad, fault.Wrap(fault.Unavailable, "sealed file "+s.name, err))
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != s.name && len(bad) == 0 {
		bad = append(bad, s.corrupt("its hash is %s", got))
	}
	return bad
}
