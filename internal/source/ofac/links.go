package ofac

import (
	"hash/maphash"
	"strings"
	"unicode"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// Bounds of what a parse remembers about a file. The largest published list
// has under 20,000 entries; beyond the bounds links stay as notes, aliases get
// no order of names, and nothing else changes.
const (
	maxKnown   = 2 << 20 // entries whose schema and name are remembered
	maxPending = 1 << 18 // links waiting for the end of the file
)

// linker remembers the entries read so far: for each its schema, and for each
// primary name whose it is. It resolves relations that the list gives by name
// once all names are known.
type linker struct {
	seed    maphash.Seed
	schemas map[string]string // uid -> schema
	names   map[uint64]string // hash of folded name -> uid, "" when two entries share it
	pending []pendingLink
}

type pendingLink struct {
	uid, schema, origin string
	nameLink
}

func newLinker() *linker {
	return &linker{seed: maphash.MakeSeed(), schemas: map[string]string{}, names: map[uint64]string{}}
}

// seen reports whether an entry with this number was learnt.
func (l *linker) seen(uid string) bool { return l.schemas[uid] != "" }

// full reports whether there is no room for further entries, so that an
// unknown number proves nothing.
func (l *linker) full() bool { return len(l.schemas) >= maxKnown }

// learn remembers an entry and its links, after finish.
func (l *linker) learn(e *entry, out *source.Out) error {
	if !l.full() {
		uid := strings.Clone(e.uid)
		l.schemas[uid] = e.subject.Schema
		for i := range e.subject.Values {
			if v := &e.subject.Values[i]; v.Prop == "name" {
				l.name(v.Value, uid)
				l.name(v.Original, uid)
			}
		}
	}
	for _, k := range e.links {
		l.pending = append(l.pending, pendingLink{e.uid, e.subject.Schema, originPrim, k})
	}
	if len(l.pending) >= maxPending {
		return l.flush(out)
	}
	return nil
}

// name remembers that a primary name is uid's; a name of two entries is
// nobody's.
func (l *linker) name(name, uid string) {
	key := l.key(name)
	if name == "" {
		return
	}
	if old, ok := l.names[key]; ok && old != uid {
		uid = ""
	}
	l.names[key] = uid
}

// key hashes a name by its letters and digits alone.
func (l *linker) key(name string) uint64 {
	var h maphash.Hash
	h.SetSeed(l.seed)
	for _, r := range name {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			_, _ = h.WriteString(string(unicode.ToUpper(r)))
		}
	}
	return h.Sum64()
}

// flush emits the links that wait: an edge, or the subject's own property,
// where the name is the primary name of exactly one entry; otherwise a note.
func (l *linker) flush(out *source.Out) error {
	for _, p := range l.pending {
		if err := l.resolve(p, out); err != nil {
			return err
		}
	}
	l.pending = l.pending[:0]
	return nil
}

func (l *linker) resolve(p pendingLink, out *source.Out) error {
	target := l.names[l.key(p.name)]
	subject := ftm.NewEntity(entityID(p.uid), p.schema)
	value := ftm.Value{Origin: p.origin}
	switch {
	case target == "" || target == p.uid:
		value.Prop, value.Value = "notes", trimPhrase(firstOf(labelWithColon[p.role], p.role)+" "+p.name)
	case p.prop != "" && isLegalEntity(l.schemas[target]):
		value.Prop, value.Value = p.prop, entityID(target)
	default:
		edge := newLink(p.uid, target, p.role, p.origin)
		return out.Emit(source.Fragment{Entity: edge})
	}
	subject.AddValue(value)
	return out.Emit(source.Fragment{Entity: subject})
}

var labelWithColon = map[string]string{"Linked To": "Linked To:"}

func isLegalEntity(schema string) bool {
	return schema == "Person" || schema == "Organization" || schema == "Company"
}

// newLink returns the edge that says that the list relates two entries.
func newLink(subjectUID, objectUID, role, origin string) *ftm.Entity {
	d := ftm.NewEntity(ftm.MakeID("ofac-link", subjectUID, objectUID, role), "UnknownLink")
	d.AddValue(ftm.Value{Prop: "subject", Value: entityID(subjectUID), Origin: origin})
	d.AddValue(ftm.Value{Prop: "object", Value: entityID(objectUID), Origin: origin})
	d.AddValue(ftm.Value{Prop: "role", Value: role, Origin: origin})
	return d
}
