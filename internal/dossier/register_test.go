package dossier

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

func TestRegister(t *testing.T) {
	in := sample(t)
	in.Draft = true
	supply := &in.Result.Claims[0]
	supply.Dates = &trace.Dates{Earliest: "2022-05-01", Latest: "2023-05-31"}
	fifty := 50.0
	order, made := *supply, *supply
	order.ID, order.Event, order.Amount, order.Dates = "c0", "CONTRACT", &trace.Amount{Min: &fifty}, &trace.Dates{Earliest: "2021-03-01"}
	made.ID, made.Event, made.Amount, made.Participants = "c9", "PRODUCE", nil, []trace.Participant{{Name: "Acme", Role: "producer"}}
	in.Result.Claims = append(in.Result.Claims, order, made)
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	data, err := d.register()
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, want a head and one deal: %s (%v)", len(rows), data, err)
	}
	got := map[string]string{}
	for i, c := range rows[0] {
		got[c] = rows[1][i]
	}
	for c, want := range map[string]string{"recipient": "Bolt <b>Works</b>", "supplier": "Acme", "designation": "motors", "year_of_order": "2021-", "ordered_min": "50", "ordered_max": "",
		"years_of_delivery": "2022-2023", "delivered_min": "12", "delivered_max": "12", "status": "delivered", "independent_origins": "1", "footnotes": "1"} {
		if got[c] != want {
			t.Errorf("%s = %q, want %q", c, got[c], want)
		}
	}
}

func TestGradesAreShownApart(t *testing.T) {
	in := sample(t)
	in.Draft = true
	in.Result.Claims[0].Origin = "o1"
	grade := func(item, value string) ledger.Decision {
		return ledger.Decision{Item: item, Do: ledger.Grade, Value: json.RawMessage(value), By: "Ann", Reason: "met him"}
	}
	in.Decisions = []ledger.Decision{grade("o1", `{"reliability":"D"}`), grade("c1", `{"credibility":"2"}`), grade("doc:one.txt", `{"reliability":"B"}`)}
	d, err := Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, s := range d.Sections {
		for _, x := range s.Sentences {
			got[x.Item] = strings.Join(x.Grades, "|")
			if x.Reviewed {
				t.Errorf("%s counts as reviewed because it was graded", x.Item)
			}
		}
	}
	if want := "source D, not usually reliable (Ann: met him)|information 2, probably true (Ann: met him)"; got["c1"] != want {
		t.Errorf("c1: %s, want %s", got["c1"], want)
	}
	if want := "source B, usually reliable (Ann: met him)"; got["c2"] != want {
		t.Errorf("c2: %s, want its document's: %s", got["c2"], want)
	}
}
