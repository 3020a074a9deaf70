package index

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"slices"
	"sync"

	"sanctrace/internal/fault"
	"sanctrace/internal/names"
)

const (
	termRow  = 24        // form (4), posts (4), their bytes (4), names (4), letters (4), length, class, kind, level | script << 2
	batchLen = 2048      // entries that are parsed at a time
	maxBlob  = 1<<32 - 1 // bytes of a section that 4-byte offsets reach into
)

// Writer writes one segment. Entries come by rising id. What it keeps in
// memory grows with the number of different words and by 32 bytes for each
// name; the rest goes to temporary files. It is not safe for concurrent use.
// Call Close in the end, whatever happened.
type Writer struct {
	dir     string
	secs    [numSections]section
	posts   spool // by term
	keys    spool
	joins   spool
	numbers spool
	words   words

	terms   map[string]uint32
	rows    []term
	readers []*names.Reader
	batch   []Entry
	pending chan []parsed // gives the batch that is being parsed; nil when none is
	last    string
	records uint32
	names   uint32   // that were written
	signs   []sign   // of the words of all names
	signsAt []uint32 // by name: where they begin

	buf    []byte
	num    []uint32
	hash   []uint64
	others []sign
	hasID  bool
}

// term is a word of the vocabulary under construction.
type term struct {
	form, posts, size, names uint32
	letters                  uint32
	length, class, kind      byte
	level                    byte // and script
	sign                     sign
}

// parsed is an entry with what was read from it.
type parsed struct {
	entry *Entry
	read  []Parsed
	joins [][]uint64 // by name
	ids   []Identifier
}

// NewWriter returns a writer that keeps its temporary files in dir; an empty
// dir keeps all in memory.
func NewWriter(dir string) *Writer {
	w := &Writer{dir: dir, terms: map[string]uint32{}, words: words{ids: map[string]uint32{}}}
	for i := range w.secs {
		w.secs[i].dir = dir
	}
	for _, s := range []*spool{&w.posts, &w.keys, &w.joins, &w.numbers} {
		s.dir = dir
	}
	for range max(1, runtime.GOMAXPROCS(0)) {
		w.readers = append(w.readers, names.Remembering(false))
	}
	return w
}

// Add takes one entity. Ids must not fall. Of an id that comes twice there are
// two records: callers merge entities before they add them.
func (w *Writer) Add(e Entry) error {
	if w.hasID && e.ID < w.last {
		return fmt.Errorf("build the index: entity %q does not come after %q", e.ID, w.last)
	}
	w.last, w.hasID = e.ID, true
	w.batch = append(w.batch, e)
	if len(w.batch) < batchLen {
		return nil
	}
	return w.parse()
}

// parse starts parsing the batch and takes in the one before.
func (w *Writer) parse() error {
	var before []parsed
	if w.pending != nil {
		before = <-w.pending
	}
	w.pending = nil
	if len(w.batch) > 0 {
		w.pending = make(chan []parsed, 1)
		go func(batch []Entry, out chan<- []parsed) { out <- w.parseAll(batch) }(w.batch, w.pending)
		w.batch = make([]Entry, 0, batchLen)
	}
	for i := range before {
		if err := w.take(&before[i]); err != nil {
			return err
		}
	}
	return nil
}

// parseAll parses a batch on all cores.
func (w *Writer) parseAll(batch []Entry) []parsed {
	out := make([]parsed, len(batch))
	var wg sync.WaitGroup
	share := (len(batch) + len(w.readers) - 1) / len(w.readers)
	for i, r := range w.readers {
		lo, hi := min(i*share, len(batch)), min((i+1)*share, len(batch))
		wg.Go(func() {
			for k := lo; k < hi; k++ {
				out[k] = parse(&batch[k], r)
			}
		})
	}
	wg.Wait()
	return out
}

func parse(e *Entry, r *names.Reader) parsed {
	e.Identifiers = FoldAll(e.Identifiers, e.Countries...)
	p := parsed{entry: e, ids: e.Identifiers, read: readings(e, r)}
	p.joins = make([][]uint64, len(p.read))
	for i := range p.read {
		keys := p.read[i].JoinKeys(nil)
		for k := range keys {
			keys[k] = classed(keys[k], p.read[i].Class)
		}
		p.joins[i] = keys
	}
	return p
}

// take writes one parsed entry.
func (w *Writer) take(p *parsed) error {
	if w.records == math.MaxUint32 || uint64(w.names)+uint64(len(p.read)) > math.MaxUint32 {
		return fault.New(fault.Invalid, "index", "more than 4 billion names do not fit into one")
	}
	w.buf = w.words.appendRecord(w.buf[:0], p.entry)
	err := errors.Join(w.secs[secRecordAt].u64(w.secs[secRecords].size), w.secs[secRecords].write(w.buf), w.secs[secFirstName].u32(w.names))
	if err != nil {
		return err
	}
	for i := range p.read {
		if err := w.takeName(&p.read[i], p.joins[i]); err != nil {
			return err
		}
	}
	for _, id := range p.ids {
		if err := w.numbers.addHash(numberKey(id.Value), w.records); err != nil {
			return err
		}
	}
	w.records++
	return nil
}

func (w *Writer) takeName(p *Parsed, joins []uint64) error {
	w.num = w.num[:0]
	w.signsAt = append(w.signsAt, uint32(len(w.signs)))
	for i := range p.Tokens {
		t, err := w.term(p.Class, p.Tokens[i].Form)
		if err != nil {
			return err
		}
		if !slices.Contains(w.num, t) {
			w.rows[t].names++
			if err := w.posts.add(int(t%spoolParts), uint64(t), w.names); err != nil {
				return err
			}
		}
		w.num = append(w.num, t)
		w.signs = append(w.signs, w.rows[t].sign)
	}
	for _, h := range joins {
		if err := w.joins.addHash(h, w.names); err != nil {
			return err
		}
	}
	at := w.secs[secNames].size
	if at > maxBlob {
		return fault.New(fault.Invalid, "index", "more than 4 GiB of names do not fit into one")
	}
	w.buf = w.words.appendName(w.buf[:0], p, w.num)
	sum := summaryOf(w.signs[w.signsAt[w.names]:])
	w.names++
	return errors.Join(w.secs[secNameSigns].u64(uint64(sum)), w.secs[secNameAt].u32(uint32(at)), w.secs[secNames].write(w.buf), w.secs[secNameOf].u32(w.records))
}

// term returns the number of a word, which it files when it is new.
func (w *Writer) term(c names.Class, f *names.Form) (uint32, error) {
	w.buf = f.AppendIdentity(append(w.buf[:0], byte(c)))
	if t, ok := w.terms[string(w.buf)]; ok {
		return t, nil
	}
	t := uint32(len(w.rows))
	w.terms[string(w.buf)] = t
	at := w.secs[secForms].size
	if at > maxBlob || t > math.MaxUint32>>1 {
		return 0, fault.New(fault.Invalid, "index", "more than 4 GiB of different words do not fit into one")
	}
	w.rows = append(w.rows, term{form: uint32(at), letters: f.Letters(), length: byte(len(f.Text)), class: byte(c), kind: byte(f.Kind), level: min(f.Level, 3) | byte(f.Script)<<2, sign: signOf(t, f.Text, f.Kind)})
	w.buf = f.AppendStored(w.buf[:0])
	if err := w.secs[secForms].write(w.buf); err != nil {
		return 0, err
	}
	w.hash = f.Keys(w.hash[:0])
	for _, k := range w.hash {
		if err := w.keys.addHash(classed(k, c), t); err != nil {
			return 0, err
		}
	}
	return t, nil
}

// addHash adds a pair to the part that the leading bits of its key name.
func (s *spool) addHash(h uint64, v uint32) error { return s.add(int(h>>(64-6)), h, v) }

// classed keeps the vocabularies of the classes apart.
func classed(h uint64, c names.Class) uint64 { return h ^ uint64(c)*0x9e3779b97f4a7c15 }

// numberKey is the hash under which a folded identifier is filed.
func numberKey(value string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(value) {
		h = (h ^ uint64(value[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// Finish writes the segment with a note of the caller's and returns the
// SHA-256 of its bytes in hex. The writer cannot be used afterwards.
func (w *Writer) Finish(out io.Writer, note []byte) (sum string, err error) {
	for w.pending != nil || len(w.batch) > 0 {
		if err := w.parse(); err != nil {
			return "", err
		}
	}
	if err := w.finishSections(); err != nil {
		return "", err
	}
	h := sha256.New()
	o := &counting{w: io.MultiWriter(out, h)}
	if _, err := o.Write(header()); err != nil {
		return "", fmt.Errorf("write the index: %w", err)
	}
	foot := footer{note: note}
	for i := range w.secs {
		foot.places[i].offset, foot.places[i].size = o.n, w.secs[i].size
		if foot.places[i].crc, err = w.secs[i].copyTo(o); err != nil {
			return "", err
		}
		if _, err := o.Write(make([]byte, -o.n&7)); err != nil {
			return "", fmt.Errorf("write the index: %w", err)
		}
	}
	b := foot.append(nil)
	b = append(b, trailer(o.n, b)...)
	if _, err := o.Write(b); err != nil {
		return "", fmt.Errorf("write the index: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// counting counts what is written.
type counting struct {
	w io.Writer
	n uint64
}

// Write is for io.Writer.
func (c *counting) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += uint64(n)
	return n, err
}

func hashOf(r io.Reader) (string, error) {
	h := sha256.New()
	if _, err := io.Copy(h, r); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// finishSections writes what only the end knows: postings, tables, rows.
func (w *Writer) finishSections() error {
	if err := errors.Join(w.secs[secRecordAt].u64(w.secs[secRecords].size), w.secs[secFirstName].u32(w.names)); err != nil {
		return err
	}
	w.terms, w.readers = nil, nil
	var buf []pair
	var err error
	for part := range spoolParts {
		if buf, err = w.posts.each(part, buf, w.finishPosts); err != nil {
			return err
		}
	}
	w.posts.close()
	w.signs, w.signsAt = nil, nil
	for i := range w.rows {
		if err := w.row(&w.rows[i]); err != nil {
			return err
		}
	}
	w.rows = nil
	if err := w.finishWords(); err != nil {
		return err
	}
	for _, t := range []struct {
		s     *spool
		first int
	}{{&w.keys, secKeys}, {&w.joins, secJoins}, {&w.numbers, secNumbers}} {
		out := []*section{&w.secs[t.first], &w.secs[t.first+1], &w.secs[t.first+2]}
		if buf, err = writeTable(t.s, out, buf); err != nil {
			return err
		}
		t.s.close()
	}
	return nil
}

func (w *Writer) finishWords() error {
	at := uint32(0)
	for _, s := range w.words.list {
		if err := errors.Join(w.secs[secWordAt].u32(at), w.secs[secWords].write([]byte(s))); err != nil {
			return err
		}
		at += uint32(len(s))
	}
	return w.secs[secWordAt].u32(at)
}

func (w *Writer) row(t *term) error {
	s := &w.secs[secTerms]
	for _, v := range [...]uint32{t.form, t.posts, t.size, t.names, t.letters} {
		s.buf = binary.LittleEndian.AppendUint32(s.buf, v)
	}
	s.buf = append(s.buf, t.length, t.class, t.kind, t.level)
	return s.wrote(termRow)
}

// finishPosts writes the postings of the terms of one part.
func (w *Writer) finishPosts(ps []pair) error {
	for len(ps) > 0 {
		n := 1
		for n < len(ps) && ps[n].key == ps[0].key {
			n++
		}
		t, s := &w.rows[ps[0].key], &w.secs[secPosts]
		if s.size > maxBlob {
			return fault.New(fault.Invalid, "index", "more than 4 GiB of postings do not fit into one")
		}
		w.buf = w.appendPosts(w.buf[:0], ps[:n], t.sign)
		t.posts, t.size = uint32(s.size), uint32(len(w.buf))
		if err := s.write(w.buf); err != nil {
			return err
		}
		ps = ps[n:]
	}
	return nil
}

// appendPosts appends the rising names of a term with the given sign.
func (w *Writer) appendPosts(b []byte, ps []pair, own sign) []byte {
	last := uint32(0)
	for _, p := range ps {
		end := len(w.signs)
		if next := int(p.val) + 1; next < len(w.signsAt) {
			end = int(w.signsAt[next])
		}
		signs := w.signs[w.signsAt[p.val]:end]
		i := slices.Index(signs, own)
		w.others = append(append(w.others[:0], signs[:i]...), signs[i+1:]...)
		b = appendPost(b, p.val-last, w.others)
		last = p.val
	}
	return b
}

// Close removes the temporary files.
func (w *Writer) Close() {
	if w.pending != nil {
		<-w.pending
		w.pending = nil
	}
	for i := range w.secs {
		w.secs[i].close()
	}
	for _, s := range []*spool{&w.posts, &w.keys, &w.joins, &w.numbers} {
		s.close()
	}
}
