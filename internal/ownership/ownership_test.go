package ownership

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/when"
)

// made are worked examples of our own, each with the rule that it shows. An
// edge is "owner asset share", with a band as lo..hi, ">lo", "?" for unknown;
// further words set what they name.
var made = []struct {
	name, on string
	edges    []string
	listed   []string // "party REGIME[,REGIME]", with from=, list=, program=
	want     string   // "party REGIME result", joined by ;
}{
	{"companies that hold each other do not reach themselves", "", []string{"A B 50", "B A 50", "X A 10"}, []string{"X OFAC,EU,BIS"},
		"A OFAC not_blocked; B OFAC not_blocked; A EU not_owned; B BIS not_restricted"},
	{"a longer circle closes through a listed majority", "", []string{"X A 26", "C A 24", "A B 60", "B C 51"}, []string{"X OFAC"}, "A OFAC not_blocked; B OFAC not_blocked; C OFAC not_blocked"},
	{"self-holding does not count", "", []string{"A A 90", "X A 10"}, []string{"X OFAC"}, "A OFAC not_blocked"},
	{"listed itself", "2024-01-01", []string{"X A 10"}, []string{"A OFAC,EU,UK,BIS from=2023-01-01"}, "A OFAC listed; A EU listed; A UK listed; A BIS restricted"},
	{"not listed yet", "2022-12-31", []string{"X A 100"}, []string{"X OFAC,UK from=2023-01-01"}, "A OFAC not_blocked; A UK not_owned"},
	{"listed from the day on", "2023-01-01", []string{"X A 100"}, []string{"X OFAC,UK from=2023-01-01"}, "A OFAC blocked; A UK owned"},
	{"control does not block", "", []string{"X A control=chief executive, signs for it"}, []string{"X OFAC,BIS"}, "A OFAC not_blocked; A BIS not_restricted"},
	{"sold below the threshold", "2024-06-01", []string{"X A 60 until=2024-06-01", "X A 40 from=2024-06-01"}, []string{"X OFAC from=2020-01-01"}, "A OFAC not_blocked"},
	{"the day before the sale", "2024-05-31", []string{"X A 60 until=2024-06-01", "X A 40 from=2024-06-01"}, []string{"X OFAC from=2020-01-01"}, "A OFAC blocked"},
	{"sources that disagree", "", []string{"X A 45 source=a", "X A 55 source=b"}, []string{"X OFAC,EU,UK"}, "A OFAC indeterminate; A EU indeterminate; A UK control_review"},
	{"an exact share inside a band of another source", "", []string{"X A 25..50 source=a", "X A 30 source=b"}, []string{"X OFAC"}, "A OFAC not_blocked"},
	{"one source with two lots that may be one", "", []string{"X A 30", "X A 25"}, []string{"X OFAC"}, "A OFAC indeterminate"},
	{"the rest is in other hands", "", []string{"X A ?", "N A 60"}, []string{"X OFAC,EU,UK,BIS"}, "A OFAC not_blocked; A EU not_owned; A UK not_owned; A BIS not_restricted"},
	{"the rest leaves exactly half", "", []string{"X A ?", "N A 50"}, []string{"X OFAC,UK"}, "A OFAC indeterminate; A UK not_owned"},
	{"unknown share above a sure one", "", []string{"X A ?", "A B 100", "X B 30"}, []string{"X OFAC"}, "B OFAC indeterminate"},
	{"unknown share that does not matter", "", []string{"X A ?", "A B 20", "X B 60"}, []string{"X OFAC"}, "B OFAC blocked"},
	{"UK: no adding up, but joint arrangements count", "", []string{"X A 30 joint=g", "N A 25 joint=g"}, []string{"X UK,OFAC,EU"}, "A UK owned; A OFAC not_blocked; A EU control_review"},
	{"UK: arrangement without the listed person", "", []string{"X A 30", "M A 25 joint=g", "N A 26 joint=g"}, []string{"X UK"}, "A UK not_owned"},
	{"UK: down a chain of majorities", "", []string{"X A 51", "A B 51", "B C 51"}, []string{"X UK"}, "C UK owned"},
	{"UK: a chain breaks at half", "", []string{"X A 51", "A B 50", "B C 100"}, []string{"X UK"}, "C UK not_owned"},
	{"UK: direct and through a majority", "", []string{"X A 51", "A B 30", "X B 21"}, []string{"X UK"}, "B UK owned"},
	{"UK: two listed persons, one through the other's company", "", []string{"X A 51", "A B 30", "Y B 30"}, []string{"X UK", "Y UK"}, "B UK not_owned"},
	{"UK: what a controlled person holds", "", []string{"X N control=N votes on X's instructions", "N A 80"}, []string{"X UK"}, "A UK owned"},
	{"UK: rights exercised on instructions", "", []string{"N A 80 instructs=X"}, []string{"X UK,EU,OFAC"}, "A UK owned; A EU control_review; A OFAC not_blocked"},
	{"UK: an office is for a person to weigh", "", []string{"X A control=chairman"}, []string{"X UK,EU"}, "A UK control_review; A EU control_review"},
	{"UK: a minority of the board does not decide", "", []string{"X A 50", "X A control=right to appoint 2 of 5 directors"}, []string{"X UK"}, "A UK control_review"},
	{"UK: a majority of the board decides", "", []string{"X A control=may appoint and remove a majority of the board"}, []string{"X UK"}, "A UK controlled"},
	{"UK: the right to a majority decides", "", []string{"X A control=right to appoint and remove the majority of directors"}, []string{"X UK"}, "A UK controlled"},
	{"UK: security without instructions stays with the holder", "", []string{"bank A 60 security"}, []string{"bank UK"}, "A UK owned"},
	{"UK: security of another", "", []string{"bank A 60 security instructs=X"}, []string{"bank UK"}, "A UK not_owned"},
	{"security is nobody's for sure elsewhere", "", []string{"bank A 60 security instructs=X"}, []string{"X OFAC,EU"}, "A OFAC indeterminate; A EU control_review"},
	{"joint holders, one listed", "", []string{"P+N A 60 holders=P,N"}, []string{"P OFAC,EU,UK"}, "A OFAC indeterminate; A UK owned"},
	{"joint holders, all listed", "", []string{"P+Q A 60 holders=P,Q"}, []string{"P OFAC,EU,UK", "Q OFAC,EU,UK"}, "A OFAC blocked; A EU owned_presumed; A UK owned"},
	{"EU: more than half before July 2024", "2024-07-02", []string{"X A 50.01"}, []string{"X EU"}, "A EU owned_presumed"},
	{"EU: exactly half before July 2024", "2024-07-02", []string{"X A 25", "Y A 25"}, []string{"X EU", "Y EU"}, "A EU unclear_pre_2024"},
	{"EU: exactly half from July 2024", "2024-07-03", []string{"X A 25", "Y A 25"}, []string{"X EU", "Y EU"}, "A EU owned_presumed"},
	{"EU: perhaps half before July 2024", "2023-01-01", []string{"X A 25..50"}, []string{"X EU"}, "A EU indeterminate"},
	{"EU: control down a chain", "", []string{"X A control=director", "A B 80"}, []string{"X EU"}, "B EU control_review"},
	{"BIS: lists that do not pass it on", "2025-10-15", []string{"U A 100", "D A2 100", "R A3 100"}, []string{"U BIS list=Unverified~List", "D BIS list=Denied~Persons~List", "R BIS list=Entity~List~address-only"},
		"A BIS not_restricted; A2 BIS not_restricted; A3 BIS not_restricted"},
	{"BIS: lists that do", "2025-10-15", []string{"M A 50", "S A2 50", "T A3 50"}, []string{"M BIS list=MEU~List", "S OFAC program=RUSSIA-EO14024", "T OFAC program=CUBA"},
		"A BIS restricted; A2 BIS restricted; A3 BIS not_restricted"},
	{"BIS: added up across lists", "2025-10-15", []string{"M A 25", "S A 25"}, []string{"M BIS list=MEU~List", "S BIS list=SDN program=SDGT"}, "A BIS restricted"},
	{"BIS: last day, stay, first day after", "2025-11-09", []string{"M A 50"}, []string{"M BIS"}, "A BIS restricted"},
	{"BIS: stayed", "2025-11-10", []string{"M A 50"}, []string{"M BIS"}, "A BIS not_restricted"},
	{"BIS: unknown while stayed", "2026-01-01", []string{"M A ?"}, []string{"M BIS"}, "A BIS not_restricted"},
	{"consolidation is no percentage", "2025-10-15", []string{"X A consolidation"}, []string{"X OFAC,EU,UK,BIS"}, "A OFAC indeterminate; A EU control_review; A UK control_review; A BIS indeterminate"},
	{"nobody is listed", "", []string{"X A 100"}, nil, "A OFAC not_blocked; A EU not_owned; A UK not_owned; A BIS not_restricted"},
	{"nobody knows the party", "", nil, []string{"X OFAC"}, "A OFAC not_blocked"},
}

// parseMade builds the graph of a made example.
func parseMade(t testing.TB, edges, listed []string) *Graph {
	t.Helper()
	g := NewGraph()
	for _, line := range edges {
		f := strings.SplitN(line, " ", 3)
		e := Edge{Owner: f[0], Asset: strings.ReplaceAll(f[1], "~", " "), Share: Unknown()}
		rest := f[2]
		if role, ok := strings.CutPrefix(rest, "control="); ok {
			e.Kind, e.Role, rest = Control, role, ""
		}
		for _, w := range strings.Fields(rest) {
			k, v, _ := strings.Cut(w, "=")
			switch k {
			case "security", "consolidation":
				e.Kind = Kind(k)
			case "joint":
				e.Joint = v
			case "holders":
				e.Holders = strings.Split(v, ",")
			case "instructs":
				e.Instructs = v
			case "source":
				e.Source = v
			case "from":
				e.From = when.Day(v)
			case "until":
				e.Until = when.Day(v)
			case "?":
			default:
				i, ok := ParseShare(w)
				if !ok {
					t.Fatalf("share %q in %q", w, line)
				}
				e.Share = i
			}
		}
		g.AddEdge(e)
	}
	for _, line := range listed {
		f := strings.Fields(line)
		l := Listing{Party: f[0]}
		for _, r := range strings.Split(f[1], ",") {
			l.Regimes = append(l.Regimes, Regime(r))
		}
		for _, w := range f[2:] {
			k, v, _ := strings.Cut(strings.ReplaceAll(w, "~", " "), "=")
			switch k {
			case "from":
				l.From = when.Day(v)
			case "list":
				l.List = v
			case "program":
				l.Program = v
			}
		}
		g.List(l)
	}
	return g
}

func TestMadeCases(t *testing.T) {
	for _, c := range made {
		g := parseMade(t, c.edges, c.listed)
		for _, w := range strings.Split(c.want, "; ") {
			f := strings.Fields(w)
			party, regime, want := strings.Join(f[:len(f)-2], " "), Regime(f[len(f)-2]), Result(f[len(f)-1])
			v := Evaluate(g, party, regime, when.Day(c.on))
			if v.Result != want {
				t.Errorf("%s: %s under %s is %s, want %s\n%+v", c.name, party, regime, v.Result, want, v.Proof)
			}
			if len(v.Proof) == 0 || v.Instrument.Cite == "" {
				t.Errorf("%s: %s under %s has no proof or no text", c.name, party, regime)
			}
			if (v.Result == Indeterminate) != (v.Deciding != "") && v.Result != ControlReview {
				t.Errorf("%s: %s under %s is %s, deciding %q", c.name, party, regime, v.Result, v.Deciding)
			}
		}
	}
}

func TestFlags(t *testing.T) {
	has := func(v Verdict, want string) {
		t.Helper()
		if !strings.Contains(strings.Join(v.Flags, "\n"), want) {
			t.Errorf("%s: no flag %q in %q", v.Party, want, v.Flags)
		}
	}
	g := parseMade(t, []string{"X A 60 until=2024-06-01", "X A 40 from=2024-06-01"}, []string{"X OFAC from=2024-06-11"})
	has(Evaluate(g, "A", OFAC, "2024-07-01"), "ended on 2024-06-01, 10 days before the listing")
	g = parseMade(t, []string{"X A 60 until=2024-06-01", "X A 49.99 from=2024-06-01"}, []string{"X OFAC from=2020-01-01"})
	has(Evaluate(g, "A", OFAC, "2024-07-01"), "FAQ 402")
	has(Evaluate(g, "A", OFAC, "2024-07-01"), "just below the threshold: 49.99 %")
	g = parseMade(t, []string{"X A control=general director"}, []string{"X OFAC"})
	has(Evaluate(g, "A", OFAC, ""), "FAQ 400")
	g = parseMade(t, []string{"M A 50"}, []string{"M BIS"})
	has(Evaluate(g, "A", BIS, "2026-03-01"), "stayed")
	g.SetCountry("A", "us")
	if v := Evaluate(g, "A", BIS, "2025-10-15"); v.Result != NotRestricted {
		t.Errorf("a party in the United States is %s", v.Result)
	}
}

func TestDecisive(t *testing.T) {
	for role, want := range map[string]bool{
		"right to appoint 3 of 5 directors":                   true,
		"right to appoint three of the five board members":    true,
		"right to appoint 2 of 4 directors":                   false,
		"appoints all members of the board":                   true,
		"right to nominate one director":                      false,
		"director":                                            false,
		"controls a majority of voting rights by agreement":   true,
		"nominee votes on V's instructions":                   true,
		"no longer instructs the board":                       false,
		"reportedly exercises dominant influence":             false,
		"exercises dominant influence under a contract":       true,
		"affairs are conducted in accordance with his wishes": true,
		"founder and chief designer":                          false,
		"":                                                    false,
	} {
		if got := decisive(role); got != want {
			t.Errorf("decisive(%q) = %v", role, got)
		}
	}
}

// graphGen draws a small graph of bands around exact shares: exact is one way
// in which the bands can be true.
type graphGen struct {
	bands, exact []Edge
	listed       []Listing
	parties      []string
}

func drawGraph(t *rapid.T) graphGen {
	var gg graphGen
	n := rapid.IntRange(2, 7).Draw(t, "parties")
	for i := range n {
		gg.parties = append(gg.parties, fmt.Sprintf("P%d", i))
	}
	for _, asset := range gg.parties {
		left := 100
		for _, owner := range gg.parties {
			if owner == asset || !rapid.Bool().Draw(t, "holds") {
				continue
			}
			pct := rapid.SampledFrom([]int{0, 10, 20, 25, 30, 40, 49, 50, 51, 60, 100}).Draw(t, "pct")
			if pct = min(pct, left); pct == 0 {
				continue
			}
			left -= pct
			below, above := rapid.IntRange(0, 20).Draw(t, "below"), rapid.IntRange(0, 20).Draw(t, "above")
			if rapid.Bool().Draw(t, "exact") {
				below, above = 0, 0
			}
			at := func(n int) Percent { p, _ := ParsePercent(fmt.Sprint(min(max(n, 0), 100))); return p }
			gg.exact = append(gg.exact, Edge{Owner: owner, Asset: asset, Share: Exact(at(pct))})
			gg.bands = append(gg.bands, Edge{Owner: owner, Asset: asset, Share: Interval{Lo: at(pct - below), Hi: at(pct + above)}})
		}
	}
	for i := range rapid.IntRange(1, 2).Draw(t, "listed") {
		gg.listed = append(gg.listed, Listing{Party: gg.parties[i], Regimes: Regimes()})
	}
	return gg
}

func (gg graphGen) graph(edges []Edge) *Graph {
	g := NewGraph()
	for _, e := range edges {
		g.AddEdge(e)
	}
	for _, l := range gg.listed {
		g.List(l)
	}
	return g
}

// bruteForce decides by trying every set of parties: the least set that holds
// the listed and is closed under the rule.
func bruteForce(gg graphGen, party string) bool {
	best := -1
	for set := range 1 << len(gg.parties) {
		in := map[string]bool{}
		for i, p := range gg.parties {
			in[p] = set>>i&1 == 1
		}
		closed := true
		for _, l := range gg.listed {
			closed = closed && in[l.Party]
		}
		for _, asset := range gg.parties {
			sum := Percent{}
			for _, e := range gg.exact {
				if e.Asset == asset && in[e.Owner] {
					sum = sum.Plus(e.Share.Lo)
				}
			}
			closed = closed && (in[asset] || sum.Cmp(fifty) < 0)
		}
		if closed {
			if best < 0 {
				best = set
			} else {
				best &= set
			}
		}
	}
	return best>>slices.Index(gg.parties, party)&1 == 1
}

// TestLeastFixedPoint compares the reach over exact shares with trying every
// set, and checks that a verdict over bands that is not "indeterminate" holds
// for exact shares inside the bands, under every regime.
func TestLeastFixedPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gg := drawGraph(t)
		exact, bands := gg.graph(gg.exact), gg.graph(gg.bands)
		for _, p := range gg.parties {
			v := Evaluate(exact, p, OFAC, "")
			if want := bruteForce(gg, p); (v.Result == Blocked || v.Result == Listed) != want {
				t.Fatalf("%s is %s, by trying every set %v\n%+v", p, v.Result, want, gg.exact)
			}
			for _, r := range Regimes() {
				sure, truth := Evaluate(bands, p, r, "2025-10-15").Result, Evaluate(exact, p, r, "2025-10-15").Result
				if sure != truth && sure != Indeterminate && sure != ControlReview {
					t.Fatalf("%s under %s is %s over bands and %s over exact shares\n%+v\n%+v", p, r, sure, truth, gg.bands, gg.exact)
				}
			}
		}
	})
}

// TestOrderDoesNotMatter shuffles the edges.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gg := drawGraph(t)
		other := rapid.Permutation(gg.bands).Draw(t, "order")
		a, b := gg.graph(gg.bands), gg.graph(other)
		for _, p := range gg.parties {
			for _, r := range Regimes() {
				va, vb := Evaluate(a, p, r, "2025-10-15"), Evaluate(b, p, r, "2025-10-15")
				if va.Result != vb.Result || va.Stake.String() != vb.Stake.String() {
					t.Fatalf("%s under %s: %s and %s", p, r, va.Result, vb.Result)
				}
			}
		}
	})
}

// TestLongChainsAndCircles evaluates graphs that are dear for a naive fixed
// point.
func TestLongChainsAndCircles(t *testing.T) {
	const n = 3000
	g := NewGraph()
	at := func(s string) Interval { p, _ := ParsePercent(s); return Exact(p) }
	for i := range n {
		g.AddEdge(Edge{Owner: fmt.Sprintf("c%d", i), Asset: fmt.Sprintf("c%d", i+1), Share: at("60")})
		g.AddEdge(Edge{Owner: fmt.Sprintf("c%d", (i*7919)%n+1), Asset: fmt.Sprintf("c%d", i+1), Share: at("10")})
	}
	g.List(Listing{Party: "c0", Regimes: Regimes()})
	for _, r := range Regimes() {
		v := Evaluate(g, fmt.Sprintf("c%d", n), r, "2025-10-15")
		if v.Result == NotBlocked || v.Result == NotOwned || v.Result == NotRestricted {
			t.Errorf("%s: %s", r, v.Result)
		}
	}
}

func BenchmarkEvaluate(b *testing.B) {
	g := NewGraph()
	at := func(s string) Interval { p, _ := ParsePercent(s); return Exact(p) }
	for i := range 100 {
		g.AddEdge(Edge{Owner: fmt.Sprintf("c%d", i), Asset: fmt.Sprintf("c%d", i+1), Share: at("60")})
		g.AddEdge(Edge{Owner: fmt.Sprintf("p%d", i), Asset: fmt.Sprintf("c%d", i+1), Share: at("40")})
	}
	g.List(Listing{Party: "c0", Regimes: Regimes()})
	for b.Loop() {
		Evaluate(g, "c100", OFAC, "2025-10-15")
	}
}

func TestParseShare(t *testing.T) {
	for text, want := range map[string]string{
		"50": "50 %", "49,99 %": "49.99 %", "25-50": "at least 25 % and at most 50 %", ">50": "more than 50 %",
		"more than 25% but not more than 50%": "more than 25 % and at most 50 %", "75% or more": "at least 75 %",
		"more than 50% but less than 75%": "more than 50 % and less than 75 %", "not less than 10 %": "at least 10 %",
		"ownership-of-shares-25-to-50-percent": "more than 25 % and at most 50 %", "up to 5": "at most 5 %",
		"voting-rights-75-to-100-percent-as-trust": "at least 75 %", "100": "100 %", "0.5%": "0.5 %",
	} {
		i, ok := ParseShare(text)
		if !ok || i.String() != want {
			t.Errorf("ParseShare(%q) = %s, %v; want %s", text, i, ok, want)
		}
	}
	for _, text := range []string{"", "half", "101", "50-25", "1e5", "more than 60 % but less than 40 %", strings.Repeat("9", 300)} {
		if i, ok := ParseShare(text); ok {
			t.Errorf("ParseShare(%q) = %s", text, i)
		}
	}
}

func TestFromEntities(t *testing.T) {
	ent := func(id, schema string, kv ...string) *ftm.Entity {
		e := ftm.NewEntity(id, schema)
		for i := 0; i < len(kv); i += 2 {
			e.Add(kv[i], kv[i+1])
		}
		return e
	}
	g, problems := FromEntities([]*ftm.Entity{
		ent("x", "Person", "name", "X"),
		ent("own", "Ownership", "owner", "x", "asset", "a", "percentage", "50", "startDate", "2020", "endDate", "2023"),
		ent("own2", "Ownership", "owner", "a", "asset", "b", "percentage", "a lot"),
		ent("dir", "Directorship", "director", "x", "organization", "c", "role", "general director"),
		ent("bad", "Ownership", "owner", "x"),
	}, []Listing{{Party: "x", Regimes: []Regime{OFAC, EU}}})
	if len(problems) != 2 {
		t.Errorf("problems: %v", problems)
	}
	for _, c := range []struct {
		party  string
		regime Regime
		on     when.Day
		want   Result
	}{
		{"a", OFAC, "2023-12-31", Blocked},
		{"a", OFAC, "2024-01-01", NotBlocked},
		{"b", OFAC, "2022-01-01", Indeterminate},
		{"c", EU, "2022-01-01", ControlReview},
		{"c", OFAC, "2022-01-01", NotBlocked},
	} {
		if v := Evaluate(g, c.party, c.regime, c.on); v.Result != c.want {
			t.Errorf("%s under %s on %s is %s, want %s", c.party, c.regime, c.on, v.Result, c.want)
		}
	}
}

// TestRealEntities builds a graph from real ownership data and evaluates all of
// it.
func TestRealEntities(t *testing.T) {
	f, err := os.Open(sharedtest.Path(t, "data/ftm/yente/zala/entities.ftm.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []*ftm.Entity
	var listings []Listing
	for r := ftm.NewReader(f); ; {
		rec, err := r.Next()
		if err != nil {
			break
		}
		all = append(all, rec.Entity)
		if rec.Entity.Schema == "Sanction" {
			listings = append(listings, Listing{Party: rec.Entity.First("entity"), Regimes: []Regime{OFAC, EU, UK}})
		}
	}
	g, problems := FromEntities(all, listings)
	results := map[Result]int{}
	for _, p := range g.Parties() {
		for _, r := range []Regime{OFAC, EU, UK} {
			results[Evaluate(g, p, r, "").Result]++
		}
	}
	t.Logf("%d entities, %d edges, %d problems %v, results %v", len(all), len(g.edges), len(problems), problems, results)
	if len(g.edges) < 15 || results[Listed] == 0 {
		t.Errorf("%d edges, %v", len(g.edges), results)
	}
}

func TestReadCasesRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`{"cases":[]}`: "has no cases",
		`nonsense`:     "invalid character",
		`{"cases":[{"id":"x","edges":[{"owner":"A","asset":"B","pct":101}]}]}`:                   "not a number from 0 to 100",
		`{"cases":[{"id":"x","edges":[{"owner":"A","asset":"B","pct":10,"max":20}]}]}`:           "both a percentage and a band",
		`{"cases":[{"id":"x","edges":[{"owner":"A","asset":"B","min_exclusive":50,"max":50}]}]}`: "is empty",
		`{"cases":[{"id":"x","edges":[{"asset":"B","pct":10}]}]}`:                                "no owner",
		`{"cases":[{"id":"x","edges":[{"owner":"A","asset":"B","kind":"magic"}]}]}`:              "is not known",
		`{"cases":[{"id":"x","edges":[{"owner":"A","asset":"B","start":"soon"}]}]}`:              "is not a day",
		`{"cases":[{"id":"x","as_of":"2024-13-01"}]}`:                                            "is not a day",
		`{"cases":[{"id":"x","listed":[{"party":"A","regimes":["MARS"]}]}]}`:                     "use ofac, eu, uk or bis",
		`{"cases":[{"id":"x","expect":{"A":{"MARS":{"verdict":"blocked"}}}}]}`:                   "use ofac, eu, uk or bis",
	} {
		_, err := ReadCases(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), want) || fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

func TestRunCase(t *testing.T) {
	cases, err := ReadCases(strings.NewReader(`[{"id":"one","edges":[{"owner":"X","asset":"A","pct":50.0}],"listed":[{"party":"X","regimes":["ofac"]}],
		"as_of":null,"expect":{"A":{"ofac":{"verdict":"blocked"},"BIS":{"verdict":"restricted"}}}}]`))
	if err != nil {
		t.Fatal(err)
	}
	out := RunCase(&cases[0])
	if len(out) != 2 || !out[0].OK || out[1].OK || out[1].Got != NotRestricted {
		t.Errorf("%+v", out)
	}
	js, err := json.Marshal(out)
	if err != nil || !strings.HasPrefix(string(js), `[{"case":"one","party":"A","regime":"OFAC","expected":"blocked","got":"blocked","ok":true,"proof":[{"party":"X"`) {
		t.Errorf("%s, %v", js, err)
	}
}

func FuzzReadCases(f *testing.F) {
	f.Add([]byte(`{"cases":[{"id":"x","edges":[{"owner":"A","asset":"B","pct":50},{"owner":"B","asset":"A","min_exclusive":25,"max":50}],"listed":[{"party":"A","regimes":["OFAC","EU","UK","BIS"]}],"as_of":null,"expect":{"B":{"OFAC":{"verdict":"blocked"},"UK":{"verdict":"owned"}}}}]}`))
	f.Add([]byte(`[{"id":"y","edges":[{"owner":"A","asset":"A","kind":"control","role":"majority of the board"}],"expect":{"A":{"EU":{}}}}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		cases, err := ReadCases(strings.NewReader(string(data)))
		if err != nil {
			return
		}
		for i := range cases {
			for _, o := range RunCase(&cases[i]) {
				if len(o.Proof) == 0 {
					t.Errorf("no proof for %s", o.Party)
				}
			}
		}
	})
}

func FuzzParseShare(f *testing.F) {
	f.Add("more than 25% but not more than 50%")
	f.Fuzz(func(t *testing.T, text string) {
		if i, ok := ParseShare(text); ok {
			if _, sane := i.And(Interval{Hi: hundred}); !sane {
				t.Errorf("ParseShare(%q) = %+v", text, i)
			}
		}
	})
}
