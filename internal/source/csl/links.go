package csl

import (
	"hash/fnv"
	"regexp"
	"strings"
	"unicode"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// Bounds of what a parse remembers to resolve relations. The whole list of
// 2022 has 11,000 OFAC rows and 4,346 links; beyond the bounds links stay as
// notes.
const (
	maxNames   = 1 << 20
	maxPending = 1 << 18
)

// links resolves what OFAC's rows say of each other by name: "(Linked To:
// NAME)" in the remarks, owners of ships, operators of aircraft. The names are
// primary names of other OFAC rows, which may stand later in the file.
type links struct {
	ids     map[uint64]string // folded primary name -> id, "" when two entries share it
	schemas map[string]string // id -> schema
	pending []link
}

// link is a relation whose other end is known by name.
type link struct {
	id, schema string
	role, name string
	prop       string // property of the subject for the other's id; empty for an edge
}

func newLinks() *links { return &links{ids: map[uint64]string{}, schemas: map[string]string{}} }

var reLinked = regexp.MustCompile(`Linked To: ((?:[^();]|\([^()]*\))+)`)

// cutLinked takes the links out of remarks and returns the rest and the names.
func cutLinked(remarks string) (rest string, names []string) {
	for _, m := range reLinked.FindAllStringSubmatch(remarks, -1) {
		names = append(names, strings.TrimSpace(m[1]))
	}
	rest = reLinked.ReplaceAllString(remarks, "")
	if strings.Trim(rest, " ();.") == "" {
		return "", names
	}
	return strings.Trim(strings.ReplaceAll(rest, "()", ""), " ;"), names
}

// learn remembers a subject's primary name as published.
func (l *links) learn(x *ftm.Entity, published string) {
	if len(l.ids) >= maxNames || !strings.HasPrefix(x.ID, "ofac-") {
		return
	}
	k := foldName(published)
	if id, ok := l.ids[k]; ok && id != x.ID {
		l.ids[k] = ""
		return
	}
	l.ids[k], l.schemas[x.ID] = x.ID, x.Schema
}

// foldName hashes a name by its letters and digits alone.
func foldName(name string) uint64 {
	h := fnv.New64a()
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			_, _ = h.Write([]byte(string(unicode.ToUpper(r))))
		}
	}
	return h.Sum64()
}

// add notes a link of subject x.
func (l *links) add(x *ftm.Entity, role, name, prop string, out *source.Out) error {
	if name = source.Clean(name); name == "" {
		return nil
	}
	l.pending = append(l.pending, link{x.ID, x.Schema, role, name, prop})
	if len(l.pending) >= maxPending {
		return l.flush(out)
	}
	return nil
}

// flush emits the links that wait: an edge, or the subject's own property,
// where the name is that of one other entry; else a note in the list's words.
func (l *links) flush(out *source.Out) error {
	for _, p := range l.pending {
		if err := out.Emit(source.Fragment{Entity: l.resolve(p)}); err != nil {
			return err
		}
	}
	l.pending = l.pending[:0]
	return nil
}

// resolve returns the edge, or the fragment of the subject, that says p. Edges
// have the ids that package ofac gives them.
func (l *links) resolve(p link) *ftm.Entity {
	other := l.ids[foldName(p.name)]
	x := ftm.NewEntity(p.id, p.schema)
	switch {
	case other == "" || other == p.id:
		source.AddNote(x, p.role+": "+p.name)
	case p.prop != "" && isLegalEntity(l.schemas[other]):
		x.Add(p.prop, other)
	default:
		uid, otherUID := strings.TrimPrefix(p.id, "ofac-"), strings.TrimPrefix(other, "ofac-")
		x = ftm.NewEntity(ftm.MakeID("ofac-link", uid, otherUID, p.role), "UnknownLink")
		x.Add("subject", p.id)
		x.Add("object", other)
		x.Add("role", p.role)
	}
	return x
}

func isLegalEntity(schema string) bool {
	s, ok := ftm.Lookup(schema)
	return ok && s.Is("LegalEntity")
}
