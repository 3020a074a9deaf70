package ofac

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
)

// addressParts is the one kind of statement that the XML files have and the
// CSV dialects do not: they print city, state and postal code as one field, and
// where that does not show which is which ("Gaza" is a state, "Moscow, Russia
// GSP-7, 117997" a city with its code) the parts differ. The address itself,
// its street, country and id are the same.
var addressParts = regexp.MustCompile(`^ofac-addr-[0-9a-f]{40} \| (city|state|postalCode) \|`)

// maxAddressParts is how many of the 711 addresses of 2018-04 may differ so.
const maxAddressParts = 17

// TestOneListFiveFormats reads the consolidated list of 6 April 2018 from each
// of its formats: the statements must be the same, origins included.
func TestOneListFiveFormats(t *testing.T) {
	const dir = "data/lists/ofac_cons/2018-04/"
	want := read(t, shared(t, dir+"cons_*.csv")...)
	for pattern, name := range map[string]string{
		dir + "cons_*.del": "del", dir + "cons_*.pip": "pip", dir + "cons_*.ff": "ff", dir + "consolidated.xml": "xml",
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, shared(t, pattern)...)
			if got.meta.Dataset != want.meta.Dataset || got.out.Rejected != 0 {
				t.Errorf("dataset %q, want %q; rejects %v", got.meta.Dataset, want.meta.Dataset, got.out.Rejects)
			}
			if name == "xml" {
				compareStatements(t, want.statements(), got.statements(), addressParts, maxAddressParts)
				return
			}
			compareStatements(t, want.statements(), got.statements(), nil, 0)
			for id, r := range want.records {
				if got.records[id] != r {
					t.Errorf("record of %s: %q, want %q", id, got.records[id], r)
				}
			}
		})
	}
	if n := len(want.subjects()); n != 639 {
		t.Errorf("%d entities, want 639", n)
	}
	if n := want.count("addressEntity"); n != 711 {
		t.Errorf("%d addresses, want 711", n)
	}
	// The list has 1,255 aliases; entry 18769 states one of its weak ones twice.
	if n := want.count("alias", "weakAlias", "previousName"); n != 1255-1 {
		t.Errorf("%d different aliases, want 1254", n)
	}
}

// compareStatements compares two sets. Differences that match allowed are
// tolerated for as many entities as allowedEntities.
func compareStatements(t *testing.T, want, got map[string]bool, allowed *regexp.Regexp, allowedEntities int) {
	t.Helper()
	tolerated := map[string]bool{}
	var diff []string
	for _, side := range []struct {
		have, miss map[string]bool
		sign       string
	}{{want, got, "- "}, {got, want, "+ "}} {
		for s := range side.have {
			switch {
			case side.miss[s]:
			case allowed != nil && allowed.MatchString(s):
				id, _, _ := strings.Cut(s, " ")
				tolerated[id] = true
			default:
				diff = append(diff, side.sign+s)
			}
		}
	}
	sort.Slice(diff, func(i, j int) bool { return diff[i][2:] < diff[j][2:] })
	for _, d := range diff[:min(len(diff), 60)] {
		t.Error(d)
	}
	if len(diff) > 0 || len(want) == 0 {
		t.Errorf("%d of %d statements differ", len(diff), len(want))
	}
	if len(tolerated) > allowedEntities {
		t.Errorf("%d entities differ in a tolerated way, at most %d should", len(tolerated), allowedEntities)
	}
}

// TestConsolidatedCSVAndXML reads the lists of December 2025 (CSV) and January
// 2026 (XML), three weeks apart: the same entities, nearly the same statements.
func TestConsolidatedCSVAndXML(t *testing.T) {
	c := read(t, shared(t, "data/lists/ofac_cons/2025-12/*.csv")...)
	x := read(t, shared(t, "data/lists/ofac_cons/2026-01/consolidated.xml")...)
	if x.meta.Version != "2026-01-08" || x.meta.Dataset != DatasetCons || c.meta.Dataset != DatasetCons {
		t.Errorf("meta of XML %+v, of CSV %+v", x.meta, c.meta)
	}
	var ids [2][]string
	for i, l := range []list{c, x} {
		for _, e := range l.subjects() {
			ids[i] = append(ids[i], e.ID)
		}
	}
	if len(ids[0]) != 442 || !slices.Equal(ids[0], ids[1]) {
		t.Errorf("%d entities in CSV, %d in XML, want the same 442", len(ids[0]), len(ids[1]))
	}
	// Statements of the comments file have another origin there than in XML.
	cs, xs := withoutOrigin(c.statements()), withoutOrigin(x.statements())
	missing := 0
	for s := range cs {
		if !xs[s] && !addressParts.MatchString(s) {
			missing++
			if missing < 30 {
				t.Log("only in CSV: ", s)
			}
		}
	}
	if missing > len(cs)/200 {
		t.Errorf("%d of %d statements of the CSV set are not in the XML file", missing, len(cs))
	}
}

func withoutOrigin(m map[string]bool) map[string]bool {
	out := make(map[string]bool, len(m))
	for s := range m {
		out[s[:strings.LastIndex(s, " ")]] = true
	}
	return out
}
