package index

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"slices"
)

// Bounds on the memory of one spool and one section under construction.
const (
	spoolParts   = 64       // named by six bits
	spoolBudget  = 96 << 20 // bytes of one spool in memory before it goes to a file
	sectionInMem = 8 << 20
	pairSize     = 12
)

// pair is one entry of a table under construction.
type pair struct {
	key uint64
	val uint32
}

// spool collects pairs in parts and hands them out, part by part, sorted. With
// a folder it keeps no more than spoolBudget bytes in memory; without one it
// keeps all.
type spool struct {
	dir   string
	parts [spoolParts][]byte
	files [spoolParts]*os.File
	held  int
	n     int
}

func (s *spool) add(part int, key uint64, val uint32) error {
	b := binary.LittleEndian.AppendUint64(s.parts[part], key)
	s.parts[part] = binary.LittleEndian.AppendUint32(b, val)
	s.held += pairSize
	s.n++
	if s.dir != "" && s.held > spoolBudget {
		return s.spill()
	}
	return nil
}

func (s *spool) spill() error {
	for i, b := range s.parts {
		if len(b) == 0 {
			continue
		}
		if s.files[i] == nil {
			f, err := os.CreateTemp(s.dir, "index-spool-*")
			if err != nil {
				return fmt.Errorf("build the index: %w", err)
			}
			s.files[i] = f
		}
		if _, err := s.files[i].Write(b); err != nil {
			return fmt.Errorf("build the index: %w", err)
		}
		s.parts[i] = b[:0]
	}
	s.held = 0
	return nil
}

// each hands the pairs of one part to fn, sorted by key and value, without
// repeats. The slice is reused.
func (s *spool) each(part int, buf []pair, fn func([]pair) error) ([]pair, error) {
	buf = buf[:0]
	if f := s.files[part]; f != nil {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return buf, fmt.Errorf("build the index: %w", err)
		}
		r := bufio.NewReaderSize(f, 1<<18)
		var b [pairSize]byte
		for {
			_, err := io.ReadFull(r, b[:])
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return buf, fmt.Errorf("build the index: %w", err)
			}
			buf = append(buf, unpair(b[:]))
		}
	}
	for b := s.parts[part]; len(b) > 0; b = b[pairSize:] {
		buf = append(buf, unpair(b))
	}
	slices.SortFunc(buf, func(x, y pair) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.val, y.val)) })
	return buf, fn(slices.Compact(buf))
}

func unpair(b []byte) pair {
	return pair{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint32(b[8:])}
}

// close removes the files of the spool.
func (s *spool) close() {
	for i, f := range s.files {
		if f != nil {
			_ = f.Close() // it is thrown away
			_ = os.Remove(f.Name())
			s.files[i] = nil
		}
	}
}

// section is a section under construction: in memory, and past sectionInMem,
// where there is a folder, in a file.
type section struct {
	dir  string
	buf  []byte
	file *os.File
	size uint64
	crc  uint32
}

// write appends bytes.
func (s *section) write(b []byte) error {
	s.buf = append(s.buf, b...)
	return s.wrote(len(b))
}

// wrote counts n bytes that were appended to buf.
func (s *section) wrote(n int) error {
	s.size += uint64(n)
	if s.dir == "" || len(s.buf) < sectionInMem {
		return nil
	}
	return s.flush()
}

func (s *section) flush() error {
	if s.file == nil {
		f, err := os.CreateTemp(s.dir, "index-part-*")
		if err != nil {
			return fmt.Errorf("build the index: %w", err)
		}
		s.file = f
	}
	s.crc = crc32.Update(s.crc, castagnoli, s.buf)
	if _, err := s.file.Write(s.buf); err != nil {
		return fmt.Errorf("build the index: %w", err)
	}
	s.buf = s.buf[:0]
	return nil
}

// u32 and u64 append one number.
func (s *section) u32(v uint32) error {
	s.buf = binary.LittleEndian.AppendUint32(s.buf, v)
	return s.wrote(4)
}

func (s *section) u64(v uint64) error {
	s.buf = binary.LittleEndian.AppendUint64(s.buf, v)
	return s.wrote(8)
}

// copyTo writes the section out and returns its checksum.
func (s *section) copyTo(w io.Writer) (uint32, error) {
	if s.file != nil {
		if _, err := s.file.Seek(0, io.SeekStart); err != nil {
			return 0, fmt.Errorf("build the index: %w", err)
		}
		if _, err := io.Copy(w, s.file); err != nil {
			return 0, fmt.Errorf("build the index: %w", err)
		}
	}
	if _, err := w.Write(s.buf); err != nil {
		return 0, fmt.Errorf("build the index: %w", err)
	}
	return crc32.Update(s.crc, castagnoli, s.buf), nil
}

// close removes the file of the section.
func (s *section) close() {
	if s.file != nil {
		_ = s.file.Close() // it is thrown away
		_ = os.Remove(s.file.Name())
		s.file = nil
	}
}
