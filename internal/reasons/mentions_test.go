package reasons

import (
	"fmt"
	"strings"
	"testing"
)

func sample() *Names {
	n := NewNames()
	for _, p := range []Party{
		{ID: "a", Names: []string{"Ivan Ivanovich EXAMPLOV"}, Schema: "Person"},
		{ID: "b", Names: []string{"Sample Works", "Sample’s Works LLC"}, Schema: "Company"},
		{ID: "c", Names: []string{"Sample Works Trading House"}, Schema: "Company"},
		{ID: "d", Names: []string{"Blackbirdium"}, Schema: "LegalEntity"},
		{ID: "e", Names: []string{"Chairman", "Blue Agency (BA)"}, Schema: "Organization"},
		{ID: "f", Names: []string{"Fortunatus"}, Schema: "Vessel"},
		{ID: "g", Names: []string{"Ivan Ivanovich Examplov"}, Schema: "Person"},
		{ID: "h", Names: []string{"Öztürk Çelik"}, Schema: "Company"},
		{ID: "i", Names: []string{"Short"}, Schema: "Company"},
	} {
		n.Add(p)
	}
	n.Learn("The chairman of the company left.")
	return n
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ name, id, reason, want string }{
		{"exact", "x", "He leads Sample Works.", "Sample Works=b"},
		{"capitals", "x", "He met Ivan Ivanovich Examplov.", "Ivan Ivanovich Examplov=a,g"},
		{"longest", "x", "He leads Sample Works Trading House.", "Sample Works Trading House=c"},
		{"apostrophe", "x", "Owner of Sample's Works LLC.", "Sample's Works LLC=b"},
		{"bounds of words", "x", "Sample Workshop, Blackbirdiums, Blackbirdium.", "Blackbirdium=d"},
		{"common words", "x", "He is Chairman.", ""},
		{"small letter", "x", "A sample Works.", ""},
		{"one word of a vessel", "x", "In Fortunatus.", ""},
		{"one short word", "x", "Short is a firm.", ""},
		{"itself", "b", "Sample Works makes bolts with Blackbirdium.", "Blackbirdium=d"},
		{"its namesake", "a", "Ivan Ivanovich Examplov is here.", ""},
		{"accents", "x", "Of Öztürk Çelik’s, not İ.", "Öztürk Çelik=h"},
		{"blanks", "x", "Sample\u00a0Works and Sample\nWorks.", "Sample\u00a0Works=b; Sample\nWorks=b"},
		{"short form", "x", "Sample Works (‘SW’) makes bolts. SW is big, SWX is not.", "Sample Works=b; SW=b; SW=b"},
		{"name with brackets", "x", "The Blue Agency (BA).", "Blue Agency (BA)=e"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, m := range sample().Find(c.id, c.reason) {
				if m.Text != c.reason[m.Start:m.End] {
					t.Errorf("%q is not what stands at %d-%d", m.Text, m.Start, m.End)
				}
				got = append(got, m.Text+"="+strings.Join(m.IDs, ","))
			}
			if g := strings.Join(got, "; "); g != c.want {
				t.Errorf("got %q, want %q", g, c.want)
			}
		})
	}
}

func TestShort(t *testing.T) {
	list := sample().Find("x", "Sample Works (SW) and SW.")
	if len(list) != 3 || list[0].Short || !list[1].Short || !list[2].Short {
		t.Errorf("%+v", list)
	}
}

func TestCodePoints(t *testing.T) {
	if a, b := CodePoints("äöü bc", 3+3+1, 9); a != 4 || b != 6 {
		t.Errorf("%d-%d, want 4-6", a, b)
	}
}

func TestReadOrder(t *testing.T) {
	n := sample()
	var in []Entry
	for i := range 50 {
		in = append(in, Entry{Party: Party{ID: fmt.Sprint("p", i), Names: []string{"Ivan Examplov"}, Schema: "Person"}, Reason: fmt.Sprintf("Ivan Examplov is a judge of Court %d. He owns Sample Works.", i)})
	}
	in = append(in, Entry{Party: Party{ID: "z", Schema: "Company"}, Reason: "He is a judge."})
	for i, r := range Read(in, n) {
		if r.ID != in[i].ID {
			t.Fatalf("reading %d is of %s", i, r.ID)
		}
		if want := 1; i < 50 && (len(r.Relations) != want || len(r.Mentions) != want) {
			t.Errorf("%+v", r)
		}
		if i == 50 && len(r.Relations) != 0 {
			t.Error("a company holds a post")
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Sample Works (SW", "İ’ʼ  Sample Works (‘SW’) ǅ")
	f.Add("ẞ", "a\xffb Sample")
	f.Fuzz(func(t *testing.T, name, reason string) {
		n := sample()
		n.Add(Party{ID: "y", Names: []string{name}, Schema: "Company"})
		n.Learn(reason)
		last := 0
		for _, m := range n.Find("x", reason) {
			if m.Start < last || m.End > len(reason) || m.Start >= m.End || m.Text != reason[m.Start:m.End] || len(m.IDs) == 0 {
				t.Fatalf("bad mention %+v after %d in %d bytes", m, last, len(reason))
			}
			last = m.End
		}
	})
}
