package reasons

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"maps"
	"math"
	"math/big"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
)

// goldRoles asks the shared scorer for the words of the posts in the position
// field, by row of the development set.
const goldRoles = `
import sys, json
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import relations as R
for r in R.select(R.read(R.LISTS)):
    if r["split"] == "dev": print(json.dumps({"row": r["id"], "roles": [R.rel_words(g) for g, _ in r["roles"]]}))
`

// example is a post that a text tells: its traits, and whether the position field has it.
type example struct {
	traits []string
	listed bool
}

// lastFifth reports whether a row belongs to the fifth that rules are not made
// on.
func lastFifth(row string) bool {
	sum := sha256.Sum256([]byte(row))
	return new(big.Int).Mod(new(big.Int).SetBytes(sum[:]), big.NewInt(5)).Sign() == 0
}

// examples returns the posts told in four fifths of the development rows.
func examples(t *testing.T) []example {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 not found: the scorer cannot run")
	}
	raw, err := exec.Command(python, "-c", goldRoles, filepath.Dir(sharedtest.Path(t, "gold/relations.py"))).Output()
	if err != nil {
		t.Fatal(err)
	}
	gold := map[string][][]string{}
	for line := range strings.Lines(string(raw)) {
		var x struct {
			Row   string
			Roles [][]string
		}
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatal(err)
		}
		gold[x.Row] = x.Roles
	}
	var out []example
	for _, e := range journal(t) {
		roles, ok := gold[e.ID]
		if !ok || lastFifth(e.ID) {
			continue
		}
		r := newReader(Subject{Name: e.Names[0], Aliases: e.Names[1:]}, e.Reason)
		list := r.posts()
		listed := matched(list, roles)
		for i := range list {
			out = append(out, example{r.traitsOf(list, i), listed[i]})
		}
	}
	return out
}

// matched returns which posts the position field has, as the scorer pairs them.
func matched(list []Relation, roles [][]string) map[int]bool {
	type pair struct {
		f1         float64
		role, post int
	}
	var pairs []pair
	for k, role := range roles {
		for i, x := range list {
			if f := overlap(role, scored(x)); f >= 0.6 {
				pairs = append(pairs, pair{f, k, i})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.f1, a.f1), a.role-b.role, a.post-b.post)
	})
	done, out := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if !done[p.role] && !out[p.post] {
			done[p.role], out[p.post] = true, true
		}
	}
	return out
}

// unscored are the words that the scorer leaves out.
var unscored = set(`a an and are as at by de for from has he her his in is it its of on or she since so called that the their they this to until was were which who with former formerly ex previously`)

func scored(x Relation) []string {
	text := strings.ReplaceAll(strings.ReplaceAll(foldWord(x.Role+" "+x.Body), "'s ", " "), "'s", "")
	return slices.DeleteFunc(strings.FieldsFunc(text, func(c rune) bool { return !part(c) }), func(w string) bool { return unscored[w] })
}

// overlap is the F1 of two lists of words.
func overlap(a, b []string) float64 {
	left, n := map[string]int{}, 0
	for _, w := range a {
		left[w]++
	}
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

// fit returns the weights of a logistic regression with a ridge of 1, by
// plain descent from zero.
func fit(list []example) map[string]float64 {
	w := map[string]float64{constant: 0}
	for range 1500 {
		step := map[string]float64{}
		for _, x := range list {
			sum := w[constant]
			for _, t := range x.traits {
				sum += w[t]
			}
			miss := -1 / (1 + math.Exp(-sum))
			if x.listed {
				miss++
			}
			step[constant] += miss
			for _, t := range x.traits {
				step[t] += miss
			}
		}
		for t, s := range step {
			if t != constant {
				s -= w[t]
			}
			w[t] += 2 * s / float64(len(list))
		}
	}
	return w
}

// TestFit fits the weights of the traits anew; the table must say the same.
func TestFit(t *testing.T) {
	got := fit(examples(t))
	for _, name := range slices.Sorted(maps.Keys(got)) {
		t.Logf("%q: %.0f,", name, 10*got[name])
		if w, ok := traits[name]; !ok || math.Abs(float64(w)-10*got[name]) > 2 {
			t.Errorf("%s: the table has %d, the rows say %.1f", name, w, 10*got[name])
		}
	}
	for name := range traits {
		if _, ok := got[name]; !ok {
			t.Errorf("%s: no row has it", name)
		}
	}
}
