package screen

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/index"
	"sanctrace/internal/names"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/eu"
	"sanctrace/internal/source/sourcetest"
	"sanctrace/internal/source/un"
	"sanctrace/internal/variant"
)

// written returns the strong names of an entry in Latin letters and in others.
func written(e *index.Entry) (latin, other []index.Name) {
	for _, n := range e.Names {
		switch sc := names.ScriptOf(n.Text); {
		case sc == names.NoScript:
		case sc == names.Latin:
			latin = append(latin, n)
		default:
			other = append(other, n)
		}
	}
	return latin, other
}

// bothScripts returns the entries of the UN list and those of the EU journal.
func bothScripts(t testing.TB) [2][]index.Entry {
	t.Helper()
	r := sourcetest.Parse(t, un.Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/un/un_2026-08.xml.gz")))
	var out [2][]index.Entry
	for _, e := range r.Subjects {
		out[0] = append(out[0], index.FromEntity(e))
	}
	files, err := filepath.Glob(filepath.Join(sharedtest.Path(t, "data/lists/eu_journal"), "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		r, ok := sourcetest.TryParse(t, eu.Formats(), []source.File{sourcetest.File(t, f)}...)
		if !ok {
			continue
		}
		for _, e := range r.Subjects {
			out[1] = append(out[1], index.FromEntity(e))
		}
	}
	for i := range out {
		slices.SortFunc(out[i], func(a, b index.Entry) int { return strings.Compare(a.ID, b.ID) })
	}
	return out
}

// scriptLabel tells Persian from Arabic by its letters.
func scriptLabel(s string) string {
	sc := names.ScriptOf(s)
	if sc == names.Arabic && strings.ContainsAny(s, "پچژگکی") {
		return "Persian"
	}
	return sc.String()
}

// TestAccuracyScripts measures, on the originals that lists publish, whether a
// name in another script finds the entity by its Latin names, and the reverse.
// Each list stands alone: the same people are on several.
func TestAccuracyScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads whole lists")
	}
	sum := map[string]recall{}
	for _, list := range bothScripts(t) {
		toLatin, toOther := []index.Entry{}, []index.Entry{}
		var there, back []asked
		for _, e := range list {
			latin, other := written(&e)
			schema := "Organization"
			if e.Schema == "Person" {
				schema = "Person"
			}
			a, b := e, e
			if len(latin) > 0 {
				a.Names = latin
			}
			if len(other) > 0 {
				b.Names = other
			}
			toLatin, toOther = append(toLatin, a), append(toOther, b)
			if len(latin) == 0 || len(other) == 0 || !ofSchema(e.Schema, schema) {
				continue
			}
			band := schema + " " + scriptLabel(other[0].Text)
			there = append(there, asked{e.ID, e.Schema, other[0].Text, band + ", original against Latin"})
			back = append(back, asked{e.ID, e.Schema, latin[0].Text, band + ", Latin against original"})
		}
		for band, r := range measure(t, engineOf(toLatin), there, Options{}, 60) {
			sum[band] = sum[band].plus(r)
		}
		for band, r := range measure(t, engineOf(toOther), back, Options{}, 0) {
			sum[band] = sum[band].plus(r)
		}
	}
	for _, b := range bandsOf(sum) {
		t.Logf("%-48s %v", b, sum[b])
	}
	for band, floor := range map[string]float64{"Person Cyrillic": .95, "Person Arabic": .88, "Person Persian": .88} {
		for _, way := range []string{", original against Latin", ", Latin against original"} {
			if r := sum[band+way]; r.at5() < floor {
				t.Errorf("%s%s: %v", band, way, r)
			}
		}
	}
}

// TestAccuracySpellingsOfSyllables measures the same on made names of Chinese and
// Koreans in other spellings and of Armenians, against the SDN list and one
// another.
func TestAccuracySpellingsOfSyllables(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole SDN list")
	}
	by := map[string][]variant.Pair{}
	for _, p := range variant.MakePairs(20261127, max(sample(1500), 300), variant.Own()) {
		by[p.Kind] = append(by[p.Kind], p)
	}
	for _, kind := range []string{variant.WadeGiles, variant.Cantonese, variant.KoreanSpelt, variant.ArmenianSpelt} {
		var there, back []asked
		first, second := sdnEntries(t), sdnEntries(t)
		for i, p := range by[kind] {
			id := fmt.Sprint(kind, i)
			first = append(first, index.Entry{ID: id, Schema: "Person", Caption: p.A, Names: []index.Name{{Text: p.A}}})
			second = append(second, index.Entry{ID: id, Schema: "Person", Caption: p.B, Names: []index.Name{{Text: p.B}}})
			there, back = append(there, asked{id, "Person", p.A, kind}), append(back, asked{id, "Person", p.B, kind})
		}
		a, b := measure(t, engineOf(second), there, Options{}, 5)[kind], measure(t, engineOf(first), back, Options{}, 5)[kind]
		t.Logf("%-34s against the other %v, the reverse %v", kind, a, b)
		if a.at5() < .8 || b.at5() < .8 {
			t.Errorf("%s: %v, %v", kind, a, b)
		}
	}
}

// pairOfWords is a name in Latin letters and in another script.
type pairOfWords struct{ latin, other string }

// colingWords returns words of names with their form in another script, those
// that were seen at least twice.
func colingWords(t testing.TB, lang string) []pairOfWords {
	t.Helper()
	b, err := readShared(t, "data/names/coling2018/wd_"+lang+"_16.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []pairOfWords
	for _, line := range strings.Split(string(b), "\n") {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) == 3 && f[2] != "1" && len(f[0]) > 2 {
			out = append(out, pairOfWords{f[0], strings.ReplaceAll(f[1], " ", "")})
		}
	}
	return out
}

// popularWords returns given and family names of a country in both writings.
func popularWords(t testing.TB, country string) (given, family []pairOfWords) {
	dir := "data/names/benign/popular_by_country/"
	for _, r := range sharedtest.Rows(t, dir+"common-forenames-by-country.csv")[1:] {
		if r[0] == country {
			given = append(given, pairOfWords{r[11], r[10]})
		}
	}
	for _, r := range sharedtest.Rows(t, dir+"common-surnames-by-country.csv")[1:] {
		if r[0] == country {
			family = append(family, pairOfWords{r[5], r[4]})
		}
	}
	return given, family
}

// TestAccuracyWordsOfScripts measures the same on names made of two words each,
// among 20,000 of that kind and the SDN list.
func TestAccuracyWordsOfScripts(t *testing.T) {
	if !*fullAccuracy {
		t.Skip("takes minutes: run with -accuracy")
	}
	r := rand.New(rand.NewPCG(20261126, 9))
	for _, lang := range []string{"arabic", "chinese", "hebrew", "katakana", "korean", "russian"} {
		ws := colingWords(t, lang)
		wordsOfScript(t, r, lang, ws, ws)
	}
	for country, lang := range map[string]string{"GR": "Greek", "GE": "Georgian", "AM": "Armenian", "KR": "Korean", "IL": "Hebrew", "RU": "Russian", "CN": "Chinese", "TW": "Chinese (Taiwan)", "JP": "Japanese"} {
		given, family := popularWords(t, country)
		wordsOfScript(t, r, "popular "+lang, given, family)
	}
}

func wordsOfScript(t *testing.T, r *rand.Rand, what string, given, family []pairOfWords) {
	if len(given) < 5 || len(family) < 5 {
		t.Logf("%s: %d given, %d family names", what, len(given), len(family))
		return
	}
	seen := map[string]bool{}
	var latin, other []index.Entry
	var there, back []asked
	for i := range min(2000, len(given)*len(family)/2) {
		g, f := given[r.IntN(len(given))], family[r.IntN(len(family))]
		l, o := g.latin+" "+f.latin, g.other+" "+f.other
		if sc := names.ScriptOf(g.other); sc == names.Latin || sc == names.NoScript || seen[l] || seen[o] || sc != names.ScriptOf(f.other) {
			continue
		} else if sc == names.Han || sc == names.Hangul {
			o = f.other + g.other
		}
		seen[l], seen[o] = true, true
		id := what + string(rune('a'+i%26)) + l
		latin = append(latin, index.Entry{ID: id, Schema: "Person", Caption: l, Names: []index.Name{{Text: l}}})
		other = append(other, index.Entry{ID: id, Schema: "Person", Caption: o, Names: []index.Name{{Text: o}}})
		if len(there) < sample(10000) {
			there, back = append(there, asked{id, "Person", o, what}), append(back, asked{id, "Person", l, what})
		}
	}
	t.Logf("%-24s original against Latin %v", what, measure(t, engineOf(append(latin, sdnEntries(t)...)), there, Options{}, 25)[what])
	t.Logf("%-24s Latin against original %v", what, measure(t, engineOf(append(other, sdnEntries(t)...)), back, Options{}, 0)[what])
}
