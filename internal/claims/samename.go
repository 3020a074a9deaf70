package claims

import (
	"slices"
	"strings"

	"sanctrace/internal/names"
)

// sameGiven is the least similarity of two given names before one surname that are
// spellings of one (0 to 1; Maria and Mario are .80).
const sameGiven = 0.9

// sameName says whether two names can be those of one person: the same surname, and
// the given names of the shorter one found in their order among those of the longer,
// in any spelling. The score is 0 to 1, 0 when they cannot.
func sameName(a, b string) float64 {
	x, y := names.Parse(a, names.Person).Tokens, names.Parse(b, names.Person).Tokens
	if len(x) < 2 || len(y) < 2 {
		return 0
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	score := likeWord(x[len(x)-1].Form, y[len(y)-1].Form)
	at := 0
	for i := range x[:len(x)-1] {
		best := 0.0
		for ; at < len(y)-1 && best == 0; at++ {
			best = likeWord(x[i].Form, y[at].Form)
		}
		score = min(score, best)
	}
	return score
}

// likeWord is the similarity of two words of names, 0 below [sameGiven].
func likeWord(a, b *names.Form) float64 {
	if s := float64(names.Relate(a, b).Sim); s >= sameGiven {
		return s
	}
	return 0
}

// variantOf returns the person known by another form of the name [a, b), and nil when
// there is none or several could be meant.
func (r *reader) variantOf(s *sentence, a, b int) *entity {
	var found *entity
	for _, e := range r.sounds[consonants(s.ts[b-1].low)] {
		if sameName(e.name, s.words(a, b)) == 0 {
			continue
		}
		if found != nil && found != e {
			return nil
		}
		found = e
	}
	return found
}

// bearerOf returns the person whom the surname at token a means: the only one of
// that name, or the only one with the title before it. Several of one surname and no
// title mean nobody known.
func (r *reader) bearerOf(s *sentence, a int) (e *entity, several bool) {
	list := r.surnames[s.ts[a].low]
	if len(list) == 1 {
		return list[0], false
	}
	for _, x := range list {
		if a == 0 || !x.posts[s.ts[a-1].low] {
			continue
		}
		if e != nil {
			return nil, true
		}
		e = x
	}
	return e, e == nil && len(list) > 1
}

// addSurname notes the person e under the last word of a name.
func (r *reader) addSurname(w string, e *entity) {
	addBearer(r.surnames, w, e)
	addBearer(r.sounds, consonants(w), e)
}

// addBearer adds e once to what m has under key.
func addBearer(m map[string][]*entity, key string, e *entity) {
	if !slices.Contains(m[key], e) && len(m[key]) < maxBearers {
		m[key] = append(m[key], e)
	}
}

// consonants is a word in lower case without vowels and doubled letters, which most
// spellings of a surname share.
func consonants(w string) string {
	var b strings.Builder
	last := rune(0)
	for _, c := range w {
		if strings.ContainsRune("aeiouy'’-", c) {
			continue
		}
		if c != last {
			b.WriteRune(c)
		}
		last = c
	}
	return b.String()
}

// maxBearers bounds the persons of one surname that are told apart.
const maxBearers = 20

// plainKey is a name of a body in lower case without hyphens and legal form, with
// "and" for "&".
func plainKey(text string) string {
	f := strings.Fields(strings.NewReplacer("-", " ", "&", " and ", ".", " ", ",", " ").Replace(fold2(text)))
	for n := len(f) - 1; n > 0 && (legalForms[f[n]] || legalForms[f[n]+"."]); n-- {
		f = f[:n]
	}
	return strings.Join(f, " ")
}

// headed returns the body named last whose name begins or ends with the common word
// w ("the Directorate"), or nil.
func (r *reader) headed(w string) *entity {
	for i := len(r.mentions) - 1; i >= 0 && i > len(r.mentions)-200; i-- {
		e := r.mentions[i].ent
		if e == nil || e.person || e.head != "" {
			continue
		}
		if low := e.lowName(); strings.HasPrefix(low, w+" ") || strings.HasSuffix(low, " "+w) {
			return e
		}
	}
	return nil
}
