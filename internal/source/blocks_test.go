package source

import (
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"sanctrace/internal/fault"
)

type blockItem struct {
	V string `xml:"v"`
}

func readItems(t *testing.T, doc string) (got []string, out *Out, err error) {
	t.Helper()
	out = NewOut(func(Fragment) error { return nil })
	err = EachBlock(context.Background(), BytesFile("t.xml", []byte(doc)), out, []string{"item"}, func(b Block) error {
		var it blockItem
		if err := b.Decode(&it); err != nil {
			return err
		}
		got = append(got, it.V)
		return nil
	})
	return got, out, err
}

func TestBlocksKeepTheGoodRest(t *testing.T) {
	doc := "<?xml version=\"1.0\"?>\n<r>\n<item><v>one</v></item>\n<item><v>b\xe9d</v></item>\n" +
		"<item><v>lost\n<item><v>two</v></item><items/>\n<!-- <item><v>no</v></item> -->\n" +
		"<p:item xmlns:p='x'><v><![CDATA[three <item> ]]></v></p:item><item/>\n<item><v>\x19</v></item></r>"
	got, out, err := readItems(t, doc)
	if err != nil || strings.Join(got, "|") != "one|two|three <item> |" {
		t.Fatalf("got %q, %v", got, err)
	}
	if out.Rows != 7 || out.Rejected != 3 || out.Rejects[0].Place != "line 4" || out.Rejects[1].Place != "line 5" {
		t.Errorf("rows %d, rejects %+v", out.Rows, out.Rejects)
	}
}

func TestBlocksTruncatedAndHostile(t *testing.T) {
	for name, doc := range map[string]string{
		"cut in a record":  "<r><item><v>one</v></item><item><v>tw",
		"cut between":      "<r><item><v>one</v></item>",
		"cut after record": "<r><item><v>one</v></item> <x",
	} {
		got, _, err := readItems(t, doc)
		if len(got) != 1 || !errors.Is(err, io.ErrUnexpectedEOF) || fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
	bomb := `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r><item><v>&b;</v></item></r>`
	if got, _, err := readItems(t, bomb); err == nil || len(got) > 0 {
		t.Errorf("entity declarations were taken: %q", got)
	}
	if _, out, err := readItems(t, "<r><item><v>&b;</v></item></r>"); err != nil || out.Rejected != 1 {
		t.Errorf("unknown entity: %v, %d rejected", err, out.Rejected)
	}
	if _, _, err := readItems(t, "<r>"+strings.Repeat("x", MaxBlock+10)); err == nil {
		t.Error("endless text was taken")
	}
	big := "<r><item><v>" + strings.Repeat("<b/>", MaxBlock/4) + "</v></item><item><v>ok</v></item></r>"
	if got, out, err := readItems(t, big); err != nil || len(got) != 1 || out.Rejected != 1 {
		t.Errorf("an oversized record: %q, %d rejected, %v", got, out.Rejected, err)
	}
}

func TestBlocksEncodings(t *testing.T) {
	latin := "<?xml version='1.0' encoding='ISO-8859-1'?><r><item><v>Ren\xe9</v></item></r>"
	if got, _, err := readItems(t, latin); err != nil || got[0] != "René" {
		t.Errorf("latin-1: %q, %v", got, err)
	}
	utf16 := []byte{0xff, 0xfe}
	for _, c := range "<r><item><v>Aé</v></item></r>" {
		utf16 = append(utf16, byte(c), byte(c>>8))
	}
	if got, _, err := readItems(t, string(utf16)); err != nil || got[0] != "Aé" {
		t.Errorf("utf-16: %q, %v", got, err)
	}
	if _, _, err := readItems(t, "<?xml version='1.0' encoding='klingon'?><r/>"); err == nil {
		t.Error("an unknown encoding was taken")
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add("<r><item><v>x</v></item></r>")
	f.Add("<r><item><v>x<item></v><!--</item>")
	f.Fuzz(func(_ *testing.T, doc string) {
		out := NewOut(func(Fragment) error { return nil })
		_ = EachBlock(context.Background(), BytesFile("t.xml", []byte(doc)), out, []string{"item"}, func(b Block) error {
			var it blockItem
			return b.Decode(&it)
		})
	})
}

func TestBlocksThatNest(t *testing.T) {
	doc := "<r><item><v>one</v><old><item><v>was</v></item><item/></old></item><place/><item><v>two</v></item></r>"
	var got []string
	out := NewOut(func(Fragment) error { return nil })
	err := BlockReader{Names: []string{"item"}, Nested: true}.Each(context.Background(), BytesFile("t.xml", []byte(doc)), out, func(b Block) error {
		var it blockItem
		err := b.Decode(&it)
		got = append(got, it.V)
		return err
	})
	if err != nil || strings.Join(got, "|") != "one|two" || out.Rows != 2 {
		t.Errorf("got %q, %d rows, %v", got, out.Rows, err)
	}
}

// recordStream repeats a record n times between the tags of a root.
type recordStream struct {
	n    int
	rest string
}

func (e *recordStream) Read(p []byte) (int, error) {
	if e.rest == "" {
		switch {
		case e.n < 0:
			return 0, io.EOF
		case e.n == 0:
			e.rest = "</r>"
		default:
			e.rest = "<item><v>" + strings.Repeat("some words of a record ", 40) + "</v></item>\n"
		}
		e.n--
	}
	k := copy(p, e.rest)
	e.rest = e.rest[k:]
	return k, nil
}

func TestBlocksRunInBoundedMemory(t *testing.T) {
	const n = 60_000 // 55 MB
	f := NewFile("big.xml", "big.xml", func() (io.ReadCloser, error) {
		return io.NopCloser(&recordStream{n: n, rest: "<r>"}), nil
	})
	out := NewOut(func(Fragment) error { return nil })
	var before, peak runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	most, seen := uint64(0), 0
	err := EachBlock(context.Background(), f, out, []string{"item"}, func(Block) error {
		if seen++; seen%5000 == 0 {
			runtime.ReadMemStats(&peak)
			most = max(most, peak.HeapAlloc)
		}
		return nil
	})
	if err != nil || out.Rows != n {
		t.Fatalf("%d rows, %v", out.Rows, err)
	}
	if most > before.HeapAlloc+24<<20 {
		t.Errorf("%d MiB held while 55 MB went by", (most-before.HeapAlloc)>>20)
	}
}
