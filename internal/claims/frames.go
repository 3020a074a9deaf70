package claims

import (
	"strings"
	"sync"

	"sanctrace/internal/vocab"
)

// frame says what event a verb states when its object is of some class, and
// which roles its arguments have.
type frame struct {
	typ     vocab.EventType
	need    []string // classes of the object, any of them; "*" any, "-" none
	subject []string // classes of the subject; empty = any
	roles   map[string]vocab.Role
	counted vocab.CountedAs
	phase   vocab.Phase
}

// lexicon maps a verb (with its particle) to its frames, in order of trial.
var lexicon = sync.OnceValue(func() map[string][]frame {
	m := map[string][]frame{}
	for line := range strings.SplitSeq(strings.TrimSpace(frameText), "\n") {
		f := strings.Split(line, "|")
		if len(f) != 5 {
			continue
		}
		fr := frame{typ: vocab.EventType(strings.TrimSpace(f[3])), need: classes(f[1]), roles: map[string]vocab.Role{}}
		if sub := classes(f[2]); len(sub) > 0 && sub[0] != "*" {
			fr.subject = sub
		}
		for r := range strings.FieldsSeq(f[4]) {
			k, v, _ := strings.Cut(r, "=")
			switch k {
			case "c":
				fr.counted = vocab.CountedAs(v)
			case "ph":
				fr.phase = vocab.Phase(v)
			default:
				fr.roles[k] = vocab.Role(v)
			}
		}
		for v := range strings.FieldsSeq(f[0]) {
			m[v] = append(m[v], fr)
		}
	}
	return m
})

func classes(s string) []string {
	var out []string
	for c := range strings.SplitSeq(s, ",") {
		out = append(out, strings.TrimSpace(c))
	}
	return out
}

// planVerbs present the event that they govern as not yet done.
var planVerbs = words("plan intend want aim seek hope agree propose offer prepare expect schedule consider decide promise pledge vow threaten wish attempt try look mean select design-plan conspire collude")

// jobWords are posts that a person can hold.
var jobWords = words("chair chairwoman chairperson quartermaster auditor controller secretary-general ceo cfo coo vice-president rector dean counsellor commander-in-chief head director president chief chairman minister secretary officer manager executive deputy founder co-founder owner shareholder employee commander representative agent engineer spokesman spokeswoman spokesperson " +
	"general colonel member official boss partner adviser advisor ambassador governor treasurer accountant lawyer")
