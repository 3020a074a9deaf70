package ofac

import (
	"hash/maphash"
	"strconv"
	"strings"
	"unicode"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// Bounds of what a parse remembers about a file. The largest published list
// has under 20,000 entries; beyond the bounds links stay as notes, aliases get
// no order of names, and nothing else changes.
const (
	maxKnown   = 1 << 19 // entries whose schema and name are remembered
	maxPending = 1 << 16 // links waiting for the end of the file
)

// linker remembers the entries read so far: for each its schema, and for each
// primary name whose it is. It resolves relations that the list gives by name
// once all names are known. At its bounds it holds about 40 MB.
type linker struct {
	seed    maphash.Seed
	schemas map[uint32]uint8  // number -> index in linkSchemas
	names   map[uint64]uint32 // hash of folded name -> number, 0 when two entries share it
	pending []pendingLink
}

var linkSchemas = [...]string{"", "Person", "Organization", "Company", "Vessel", "Airplane"}

type pendingLink struct {
	uid, schema string
	nameLink
}

func newLinker() *linker {
	return &linker{seed: maphash.MakeSeed(), schemas: map[uint32]uint8{}, names: map[uint64]uint32{}}
}

// schema returns the schema of the entry with a number, "" when none was
// learnt.
func (l *linker) schema(uid string) string { return linkSchemas[l.schemas[number(uid)]] }

// number returns OFAC's number, 0 when uid is none.
func number(uid string) uint32 {
	n, err := strconv.ParseUint(uid, 10, 32)
	if err != nil {
		return 0
	}
	return uint32(n)
}

// seen reports whether an entry with this number was learnt.
func (l *linker) seen(uid string) bool { return l.schema(uid) != "" }

// full reports whether there is no room for further entries, so that an
// unknown number proves nothing.
func (l *linker) full() bool { return len(l.schemas) >= maxKnown }

// learn remembers an entry and its links, after finish.
func (l *linker) learn(e *entry, out *source.Out) error {
	if !l.full() {
		for i, s := range linkSchemas {
			if s == e.subject.Schema {
				l.schemas[number(e.uid)] = uint8(i)
			}
		}
		for i := range e.subject.Values {
			if v := &e.subject.Values[i]; v.Prop == "name" {
				l.name(firstOf(v.Original, v.Value), number(e.uid))
			}
		}
	}
	for _, k := range e.links {
		k.name = strings.Clone(k.name) // not the whole row with it
		l.pending = append(l.pending, pendingLink{e.uid, e.subject.Schema, k})
	}
	if len(l.pending) >= maxPending {
		return l.flush(out)
	}
	return nil
}

// name remembers that a primary name is uid's; a name of two entries is
// nobody's.
func (l *linker) name(name string, uid uint32) {
	key := l.key(name)
	if old, ok := l.names[key]; ok && old != uid {
		uid = 0
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
	target := ""
	if n := l.names[l.key(p.name)]; n != 0 {
		target = strconv.FormatUint(uint64(n), 10)
	}
	value := ftm.Value{Origin: p.origin}
	switch {
	case target == "" || target == p.uid:
		value.Prop, value.Value = "notes", trimPhrase(firstOf(labelWithColon[p.role], p.role)+" "+p.name)
	case p.prop != "" && isLegalEntity(l.schema(target)):
		value.Prop, value.Value = p.prop, entityID(target)
	default:
		return out.Emit(source.Fragment{Entity: newLink(p.uid, target, p.role, p.origin)})
	}
	subject := ftm.NewEntity(entityID(p.uid), p.schema)
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
