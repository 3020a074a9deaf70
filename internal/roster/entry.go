package roster

import (
	"encoding/binary"
	"hash/fnv"
	"slices"

	"sanctrace/internal/catalog"
	"sanctrace/internal/ftm"
	"sanctrace/internal/ident"
	"sanctrace/internal/index"
	"sanctrace/internal/when"
)

// rules is the version of how entries are made of groups. Raise it when this
// file would make others: every index is then built again.
const rules = 2

// wanted reports whether entities of a schema are screened against: whoever
// and whatever can be listed, and no addresses or documents.
func wanted(schema string) bool {
	s, ok := ftm.Lookup(schema)
	return ok && (s.Is("LegalEntity") || s.Is("Vehicle") || s.Is("CryptoWallet") || schema == "Asset" || schema == "Thing")
}

// entryOf makes the entry of what one dataset states of an entity; false when
// that is not screened against. Values that stood at any time count: a dropped
// alias still names the party. Its note is one part; see appendPart.
func entryOf(g *catalog.Group) (index.Entry, bool) {
	e := g.Subject()
	if g.Edge || e == nil || !wanted(e.Schema) {
		return index.Entry{}, false
	}
	x := index.Entry{ID: g.Canonical, Schema: e.Schema, Datasets: []string{g.Dataset}}
	if now, ok := e.At(""); ok {
		x.Caption = ftm.Caption(now)
	}
	for i := range g.Entities {
		addEntity(&x, &g.Entities[i], g.Entities[i].ID == e.ID)
	}
	if x.Caption == "" && len(x.Names) > 0 {
		x.Caption = x.Names[0].Text
	}
	x.Valid = intervals(g.Listings)
	for _, l := range g.Listings {
		x.Listed = append(x.Listed, l.Listing)
	}
	h := fnv.New64a()
	h.Write(index.AppendEntry(nil, &x))
	x.Note = appendPart(nil, part{g.Dataset, g.Owner, h.Sum64()})
	return x, true
}

// combine adds to x what another dataset states of the same entity.
func combine(x *index.Entry, y index.Entry) {
	for _, d := range y.Datasets {
		x.Datasets = appendNew(x.Datasets, d)
	}
	if common, err := ftm.CommonSchema(x.Schema, y.Schema); err == nil && common != "" {
		x.Schema = common
	}
	if x.Caption == "" {
		x.Caption = y.Caption
	}
	x.Names = union(x.Names, y.Names)
	x.BirthDates, x.Countries = union(x.BirthDates, y.BirthDates), union(x.Countries, y.Countries)
	x.Genders, x.Addresses = union(x.Genders, y.Genders), union(x.Addresses, y.Addresses)
	x.Identifiers, x.Traits = union(x.Identifiers, y.Identifiers), union(x.Traits, y.Traits)
	x.Valid, x.Listed, x.Note = append(x.Valid, y.Valid...), append(x.Listed, y.Listed...), append(x.Note, y.Note...)
}

func union[T comparable](a, b []T) []T {
	for _, v := range b {
		a = appendNew(a, v)
	}
	return a
}

func appendNew[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// part says which group an entry was made of, with the hash of what came of it.
type part struct {
	dataset, owner string
	hash           uint64
}

// appendPart appends a part as it stands in the note of an entry.
func appendPart(b []byte, p part) []byte {
	b = append(binary.AppendUvarint(b, uint64(len(p.dataset))), p.dataset...)
	b = append(binary.AppendUvarint(b, uint64(len(p.owner))), p.owner...)
	return binary.LittleEndian.AppendUint64(b, p.hash)
}

// nextPart cuts the first part off a note.
func nextPart(note string) (p part, rest string) {
	p.dataset, note = cut(note)
	p.owner, note = cut(note)
	p.hash = binary.LittleEndian.Uint64([]byte(note[:8]))
	return p, note[8:]
}

func cut(s string) (text, rest string) {
	n, w := binary.Uvarint([]byte(s[:min(len(s), binary.MaxVarintLen64)]))
	return s[w : w+int(n)], s[w+int(n):]
}

// addEntity adds what a dataset states of an entity or, when it is not the
// subject itself, of a paper, wallet or account of it: the numbers, with the
// state that gave them.
func addEntity(x *index.Entry, e *catalog.Entity, subject bool) {
	country := ""
	for _, s := range e.Statements {
		if s.Prop == "country" {
			country = s.Value
		}
	}
	for _, s := range e.Statements {
		if subject {
			x.Take(s.Prop, dated(s))
			continue
		}
		kind := ident.PropOn(e.Schema, s.Prop)
		switch {
		case s.Prop == "number" && e.Schema != "Passport":
			x.TakeNumber(index.Identifier{Value: s.Value, Country: country})
		case s.Prop == "number":
			x.TakeNumber(index.Identifier{Kind: string(ident.Passport), Value: s.Value, Country: country})
		case papers[s.Prop]:
			x.TakeNumber(index.Identifier{Kind: string(kind), Value: s.Value, Country: country})
		}
	}
}

// papers are the properties of papers, wallets and accounts that hold a number
// of their holder.
var papers = map[string]bool{"passportNumber": true, "personalNumber": true, "publicKey": true, "iban": true, "phone": true, "email": true}

// dated returns the value of a statement, or for a date the interval or doubt
// that the list prints: of "circa 1965" and "1960 to 1965" the value keeps a
// year, the words of the list what it means.
func dated(s catalog.Statement) string {
	if s.Original == "" || s.Original == s.Value || s.Prop != "birthDate" && s.Prop != "incorporationDate" {
		return s.Value
	}
	p, ok := when.ParseDate(s.Original)
	if !ok || !slices.Contains(p.Values(), s.Value) || !p.Approx && len(p.Values()) == 1 {
		return s.Value
	}
	return p.EDTF()
}

// intervals are the periods in which an entity may have been listed. A period
// that was only observed may have begun before the first version held, so its
// beginning is open: what is not known is not ruled out.
func intervals(ls []catalog.Listing) []index.Interval {
	var out []index.Interval
	for _, l := range ls {
		iv := index.Interval{From: l.From, To: l.To}
		if l.Basis == catalog.BasisObserved {
			iv.From = ""
		}
		out = append(out, iv)
	}
	return out
}
