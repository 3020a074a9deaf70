// Package sealed is the file format of bulk data: immutable files of sorted
// records, compressed, checksummed and named by their own SHA-256.
//
// A file holds named sections; a section holds records (key, value) in strictly
// ascending byte order of their keys, cut into blocks of about 32 KiB:
//
//	magic "SANCSEAL", format (4 bytes, little endian)
//	block*       zstd of (uvarint length of key, key, uvarint length of value, value)*
//	footer       zstd of JSON: sections with their blocks (offset, size, CRC-32C of
//	             the stored bytes, size unpacked, first key) and the writer's own note
//	trailer      offset of footer (8), size of footer (4), CRC-32C of footer (4), magic
//
// A file is written under a temporary name, synced, renamed to its hash, and
// the folder synced: a file that bears its name is whole. [File.Verify] finds
// every flipped bit and names the records it may touch.
//
// The package also sorts records that do not fit in memory, see [Sorter], and
// keeps lists of numbers outside it, see [Lists]. It knows nothing of what
// records mean, and never deletes a finished file.
package sealed

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"hash/crc32"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

// Format is the version of the layout. History: 1 (November 2026) first.
const Format = 1

const (
	magic       = "SANCSEAL"
	headerSize  = len(magic) + 4
	trailerSize = 8 + 4 + 4 + len(magic)
	blockTarget = 32 << 10 // unpacked size at which a block ends
	maxUnpacked = 1 << 30  // bound on one unpacked block or footer
	maxKey      = 4 << 10
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// block is the place of one block in the file.
type block struct {
	Offset int64  `json:"o"`
	Size   int    `json:"s"`
	CRC    uint32 `json:"c"`
	Raw    int    `json:"r"`
	First  []byte `json:"k"`
}

type section struct {
	Name    string  `json:"name"`
	Records int64   `json:"records"`
	Blocks  []block `json:"blocks"`
}

type footer struct {
	Sections []*section      `json:"sections"`
	Note     json.RawMessage `json:"note"`
}

// Writer writes one file. It is not safe for concurrent use. Finish with Seal
// and Publish, or with Abort.
type Writer struct {
	f    *os.File
	path string
	hash hash.Hash
	at   int64
	enc  *zstd.Encoder
	foot footer
	cur  *section
	raw  []byte
	last []byte
	some bool // cur has a record
	out  []byte
	name string // set by Seal
}

// Create starts a file under a temporary name in the folder tmp.
func Create(tmp string) (*Writer, error) {
	f, err := os.CreateTemp(tmp, "seal-*")
	if err != nil {
		return nil, fmt.Errorf("start a sealed file: %w", err)
	}
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest),
		zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	w := &Writer{f: f, path: f.Name(), hash: sha256.New(), enc: enc, raw: make([]byte, 0, blockTarget+blockTarget/4)}
	head := binary.LittleEndian.AppendUint32([]byte(magic), Format)
	if err := w.write(head); err != nil {
		w.Abort()
		return nil, err
	}
	return w, nil
}

func (w *Writer) write(b []byte) error {
	w.hash.Write(b)
	w.at += int64(len(b))
	if _, err := w.f.Write(b); err != nil {
		return fmt.Errorf("write a sealed file: %w", err)
	}
	return nil
}

// Section ends the current section and starts the one called name.
func (w *Writer) Section(name string) error {
	if err := w.flush(); err != nil {
		return err
	}
	w.cur, w.some = &section{Name: name}, false
	w.foot.Sections = append(w.foot.Sections, w.cur)
	return nil
}

// Put appends a record to the current section. Keys must ascend.
func (w *Writer) Put(key, value []byte) error {
	switch {
	case w.cur == nil:
		return errors.New("sealed file: record before the first section")
	case len(key) > maxKey:
		return fmt.Errorf("sealed file: key of %d bytes, at most %d are allowed", len(key), maxKey)
	case w.some && bytes.Compare(key, w.last) <= 0:
		return fmt.Errorf("sealed file: key %q does not come after %q", key, w.last)
	case len(value) > maxUnpacked/2:
		return fmt.Errorf("sealed file: record %q is %d bytes, too big", key, len(value))
	}
	if len(w.raw) > 0 && len(w.raw)+len(key)+len(value) > blockTarget {
		if err := w.flush(); err != nil {
			return err
		}
	}
	if len(w.raw) == 0 {
		w.cur.Blocks = append(w.cur.Blocks, block{First: bytes.Clone(key)})
	}
	w.raw = binary.AppendUvarint(w.raw, uint64(len(key)))
	w.raw = append(w.raw, key...)
	w.raw = binary.AppendUvarint(w.raw, uint64(len(value)))
	w.raw = append(w.raw, value...)
	w.last, w.some = append(w.last[:0], key...), true
	w.cur.Records++
	return nil
}

// flush writes the block that is being filled.
func (w *Writer) flush() error {
	if len(w.raw) == 0 {
		return nil
	}
	b := &w.cur.Blocks[len(w.cur.Blocks)-1]
	w.out = w.enc.EncodeAll(w.raw, w.out[:0])
	b.Offset, b.Size, b.Raw = w.at, len(w.out), len(w.raw)
	b.CRC = crc32.Checksum(w.out, castagnoli)
	if cap(w.raw) > 4*blockTarget {
		w.raw = make([]byte, 0, blockTarget+blockTarget/4)
	}
	w.raw = w.raw[:0]
	return w.write(w.out)
}

// Seal writes the footer with the note, which must marshal to JSON, syncs the
// file to disk and returns its name: the SHA-256 of its bytes in hex.
func (w *Writer) Seal(note any) (name string, size int64, err error) {
	if err := w.flush(); err != nil {
		return "", 0, err
	}
	if w.foot.Note, err = json.Marshal(note); err != nil {
		return "", 0, fmt.Errorf("seal: note: %w", err)
	}
	raw, err := json.Marshal(w.foot)
	if err != nil {
		return "", 0, fmt.Errorf("seal: footer: %w", err)
	}
	foot := w.enc.EncodeAll(raw, nil)
	trailer := binary.LittleEndian.AppendUint64(nil, uint64(w.at))
	trailer = binary.LittleEndian.AppendUint32(trailer, uint32(len(foot)))
	trailer = binary.LittleEndian.AppendUint32(trailer, crc32.Checksum(foot, castagnoli))
	trailer = append(trailer, magic...)
	if err := errors.Join(w.write(foot), w.write(trailer)); err != nil {
		return "", 0, err
	}
	if err := w.f.Sync(); err != nil {
		return "", 0, fmt.Errorf("sync a sealed file: %w", err)
	}
	w.name = hex.EncodeToString(w.hash.Sum(nil))
	return w.name, w.at, nil
}

// Publish gives the sealed file its name in dir, which must be on the same
// disk, and makes that last.
func (w *Writer) Publish(dir string) error {
	if w.name == "" {
		return errors.New("publish: the file is not sealed")
	}
	if err := w.f.Close(); err != nil {
		return fmt.Errorf("close sealed file: %w", err)
	}
	return Rename(w.path, filepath.Join(dir, w.name))
}

// Rename renames a synced file and syncs the folder, so that the new name
// survives power loss.
func Rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return fmt.Errorf("name a file: %w", err)
	}
	return SyncFolder(filepath.Dir(to))
}

// SyncFolder syncs a folder, so that new names in it survive power loss.
func SyncFolder(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	if err := errors.Join(dir.Sync(), dir.Close()); err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	return nil
}

// Abort removes the temporary file. After Publish it does nothing.
func (w *Writer) Abort() {
	_ = w.f.Close()       // it may be closed already
	_ = os.Remove(w.path) // it may be renamed already; leftovers are swept
}
