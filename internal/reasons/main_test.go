package reasons

import (
	"slices"
	"strings"
	"testing"
)

// traitsIn returns the traits of post i of a text about the made-up subject.
func traitsIn(t *testing.T, text string, i int) []string {
	t.Helper()
	r := newReader(petrov, text)
	list := r.posts()
	if len(list) <= i {
		t.Fatalf("%q tells %d posts: %s", text, len(list), said(list))
	}
	return r.traitsOf(list, i)
}

// Each trait is found where its example says, and not in the plainest text.
func TestTraits(t *testing.T) {
	for _, c := range []struct {
		trait, text string
		post        int
	}{
		{"later sentence", "Examplov is the head of Acme. He is a member of Beta.", 1},
		{"only one", "Examplov is the head of Acme.", 0},
		{"of many", "Examplov is the head of Acme. He is a member of Beta. He is the owner of Gamma. He is a judge of the Delta Court.", 2},
		{"said by as", "Examplov serves as head of Acme.", 0},
		{"said by apposition", "Examplov, head of Acme, was there.", 0},
		{"said by rank", "General Examplov was there.", 0},
		{"said by other words", "Examplov holds the post of head of Acme.", 0},
		{"after remains", "He remains active as head of Acme.", 0},
		{"after previously", "He was previously head of Acme.", 0},
		{"before since", "He has been the head of Acme since 2020.", 0},
		{"before since", "He has been the head of Acme, since May 2020.", 0},
		{"former beside current", "Examplov is the head of Acme and a former member of Beta.", 1},
		{"no body", "Examplov is a judge.", 0},
		{"body without a name", "Examplov is the owner of a company.", 0},
		{"body told again", "Examplov is the owner of Acme and the director of Acme.", 0},
		{"in capitals", "Examplov is the Deputy Head of Acme.", 0},
	} {
		if got := traitsIn(t, c.text, c.post); !slices.Contains(got, c.trait) {
			t.Errorf("%q, post %d: no %q among %s", c.text, c.post, c.trait, strings.Join(got, ", "))
		}
		if _, ok := traits[c.trait]; !ok {
			t.Errorf("%q has no weight", c.trait)
		}
	}
	plain := traitsIn(t, "Examplov is the head of Acme.", 0)
	slices.Sort(plain)
	if got, want := strings.Join(plain, ", "), "a head, only one"; got != want {
		t.Errorf("plain text: got %s, want %s", got, want)
	}
}

// Every sort of post has a weight.
func TestKinds(t *testing.T) {
	for role, want := range map[string]string{
		"Deputy Minister": "a head", "judge": "a bench", "Major General": "a rank", "honorary consul": "", "senior officer": "a weight",
		"officer": "", "member": "a member", "majority shareholder": "a holding", "businessman": "a weight",
	} {
		got := strings.Join(kindOf(&Relation{Role: role}), " ")
		if got != want {
			t.Errorf("%s: %q, want %q", role, got, want)
		}
		if _, ok := traits[got]; got != "" && !ok {
			t.Errorf("%q has no weight", got)
		}
	}
}

// A text that tells posts has a main one, however little each weighs.
func TestMainOne(t *testing.T) {
	list := Roles(petrov, "He was previously an influential figure of a company, and an influential figure.")
	n := 0
	for _, x := range list {
		if x.Main {
			n++
		}
	}
	if len(list) == 0 || n != 1 {
		t.Errorf("%d main of %s", n, said(list))
	}
	if got := Roles(petrov, "Nothing is told."); len(got) != 0 {
		t.Errorf("posts out of nothing: %s", said(got))
	}
}
