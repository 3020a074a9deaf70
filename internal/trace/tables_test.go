package trace

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"sanctrace/internal/trade"
)

// TestTablesAndListsAreOnRecord: what a case rests on beside documents is named
// with its hash or version, and comes back from the ledger.
func TestTablesAndListsAreOnRecord(t *testing.T) {
	in := Input{Case: "x", On: "2022-11-24", Lists: []List{{"us_ofac_sdn", "2022-05-06"}},
		Registers: []Register{{Name: "reg.csv", SHA256: strings.Repeat("ab", 32)}},
		Shipments: []Shipments{{Name: "ship.csv", SHA256: strings.Repeat("cd", 32), Rows: []trade.Shipment{{Row: 1}}, Words: []string{"1"}}}}
	r, err := Tracer{}.Trace(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	want := []Table{{"reg.csv", "register", strings.Repeat("ab", 32), 0}, {"ship.csv", "shipments", strings.Repeat("cd", 32), 1}}
	head, items, err := r.Items()
	if err != nil {
		t.Fatal(err)
	}
	again, err := FromItems(head, items)
	if err != nil || !reflect.DeepEqual(again.Tables, want) || !reflect.DeepEqual(again.Lists, in.Lists) {
		t.Errorf("%+v %+v %v", again.Tables, again.Lists, err)
	}
	old, err := FromItems(json.RawMessage(`{"case":"x","on":"2022-11-24"}`), items) // from before they were kept
	if err != nil || old.Tables != nil || old.Lists != nil {
		t.Errorf("%+v %v", old, err)
	}
}

// TestDestination: a movement's end is part of its transfer, and two ends are two
// transfers.
func TestDestination(t *testing.T) {
	doc := textOf(t, "a.txt", "Marsh Times\nEngines went abroad\n3 June 2022\n\nBrook Rotor Works shipped 40 drone engines to Russia in May 2022. Brook Rotor Works shipped 40 drone engines to Belarus in May 2022.\n")
	r, err := Tracer{}.Trace(t.Context(), Input{On: "2022-11-24", Documents: documents(t, doc)})
	if err != nil {
		t.Fatal(err)
	}
	var ends []string
	for _, x := range r.Transfers {
		ends = append(ends, x.Supplier+" > "+x.ToPlace)
	}
	if want := []string{"Brook Rotor Works > Russia", "Brook Rotor Works > Belarus"}; !reflect.DeepEqual(ends, want) {
		t.Errorf("%q, want %q", ends, want)
	}
}

// TestOneAgencyIsOneOrigin: two papers that print one agency's report, in their
// own words, lead back to one origin with one figure.
func TestOneAgencyIsOneOrigin(t *testing.T) {
	a := textOf(t, "a.txt", "Marsh Times\n\nIranian drones reach Russia\n\nBy Ann Clerk, Reuters\n\n20 November 2022\n\nKYIV, Nov 20 (Reuters) - Iran shipped more than 400 Shahed-136 drones to Russia in October.\n")
	b := textOf(t, "b.txt", "Quay Weekly\n\nRussia got hundreds of drones\n\n21 November 2022\n\nOSLO (Reuters) - In October at least 400 Shahed-136 drones were shipped to Russia by Iran.\n")
	c := textOf(t, "c.txt", "Danube Monitor\n\nMinistry counts drones\n\n22 November 2022\n\nIran shipped 420 Shahed-136 drones to Russia in October, the ministry of defence of Ukraine said.\n")
	r, err := Tracer{}.Trace(t.Context(), Input{On: "2022-11-24", Documents: documents(t, a, b, c)})
	if err != nil {
		t.Fatal(err)
	}
	var roots []string
	for _, o := range r.Origins {
		roots = append(roots, o.Root+" "+strings.Join(o.Documents, "+"))
	}
	if len(roots) != 2 || roots[0] != "Reuters a.txt+b.txt" {
		t.Errorf("origins %q", roots)
	}
	for name, want := range map[string]string{"the Associated Press": outletKey("AP"), "The Quay Herald": outletKey("Quay Herald"), "shipping papers": "", "customs records": "", "a report": ""} {
		if got := outletKey(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
