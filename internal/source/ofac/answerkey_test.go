package ofac

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"sanctrace/internal/ftm"
	"sanctrace/internal/place"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// The remarks of the SDN list of 6 May 2022 against the Consolidated Screening
// List of that day, which carries what OFAC's XML says in columns of its own.

// tally counts agreement with the key.
type tally struct{ key, ours, both int }

func (a tally) recall() float64    { return ratio(a.both, a.key) }
func (a tally) precision() float64 { return ratio(a.both, a.ours) }

func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func (a *tally) add(key, ours map[string]bool) {
	a.key += len(key)
	a.ours += len(ours)
	for v := range ours {
		if key[v] {
			a.both++
		}
	}
}

// gzFile opens a gzipped shared file as the importer would.
func gzFile(t testing.TB, rel string) source.File {
	t.Helper()
	p := sharedtest.Path(t, rel)
	name := strings.TrimSuffix(rel[strings.LastIndexByte(rel, '/')+1:], ".gz")
	return source.NewFile(name, p, func() (io.ReadCloser, error) {
		f, err := os.Open(p)
		if err != nil {
			return nil, err
		}
		return gzip.NewReader(f)
	})
}

// answerKey returns the SDN rows of the screening list by entity number.
func answerKey(t *testing.T) map[string]map[string]string {
	t.Helper()
	r, err := gzFile(t, "data/lists/us_csl/consolidated.csv.gz").Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	c := csv.NewReader(r)
	header, err := c.Read()
	if err != nil {
		t.Fatal(err)
	}
	key := map[string]map[string]string{}
	for {
		row, err := c.Read()
		if errors.Is(err, io.EOF) {
			return key
		}
		if err != nil {
			t.Fatal(err)
		}
		m := map[string]string{}
		for i, h := range header {
			m[h] = row[i]
		}
		if strings.Contains(m["source"], "(SDN)") {
			key["ofac-"+m["entity_number"]] = m
		}
	}
}

func TestRemarksAgainstScreeningList(t *testing.T) {
	key := answerKey(t)
	got := read(t, gzFile(t, "data/lists/ofac/series/sdn_2022-05-06.csv.gz"))
	if got.meta.Dataset != DatasetSDN || got.meta.Component != "prim" {
		t.Errorf("meta %+v", got.meta)
	}
	if n := len(got.subjects()); n != 10026 || len(key) != n {
		t.Fatalf("%d entities, %d in the key, want 10026 in both", n, len(key))
	}
	details := map[string][]*ftm.Entity{}
	for _, id := range slices.Sorted(maps.Keys(got.entities)) {
		if o := got.owners[id]; o != id {
			details[o] = append(details[o], got.entities[id])
		}
	}
	var births, nations, citizens, places, aliases tally
	ids, cut := map[string]*tally{}, 0
	for _, e := range got.subjects() {
		k := key[e.ID]
		if k == nil {
			t.Fatalf("%s is not in the key", e.ID)
		}
		births.add(keyDates(k["dates_of_birth"]), birthDates(e))
		nations.add(keyCodes(k["nationalities"]), values(e, "nationality"))
		citizens.add(keyCodes(k["citizenships"]), values(e, "citizenship"))
		places.add(keyNames(k["places_of_birth"]), folded(e, "birthPlace"))
		aliases.add(keyNames(k["alt_names"]), foldedOriginals(e, "weakAlias", "previousName"))
		if strings.Count(got.records[e.ID], "\x1f") != 11 {
			t.Fatalf("record of %s: %q", e.ID, got.records[e.ID])
		}
		remarks := got.records[e.ID][strings.LastIndexByte(got.records[e.ID], 0x1f)+1:]
		if len(remarks) >= remarksWidth-1 && !strings.HasSuffix(remarks, ".") {
			cut++ // the rest stood in a comments file that this day lacks
			continue
		}
		compareIDs(ids, k["ids"], subject{e, details[e.ID], got.entities})
	}
	if cut > 20 {
		t.Errorf("%d entries with cut remarks are left out of the table", cut)
	}
	for _, c := range []struct {
		name              string
		got               tally
		recall, precision float64
	}{
		{"birth dates", births, 0.98, 0.98}, {"nationalities", nations, 0.98, 0.98}, {"citizenships", citizens, 0.98, 0.98},
		{"birth places", places, 0.98, 0.98}, {"aliases in remarks", aliases, 0, 0.98},
	} {
		t.Logf("%-20s key %6d  ours %6d  both %6d  recall %.4f  precision %.4f",
			c.name, c.got.key, c.got.ours, c.got.both, c.got.recall(), c.got.precision())
		if c.got.recall() < c.recall || c.got.precision() < c.precision || c.got.ours == 0 {
			t.Errorf("%s: recall %.4f, precision %.4f, want at least %.2f, %.2f", c.name, c.got.recall(), c.got.precision(), c.recall, c.precision)
		}
	}
	reportIDs(t, ids)
}

// reportIDs prints the table of identifiers by type and asserts its floors.
func reportIDs(t *testing.T, ids map[string]*tally) {
	t.Helper()
	types := slices.Collect(maps.Keys(ids))
	sort.Slice(types, func(i, j int) bool {
		if ids[types[i]].key != ids[types[j]].key {
			return ids[types[i]].key > ids[types[j]].key
		}
		return types[i] < types[j]
	})
	var all tally
	var b strings.Builder
	for _, typ := range types {
		a := ids[typ]
		all.key, all.both = all.key+a.key, all.both+a.both
		fmt.Fprintf(&b, "%6d %6d  %.3f  %s\n", a.key, a.both, a.recall(), typ)
		if a.key >= 50 && a.recall() < 0.9 {
			t.Errorf("%s: %d of %d found", typ, a.both, a.key)
		}
	}
	t.Logf("identifiers by type: in the key, found under the right property\n%s%6d %6d  %.4f  all", b.String(), all.key, all.both, all.recall())
	if all.key < 15000 || all.recall() < 0.98 {
		t.Errorf("%d of %d identifiers found", all.both, all.key)
	}
}

// compareIDs looks up each "CC, expiry, issue, number, type" of the key.
func compareIDs(ids map[string]*tally, cell string, s subject) {
	for _, item := range strings.Split(cell, "; ") {
		parts := strings.Split(item, ", ")
		if len(parts) < 2 {
			continue
		}
		k := keyID{label: straightQuotes(parts[len(parts)-1])}
		parts = parts[:len(parts)-1]
		if len(parts) > 1 && reCountryCode.MatchString(parts[0]) && place.Code(parts[0]) != "" {
			k.country, parts = strings.ToLower(parts[0]), parts[1:]
		}
		for len(parts) > 1 && reISODay.MatchString(parts[0]) {
			k.days, parts = append(k.days, parts[0]), parts[1:]
		}
		k.number = fold(strings.TrimPrefix(strings.Join(parts, ", "), "Booklet"))
		typ := k.label
		if _, _, ok := lookupLabel(typ); !ok {
			typ = "(no label of ours) " + typ
		}
		if ids[typ] == nil {
			ids[typ] = &tally{}
		}
		ids[typ].key++
		if k.statedBy(s) || k.documentedBy(s.details) {
			ids[typ].both++
		} else if testing.Verbose() {
			fmt.Printf("not found: %s %s\n", s.entity.ID, item)
		}
	}
}

var (
	reCountryCode = regexp.MustCompile(`^[A-Z]{2}$`)
	reISODay      = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

// subject is an entity with what describes it, and all others.
type subject struct {
	entity  *ftm.Entity
	details []*ftm.Entity
	all     map[string]*ftm.Entity
}

// keyID is one identifier of the key.
type keyID struct {
	label, country, number string
	days                   []string // issue and expiry
}

// statedBy reports whether the subject has the value under the property that
// the label stands for.
func (k keyID) statedBy(s subject) bool {
	use, _, _ := lookupLabel(k.label)
	for _, v := range s.entity.Values {
		switch {
		case use.kind == toRelatedParty && (v.Prop == "operator" || v.Prop == "owner") && fold(s.all[v.Value].First("name")) == k.number:
			return true
		case v.Prop == "notes" && (use.kind == toNote || use.kind == toRelatedParty) && strings.Contains(fold(v.Value), k.number):
			return true
		case use.kind == toNumber || use.kind == toPassport || v.Prop != use.prop:
			continue // numbers must have their document: documentedBy
		case fold(v.Value) == k.number || fold(v.Original) == k.number, "IMO"+v.Value == k.number,
			place.Name(v.Value) != v.Value && fold(place.Name(v.Value)) == k.number, sameDay(v, k.number):
			return true
		}
	}
	return use.kind == toNumber && strings.HasPrefix(k.number, "IMO") && slices.Contains(s.entity.All("imoNumber"), k.number[3:])
}

// documentedBy reports whether a document, wallet or sanction says it, with
// the same country and dates.
func (k keyID) documentedBy(details []*ftm.Entity) bool {
	use, label, _ := lookupLabel(k.label)
	for _, d := range details {
		switch {
		case d.Schema == "CryptoWallet" && use.kind == toWallet && fold(d.First("publicKey")) == k.number && d.First("currency") == use.prop:
			return true
		case d.First("type") == label && foldedHas(d, "number", k.number) && (k.country == "" || d.First("country") == k.country):
			return k.dated(d)
		case d.Schema == "Sanction":
			for _, v := range d.Values {
				if (v.Prop == "reason" || v.Prop == "summary") && strings.Contains(fold(v.Value), k.number) ||
					strings.HasSuffix(v.Prop, "Date") && sameDay(v, k.number) || v.Prop == "programUrl" && strings.HasSuffix(k.number, fold(v.Value)) {
					return true
				}
			}
		}
	}
	return false
}

// dated reports whether a document has the days of the key, which writes a
// month or year as its first day.
func (k keyID) dated(d *ftm.Entity) bool {
	for _, day := range k.days {
		if !strings.HasPrefix(day, firstOf(d.First("startDate"), "none")) && !strings.HasPrefix(day, firstOf(d.First("endDate"), "none")) {
			return false
		}
	}
	return true
}

func foldedHas(d *ftm.Entity, prop, value string) bool {
	for _, v := range d.Values {
		if v.Prop == prop && (fold(v.Value) == value || fold(v.Original) == value) {
			return true
		}
	}
	return false
}

// sameDay compares a date of ours with one that fold wrote as 24FEB2022.
func sameDay(v ftm.Value, folded string) bool {
	return fold(v.Original) == folded || strings.EqualFold(strings.TrimLeft(v.Value, "0"), folded) ||
		len(v.Value) == 10 && strings.EqualFold(when.Day(v.Value).Time().Format("02Jan2006"), folded)
}

// fold keeps letters and digits in capitals.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

func values(e *ftm.Entity, prop string) map[string]bool {
	m := map[string]bool{}
	for _, v := range e.All(prop) {
		m[v] = true
	}
	return m
}

func folded(e *ftm.Entity, prop string) map[string]bool {
	m := map[string]bool{}
	for _, v := range e.All(prop) {
		m[fold(v)] = true
	}
	return m
}

// foldedOriginals returns names as the list writes them.
func foldedOriginals(e *ftm.Entity, props ...string) map[string]bool {
	m := map[string]bool{}
	for _, v := range e.Values {
		if slices.Contains(props, v.Prop) {
			m[fold(firstOf(v.Original, v.Value))] = true
		}
	}
	return m
}

func keyNames(cell string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Split(cell, "; ") {
		if f := fold(n); f != "" {
			m[f] = true
		}
	}
	return m
}

func keyCodes(cell string) map[string]bool {
	m := map[string]bool{}
	for _, c := range strings.Split(cell, "; ") {
		if c != "" {
			m[strings.ToLower(c)] = true
		}
	}
	return m
}

// The key writes a month as its first day and a range, in most cases, as the
// day it begins; both sides are compared by the first day they allow.
func keyDates(cell string) map[string]bool {
	m := map[string]bool{}
	for _, d := range strings.Split(cell, "; ") {
		if p, ok := when.ParsePublished(d, when.DayFirst); ok {
			m[string(p.Earliest)] = true
		}
	}
	return m
}

// birthDates returns the first day that each published birth date allows.
func birthDates(e *ftm.Entity) map[string]bool {
	m := map[string]bool{}
	for _, v := range e.Values {
		if v.Prop != "birthDate" {
			continue
		}
		if p, ok := when.ParsePublished(firstOf(v.Original, v.Value), when.DayFirst); ok {
			m[string(p.Earliest)] = true
		}
	}
	return m
}
