package claims

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sanctrace/internal/extract"
	"sanctrace/internal/quantity"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/vocab"
)

// tell reads one made-up text of 5 May 2024.
func tell(t testing.TB, text, genre string) *Result {
	t.Helper()
	doc, err := extract.Read("made-up.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return Read(doc, Options{Published: "2024-05-05", Basis: "test", Genre: genre})
}

// show renders a claim in one line: type modality polarity [span] with roles,
// chain, amount and date.
func show(r *Result, c *Claim) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s [%s]", c.Event.Type, c.Modality, c.Polarity, c.Span.Text)
	for _, p := range c.Event.Participants {
		fmt.Fprintf(&b, " %s=%s", p.Role, r.entityName(p.Entity))
	}
	for _, h := range c.Chain[1:] {
		s := r.source(h.Source)
		name := s.DescribedAs
		if s.Entity != nil {
			name = r.entityName(*s.Entity)
		}
		fmt.Fprintf(&b, " <%s:%s", s.Kind, name)
	}
	if q := c.Event.Quantity; q != nil {
		fmt.Fprintf(&b, " q=%s..%s/%s/%s", q.Min, q.Max, q.Unit, q.CountedAs)
	}
	if d := c.Event.Date; d != nil && d.Text != nil && d.EDTF != nil {
		fmt.Fprintf(&b, " d=%s", *d.EDTF)
	}
	if c.Condition != nil {
		fmt.Fprintf(&b, " if=%q", c.Condition.Text)
	}
	return b.String()
}

// TestRules reads one made-up text for each rule and expects one claim of it,
// line by line as show renders it.
func TestRules(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"active verb with route", "The Marlin carried more than 40 engines from Odessa to Poti in mid-March.",
			"SHIP reported_fact positive [The Marlin carried more than 40 engines from Odessa to Poti in mid-March] vessel=Marlin q=41../engine/shipped d=2024-03-11/2024-03-20"},
		{"a date before its subject", "No later than 12 May 2023, Tolva sold engines to Iran.", "TRANSFER reported_fact positive [No later than 12 May 2023, Tolva sold engines to Iran] supplier=Tolva recipient=Iran d=../2023-05-12"},
		{"a month that is a verb too", "Tolva sold engines to Iran in May 2022.", "TRANSFER reported_fact positive [Tolva sold engines to Iran in May 2022] supplier=Tolva recipient=Iran d=2022-05"},
		{"passive agent", "The pumps were made by Brook Rotor Works.", "PRODUCE reported_fact positive [The pumps were made by Brook Rotor Works] manufacturer=Brook Rotor Works"},
		{"coordinated verb keeps its subject", "The engines were made by Brook Rotor Works and were bought by Fell Systems Ltd.",
			"ACQUIRE reported_fact positive [were bought by Fell Systems Ltd] recipient=Fell Systems Ltd"},
		{"trailing attribution", "The drones were shipped in May 2023, two officials said.",
			"SHIP reported_fact positive [The drones were shipped in May 2023] <anonymous_person:two officials d=2023-05"},
		{"according to", "According to a customs record, Fell Systems Ltd imported 200 cameras.",
			"ACQUIRE reported_fact positive [Fell Systems Ltd imported 200 cameras] procurer=Fell Systems Ltd <record:a customs record q=200..200/camera/delivered"},
		{"citing nests", "Dozens of cameras were shipped to Turkey, the Quay Herald reported, citing two diplomats.",
			"SHIP reported_fact positive [Dozens of cameras were shipped to Turkey] <cited_document:Quay Herald <anonymous_person:two diplomats q=24..99/camera/shipped"},
		{"inverted speech", "“We never sold engines,” said Ann Clerk, the director of Fell Systems Ltd.",
			"TRANSFER asserted_fact negative [We never sold engines] supplier=Fell Systems Ltd <named_person:Ann Clerk"},
		{"denial with gerund", "Fell Systems Ltd denies having exported engines to Turkey since 2020.",
			"TRANSFER asserted_fact negative [having exported engines to Turkey since 2020] supplier=Fell Systems Ltd recipient=Turkey <named_organisation:Fell Systems Ltd d=2020/2024-05-05"},
		{"denial with that", "Iran denied that it had delivered missiles to Syria.",
			"TRANSFER asserted_fact negative [it had delivered missiles to Syria] supplier=Iran recipient=Syria <named_organisation:Iran"},
		{"plan with condition", "If the tests succeed, Fell Systems Ltd plans to order up to 300 engines before the end of the year.",
			"CONTRACT planned positive [Fell Systems Ltd plans to order up to 300 engines before the end of the year] buyer=Fell Systems Ltd q=..300/engine/planned d=2024-05-05/2024-12-31 if=\"If the tests succeed\""},
		{"capacity is no production", "The plant can produce up to 300 drones.", "PRODUCE possible positive [The plant can produce up to 300 drones] producer=The plant q=..300/UAV/capacity"},
		{"reduced relative is presupposed", "Engines made by Brook Rotor Works were found in drones.", "PRODUCE presupposed positive [Engines made by Brook Rotor Works] manufacturer=Brook Rotor Works"},
		{"relative clause", "Fell Systems Ltd, which operates in Riga, sells pumps.", "LOCATED_IN reported_fact positive [which operates in Riga] located=Fell Systems Ltd"},
		{"share", "Fell Systems Ltd is wholly owned by Moor Holding Ltd.", "OWNERSHIP reported_fact positive [Fell Systems Ltd is wholly owned by Moor Holding Ltd] owner=Moor Holding Ltd owned=Fell Systems Ltd q=100..100/percent/owned"},
		{"subsidiary", "Fell Systems Ltd is a subsidiary of Moor Holding Ltd.", "OWNERSHIP reported_fact positive [Fell Systems Ltd is a subsidiary of Moor Holding Ltd] owned=Fell Systems Ltd owner=Moor Holding Ltd"},
		{"former name", "Fell Systems Ltd, formerly known as Brook Cargo, sells pumps.", "RENAME reported_fact positive [Fell Systems Ltd, formerly known as Brook Cargo] renamed=Fell Systems Ltd"},
		{"reportedly", "Iran has reportedly supplied drones to Sudan.", "TRANSFER reported_fact positive [supplied drones to Sudan] supplier=Iran recipient=Sudan <unnamed_reports:reports not named"},
		{"belief", "It is believed that the engines reached Turkey.", "TRANSFER believed positive [the engines reached Turkey] recipient=Turkey <unnamed_reports:reports not named"},
		{"charge", "Prosecutors charged a dealer with exporting engines to Iran.", "TRANSFER believed positive [exporting engines to Iran] supplier=a dealer recipient=Iran <named_organisation:Prosecutors"},
		{"event noun under a light verb", "Fell Systems Ltd played a role in the procurement of drones.", "ACQUIRE reported_fact positive [Fell Systems Ltd played a role in the procurement of drones] procurer=Fell Systems Ltd"},
		{"agreement to do", "An agreement was reached to begin production of hundreds of drones.",
			"PRODUCE planned positive [to begin production of hundreds of drones] q=200..999/UAV/planned"},
		{"list of verbs", "We have never bought, sold or stored engines.", "TRANSFER reported_fact negative [We have never bought, sold or stored engines]"},
		{"nothing seen proves nothing", "The track gives no sign of a stop off Turkmenbashi.", "PORT_CALL possible negative [gives no sign of a stop off Turkmenbashi] <record:The track"},
		{"anonymity", "The clerk spoke on condition of anonymity.", "ANONYMITY_CONDITION reported_fact positive [The clerk spoke on condition of anonymity] source=The clerk"},
		{"no answer is no denial", "Fell Systems Ltd did not answer questions.", "NO_COMMENT reported_fact positive [Fell Systems Ltd did not answer questions] source=Fell Systems Ltd"},
		{"not stated", "The letter does not say who paid for the drones.", "NOT_STATED reported_fact positive [The letter does not say who paid for the drones]"},
		{"export control", "The rule imposes new export controls on Iran.", "EXPORT_CONTROL reported_fact positive [The rule imposes new export controls on Iran] target=Iran"},
	} {
		r := tell(t, c.text, "")
		var got []string
		for i := range r.Claims {
			got = append(got, show(r, &r.Claims[i]))
		}
		if !strings.Contains("\n"+strings.Join(got, "\n")+"\n", "\n"+c.want+"\n") {
			t.Errorf("%s:\n  text %s\n  want %s\n  got  %s", c.rule, c.text, c.want, strings.Join(got, "\n       "))
		}
	}
}

// TestNoClaim holds the readings that must not be made.
func TestNoClaim(t *testing.T) {
	for _, c := range []struct{ text, never string }{
		{"Two talks were held. If Iran delivers missiles, the council will meet.", "TRANSFER"},
		{"The ministry produced two versions of its proposal.", "PRODUCE reported"},
		{"The Mohajer-6 drone was shown.", "q=6"},
		{"The engines, which Brook Rotor Works made, were bought by Fell Systems Ltd.", "supplier=Brook"},
		{"Ann Clerk said that it was a nice day in Paris.", "SHIP"},
		{"The company used a new method to cut costs.", "USE_WEAPON"},
	} {
		r := tell(t, c.text, "")
		for i := range r.Claims {
			if s := show(r, &r.Claims[i]); strings.Contains(s, c.never) {
				t.Errorf("%s: %s", c.text, s)
			}
		}
	}
}

// TestProtected is invariant 8a: whoever asks not to be named, or gives inside
// knowledge unnamed, is protected and has no country, however the text
// describes the person elsewhere.
func TestProtected(t *testing.T) {
	r := tell(t, "Two Latvian officials told the Quay Herald that the Marlin had carried 40 engines to Poti. The officials spoke on condition that neither their names nor their countries be published. "+
		"A dock worker said the crates were heavy. A spokesman for the ministry said nothing was wrong.", "news")
	protected := 0
	for _, s := range r.Sources {
		if s.Kind == vocab.SourceAnonymousPerson {
			protected++
			if !s.Protect || s.Entity == nil {
				t.Errorf("source %+v is not protected", s)
				continue
			}
			if e := r.entity(*s.Entity); !e.Protect || e.Country != "" || len(e.Links) > 0 {
				t.Errorf("entity %+v of a protected source", e)
			}
		}
		if strings.Contains(s.DescribedAs, "spokesman") && s.Protect {
			t.Error("a spokesman is protected")
		}
	}
	if protected < 2 {
		t.Errorf("%d protected sources in %+v", protected, r.Sources)
	}
}

// TestLinkHook asks for list matches of named parties only.
func TestLinkHook(t *testing.T) {
	doc, _ := extract.Read("a.txt", []byte("Fell Systems Ltd sold 20 engines to Turkey, a diplomat who asked not to be named said."))
	asked := map[string]bool{}
	r := Read(doc, Options{Link: func(name, schema string) []Link {
		asked[name] = true
		return []Link{{Dataset: "test", ID: "x", Name: name, Score: 1}}
	}})
	if !asked["Fell Systems Ltd"] || asked["a diplomat"] {
		t.Errorf("asked for %v", asked)
	}
	for _, e := range r.Entities {
		if e.Protect && len(e.Links) > 0 {
			t.Errorf("%s is linked", e.Name)
		}
	}
}

// TestCorpus compares two made-up documents, one of which rests on the other.
func TestCorpus(t *testing.T) {
	read := func(name, text string) *Result {
		doc, err := extract.Read(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return Read(doc, Options{})
	}
	a := read("a.txt", "QUAY HERALD\n\nEngines went east, clerks say\n\n3 May 2021 — The Marlin carried more than 300 engines of Fell Systems Ltd from Odessa to Poti, two clerks told the Quay Herald.")
	b := read("b.txt", "Engines went east, paper says\n\n4 May 2021 (Marsh Wire) – The Marlin carried hundreds of engines of Fell Systems Ltd from Odessa to Poti, the Quay Herald reported, citing two clerks.")
	k := together(t, []*Result{a, b})
	if len(k.Derivations) != 1 || k.Derivations[0].From != "b.txt" || k.Derivations[0].To != "a.txt" || !k.Derivations[0].Held {
		t.Errorf("derivations %+v", k.Derivations)
	}
	if len(k.SameEvent) != 1 || k.SameEvent[0].Documents != 2 || k.SameEvent[0].Count != 1 {
		t.Errorf("two documents with one origin: %+v", k.SameEvent)
	}
	if again := together(t, []*Result{a, b}); fmt.Sprint(again) == "" || !equalJSON(t, k, again) {
		t.Error("the comparison is not deterministic")
	}
}

// TestCompare holds the rule that amounts are compared only when they count
// the same thing.
func TestCompare(t *testing.T) {
	amount := func(lo, hi int64, as vocab.CountedAs, soft bool) *node {
		q := &Quantity{Unit: vocab.UnitEngine, CountedAs: as, MinSoft: soft}
		if lo > 0 {
			q.Min = quantity.Int(lo)
		}
		if hi > 0 {
			q.Max = quantity.Int(hi)
		}
		return &node{quantity: q}
	}
	for _, c := range []struct {
		a, b    *node
		verdict string
		soft    bool
	}{
		{amount(301, 0, "shipped", false), amount(0, 252, "shipped", false), "conflict", false},
		{amount(301, 0, "shipped", true), amount(0, 252, "shipped", false), "conflict", true},
		{amount(0, 252, "shipped", false), amount(225, 275, "shipped", false), "compatible", false},
		{amount(200, 999, "planned", false), amount(401, 0, "used", false), "incomparable", false},
	} {
		if v, _, _, soft := compare(c.a, c.b, false); v != c.verdict || soft != c.soft {
			t.Errorf("got %s %v, want %s %v", v, soft, c.verdict, c.soft)
		}
	}
}

// TestVocabulary proves that the lexicon uses the closed lists only.
func TestVocabulary(t *testing.T) {
	lists := vocab.All()
	check := func(word string, f frame) {
		if _, ok := lists.EventTypes[f.typ]; !ok {
			t.Errorf("%s: event type %q", word, f.typ)
		}
		for k, r := range f.roles {
			if r != "item" && r != "plan" && r.Class() == "" {
				t.Errorf("%s: role %s=%q", word, k, r)
			}
		}
	}
	for v, fs := range lexicon() {
		for _, f := range fs {
			check(v, f)
		}
	}
	for n, f := range eventNouns {
		check(n, f)
	}
	roots := map[string]bool{"?": true}
	for _, r := range lists.ItemRoots {
		roots[r] = true
	}
	for w, c := range itemNouns {
		if root, _, _ := strings.Cut(c.path, "."); !roots[root] {
			t.Errorf("item %s: class %s", w, c.path)
		}
	}
	for w, d := range designations {
		if root, _, _ := strings.Cut(d.class, "."); d.class != "" && !roots[root] {
			t.Errorf("model %s: class %s", w, d.class)
		}
	}
}

// checkResult proves what every result must hold: spans that re-read, hops
// that name sources, and words of the closed lists.
func checkResult(t interface{ Fatalf(string, ...any) }, doc *extract.Document, r *Result) {
	for i := range r.Claims {
		c := &r.Claims[i]
		s := extract.Span{Layer: "text", Start: c.Span.Byte[0], End: c.Span.Byte[1], CP: c.Span.CP, Text: c.Span.Text}
		if err := doc.Reread(s); err != nil || c.Span.Text == "" {
			t.Fatalf("claim %s: %v", c.ID, err)
		}
		if c.Event.Type.Family() == "" || c.Modality == "" || c.Polarity == "" || len(c.Chain) == 0 || c.Chain[0].Source != "s0" {
			t.Fatalf("claim %+v", c)
		}
		for _, h := range c.Chain {
			if r.source(h.Source) == nil {
				t.Fatalf("claim %s: no source %s", c.ID, h.Source)
			}
		}
		for _, p := range c.Event.Participants {
			if e := r.entity(p.Entity); e == nil || e.Protect && !c.Sourcing {
				t.Fatalf("claim %s: participant %s", c.ID, p.Entity)
			}
		}
	}
}

// TestAnyText reads texts made of the words of the lexicon in any order.
func TestAnyText(t *testing.T) {
	pool := strings.Fields("The Iran Russia drones engines sold shipped were by to from and , . ; that which said two officials more than 300 “ ” \" ( ) — if may not never " +
		"according citing reportedly it they he we of in on May 2023 denied having agreed to produce is a subsidiary director , known as formerly who asked not to be named \n\n • Ltd Fell Systems")
	rapid.Check(t, func(t *rapid.T) {
		ws := rapid.SliceOfN(rapid.SampledFrom(pool), 1, 60).Draw(t, "words")
		doc, err := extract.Read("a.txt", []byte(strings.Join(ws, " ")))
		if err != nil {
			return
		}
		checkResult(t, doc, Read(doc, Options{Published: "2024-02-29"}))
	})
}

func FuzzRead(f *testing.F) {
	f.Add("The Marlin carried more than 40 engines from Odessa to Poti, two officials told the Quay Herald.")
	f.Add("“We never sold engines,” said Ann Clerk. ‘x’ \"y (z")
	f.Add("Ministers discussed Fell\nwas made.\nministers ")
	f.Add("• a\n1. b\n\nX — Y (Z) – the , , which who that if")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		doc, err := extract.Read("a.txt", []byte(text))
		if err != nil {
			return
		}
		start := time.Now()
		checkResult(t, doc, Read(doc, Options{Published: "2024-02-29"}))
		if d := time.Since(start); d > 5*time.Second {
			t.Fatalf("%d bytes took %v", len(text), d)
		}
	})
}

// TestBoundedTime reads long hostile texts.
func TestBoundedTime(t *testing.T) {
	for _, s := range []string{"a ", "The drones, ", "“", "\"x", "and ", "Iran ", "sold ", "which said ", "( ", "that ", "1 ", ". ", "Fell Systems Ltd sold 20 engines to Iran. "} {
		doc, err := extract.Read("a.txt", []byte(strings.Repeat(s, 60_000/len(s))))
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		Read(doc, Options{})
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q repeated took %v", s, d)
		}
	}
}

func equalJSON(t *testing.T, a, b any) bool {
	t.Helper()
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	return bytes.Equal(x, y)
}

// TestReport reads the shared press report: planned amounts stay planned, and
// two origins are counted, not one for each sentence.
func TestReport(t *testing.T) {
	data, err := os.ReadFile(sharedtest.Path(t, "data/docs/report-2022-11.txt"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.Read("report-2022-11.txt", data)
	if err != nil {
		t.Fatal(err)
	}
	r := Read(doc, Options{Published: "2022-11-20", Basis: "given"})
	checkResult(t, doc, r)
	if !equalJSON(t, r, Read(doc, Options{Published: "2022-11-20", Basis: "given"})) {
		t.Error("two readings differ")
	}
	if n := len(r.Claims); n < 20 {
		t.Errorf("%d claims", n)
	}
	if n := len(r.Origins.Independent); n != 2 {
		t.Errorf("%d origins: %+v", n, r.Origins)
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		q := c.Event.Quantity
		if q == nil {
			continue
		}
		if strings.EqualFold(q.Text, "hundreds") && q.CountedAs != vocab.CountedPlanned || strings.HasPrefix(q.Text, "more than 400") && q.CountedAs != vocab.CountedUsed {
			t.Errorf("%s counts %q as %s", c.Span.Text, q.Text, q.CountedAs)
		}
	}
	for _, s := range r.Sources {
		if s.Entity != nil && s.Protect && r.entity(*s.Entity).Country != "" {
			t.Errorf("source %+v has a country", s)
		}
	}
}

// TestScore holds the first figures on the dev set, by its own scorer.
func TestScore(t *testing.T) {
	dir := sharedtest.Path(t, "gold/dev")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 not found: the scorer cannot run")
	}
	out := filepath.Join(t.TempDir(), "system.json")
	data, err := json.Marshal(readGold(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(out, data, 0o600); err != nil {
		t.Fatal(err)
	}
	raw, err := exec.Command(python, filepath.Join(dir, "..", "score.py"), dir, out, "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		Claims    struct{ P, R, F1 float64 }
		Protected struct {
			Gold    int
			Found   int `json:"found_and_protected"`
			Exposed int
		} `json:"protected_sources"`
		MustNot struct{ Judged, Violated int } `json:"must_not"`
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	t.Logf("claims P %.3f R %.3f F1 %.3f; must_not %d of %d; protected %+v", s.Claims.P, s.Claims.R, s.Claims.F1, s.MustNot.Violated, s.MustNot.Judged, s.Protected)
	if s.Claims.F1 < 0.80 || s.Protected.Found != s.Protected.Gold || s.Protected.Exposed > 0 || s.MustNot.Violated > 2 {
		t.Errorf("the figures fell: %+v", s)
	}
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("The Marlin carried more than 40 engines from Odessa to Poti in mid-March, two officials told the Quay Herald. "+
		"Fell Systems Ltd, which operates in Riga, denied any part in the shipment. The weather was fine and nobody in the town had seen the ship before.\n", 300)
	doc, err := extract.Read("a.txt", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(doc, Options{})
	}
}
