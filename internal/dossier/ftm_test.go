package dossier

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"sanctrace/internal/ftm"
	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

// export returns the FollowTheMoney entities of a dossier, by schema.
func export(t *testing.T, d *Dossier) map[string][]entity {
	t.Helper()
	data, err := d.ftm()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]entity{}
	ids := map[string]string{}
	for line := range bytes.Lines(data) {
		var e entity
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		s, ok := ftm.Lookup(e.Schema)
		if !ok || ids[e.ID] != "" {
			t.Fatalf("%s: schema known %v, id taken %q", line, ok, ids[e.ID])
		}
		ids[e.ID] = e.Schema
		for prop, values := range e.Properties {
			p := s.Property(prop)
			if p == nil {
				t.Fatalf("%s has no property %s", e.Schema, prop)
			}
			for _, v := range values { // entities that are referred to stand before
				if p.Type.Name == "entity" && ids[v] == "" {
					t.Errorf("%s of %s refers to %s, which is not there", prop, e.Schema, v)
				}
			}
		}
		out[e.Schema] = append(out[e.Schema], e)
	}
	return out
}

// TestFtMOfWhatIsStated: accepted claims and transfers are events that name
// parties, days, places and documents, in properties that FollowTheMoney has.
func TestFtMOfWhatIsStated(t *testing.T) {
	in := sample(t)
	c := &in.Result.Claims[0]
	c.Dates, c.ToPlace = &trace.Dates{EDTF: "2022-05", Earliest: "2022-05-01", Latest: "2022-05-31"}, "Port X"
	c.Participants = append(c.Participants, trace.Participant{Name: trace.UnnamedParty, Role: "source"})
	in.Result.Documents[0].URL, in.Result.Documents[0].Obtained = "https://one.example/a", "2022-06-01"
	in.Decisions = []ledger.Decision{{Item: "c1", Do: ledger.Accept, By: "A", Reason: "read"}, {Item: "m1", Do: ledger.Accept, By: "A", Reason: "same"}}
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	got := export(t, d)
	if len(got["Document"]) != 1 || got["Document"][0].Properties["sourceUrl"][0] != "https://one.example/a" || len(got["LegalEntity"]) != 2 || len(got["UnknownLink"]) != 1 || len(got["Documentation"]) != 1 {
		t.Errorf("%+v", got)
	}
	if len(got["Event"]) != 2 {
		t.Fatalf("events %+v", got["Event"])
	}
	for _, e := range got["Event"] {
		p := e.Properties
		if len(p["involved"]) != 2 || p["proof"][0] != "doc-ab" || p["startDate"][0] != "2022-05-01" || p["location"][0] != "Port X" || !strings.Contains(p["summary"][0], "The One") {
			t.Errorf("%+v", p)
		}
	}
	in.Draft, in.Decisions = true, nil
	if d, err = Compose(in); err != nil {
		t.Fatal(err)
	}
	for _, e := range export(t, d)["Event"] {
		if !strings.HasPrefix(e.Properties["summary"][0], "Not reviewed: ") {
			t.Errorf("a draft's event: %+v", e.Properties)
		}
	}
}

// TestReceiver says where goods went when nobody says to whom.
func TestReceiver(t *testing.T) {
	for want, x := range map[string]trace.Transfer{
		"Iran to a party not named":                         {Supplier: "Iran"},
		"Iran to Russia (the recipient there is not named)": {Supplier: "Iran", ToPlace: "Russia"},
		"Iran to Russia":                                    {Supplier: "Iran", Recipient: "Russia", ToPlace: "russia"},
		"Acme to Bolt Works, in Port X":                     {Supplier: "Acme", Recipient: "Bolt Works", ToPlace: "Port X"},
		"a party not named to Bolt Works":                   {Recipient: "Bolt Works"},
		"Bolt Works, making":                                {Event: "PRODUCE", Supplier: "Bolt Works", ToPlace: "Port X"},
	} {
		if got := sides(x); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
