package ofac

import (
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// TestLinksByName: a name of one entry gives an edge in either direction of
// the file; a name of two entries, an unknown one and the entry's own do not.
func TestLinksByName(t *testing.T) {
	row := func(uid, name, remarks string) string {
		return uid + ",\"" + name + "\",-0- ,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"" + remarks + "\"\r\n"
	}
	l := read(t, source.BytesFile("sdn.csv", []byte(
		row("1", "ALPHA CO.", "Linked To: BETA, S.A.; Linked To: TWINS LTD; Linked To: ALPHA CO; Linked To: UNKNOWN.")+
			row("2", "BETA S.A.", "Linked To: ALPHA CO.")+
			row("3", "TWINS LTD", "all offices worldwide.")+
			row("4", "TWINS LTD", "all offices worldwide."))))
	for _, pair := range [][2]string{{"1", "2"}, {"2", "1"}} {
		id := ftm.MakeID("ofac-link", pair[0], pair[1], "Linked To")
		l.want(t, id, "subject=ofac-"+pair[0], "object=ofac-"+pair[1])
		if l.owners[id] != id {
			t.Errorf("edge %s is owned by %s", id, l.owners[id])
		}
	}
	l.want(t, "ofac-1", "notes=Linked To: TWINS LTD", "notes=Linked To: ALPHA CO", "notes=Linked To: UNKNOWN")
	edges := 0
	for _, e := range l.entities {
		if e.Schema == "UnknownLink" {
			edges++
		}
	}
	if edges != 2 {
		t.Errorf("%d edges, want 2", edges)
	}
}

// TestLinkerBounds: a full linker still answers for what it knows and admits
// that it does not know the rest.
func TestLinkerBounds(t *testing.T) {
	l := newLinker()
	for i := range uint32(maxKnown) {
		l.schemas[i+1] = 1
	}
	out := source.NewOut(func(source.Fragment) error { return nil })
	e := newEntry(DatasetSDN, "4000000000", "individual")
	e.name(primaryName, "SAMPLE", "Given", "")
	if err := l.learn(e, out); err != nil {
		t.Fatal(err)
	}
	if !l.full() || l.seen("4000000000") || !l.seen("1") || len(l.names) != 0 {
		t.Errorf("full %v, new entry seen %v, old entry seen %v", l.full(), l.seen("4000000000"), l.seen("1"))
	}
}
