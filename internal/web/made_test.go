package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"sanctrace/internal/catalog"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/finding"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
	"sanctrace/internal/roster"
	"sanctrace/internal/source"
	"sanctrace/internal/source/opensanctions"
	"sanctrace/internal/trace"
	"sanctrace/internal/trade"
	"sanctrace/internal/when"
)

// The fixtures are made up: no person, ship or company of these names is meant.

// hostile is a name that would run as a script if it were not escaped.
const hostile = `<script>alert("x")</script>'"><img src=x onerror=alert(1)>`

// listOf writes entities as FollowTheMoney JSON lines.
func listOf(entities ...map[string]any) string {
	var b strings.Builder
	for _, e := range entities {
		data, err := json.Marshal(e)
		if err != nil {
			panic(err)
		}
		b.Write(append(data, '\n'))
	}
	return b.String()
}

func ent(id, schema string, props map[string][]string) map[string]any {
	return map[string]any{"id": id, "schema": schema, "properties": props, "datasets": []string{"made_up"}}
}

var madeUp = []map[string]any{
	ent("mk-1", "Person", map[string][]string{"name": {"Iskra Tabunova", "Искра Табунова"}, "alias": {"Madame Spark"}, "weakAlias": {"Spark"}, "birthDate": {"1971-04-12"},
		"nationality": {"ru"}, "passportNumber": {"77 1234567"}, "position": {"Director of Gorodok Rotor Works"}, "sourceUrl": {"https://example.org/list"}, "addressEntity": {"adr-1"}}),
	ent("mk-1-s", "Sanction", map[string][]string{"entity": {"mk-1"}, "program": {"TEST"}, "provisions": {"asset-freeze", "travel-ban"}, "startDate": {"2019-05-20"},
		"endDate": {"2021-06-30"}, "reason": {"Led the works that built rotors for drones."}}),
	ent("mk-1-s2", "Sanction", map[string][]string{"entity": {"mk-1"}, "program": {"TEST-2"}, "provisions": {"asset-freeze"}, "startDate": {"2022-12-12"}}),
	ent("adr-1", "Address", map[string][]string{"full": {"1 Nowhere St, Gorodok"}, "country": {"ru"}}),
	ent("co-1", "Company", map[string][]string{"name": {"Gorodok Rotor Works", "شرکت چرخانه گرودوک"}, "country": {"ru"}, "innCode": {"7701234567"}, "incorporationDate": {"1994"}}),
	ent("co-1-s", "Sanction", map[string][]string{"entity": {"co-1"}, "provisions": {"asset-freeze"}, "reason": {"Gorodok Rotor Works is owned by Iskra Tabunova. It supplies drones to Bolt Aviation Trading LLC."}}),
	ent("own-1", "Ownership", map[string][]string{"owner": {"mk-1"}, "asset": {"co-1"}, "percentage": {"51"}}),
	ent("mk-x", "Organization", map[string][]string{"name": {"Evil " + hostile}, "notes": {hostile}, "website": {"javascript:alert(1)"}}),
	ent("mk-x-s", "Sanction", map[string][]string{"entity": {"mk-x"}, "program": {hostile}, "reason": {hostile}, "startDate": {"2020-01-01"}}),
}

const reportText = "Gorodok Rotor Works supplied at least 120 rotors to Bolt Aviation in October 2022, two officials said.\n\nBolt Aviation denied it. <b>Nothing</b> was shipped, it said."

// workbench is a handler over made-up data.
type workbench struct {
	http.Handler
	site   *site
	ledger *ledger.Ledger
	logged *bytes.Buffer
}

var today = time.Date(2024, 3, 11, 9, 30, 0, 0, time.UTC)

func now() time.Time { return today }

// emptyBench is a workbench with nothing loaded.
func emptyBench(t *testing.T) (*workbench, *catalog.Catalog) {
	t.Helper()
	d := dbtest.SQLite(t)
	l := oplog.New(d)
	c, err := catalog.Open(context.Background(), d, t.TempDir(), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	w := &workbench{ledger: ledger.New(d, l, now), logged: &bytes.Buffer{}}
	config := Config{Catalog: c, Ledger: w.ledger, Originals: ledger.NewOriginals(t.TempDir()), Log: l, Now: now, Version: "1.2.3", Hosts: []string{"bench.example"},
		Logger: slog.New(slog.NewTextHandler(w.logged, nil)),
		Roster: func(ctx context.Context) (*roster.Roster, error) { return roster.Load(ctx, c, when.DayOf(now())) }}
	w.Handler, w.site = New(config), &site{Config: config, pages: loadPages()}
	return w, c
}

// bench is a workbench with a list of made-up entities and a case.
func bench(t *testing.T) *workbench {
	t.Helper()
	w, c := emptyBench(t)
	importList(t, c, "made_up", "2024-03-01", listOf(madeUp...))
	importList(t, c, "made_more", "2024-03-10", listOf(ent("mm-7", "Person", map[string][]string{"name": {"Iskra A. Tabunova"}, "country": {"by"}}),
		ent("mm-7-s", "Sanction", map[string][]string{"entity": {"mm-7"}, "provisions": {"export-control"}})))
	putCase(t, w.ledger, "sample case")
	return w
}

func importList(t *testing.T, c *catalog.Catalog, dataset string, day when.Day, text string) {
	t.Helper()
	f := opensanctions.Formats()[0]
	files := []source.File{source.BytesFile(dataset+".json", []byte(text))}
	_, err := c.Import(context.Background(), catalog.Unit{Dataset: dataset, Format: f.Name, Version: day, Basis: "content", Scope: source.Full, ScopeWhy: "the whole file",
		Files: files, Parse: func(ctx context.Context, out *source.Out) error {
			return f.Parse(ctx, files, source.Meta{Dataset: dataset}, out)
		}})
	if err != nil {
		t.Fatal(err)
	}
}

func passage(t *testing.T, part string) trace.Evidence {
	t.Helper()
	i := strings.Index(reportText, part)
	if i < 0 {
		t.Fatalf("%q is not in the text", part)
	}
	loc, _ := json.Marshal(i)
	end, _ := json.Marshal(i + len(part))
	return trace.Evidence{Document: "report.txt", Locator: "bytes " + string(loc) + "-" + string(end), Text: part}
}

// putCase writes a made-up case.
func putCase(t *testing.T, l *ledger.Ledger, name string) {
	t.Helper()
	supply, denial := passage(t, "Gorodok Rotor Works supplied at least 120 rotors to Bolt Aviation in October 2022"), passage(t, "Bolt Aviation denied it.")
	shipped := passage(t, "<b>Nothing</b> was shipped")
	listing := trace.Evidence{Dataset: "made_up", Locator: "co-1", Text: "Gorodok Rotor Works"}
	row := trace.Evidence{Document: "shipments.csv", Locator: "row 2", Text: "8803.30;Bolt Aviation;Meridian Test Forwarding"}
	least := 120.0
	r := trace.Result{Case: name, On: "2022-11-24",
		Documents: []trace.Document{{ID: "report.txt", Title: "Rotors for Bolt", Outlet: "The Made-up Ledger", Published: "2022-11-24", Language: "eng", MediaType: "text/plain", SHA256: strings.Repeat("ab", 32)},
			{ID: "shipments.csv", Title: "shipments.csv", MediaType: "text/csv", SHA256: strings.Repeat("cd", 32)}},
		Claims: []trace.Claim{
			{ID: "c1", Document: "report.txt", Text: supply.Text, Event: "TRANSFER", Modality: "reported_fact", Polarity: "positive", Item: "rotors", Origin: "o1",
				Participants: []trace.Participant{{Name: "Gorodok Rotor Works", Role: "supplier"}, {Name: "Bolt Aviation", Role: "recipient"}, {Name: "Meridian Test Forwarding", Role: "intermediary"}}, Amount: &trace.Amount{Min: &least},
				Dates: &trace.Dates{EDTF: "2022-10", Earliest: "2022-10-01", Latest: "2022-10-31"}, Chain: []trace.Link{{Source: "The Made-up Ledger", Kind: "document"}, {Source: "two officials", Kind: "anonymous_official", Protected: true}},
				Evidence: []trace.Evidence{supply}},
			{ID: "c2", Document: "report.txt", Text: denial.Text, Event: "DENY", Modality: "reported_fact", Polarity: "negative", Evidence: []trace.Evidence{denial}},
			{ID: "c3", Document: "report.txt", Text: shipped.Text, Event: "SHIP", Modality: "opinion", Polarity: "negative", Evidence: []trace.Evidence{shipped}},
		},
		Origins: []trace.Origin{{ID: "o1", Root: "a source that is not named", Kind: "anonymous_person", Protected: true, Claims: []string{"c1"}, Documents: []string{"report.txt"}}},
		Transfers: []trace.Transfer{{ID: "t1", Supplier: "Gorodok Rotor Works", Recipient: "Bolt Aviation", Via: []string{"Meridian Test Forwarding"}, Item: "rotors", Amount: &trace.Amount{Min: &least}, Phase: "delivered",
			Dates: &trace.Dates{Earliest: "2022-10-01", Latest: "2022-10-31"}, Verdict: "single", Why: "one account", Claims: []string{"c1"}, Independent: 1, Evidence: []trace.Evidence{supply}}},
		Matches: []trace.Match{{ID: "m1", Name: "Gorodok Rotor Works", Entity: "co-1", Caption: "Gorodok Rotor Works", Schema: "Company", Score: .97,
			Sentence:     "Gorodok Rotor Works was not known to be listed on 2022-11-24; it is listed by made_up now.",
			Explanations: []finding.Step{{Feature: "name", Via: "equal", Worth: .97}}, Evidence: []trace.Evidence{listing, supply}}},
		Flags: []trace.Flag{{ID: "f1", Row: 2, Flag: trade.Flag{Rule: "controlled goods", Why: "parts of aircraft to a forwarder", Source: "made up"}, Evidence: []trace.Evidence{row}}},
		Leads: []trace.Lead{{ID: "l1", Name: hostile, Why: "it ships for Bolt Aviation", Ties: []trace.Edge{{From: hostile, To: "Bolt Aviation", What: "forwards"}}, Evidence: []trace.Evidence{row}}},
	}
	head, items, err := r.Items()
	if err != nil {
		t.Fatal(err)
	}
	docs := []ledger.Document{{ID: strings.Repeat("ab", 32), Name: "report.txt", About: json.RawMessage(`{}`), Layer: reportText},
		{ID: strings.Repeat("cd", 32), Name: "shipments.csv", About: json.RawMessage(`{}`), Layer: "code;to;by\n8803.30;Bolt Aviation;Meridian Test Forwarding\n"}}
	if err := l.Put(context.Background(), ledger.Content{Name: name, On: "2022-11-24", Summary: head, Documents: ledger.All(docs), Items: ledger.All(items)}); err != nil {
		t.Fatal(err)
	}
}

// answer is a page as parsed.
type answer struct {
	status int
	header http.Header
	text   string
	root   *html.Node
}

// get asks for a path and parses the answer.
func (w *workbench) get(t *testing.T, path string) answer {
	t.Helper()
	return w.do(t, httptest.NewRequest("GET", "http://localhost:8080"+path, nil))
}

func (w *workbench) post(t *testing.T, path string, form url.Values) answer {
	t.Helper()
	r := httptest.NewRequest("POST", "http://localhost:8080"+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return w.do(t, r)
}

func (w *workbench) do(t *testing.T, r *http.Request) answer {
	t.Helper()
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	body, err := io.ReadAll(rec.Body)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return answer{rec.Code, rec.Header(), string(body), root}
}
