package reasons

import (
	"fmt"
	"strings"
	"testing"
)

// connect reads made-up entries and draws the network of drones.
func connect(t *testing.T, about string, entries ...Entry) Network {
	t.Helper()
	n := NewNames()
	for i := range entries {
		if entries[i].Entry == "" {
			entries[i].Entry = "e-" + entries[i].ID
		}
		n.Add(entries[i].Party)
	}
	for _, e := range entries {
		n.Learn(e.Reason)
	}
	return Connect(Read(entries, n), n, strings.Fields(about))
}

func entry(id, schema, name, reason string) Entry {
	return Entry{Party: Party{ID: id, Names: []string{name}, Schema: schema, Dataset: "made"}, Reason: reason}
}

func edges(n Network) string {
	var out []string
	for _, e := range n.Edges {
		out = append(out, e.From+" "+e.What+" "+e.To)
	}
	return strings.Join(out, "; ")
}

var made = []Entry{
	entry("works", "Company", "Sample Works", "Sample Works makes drones for the Red Brigade. It buys engines from Blue Motors Trading LLC."),
	entry("brigade", "Organization", "Red Brigade", "The Red Brigade is armed."),
	entry("ivan", "Person", "Ivan EXAMPLOV", "Ivan Examplov is the director of Sample Works and a member of the Red Brigade."),
	entry("olga", "Person", "Olga OTHER", "Olga Other was the head of the Grey Drone Bureau. She knows Sample Works."),
	entry("far", "Company", "Far Away Ltd", "Far Away Ltd makes ships with the Red Brigade."),
}

func TestConnect(t *testing.T) {
	n := connect(t, "drone", made...)
	want := "ivan director works; olga former head lead-grey drone bureau; olga names works; works produces for brigade"
	if got := edges(n); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	speak := map[string]bool{}
	for _, x := range n.Nodes {
		speak[x.ID] = x.Speaks
	}
	for id, want := range map[string]bool{"works": true, "olga": true, "ivan": false, "brigade": false} {
		if got, ok := speak[id]; !ok || got != want {
			t.Errorf("%s speaks of drones: %t, there: %t", id, got, ok)
		}
	}
	if _, ok := speak["far"]; ok {
		t.Error("who neither speaks of the matter nor holds a post in one who does is drawn")
	}
}

// Every edge has a note, and a note is the sentence that says it.
func TestConnectNotes(t *testing.T) {
	n := connect(t, "drone", made...)
	for _, e := range n.Edges {
		if len(e.Notes) == 0 {
			t.Errorf("%s-%s has no note", e.From, e.To)
		}
		for _, k := range e.Notes {
			x := n.Notes[k-1]
			if x.N != k || x.Dataset != "made" || x.Entry != "e-"+e.From {
				t.Errorf("note %d of %s: %+v", k, e.From, x)
			}
			for _, m := range made {
				if m.ID == e.From && string([]rune(m.Reason)[x.Start:x.End]) != x.Text {
					t.Errorf("%q is not what stands at %d-%d", x.Text, x.Start, x.End)
				}
			}
		}
	}
}

func TestConnectLeads(t *testing.T) {
	n := connect(t, "drone uav",
		entry("a", "Company", "Sample Works", "Sample Works sells UAVs through the ‘Orange Cargo Company’ in Kirov Oblast."),
		entry("b", "Company", "Other Works", "Other Works sells drones through Orange Cargo Company. Its ministry is the Ministry of Defence."),
		entry("c", "Organization", "Ministry of Defence", ""))
	var got []string
	for _, x := range n.Leads() {
		got = append(got, x.Name)
	}
	if len(got) != 1 || got[0] != "Orange Cargo Company" {
		t.Errorf("leads %q", got)
	}
	if strings.Contains(edges(n), "names c") {
		t.Error("a ministry of any land is tied to a firm")
	}
	n.Compare(func(name, schema string) []MayBe { return []MayBe{{ID: "x", Name: name + "!", Score: 0.9}} })
	if l := n.Leads()[0]; len(l.MayBe) != 1 || l.MayBe[0].Name != "Orange Cargo Company!" {
		t.Errorf("%+v", l)
	}
}

func TestConnectWholeWords(t *testing.T) {
	n := connect(t, "drone", entry("a", "Company", "Sample Works", "Sample Works is in Androneville."))
	if len(n.Nodes) != 0 {
		t.Errorf("%+v", n.Nodes)
	}
	if n := connect(t, "", entry("a", "Company", "Sample Works", "It makes drones.")); len(n.Nodes) != 0 {
		t.Errorf("no word, but %+v", n.Nodes)
	}
}

// Namesakes under two acts are one node.
func TestConnectNamesakes(t *testing.T) {
	n := connect(t, "drone",
		entry("a", "Company", "Sample Works", "It makes drones."), entry("b", "Company", "Sample Works", "It makes drones, says Blue Bureau."), entry("c", "Company", "Blue Bureau", ""))
	if got := edges(n); got != "a names c" {
		t.Errorf("got %q", got)
	}
}

func TestCore(t *testing.T) {
	n := Network{}
	for i := range 9 {
		n.Edges = append(n.Edges, Edge{From: fmt.Sprint("s", i), To: "hub"})
	}
	n.Edges = append(n.Edges, Edge{From: "s1", To: "s2"}, Edge{From: "x", To: "y"})
	var got []string
	for _, e := range n.Core(3) {
		got = append(got, e.From+"-"+e.To)
	}
	if s := strings.Join(got, " "); s != "s1-hub s2-hub s1-s2" {
		t.Errorf("core %s", s)
	}
}

func TestPlainName(t *testing.T) {
	for in, want := range map[string]string{
		"EU-listed Sample Works (SW)": "Sample Works", "state-owned enterprise ‘Blue Works’": "Blue Works", "JSC ‘Blue Works’": "JSC ‘Blue Works’",
		"at Blue Works": "Blue Works", "closest circle": "circle",
	} {
		if got := plainName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for name, want := range map[string]bool{"Blue Works": true, "Board of Directors": false, "Kirov Oblast": false, "a natural person": false, "Works": false, "closest circle of Blue Works": false} {
		if got := ownName(name); got != want {
			t.Errorf("%q is a name of its own: %t", name, got)
		}
	}
}

// What the claims of a reason say of two parties is drawn from who does it, and
// stands for the mention.
func TestConnectTold(t *testing.T) {
	for _, c := range []struct{ reason, want string }{
		{"Sample Works supplies drones to the Red Brigade.", "works supplies brigade"},
		{"Sample Works makes drones. It supplies engines to the Red Brigade.", "works supplies brigade"},
		{"Sample Works makes drones. The Red Brigade supplies engines to Blue Motors LLC.", "brigade supplies motors; works names brigade; works names motors"},
		{"Sample Works makes drones and is a subsidiary of Blue Motors LLC.", "motors holds or controls works"},
		{"Sample Works makes drones. It owns Blue Motors LLC.", "works holds or controls motors"},
		{"Sample Works makes drones and is associated with the Red Brigade. It supplies them to the Red Brigade.", "works supplies brigade"},
		{"Sample Works makes drones and does not supply the Red Brigade.", "works names brigade"},
		{"Sample Works plans to supply drones to the Red Brigade.", "works names brigade"},
		{"Sample Works bought drone engines from Orange Cargo Ltd.", "lead-orange cargo ltd supplies works"},
		{"Sample Works makes drones and shares an address with Blue Motors LLC.", "works shares an address with motors"},
		{"Sample Works, which makes drones, is the successor of Blue Motors LLC.", "works is the successor of motors"},
		{"Sample Works makes drones of the Red Brigade Guard.", ""}, // a longer name is another party
	} {
		n := connect(t, "drone", entry("works", "Company", "Sample Works", c.reason), entry("brigade", "Organization", "Red Brigade", ""), entry("motors", "Company", "Blue Motors LLC", ""))
		if got := edges(n); got != c.want {
			t.Errorf("%s\ngot %s\nwant %s", c.reason, got, c.want)
		}
	}
}
