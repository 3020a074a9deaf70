package index

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"sanctrace/internal/fault"
)

// Format is the version of the layout of a segment. History: 1 (November 2026)
// first; 2 (November 2026) level and script of a word in its row, and how
// many words a name has; 3 (November 2026) country and check of an identifier,
// traits; 4 (November 2026) what the other words of a name are beside its postings.
const Format = 4

// A segment is one file, or one piece of memory, in little-endian order:
//
//	magic "SANCINDX", format (4 bytes), 4 bytes of zero
//	section*   each at a multiple of 8 bytes
//	footer     for each section its offset (8), size (8) and CRC-32C (4);
//	           then the length of the note (4) and the note
//	trailer    offset of the footer (8), its size (4), its CRC-32C (4), magic
//
// The sections:
const (
	secRecords   = iota // records by rising id, as record.go writes them
	secRecordAt         // 8 bytes for each record and one more: where it begins
	secFirstName        // 4 bytes for each record and one more: its first name
	secNames            // names as parsed, as record.go writes them
	secNameAt           // 4 bytes for each name: where it begins in secNames
	secNameOf           // 4 bytes for each name: its record
	secNameSigns        // 8 bytes for each name: its summary, see sign.go
	secTerms            // rows of termRow bytes
	secForms            // forms of terms, as names.Form.AppendStored writes them
	secPosts            // for each term the names it stands in, see appendPost
	secWords            // interned short texts
	secWordAt           // 4 bytes for each word and one more: where it begins
	secKeys             // keys of terms: a table, see table.go
	secKeyPrints
	secKeyIDs
	secJoins // keys of joins with the names that have them: a table
	secJoinPrints
	secJoinIDs
	secNumbers // keys of identifiers with the records that bear them: a table
	secNumberPrints
	secNumberIDs
	numSections
)

const (
	magic       = "SANCINDX"
	headerSize  = len(magic) + 8
	sectionRow  = 8 + 8 + 4
	trailerSize = 8 + 4 + 4 + len(magic)
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// place is where a section lies.
type place struct {
	offset, size uint64
	crc          uint32
}

// footer is the parsed end of a segment.
type footer struct {
	places [numSections]place
	note   []byte
}

func (f *footer) append(b []byte) []byte {
	for _, p := range f.places {
		b = binary.LittleEndian.AppendUint64(b, p.offset)
		b = binary.LittleEndian.AppendUint64(b, p.size)
		b = binary.LittleEndian.AppendUint32(b, p.crc)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(f.note)))
	return append(b, f.note...)
}

func header() []byte {
	b := binary.LittleEndian.AppendUint32([]byte(magic), Format)
	return binary.LittleEndian.AppendUint32(b, 0)
}

func trailer(at uint64, foot []byte) []byte {
	b := binary.LittleEndian.AppendUint64(nil, at)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(foot)))
	b = binary.LittleEndian.AppendUint32(b, crc32.Checksum(foot, castagnoli))
	return append(b, magic...)
}

func corrupt(name, format string, args ...any) error {
	return fault.New(fault.Corrupt, "index "+name, format, args...).Try("remove it: it is built again from the lists")
}

// readFooter finds and checks the footer of a segment.
func readFooter(data []byte, name string) (*footer, error) {
	b, err := footerBytes(data, name)
	if err != nil {
		return nil, err
	}
	at := uint64(len(data) - trailerSize - len(b))
	f := &footer{}
	for i := range f.places {
		p := place{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:]), binary.LittleEndian.Uint32(b[16:])}
		if p.offset > at || p.size > at-p.offset {
			return nil, corrupt(name, "section %d lies outside the file", i)
		}
		f.places[i], b = p, b[sectionRow:]
	}
	if k := uint64(binary.LittleEndian.Uint32(b)); k != uint64(len(b)-4) {
		return nil, corrupt(name, "its note is cut short")
	}
	f.note = b[4:]
	return f, nil
}

// footerBytes finds the footer by the trailer and checks its checksum.
func footerBytes(data []byte, name string) ([]byte, error) {
	if len(data) < headerSize+trailerSize {
		return nil, corrupt(name, "%d bytes are too few", len(data))
	}
	end := data[len(data)-trailerSize:]
	if string(data[:len(magic)]) != magic || string(end[16:]) != magic {
		return nil, corrupt(name, "it does not begin and end as one")
	}
	if v := binary.LittleEndian.Uint32(data[len(magic):]); v != Format {
		return nil, fault.New(fault.Conflict, "index "+name, "format %d, this program reads %d", v, Format).Try("remove it: it is built again from the lists")
	}
	at, n := binary.LittleEndian.Uint64(end), uint64(binary.LittleEndian.Uint32(end[8:]))
	if at > uint64(len(data)) || n != uint64(len(data)-trailerSize)-at || n < numSections*sectionRow+4 {
		return nil, corrupt(name, "its footer lies outside the file")
	}
	b := data[at : at+n]
	if crc32.Checksum(b, castagnoli) != binary.LittleEndian.Uint32(end[12:]) {
		return nil, corrupt(name, "its footer is damaged")
	}
	return b, nil
}

// sound checks the sections against their checksums and against each other.
func (f *footer) sound(data []byte, name string) error {
	var errs []error
	for i, p := range f.places {
		if crc32.Checksum(data[p.offset:p.offset+p.size], castagnoli) != p.crc {
			errs = append(errs, corrupt(name, "section %d is damaged (bytes %d-%d)", i, p.offset, p.offset+p.size))
		}
	}
	return errors.Join(errs...)
}

// Check reads a whole segment and returns what is damaged, nil when it is as
// it was written. A file that bears the hash that it was published under is
// also held against its name.
func Check(path string) error {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return fault.Wrap(fault.Unavailable, "index "+name, err)
	}
	defer f.Close()
	sum, err := hashOf(io.Reader(f))
	if err != nil {
		return fault.Wrap(fault.Unavailable, "index "+name, err)
	}
	data, unmap, err := mapFile(f)
	if err != nil {
		return fault.Wrap(fault.Unavailable, "index "+name, err)
	}
	defer unmap()
	foot, err := readFooter(data, name)
	if err != nil {
		return err
	}
	if err := foot.sound(data, name); err != nil {
		return err
	}
	if want := name[:len(name)-len(filepath.Ext(name))]; len(want) == len(sum) && want != sum {
		return corrupt(name, "its hash is %s", sum)
	}
	return nil
}
