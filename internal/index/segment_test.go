package index

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/finding"
	"sanctrace/internal/names"
	"sanctrace/internal/when"
)

// madeUp returns n entries of all shapes, with a fixed seed, by rising id.
func madeUp(n int) []Entry {
	r := rand.New(rand.NewPCG(3, 9))
	words := []string{"Zurbagan", "Lissa", "Rahat", "Karim", "van", "der", "Bilt", "Оксана", "محمد", "Trading", "II", "V.", "al", "Kovin"}
	out := make([]Entry, n)
	for i := range out {
		e := Entry{ID: fmt.Sprintf("x-%05d", i), Schema: []string{"Person", "Company", "Vessel", "LegalEntity"}[i%4]}
		for range 1 + r.IntN(3) {
			text := words[r.IntN(len(words))] + " " + words[r.IntN(len(words))] + fmt.Sprintf("%c", 'a'+r.IntN(26))
			e.Names = append(e.Names, Name{Text: text, Kind: NameKind(r.IntN(3))})
		}
		e.Caption = e.Names[0].Text
		if i%3 == 0 {
			e.Caption = "the " + e.Caption
			e.BirthDates, e.Countries, e.Genders = []string{"1965-03-12"}, []string{"ru", "ir"}, []string{"female"}
			e.Addresses, e.Datasets, e.Note = []string{"5 Quay, Lissa"}, []string{"zz_made"}, []byte{1, 2, 0}
			e.Identifiers = FoldAll([]Identifier{{Kind: "imo", Value: fmt.Sprint(9000000 + i)}, {Kind: "passport", Value: fmt.Sprintf("A%d", 40000+i), Country: "ir"}}, "ir")
			e.Traits = []Trait{{Model, "IL-76TD"}, {GRT, "56068"}}
			e.Valid = []Interval{{From: "2022-01-01", To: "2023-01-01"}, {To: "2020"}}
			e.Listed = []finding.Listing{{Dataset: "zz_made", From: "2022-01-01", Basis: "stated", Measures: []string{"asset-freeze"}}}
		}
		out[i] = e
	}
	return out
}

func bytesOf(t testing.TB, es []Entry) []byte {
	t.Helper()
	b := NewBuilder()
	for _, e := range es {
		b.Add(e)
	}
	data, err := b.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func opened(t testing.TB, data ...[]byte) *Index {
	t.Helper()
	ix, err := OpenBytes(data...)
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

func entriesOf(ix *Index) []Entry { return slices.Collect(ix.Merged()) }

func TestEntriesComeBackAsTheyWere(t *testing.T) {
	want := madeUp(500)
	if got := entriesOf(opened(t, bytesOf(t, want))); !reflect.DeepEqual(got, want) {
		for i := range want {
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("entry %d:\n got %+v\nwant %+v", i, got[i], want[i])
			}
		}
	}
	for _, e := range want {
		if got, err := DecodeEntry(AppendEntry(nil, &e)); err != nil || !reflect.DeepEqual(got, e) {
			t.Fatalf("got %+v, %v, want %+v", got, err, e)
		}
	}
}

func TestSameEntriesSameBytes(t *testing.T) {
	es := madeUp(300)
	inMemory := bytesOf(t, es)
	slices.Reverse(es) // a builder takes them in any order
	if !bytes.Equal(bytesOf(t, es), inMemory) {
		t.Error("the order of adding changes the bytes")
	}
	slices.Reverse(es)
	w := NewWriter(t.TempDir())
	defer w.Close()
	for _, e := range es {
		if err := w.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if _, err := w.Finish(&out, nil); err != nil || !bytes.Equal(out.Bytes(), inMemory) {
		t.Errorf("temporary files change the bytes: %v", err)
	}
	if err := NewWriter("").Add(Entry{ID: "b"}); err != nil {
		t.Error(err)
	}
	falling := NewWriter("")
	defer falling.Close()
	if err := falling.Add(Entry{ID: "b"}); err != nil {
		t.Error(err)
	}
	if err := falling.Add(Entry{ID: "a"}); err == nil {
		t.Error("ids may fall")
	}
}

// TestSegmentsAreAsOne: several segments of which newer ones replace and remove
// entities find what one segment of the outcome finds.
func TestSegmentsAreAsOne(t *testing.T) {
	es := madeUp(400)
	changed, gone := slices.Clone(es[100:140]), []Entry{}
	for i := range changed {
		changed[i].Names = []Name{{Text: fmt.Sprintf("Changed Person%c", 'a'+i%26)}}
	}
	for _, e := range es[200:230] {
		gone = append(gone, Removed(e.ID))
	}
	added := []Entry{{ID: "a-0", Schema: "Person", Names: []Name{{Text: "Before Everything"}}}, {ID: "x-99999", Schema: "Person", Names: []Name{{Text: "After Everything"}}}}
	many := opened(t, bytesOf(t, es), bytesOf(t, changed), bytesOf(t, append(gone, added...)))
	outcome := slices.Concat(es[:100], changed, es[140:200], es[230:], added)
	one := opened(t, bytesOf(t, outcome))
	if many.Len() != one.Len() || !reflect.DeepEqual(entriesOf(many), entriesOf(one)) {
		t.Fatalf("%d entities, as one %d", many.Len(), one.Len())
	}
	if s := many.Stats(); s.Segments != 3 || s.Entities != one.Len() {
		t.Errorf("stats: %s", s)
	}
	for _, q := range []string{"Rahat Zurbagana", "Changed Persona", "Karim Lissab", "After Everything", "Оксана Ковин"} {
		got, want := probe(many, names.Person, q, 1), probe(one, names.Person, q, 1)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, as one %q", q, got, want)
		}
	}
	if _, ok := many.Find(es[210].ID); ok {
		t.Error("a removed entity is found")
	}
	if n, ok := many.Find(es[120].ID); !ok || many.Entry(n).Names[0].Text != changed[20].Names[0].Text {
		t.Error("an older entity is found instead of the newer")
	}
}

// TestNewerSegments: of segments that add to older ones, what they remove is
// handed out so that it can be kept.
func TestNewerSegments(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for i, es := range [][]Entry{{Removed("x-00001"), {ID: "x-00002", Schema: "Person", Names: []Name{{Text: "Rahat Lissa"}}}}, {Removed("x-00002"), Removed("x-00003")}} {
		p := filepath.Join(dir, fmt.Sprintf("%d.idx", i))
		if err := os.WriteFile(p, bytesOf(t, es), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, p)
	}
	ix, err := OpenNewer(paths...)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range entriesOf(ix) {
		ids = append(ids, e.ID+e.Schema)
	}
	if want := []string{"x-00001-", "x-00002-", "x-00003-"}; !slices.Equal(ids, want) {
		t.Errorf("got %q, want %q", ids, want)
	}
	base := opened(t, bytesOf(t, madeUp(5)))
	all, err := base.With(paths...)
	if err != nil || all.Len() != 2 {
		t.Errorf("%d entities left, %v", all.Len(), err)
	}
}

func TestCheckFindsEveryFlippedBit(t *testing.T) {
	data := bytesOf(t, madeUp(40))
	path := filepath.Join(t.TempDir(), "made.idx")
	check := func(b []byte) error {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return Check(path)
	}
	if err := check(data); err != nil {
		t.Fatalf("a whole segment: %v", err)
	}
	missed := 0
	for i := 0; i < len(data); i += 1 + i%101 {
		b := bytes.Clone(data)
		b[i] ^= 1 << (i % 8)
		if check(b) == nil && !padding(data, i) {
			missed++
			t.Errorf("a flipped bit in byte %d of %d is not found", i, len(data))
		}
		if missed > 5 {
			break
		}
	}
	for _, n := range []int{0, 7, 30, len(data) / 2, len(data) - 1} {
		if fault.KindOf(check(data[:n])) != fault.Corrupt {
			t.Errorf("cut to %d bytes: %v", n, check(data[:n]))
		}
	}
}

// padding reports whether a byte lies between the sections, where no checksum
// but that of the whole file counts, or in the four bytes of zero.
func padding(data []byte, i int) bool {
	f, err := readFooter(data, "")
	if err != nil {
		return false
	}
	for _, p := range f.places {
		if uint64(i) >= p.offset && uint64(i) < p.offset+p.size {
			return false
		}
	}
	return i >= headerSize-4 && i < len(data)-trailerSize && uint64(i) < f.places[numSections-1].offset+f.places[numSections-1].size+8
}

func TestOtherFormatIsRefused(t *testing.T) {
	data := bytesOf(t, madeUp(3))
	data[len(magic)]++
	if _, err := OpenBytes(data); fault.KindOf(err) != fault.Conflict {
		t.Errorf("got %v", err)
	}
}

// FuzzDamagedSegment flips bytes of a segment whose checksums are not looked
// at: whatever is asked of it ends in an answer or a corrupt error.
func FuzzDamagedSegment(f *testing.F) {
	data := bytesOf(f, madeUp(60))
	foot, err := readFooter(data, "")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(20), byte(255), uint32(900), byte(1))
	f.Add(uint32(4000), byte(128), uint32(9000), byte(64))
	end := foot.places[numSections-1].offset + foot.places[numSections-1].size
	f.Fuzz(func(t *testing.T, at uint32, x byte, at2 uint32, y byte) {
		b := bytes.Clone(data)
		b[uint64(headerSize)+uint64(at)%(end-uint64(headerSize))] ^= x
		b[uint64(headerSize)+uint64(at2)%(end-uint64(headerSize))] ^= y
		s, err := openUnchecked(b, "damaged")
		if err != nil {
			return
		}
		ix, err := join([]*segment{s}, false)
		if err != nil {
			return
		}
		err = Guard(func() error { return useAll(ix) })
		if err != nil && fault.KindOf(err) != fault.Corrupt {
			t.Errorf("got %v", err)
		}
	})
}

// useAll asks everything that an index answers.
func useAll(ix *Index) error {
	var m Memory
	for range ix.All() {
	}
	for range ix.Notes() {
	}
	for range ix.Merged() {
	}
	for _, q := range []string{"Rahat Zurbagana", "V. Bilt", "vander bilt", "Оксана"} {
		for _, c := range []names.Class{names.Person, names.Org} {
			n := names.Parse(q, c)
			p := Probe{Name: &n, Gain: make([]float64, len(n.Tokens)), Loss: make([]float64, len(n.Tokens)), Bound: func(m Met) float64 { return m.Gain }}
			for i := range p.Gain {
				p.Gain[i] = 1
			}
			var s Scratch
			ix.Search(&p, &s, taker{1, func(h Hit) {
				ix.Load([]Hit{h}, true, &m)
				ix.StoodOn(h.Record, when.Day("2022-06-01"))
				ix.RecordNamed(h.Record, h.ID, true, &names.Reader{Joins: true})
			}})
		}
	}
	ix.Find("x-00007")
	ix.ByIdentifier("9000003", nil)
	return nil
}

func TestStoodOn(t *testing.T) {
	ix := opened(t, bytesOf(t, []Entry{{ID: "a", Valid: []Interval{{From: "2022-01-01", To: "2023-01-01"}}}, {ID: "b"}, {ID: "c", Valid: []Interval{{To: "2020-05-05"}}}}))
	for _, c := range []struct {
		n    uint32
		on   when.Day
		want bool
	}{{0, "", true}, {0, "2022-01-01", true}, {0, "2023-01-02", false}, {1, "1990-01-01", true}, {2, "1990-01-01", true}, {2, "2020-05-06", false}} {
		if got := ix.StoodOn(c.n, c.on); got != c.want {
			t.Errorf("record %d on %q: %v", c.n, c.on, got)
		}
	}
}
