package trace

import (
	"encoding/json"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
)

func TestCheckCorrection(t *testing.T) {
	item := func(kind string, v any) ledger.Item {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return ledger.Item{ID: "x-1", Kind: kind, Data: data}
	}
	claim := item(kindClaim, Claim{ID: "x-1", Event: "SHIP", Modality: "reported_fact", Polarity: "positive"})
	transfer := item(kindTransfer, Transfer{ID: "x-1", Event: "SHIP", Phase: "shipped"})
	match := item(kindMatch, Match{ID: "x-1"})
	for _, c := range []struct {
		item  ledger.Item
		value string
		want  string // part of the error; "" when it is good
	}{
		{claim, `{"place":"Testgrad"}`, ""},
		{claim, `{"amount":{"min":30,"max":null}}`, ""},
		{claim, `{"amount":null,"dates":{"earliest":"2022-10-01"}}`, ""},
		{transfer, `{"phase":"delivered","supplier":"Quillon"}`, ""},
		{match, `{"sentence":"Somebody else."}`, ""},
		{claim, `{}`, "object of fields"},
		{claim, `true`, "object of fields"},
		{claim, `{"place":7}`, "does not fit a claim"},
		{claim, `{"amount":"many"}`, "does not fit a claim"},
		{claim, `{"amount":{"min":3,"max":2}}`, "from 3 to 2"},
		{claim, `{"dates":{"earliest":"soon"}}`, "soon"},
		{claim, `{"dates":{"earliest":"2022-10-02","latest":"2022-10-01"}}`, "dates from"},
		{claim, `{"event":"FLY"}`, `no event "FLY"`},
		{claim, `{"modality":"sure"}`, `no modality "sure"`},
		{claim, `{"polarity":"maybe"}`, `no polarity "maybe"`},
		{claim, `{"id":"x-2"}`, `"id" cannot be corrected`},
		{claim, `{"evidence":[]}`, `"evidence" cannot be corrected`},
		{claim, `{"shoe":44}`, "shoe"},
		{transfer, `{"phase":"flying"}`, `no phase "flying"`},
		{match, `{"entity":["a"]}`, "does not fit a match"},
		{item("shoe", 1), `{"size":44}`, "does not fit"},
	} {
		err := CheckCorrection(c.item, json.RawMessage(c.value))
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s %s: %v", c.item.Kind, c.value, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want) || fault.KindOf(err) != fault.Invalid):
			t.Errorf("%s %s: error %v, want an Invalid one with %q", c.item.Kind, c.value, err, c.want)
		}
	}
}

func TestOwnClaim(t *testing.T) {
	good := `{"text":"12 engines came","event":"TRANSFER","participants":[{"name":"Fell Systems","role":"recipient"}]}`
	it, err := OwnClaim("S1", json.RawMessage(good))
	if err != nil || !strings.HasPrefix(it.ID, "own-") {
		t.Fatalf("%+v, %v", it, err)
	}
	added, err := AddedClaims([]ledger.Item{it, {ID: "m", Kind: "match", Data: json.RawMessage(`{}`)}}, nil)
	if err != nil || len(added) != 1 || added[0].Document != "source S1" || added[0].Modality != "reported_fact" || !added[0].Chain[0].Protected || added[0].Evidence[0].Locator != HeldByAuthor {
		t.Errorf("added = %+v, %v", added, err)
	}
	other, err := OwnClaim("S2", json.RawMessage(good))
	if err != nil || other.ID == it.ID {
		t.Errorf("two sources that say the same make one item: %v", err)
	}
	for what, bad := range map[string]string{
		"no text": `{"event":"TRANSFER"}`, "no event": `{"text":"x"}`, "odd event": `{"text":"x","event":"X"}`, "no object": `[]`, "odd field": `{"text":"x","event":"TRANSFER","who":"y"}`,
		"a passage": `{"text":"x","event":"TRANSFER","evidence":[{"document":"a","locator":"bytes 0-1","text":"x"}]}`, "a machine": `{"text":"x","event":"TRANSFER","machine":"m"}`,
		"odd modality": `{"text":"x","event":"TRANSFER","modality":"sure"}`,
	} {
		if _, err := OwnClaim("S1", json.RawMessage(bad)); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v, want Invalid", what, err)
		}
	}
}
