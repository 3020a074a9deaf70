package screen

import (
	"context"
	"testing"

	"sanctrace/internal/ident"
	"sanctrace/internal/index"
	"sanctrace/internal/match"
)

// alone are kinds of which the same sound number is enough.
var alone = map[string]bool{"imo": true, "lei": true, "inn": true, "ogrn": true, "uscc": true, "wallet": true, "isin": true, "mmsi": true, "bic": true, "tail": true}

// TestEveryNumberFindsItsBearer asks for each number of the OFAC list by itself,
// under a name that nobody has.
func TestEveryNumberFindsItsBearer(t *testing.T) {
	es := sdnEntries(t)
	e := engineOf(es)
	asked, missed := map[string]int{}, 0
	for _, x := range es {
		for _, id := range index.FoldAll(x.Identifiers, x.Countries...) {
			if !alone[id.Kind] || id.Check == ident.Wrong || ident.HasCheck(ident.Kind(id.Kind)) && id.Check != ident.Right {
				continue
			}
			asked[id.Kind]++
			res, err := e.Screen(context.Background(), match.Query{Names: []string{"Qwxz Vbnmk"}, Identifiers: []index.Identifier{{Kind: id.Kind, Value: id.Value}}}, Options{Limit: 50})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, f := range res.Results {
				found = found || f.ID == x.ID
			}
			if !found {
				missed++
				t.Errorf("%s %s does not find %s", id.Kind, id.Value, x.ID)
			}
			if missed > 10 {
				t.FailNow()
			}
		}
	}
	t.Logf("asked %v", asked)
	if asked["imo"] < 500 || asked["tail"] < 50 || asked["mmsi"] < 50 || asked["inn"] < 300 {
		t.Errorf("too few asked: %v", asked)
	}
}
