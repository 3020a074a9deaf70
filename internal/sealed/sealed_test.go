package sealed

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/fault"
)

func key(i int) []byte { return fmt.Appendf(nil, "key-%06d", i) }

// value is long and repetitive enough to fill many blocks.
func value(i int) []byte { return bytes.Repeat(fmt.Appendf(nil, "value %d of the test; ", i), 10+i%7) }

func write(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	w, err := Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"one", "two"} {
		if err := w.Section(s); err != nil {
			t.Fatal(err)
		}
		for i := range n {
			if err := w.Put(key(2*i), value(i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	name, size, err := w.Seal(map[string]int{"records": n})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Publish(dir); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	p := filepath.Join(dir, name)
	if fi, err := os.Stat(p); err != nil || fi.Size() != size {
		t.Fatalf("file of %d bytes: %v, %v", size, fi, err)
	}
	if es, _ := os.ReadDir(dir); len(es) != 1 {
		t.Fatalf("leftovers beside the file: %v", es)
	}
	return p
}

func TestWriteAndRead(t *testing.T) {
	for _, n := range []int{0, 1, 3000} {
		p := write(t, n)
		f, err := Open(p)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var note map[string]int
		if err := f.Note(&note); err != nil || note["records"] != n || f.Records("two") != int64(n) {
			t.Errorf("note %v, %v; %d records", note, err, f.Records("two"))
		}
		i, c := 0, f.Scan("two")
		for ; c.Next(); i++ {
			if !bytes.Equal(c.Key, key(2*i)) || !bytes.Equal(c.Value, value(i)) {
				t.Fatalf("record %d: %q", i, c.Key)
			}
		}
		if c.Err() != nil || i != n {
			t.Errorf("scan ended after %d records: %v", i, c.Err())
		}
		for i := -1; i < 2*n+1; i += 1 + n/50 {
			v, ok, err := f.Get("one", key(i))
			if want := i >= 0 && i%2 == 0 && i < 2*n; err != nil || ok != want || ok && !bytes.Equal(v, value(i/2)) {
				t.Errorf("Get(%d) of %d: %v %v", i, n, ok, err)
			}
		}
		for _, i := range []int{-1, 0, 1, n, 2*n - 2, 2 * n} {
			c, first := f.ScanFrom("one", key(i)), max(0, (i+1)/2)
			got := 0
			for ; c.Next(); got++ {
				if !bytes.Equal(c.Key, key(2*(first+got))) {
					t.Fatalf("ScanFrom(%d): record %d is %q", i, got, c.Key)
				}
			}
			if got != max(0, n-first) || c.Err() != nil {
				t.Errorf("ScanFrom(%d) of %d: %d records, %v", i, n, got, c.Err())
			}
		}
		if _, ok, err := f.Get("three", key(0)); ok || err != nil {
			t.Errorf("a section that is not there: %v %v", ok, err)
		}
		if bad := f.Verify(); bad != nil {
			t.Errorf("sound file is damaged: %v", bad)
		}
	}
}

func TestSameRecordsSameBytes(t *testing.T) {
	if a, b := filepath.Base(write(t, 500)), filepath.Base(write(t, 500)); a != b {
		t.Errorf("names differ: %s %s", a, b)
	}
}

func TestPutRefuses(t *testing.T) {
	w, err := Create(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	if w.Put([]byte("a"), nil) == nil {
		t.Error("record before the first section was taken")
	}
	if err := w.Section("s"); err != nil {
		t.Fatal(err)
	}
	if err := w.Put([]byte("b"), nil); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"a", "b", strings.Repeat("k", maxKey+1)} {
		if w.Put([]byte(k), nil) == nil {
			t.Errorf("key of %d bytes out of order was taken", len(k))
		}
	}
	if w.Publish(t.TempDir()) == nil {
		t.Error("an unsealed file was published")
	}
}

// TestEveryFlippedBitIsFound flips one bit at a time all over a small file.
func TestEveryFlippedBitIsFound(t *testing.T) {
	p := write(t, 40)
	good, err := os.ReadFile(p)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 1 << (i % 8)
		if err := os.WriteFile(p, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(p)
		if err != nil {
			if k := fault.KindOf(err); k != fault.Corrupt && k != fault.Conflict {
				t.Fatalf("byte %d: %v is of kind %v", i, err, k)
			}
			continue
		}
		if len(f.Verify()) == 0 {
			t.Errorf("bit flipped in byte %d of %d is not found", i, len(good))
		}
		f.Close()
	}
}

func TestDamageNamesTheBlock(t *testing.T) {
	p := write(t, 3000)
	f, err := Open(p)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := f.section("one").Blocks[2]
	flip(t, p, b.Offset+int64(b.Size)/2)
	if _, _, err := f.Get("one", b.First); fault.KindOf(err) != fault.Corrupt || !strings.Contains(err.Error(), string(b.First)) {
		t.Errorf("reading damage: %v", err)
	}
	c := f.Scan("one")
	for c.Next() {
	}
	if fault.KindOf(c.Err()) != fault.Corrupt {
		t.Errorf("scanning damage: %v", c.Err())
	}
	if bad := f.Verify(); len(bad) != 1 || !strings.Contains(bad[0].Error(), string(b.First)) {
		t.Errorf("verify: %v", bad)
	}
}

func flip(t *testing.T, p string, at int64) {
	t.Helper()
	data, err := os.ReadFile(p)
	if err != nil {
		t.Fatal(err)
	}
	data[at] ^= 4
	if err := os.WriteFile(p, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func FuzzOpen(f *testing.F) {
	p := write(f, 20)
	data, err := os.ReadFile(p)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(p, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(p)
		if err != nil {
			return
		}
		defer s.Close()
		_, _, _ = s.Get("one", key(4))
		for c := s.Scan("two"); c.Next() && c.Key != nil; {
			_ = c.Value
		}
		s.Verify()
	})
}

func TestSorterAgainstSort(t *testing.T) {
	type pair struct{ k, v string }
	for _, budget := range []int{1, 2000, 1 << 26} {
		r := rand.New(rand.NewPCG(1, uint64(budget)))
		s := NewSorter(t.TempDir(), budget)
		var want []pair
		for i := range 3000 {
			if budget == 1 && i == 200 { // a file for each record
				break
			}
			p := pair{fmt.Sprintf("k%d", r.IntN(300)), fmt.Sprintf("%d%s", i, strings.Repeat("x", r.IntN(40)))}
			if i%500 == 7 {
				p.v += strings.Repeat("long", chunkSize/3)
			}
			want = append(want, p)
			if err := s.Add([]byte(p.k), []byte(p.v)); err != nil {
				t.Fatal(err)
			}
		}
		slices.SortStableFunc(want, func(a, b pair) int { return strings.Compare(a.k, b.k) })
		i := 0
		err := s.Each(func(k, v []byte) error {
			if string(k) != want[i].k || string(v) != want[i].v {
				return fmt.Errorf("record %d is %q, want %q", i, k, want[i].k)
			}
			i++
			return nil
		})
		if err != nil || i != len(want) {
			t.Errorf("budget %d: %d of %d records, %v", budget, i, len(want), err)
		}
		if (budget < 1<<26) != (len(s.runs) > 0) {
			t.Errorf("budget %d: %d runs", budget, len(s.runs))
		}
		dir := s.tmp
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if es, _ := os.ReadDir(dir); len(es) != 0 {
			t.Errorf("leftovers: %v", es)
		}
	}
}

func TestSorterStopsAtAnError(t *testing.T) {
	s := NewSorter(t.TempDir(), 100)
	defer s.Close()
	for i := range 50 {
		if err := s.Add(binary.BigEndian.AppendUint32(nil, uint32(i)), []byte("v")); err != nil {
			t.Fatal(err)
		}
	}
	boom := errors.New("boom")
	if err := s.Each(func(_, _ []byte) error { return boom }); !errors.Is(err, boom) {
		t.Error(err)
	}
}
