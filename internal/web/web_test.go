package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"sanctrace/internal/ledger"
	"sanctrace/internal/roster"
)

// every address that the made-up data has a page for.
var everyPage = []string{"/", "/screen", "/screen?name=Tabunova+Iskra", "/screen?name=Nobody+Known", "/screen?name=", "/screen?name=" + url.QueryEscape(hostile), "/entity/mk-1", "/entity/mk-1?on=2020-01-01",
	"/entity/mk-x", "/entity/co-1", "/entity/none", "/search", "/search?q=rotor", "/search?q=nothinghasthis", "/search?q=%3F%3F", "/search?q=" + url.QueryEscape(hostile), "/case/sample%20case", "/case/none",
	"/case/sample%20case?show=open", "/case/sample%20case/item/c1", "/case/sample%20case/item/l1", "/case/sample%20case/item/none", "/case/sample%20case/document/1", "/case/sample%20case/document/2",
	"/case/sample%20case/document/9", "/log", "/log?before=2", "/log?before=x", "/network", "/network?about=drone", "/network?about=,", "/network?about=zeppelin", "/network?about=" + url.QueryEscape(hostile), "/no/such/page", "/entity/mk-1?on=yesterday"}

func TestPagesSayWhatTheyShould(t *testing.T) {
	w := bench(t)
	for _, c := range []struct {
		path   string
		status int
		want   []string
	}{
		{"/", 200, []string{"made_up", "10 days old", "stale", "1 day old", "sample case", "3 claims", "2 documents", "as of"}},
		{"/screen?name=Tabunova+Iskra", 200, []string{"possible matches for “<bdi>Tabunova Iskra", "mk-1", "asset-freeze", "words stand in another order", "in the first version loaded, may be older", "sanctrace-v1", "2024-03-11", "Together"}},
		{"/screen?name=Tabunova+Iskra&on=2022-01-01", 200, []string{"on=2022-01-01"}},
		{"/screen?name=Nobody+Known", 200, []string{"No match for", "Proof of this screening", "made_up", "made_more", "version", "0.70", "sanctrace-v1"}},
		{"/screen?id=passport:77+1234567", 200, []string{"1 possible match for", "mk-1"}},
		{"/screen?name=", 400, []string{"Give a name or a number", `aria-invalid="true"`, `role="alert"`}},
		{"/screen?name=A&country=Atlantis", 400, []string{"No country is known"}},
		{"/screen?name=A&birth_date=soon", 400, []string{"That is no date"}},
		{"/screen?phone=%2B98+21+6615+3220", 200, []string{"<title>Screening: no match", "98 21 6615 3220</bdi>”", "<dt>Phone</dt>"}},
		{"/screen?name=Nobody+Known&schema=Vessel&country=ru", 200, []string{"<dt>Type</dt><dd><bdi>Ship</bdi>", "<dt>Country</dt><dd><bdi>ru</bdi>"}},
		{"/screen?name=A&gender=dragon", 400, []string{"no such gender", "<title>Error: ", `aria-describedby="gender-error gender-hint"`}},
		{"/screen?name=A&phone=12", 400, []string{"no number that can be dialled"}},
		{"/screen?name=A&id=pasport:12", 400, []string{"No kind of number is called “pasport”"}},
		{"/screen?name=A&on=2022-13-01", 400, []string{"That is no day"}},
		{"/screen?name=A&threshold=NaN", 400, []string{"0.3 to 1"}},
		{"/screen?name=A&schema=Dragon", 400, []string{"no such type"}},
		{"/screen?name=" + strings.Repeat("a", 600), 400, []string{"longer than 500 bytes", "Shorten it"}},
		{"/screen?name=%ff", 400, []string{"not text in UTF-8"}},
		{"/screen?name=a%00b", 400, []string{"control characters"}},
		{"/entity/mk-1", 200, []string{"Listed</strong> on", "Искра Табунова", `lang="und-Cyrl"`, "Passport number", "77 1234567", "1 Nowhere St, Gorodok", "Russia", "51 %", `href="/entity/co-1?on=2024-03-11"`, "In force:", "travel-ban", "<svg"}},
		{"/entity/mk-1?on=2022-01-01", 200, []string{"Not listed</strong> on", "the list states: since 2022-12-12", "No version of made_up of 2022-01-01"}},
		{"/entity/co-1", 200, []string{`dir="rtl"`, `lang="und-Arab"`, "INN", "may have been listed already"}},
		{"/entity/co-1?on=2020-01-01", 200, []string{"Unknown</strong> on", "no version before 2024-03-01 is loaded"}},
		{"/entity/mk-1?on=yesterday", 400, []string{"no day", "2022-11-20"}},
		{"/entity/none", 404, []string{"Not found", "no dataset holds it"}},
		{"/search?q=rotor", 200, []string{"Gorodok Rotor Works"}},
		{"/search?q=officials", 200, []string{"report.txt", `href="/case/sample%20case/document/1"`}},
		{"/search?q=%3F", 400, []string{"Give a word"}},
		{"/case/sample%20case", 200, []string{"DRAFT", "not reviewed", "0 of 7", "Who supplied what to whom", `href="/case/sample%20case/document/1#b0-81"`, `href="/entity/co-1?on=2022-11-24"`, "<svg", "a source that is not named"}},
		{"/case/none", 404, []string{"no such case"}},
		{"/case/sample%20case/item/c1", 200, []string{"Decide on a claim", "Amount, at least", `value="120"`, "Nobody has decided"}},
		{"/case/sample%20case/item/none", 404, []string{"no item"}},
		{"/case/sample%20case/document/1", 200, []string{"<mark>Gorodok Rotor Works supplied", `<span id="b0-81"></span>`, `lang="en"`, "&lt;b&gt;Nothing"}},
		{"/case/sample%20case/document/3", 404, []string{"2 documents"}},
		{"/case/sample%20case/document/x", 404, []string{"2 documents"}},
		{"/log", 200, []string{"dataset/made_up", "case/sample case", "Tree head", "3"}},
		{"/log?before=2", 200, []string{"dataset/made_up", "Newer"}},
		{"/log?before=-1", 400, []string{"use a number"}},
		{"/network", 200, []string{"Who is tied to whom", `aria-describedby="about-hint"`}},
		{"/network?about=drone", 200, []string{"2 entries speak", "holds or controls", "supplies", "Bolt Aviation Trading LLC", "not listed", `href="/screen?name=Bolt`, `href="#n1"`, `id="n1"`, "It supplies drones", "<svg", "made_up"}},
		{"/network?about=,", 400, []string{"Give a word", `aria-invalid="true"`}},
		{"/network?about=zeppelin", 200, []string{"0 entries speak", "No reason of the loaded lists uses these words"}},
		{"/healthz", 200, []string{`"ok"`}},
		{"/style.css", 200, []string{"--accent"}},
		{"/icon.svg", 200, []string{"<svg"}},
		{"/nowhere", 404, []string{"no page at this address", "first page"}},
	} {
		got := w.get(t, c.path)
		if got.status != c.status {
			t.Errorf("%s: status %d, want %d", c.path, got.status, c.status)
		}
		for _, s := range c.want {
			if !strings.Contains(strings.ToLower(got.text), strings.ToLower(s)) {
				t.Errorf("%s: %q is not on the page:\n%s", c.path, s, plainText(got.root))
			}
		}
	}
}

func TestDayBeforeListingIsNotListed(t *testing.T) {
	got := bench(t).get(t, "/screen?name=Iskra+Tabunova&on=2022-01-01")
	if strings.Contains(got.text, `href="/entity/mk-1?`) {
		t.Error("mk-1 is found on a day on which its list states that it was not listed")
	}
	if !strings.Contains(got.text, `href="/entity/mm-7?`) {
		t.Error("mm-7 is not found, though its list may have held it then")
	}
}

func TestFirstRunSaysWhatToDo(t *testing.T) {
	w, _ := emptyBench(t)
	home := w.get(t, "/")
	for _, s := range []string{"Nothing is loaded yet", "sanctrace demo", "sanctrace lists fetch", "sanctrace lists import PATH", "No case yet", "sanctrace trace --case NAME"} {
		if !strings.Contains(home.text, s) {
			t.Errorf("the first page does not say %q", s)
		}
	}
	if got := w.get(t, "/screen?name=Anybody"); got.status != http.StatusConflict || !strings.Contains(got.text, "lists import") {
		t.Errorf("screening without lists: status %d\n%s", got.status, plainText(got.root))
	}
	if got := w.get(t, "/log"); got.status != 200 || !strings.Contains(got.text, "Nothing is recorded yet") {
		t.Errorf("empty log: status %d", got.status)
	}
}

func TestHeaders(t *testing.T) {
	w := bench(t)
	for _, path := range append([]string{"/style.css", "/healthz"}, everyPage...) {
		h := w.get(t, path).header
		for name, want := range map[string]string{"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY"} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, h.Get(name))
			}
		}
		if path != "/style.css" && h.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be cached: %s", path, h.Get("Cache-Control"))
		}
	}
}

func TestHostIsChecked(t *testing.T) {
	w := bench(t)
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "LOCALHOST.:1": 200, "127.0.0.1:8080": 200, "127.9.9.9": 200, "[::1]:80": 200, "bench.example": 200, "Bench.Example:8080": 200,
		"evil.example": 403, "localhost.evil.example": 403, "192.168.1.5:8080": 403, "": 403, "127.0.0.1.evil.example": 403,
	} {
		r := httptest.NewRequest("GET", "http://x/", nil)
		r.Host = host
		if got := w.do(t, r); got.status != want {
			t.Errorf("host %q: status %d, want %d", host, got.status, want)
		} else if want == 403 && strings.Contains(got.text, "sample case") {
			t.Errorf("host %q: the refusal tells of cases", host)
		}
	}
}

func TestForeignFormIsRefused(t *testing.T) {
	w := bench(t)
	form := url.Values{"item": {"c1"}, "verdict": {"accept"}, "by": {"Mallory"}, "reason": {"mine"}}.Encode()
	for name, header := range map[string]http.Header{
		"fetch metadata": {"Sec-Fetch-Site": {"cross-site"}}, "same site": {"Sec-Fetch-Site": {"same-site"}}, "origin": {"Origin": {"https://evil.example"}},
	} {
		r := httptest.NewRequest("POST", "http://localhost/case/sample%20case/decide", strings.NewReader(form))
		r.Header = header.Clone()
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if got := w.do(t, r); got.status != http.StatusForbidden || !strings.Contains(got.text, "another site") {
			t.Errorf("%s: status %d", name, got.status)
		}
	}
	ds, err := w.ledger.Decisions(context.Background(), "sample case")
	if err != nil || len(ds) != 0 {
		t.Errorf("decisions: %v, %v", ds, err)
	}
}

func TestMethodsAndSizes(t *testing.T) {
	w := bench(t)
	if got := w.do(t, httptest.NewRequest("DELETE", "http://localhost/log", nil)); got.status != http.StatusMethodNotAllowed {
		t.Errorf("DELETE: status %d", got.status)
	}
	if got := w.get(t, "/search?q="+strings.Repeat("a", maxAddress)); got.status != 400 || !strings.Contains(got.text, "address is longer") {
		t.Errorf("long address: status %d", got.status)
	}
	if got := w.post(t, "/case/sample%20case/decide", url.Values{"reason": {strings.Repeat("x", maxBody)}}); got.status != 400 || !strings.Contains(got.text, "larger than") {
		t.Errorf("large form: status %d\n%s", got.status, plainText(got.root))
	}
}

func TestDecisions(t *testing.T) {
	w, ctx := bench(t), context.Background()
	send := func(form url.Values) answer { return w.post(t, "/case/sample%20case/decide", form) }
	for name, c := range map[string]struct {
		form   url.Values
		status int
		want   string
	}{
		"no verdict":        {url.Values{"item": {"c1"}, "by": {"Ada"}, "reason": {"read"}}, 400, "choose whether"},
		"odd":               {url.Values{"item": {"c1"}, "verdict": {"maybe"}, "by": {"Ada"}, "reason": {"read"}}, 400, "is no decision"},
		"no name":           {url.Values{"item": {"c1"}, "verdict": {"accept"}, "by": {" "}, "reason": {"read"}}, 400, "who decides"},
		"no reason":         {url.Values{"item": {"c1"}, "verdict": {"accept"}, "by": {"Ada"}}, 400, "say why"},
		"no item":           {url.Values{"item": {"zz"}, "verdict": {"accept"}, "by": {"Ada"}, "reason": {"read"}}, 404, "no item"},
		"nothing corrected": {url.Values{"item": {"c1"}, "verdict": {"correct"}, "by": {"Ada"}, "reason": {"read"}, "f.item": {"rotors"}}, 400, "nothing is corrected"},
		"no number":         {url.Values{"item": {"c1"}, "verdict": {"correct"}, "by": {"Ada"}, "reason": {"read"}, "f.amount.min": {"many"}}, 400, "is no number"},
		"no choice":         {url.Values{"item": {"c1"}, "verdict": {"correct"}, "by": {"Ada"}, "reason": {"read"}, "f.modality": {"gossip"}}, 400, "none of the choices"},
		"no day":            {url.Values{"item": {"c1"}, "verdict": {"correct"}, "by": {"Ada"}, "reason": {"read"}, "f.dates.latest": {"soon"}}, 400, "is no day"},
	} {
		got := send(c.form)
		if got.status != c.status || !strings.Contains(strings.ToLower(got.text), strings.ToLower(c.want)) {
			t.Errorf("%s: status %d\n%s", name, got.status, plainText(got.root))
		}
		if c.status == 400 && name != "no name" && !strings.Contains(got.text, `value="Ada"`) {
			t.Errorf("%s: what was typed is lost", name)
		}
	}
	if ds, _ := w.ledger.Decisions(ctx, "sample case"); len(ds) != 0 {
		t.Fatalf("faulty forms left decisions: %v", ds)
	}

	got := send(url.Values{"item": {"c1"}, "verdict": {"accept"}, "by": {"Ada"}, "reason": {"read the <paper>"}})
	if got.status != http.StatusSeeOther || got.header.Get("Location") != "/case/sample%20case#i-c1" {
		t.Fatalf("status %d, to %q", got.status, got.header.Get("Location"))
	}
	cookie := got.header.Get("Set-Cookie")
	for _, s := range []string{"HttpOnly", "SameSite=Strict", "Path=/case/"} {
		if !strings.Contains(cookie, s) {
			t.Errorf("cookie %q lacks %s", cookie, s)
		}
	}
	send(url.Values{"item": {"l1"}, "verdict": {"reject"}, "by": {"Ada"}, "reason": {"another firm"}})
	send(url.Values{"item": {"c2"}, "verdict": {"correct"}, "by": {"Ben"}, "reason": {"misread"}, "f.polarity": {"positive"}, "f.amount.min": {"12"}, "f.place": {"Port X"}, "f.item": {""}, "f.text": {"forged"}})
	page := w.get(t, "/case/sample%20case")
	for _, s := range []string{"3 of 6", "1 rejected", "Accepted</strong> by <bdi>Ada", "read the &lt;paper&gt;", "2024-03-11 09:30 UTC", "Rejected</strong>", "another firm", "Corrected</strong> by <bdi>Ben", "polarity: positive", "Who supplied"} {
		if !strings.Contains(page.text, s) {
			t.Errorf("the case does not say %q:\n%s", s, plainText(page.root))
		}
	}
	ds, err := w.ledger.Decisions(ctx, "sample case")
	if err != nil || len(ds) != 3 {
		t.Fatalf("decisions: %v, %v", ds, err)
	}
	var value map[string]any
	if err := json.Unmarshal(ds[2].Value, &value); err != nil {
		t.Fatal(err)
	}
	amount, _ := value["amount"].(map[string]any)
	if len(value) != 3 || value["polarity"] != "positive" || value["place"] != "Port X" || amount["min"] != 12.0 {
		t.Errorf("correction: %s", ds[2].Value)
	}
	open := w.get(t, "/case/sample%20case?show=open")
	if strings.Contains(open.text, `id="i-c1"`) || !strings.Contains(open.text, `id="i-c3"`) {
		t.Error("what is not reviewed is not what is shown")
	}
	send(url.Values{"item": {"l1"}, "verdict": {"accept"}, "by": {"Ada"}, "reason": {"it is, after all"}})
	if item := w.get(t, "/case/sample%20case/item/l1"); !strings.Contains(item.text, "another firm") || !strings.Contains(item.text, "it is, after all") {
		t.Error("the history of decisions is not shown")
	}
}

// TestPassagesNameTheirPage shows the page and box of a passage whose claim was
// kept before the ledger knew of pages.
func TestPassagesNameTheirPage(t *testing.T) {
	w := bench(t)
	ctx := context.Background()
	c, err := w.ledger.Case(ctx, "sample case")
	if err != nil {
		t.Fatal(err)
	}
	docs, err := w.ledger.Documents(ctx, c.Name)
	if err != nil {
		t.Fatal(err)
	}
	items, err := w.ledger.Items(ctx, c.Name)
	if err != nil {
		t.Fatal(err)
	}
	docs[0].Places = fmt.Appendf(nil, "[[0,%d,4,72,90.5,300,700]]", len(docs[0].Layer))
	if err := w.ledger.Put(ctx, ledger.Content{Name: c.Name, On: c.On, Summary: c.Summary, Documents: ledger.All(docs), Items: ledger.All(items)}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/case/sample%20case", "/case/sample%20case/item/c1"} {
		if a := w.get(t, path); !strings.Contains(a.text, "report.txt, page 4, bytes ") || !strings.Contains(a.text, ", box 72 90.5 300 700") {
			t.Errorf("%s names no page:\n%s", path, a.text)
		}
	}
}

// TestGradesOfASourceAndOfAClaim grades both on the page of a claim: two
// questions, neither of which reviews anything.
func TestGradesOfASourceAndOfAClaim(t *testing.T) {
	w := bench(t)
	ctx := context.Background()
	item := w.get(t, "/case/sample%20case/item/c1")
	for _, s := range []string{"How reliable is the source?", "usually reliable", "How credible is what it says?", "probably true", "Not graded yet"} {
		if !strings.Contains(item.text, s) {
			t.Fatalf("the page of a claim lacks %q", s)
		}
	}
	send := func(scale, grade string) answer {
		return w.post(t, "/case/sample%20case/decide", url.Values{"item": {"c1"}, "verdict": {"grade"}, "scale": {scale}, "grade": {grade}, "by": {"Ada"}, "reason": {"the <rows> agree"}})
	}
	for _, bad := range [][2]string{{"credibility", "9"}, {"credibility", ""}, {"reliability", "B"}, {"", ""}} {
		if got := send(bad[0], bad[1]); got.status != http.StatusBadRequest {
			t.Errorf("%v: status %d", bad, got.status)
		}
	}
	if got := send("credibility", "2"); got.status != http.StatusSeeOther {
		t.Fatalf("status %d: %s", got.status, got.text)
	}
	item = w.get(t, "/case/sample%20case/item/c1")
	if !strings.Contains(item.text, "information 2, probably true (Ada: the &lt;rows&gt; agree)") || !strings.Contains(item.text, "Graded</strong> by <bdi>Ada") {
		t.Errorf("the grade is not shown:\n%s", plainText(item.root))
	}
	ds, err := w.ledger.Decisions(ctx, "sample case")
	if err != nil || len(ds) != 1 || len(ledger.Holding(ds)) != 0 {
		t.Errorf("decisions %v (%v): a grade decides nothing", ds, err)
	}
}

func TestCorrectionKeepsTheRestOfAnObject(t *testing.T) {
	it := ledger.Item{ID: "c", Kind: "claim", Data: json.RawMessage(`{"id":"c","amount":{"min":5,"max":null,"unit":"pieces"},"item":"x"}`)}
	got, err := correction(it, url.Values{"f.amount.max": {"9"}, "f.item": {"x"}})
	if err != nil || string(got) != `{"amount":{"max":9,"min":5,"unit":"pieces"}}` {
		t.Errorf("%s, %v", got, err)
	}
	got, err = correction(it, url.Values{"f.amount.min": {""}})
	if err != nil || string(got) != `{"amount":{"max":null,"min":null,"unit":"pieces"}}` {
		t.Errorf("%s, %v", got, err)
	}
}

func TestLogHoldsNothingThatWasAsked(t *testing.T) {
	w := bench(t)
	w.get(t, "/screen?name=Secretname&country=ru")
	w.get(t, "/search?q=Secretname")
	w.get(t, "/entity/Secretname")
	w.get(t, "/case/Secretname")
	w.get(t, "/Secretname")
	w.post(t, "/case/Secretname/decide", url.Values{"item": {"Secretname"}})
	r := httptest.NewRequest("GET", "http://secretname.example/Secretname", nil)
	r.Method = "SECRETNAME"
	w.do(t, r)
	said := w.logged.String()
	if strings.Contains(strings.ToLower(said), "secretname") {
		t.Errorf("the log tells what was asked:\n%s", said)
	}
	for _, s := range []string{"route=/screen", "route=/entity/{id}", "route=/case/{name}/decide", "status=200", "status=404", "method=GET", "took="} {
		if !strings.Contains(said, s) {
			t.Errorf("the log does not say %s:\n%s", s, said)
		}
	}
}

func TestPanicIsAnswered(t *testing.T) {
	w, _ := emptyBench(t)
	s := &site{Config: Config{Now: now}, pages: loadPages()}
	h := s.guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("Secretname") }))
	got := (&workbench{Handler: h, logged: w.logged}).get(t, "/")
	if got.status != 500 || strings.Contains(got.text, "Secretname") || !strings.Contains(got.text, "Something went wrong") {
		t.Errorf("status %d\n%s", got.status, got.text)
	}
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ value, lang, wantLang, wantDir string }{
		{"Iskra", "", "", "ltr"}, {"Искра", "", "und-Cyrl", "ltr"}, {"Искра", "rus", "ru", "ltr"}, {"شرکت", "", "und-Arab", "rtl"}, {"شرکت", "fas", "fa", "rtl"},
		{"평양", "", "und-Hang", "ltr"}, {"中国", "zho", "zh", "ltr"}, {"123", "", "", "auto"}, {"(עברית)", "", "und-Hebr", "rtl"}, {"x", "no language", "", "ltr"},
	} {
		if got := text(c.value, c.lang); got.Lang != c.wantLang || got.Dir != c.wantDir {
			t.Errorf("text(%q, %q) = %+v", c.value, c.lang, got)
		}
	}
	for in, want := range map[string]string{"birthDate": "Birth date", "reported_fact": "Reported fact", "asset-freeze": "Asset freeze", "name": "Name", "": ""} {
		if got := words(in); got != want {
			t.Errorf("words(%q) = %q", in, got)
		}
	}
}

func FuzzScreenForm(f *testing.F) {
	f.Add("Iskra", "Person", "ru", "1971", "imo:1", "+98 21 6615 3220", "2022-01-01", "0.5")
	f.Add("", "", "", "", "", "", "", "1e999")
	f.Fuzz(func(t *testing.T, name, schema, country, birth, id, phone, on, threshold string) {
		form := screenForm{Name: name, Schema: schema, Country: country, BirthDate: birth, ID: id, Phone: phone, On: on, Threshold: threshold}
		_, o, errs := form.query("2024-03-11")
		if len(errs) == 0 && !(o.Threshold >= .3 && o.Threshold <= 1) {
			t.Errorf("threshold %v passed", o.Threshold)
		}
	})
}

func FuzzCorrection(f *testing.F) {
	f.Add("claim", `{"amount":{"min":1}}`, "f.amount.min", "0x10")
	f.Add("transfer", `{"amount":[1]}`, "f.amount.max", "Inf")
	f.Fuzz(func(t *testing.T, kind, data, name, value string) {
		got, err := correction(ledger.Item{ID: "x", Kind: kind, Data: json.RawMessage(data)}, url.Values{name: {value}})
		if err == nil && !json.Valid(got) {
			t.Errorf("no JSON: %s", got)
		}
	})
}

// TestListsThatAreSlowToLoad: while a newer version is being loaded, queries are
// answered from the older.
func TestListsThatAreSlowToLoad(t *testing.T) {
	w, c := emptyBench(t)
	config := w.site.Config
	load, hold := config.Roster, make(chan struct{})
	first := true
	config.Roster = func(ctx context.Context) (*roster.Roster, error) {
		if !first {
			<-hold
		}
		first = false
		return load(ctx)
	}
	w.Handler = New(config)
	importList(t, c, "made_up", "2024-03-01", listOf(madeUp...))
	w.get(t, "/screen?name=Iskra+Tabunova")
	importList(t, c, "made_more", "2024-03-10", listOf(ent("mm-9", "Person", map[string][]string{"name": {"Bruno Fablehart"}}),
		ent("mm-9-s", "Sanction", map[string][]string{"entity": {"mm-9"}, "provisions": {"asset-freeze"}})))
	if got := w.get(t, "/screen?name=Iskra+Tabunova"); got.status != 200 || !strings.Contains(got.text, "/entity/mk-1?") {
		t.Errorf("while a version is loaded: status %d", got.status)
	}
	close(hold)
	if got := w.get(t, "/screen?name=Bruno+Fablehart"); !strings.Contains(got.text, "/entity/mm-9?") {
		t.Error("the newer version is not found when it is loaded")
	}
}

func TestListsAreLoadedOnceAndAgain(t *testing.T) {
	w, c := emptyBench(t)
	loads := 0
	config := w.site.Config
	load := config.Roster
	config.Roster = func(ctx context.Context) (*roster.Roster, error) {
		loads++
		if loads == 1 {
			return nil, errors.New("the disk is away")
		}
		return load(ctx)
	}
	w.Handler = New(config)
	importList(t, c, "made_up", "2024-03-01", listOf(madeUp...))
	if got := w.get(t, "/screen?name=Iskra+Tabunova"); got.status != 500 || !strings.Contains(got.text, "the disk is away") {
		t.Errorf("failed loading: status %d", got.status)
	}
	for range 3 {
		if got := w.get(t, "/screen?name=Iskra+Tabunova"); !strings.Contains(got.text, "/entity/mk-1?") {
			t.Fatalf("not found: %s", plainText(got.root))
		}
	}
	if loads != 2 {
		t.Errorf("loaded %d times, want once after the failure", loads)
	}
	importList(t, c, "made_more", "2024-03-10", listOf(ent("mm-9", "Person", map[string][]string{"name": {"Bruno Fablehart"}}),
		ent("mm-9-s", "Sanction", map[string][]string{"entity": {"mm-9"}, "provisions": {"asset-freeze"}})))
	if got := w.get(t, "/screen?name=Bruno+Fablehart"); !strings.Contains(got.text, "/entity/mm-9?") {
		t.Error("an entry of a list imported since is not found")
	}
}
