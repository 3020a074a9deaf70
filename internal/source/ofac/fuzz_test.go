package ofac

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"sanctrace/internal/source"
)

// checked returns an Out whose receiver fails the test on what no parser may
// emit.
func checked(t *testing.T) *source.Out {
	return source.NewOut(func(f source.Fragment) error {
		for _, v := range f.Entity.Values {
			if v.Value == "" || v.Prop == "" || v.Origin == "" {
				t.Fatalf("%s %s: empty value, property or origin: %+v", f.Entity.Schema, f.Entity.ID, v)
			}
		}
		if !strings.HasPrefix(f.Owner, "ofac-") {
			t.Fatalf("owner %q", f.Owner)
		}
		return nil
	})
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{samplePrim, sampleAlt, sampleAdd, resep(samplePrim, "@"), resep(samplePrim, "|"), "101,\"r 55; a.k.a. 'X'.\"\r\n", "       101" + strings.Repeat(" ", 1857)} {
		f.Add("sdn.csv", []byte(s))
	}
	f.Add("cons_comments.ff", []byte("       101r 55; a.k.a. 'X'.\r\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		file := source.BytesFile(name, data)
		h, err := file.Head()
		if err != nil {
			return
		}
		meta, ok := recogniseCSV(h)
		if !ok {
			return
		}
		out := checked(t)
		_ = parseCSV(context.Background(), []source.File{file}, meta, out)
		if out.Rejected > out.Rows {
			t.Fatalf("%d of %d rows rejected", out.Rejected, out.Rows)
		}
	})
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(sampleXML))
	f.Add([]byte("<sdnList><sdnEntry><uid>1</uid><lastName>A</lastName><idList><id><idType>Passport</idType></id></idList></sdnEntry>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := source.BytesFile("x.xml", data)
		h, err := file.Head()
		if err != nil {
			return
		}
		if meta, ok := recogniseXML(h); ok {
			_ = parseXML(context.Background(), []source.File{file}, meta, checked(t))
		}
	})
}

func FuzzRemarks(f *testing.F) {
	for _, c := range remarkCases {
		f.Add(c.sdnType, c.remarks)
	}
	f.Fuzz(func(t *testing.T, sdnType, text string) {
		if !utf8.ValidString(text) {
			return
		}
		e := newEntry(DatasetCons, "1", sdnType)
		e.program("RUSSIA-EO14024", "")
		e.remarks(text, len(text)/2, true)
		e.finish()
		if err := e.emit(checked(t), "r"); err != nil {
			t.Fatal(err)
		}
	})
}
