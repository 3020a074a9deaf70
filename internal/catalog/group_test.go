package catalog

import (
	"bytes"
	"reflect"
	"testing"
)

func sampleGroup() *group {
	a, b := runs{{0, 3}, {5, 5}}, runs{{7, 9}}
	return &group{owner: "t-1", nodes: []node{
		{id: "t-1", stmts: []stmt{{prop: wordSchema, value: "Person", runs: a}, {prop: 5, lang: 6, value: "Ada", original: "ADA", runs: a}, {prop: 5, value: "", runs: b}}},
		{id: "t-1-s", stmts: []stmt{{prop: 7, origin: 6, value: "Ж", runs: b}}},
		{id: "t-1-x", stmts: []stmt{}},
	}}
}

func TestGroupsComeBack(t *testing.T) {
	g := sampleGroup()
	got, err := decodeGroup("t-1", g.encode(nil), 8)
	if err != nil || !reflect.DeepEqual(got, g) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, g)
	}
	if _, err := decodeGroup("t-1", g.encode(nil), 7); err == nil {
		t.Error("a word that the dictionary does not have was read")
	}
}

func FuzzDecodeGroup(f *testing.F) {
	f.Add(sampleGroup().encode(nil))
	f.Add((&group{owner: "t-1"}).encode(nil))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := decodeGroup("t-1", data, 8)
		if err != nil {
			return
		}
		again, err := decodeGroup("t-1", g.encode(nil), 8)
		if err != nil || !bytes.Equal(again.encode(nil), g.encode(nil)) {
			t.Errorf("read %+v, wrote and read %+v, %v", g, again, err)
		}
		g.public("d", newHistory([]Version{{Ordinal: 0, Date: "2022-01-01", Scope: "full"}}), []string{"", "@schema", "@record", "@referent", "@ended", "name", "alias", "x"})
	})
}

func TestRuns(t *testing.T) {
	var r runs
	want := map[uint32]bool{}
	for _, o := range []uint32{0, 1, 2, 2, 5, 6, 9} {
		r = r.with(o)
		want[o] = true
	}
	if !reflect.DeepEqual(r, runs{{0, 2}, {5, 6}, {9, 9}}) {
		t.Errorf("runs are %v", r)
	}
	u := r.union(runs{{3, 3}, {8, 8}, {12, 14}})
	for o := range uint32(16) {
		if r.has(o) != want[o] {
			t.Errorf("has(%d) = %v", o, r.has(o))
		}
		if in := want[o] || o == 3 || o == 8 || o >= 12 && o <= 14; u.has(o) != in {
			t.Errorf("union has(%d) = %v", o, u.has(o))
		}
	}
}

// TestCheckDigits uses numbers printed as examples in the standards or made up.
func TestCheckDigits(t *testing.T) {
	for _, c := range []struct {
		name  string
		valid func(string) bool
		good  string
	}{{"IMO", validIMO, "1234567"}, {"LEI", validLEI, "54930084UKLVMY22DS16"}, {"INN", validINN, "1234567894"}, {"INN of a person", validINN, "500100732259"}, {"OGRN", validOGRN, "1027700000008"}} {
		if !c.valid(c.good) {
			t.Errorf("%s %s is refused", c.name, c.good)
		}
		for i := range c.good {
			bad := []byte(c.good)
			if bad[i]++; bad[i] > '9' && bad[i] < 'A' {
				bad[i] = '0'
			}
			if always := c.name == "LEI" || i == len(c.good)-1; always && c.valid(string(bad)) {
				t.Errorf("%s %s with a wrong sign at %d is accepted", c.name, bad, i)
			}
		}
		for _, bad := range []string{"", "x", c.good + "0", c.good[1:], "0000000"} {
			if c.valid(bad) {
				t.Errorf("%s %q is accepted", c.name, bad)
			}
		}
	}
}
