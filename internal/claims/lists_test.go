package claims

import (
	"strings"
	"testing"
)

// TestOneListEach: the lists are gone through in no order, so a word that
// stood in two of them would be read now this way and now that.
func TestOneListEach(t *testing.T) {
	seen := map[string]tag{}
	for g, list := range closedLists {
		for _, w := range strings.Fields(list) {
			if old, ok := seen[w]; ok && old != g {
				t.Errorf("%q stands in the lists of tags %d and %d", w, old, g)
			}
			seen[w] = g
		}
	}
	verbs := map[string]speech{}
	for k, list := range speechLists {
		for _, w := range strings.Fields(list) {
			if old, ok := verbs[w]; ok {
				t.Errorf("%q stands in the lists of speech %d and %d", w, old, k)
			}
			verbs[w] = k
		}
	}
	if len(seen) < 400 || len(verbs) < 50 {
		t.Errorf("only %d words and %d verbs", len(seen), len(verbs))
	}
}
