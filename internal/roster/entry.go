package roster

import (
	"encoding/binary"
	"hash/fnv"
	"slices"

	"sanctrace/internal/catalog"
	"sanctrace/internal/ftm"
	"sanctrace/internal/index"
)

// rules is the version of how entries are made of groups. Raise it when this
// file would make others: every index is then built again.
const rules = 1

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
		for _, s := range g.Entities[i].Statements {
			addValue(&x, s, g.Entities[i].ID == e.ID)
		}
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
	x.Identifiers = union(x.Identifiers, y.Identifiers)
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

// nameKinds are the properties that name an entity.
var nameKinds = map[string]index.NameKind{
	"name": index.Strong, "alias": index.Strong, "abbreviation": index.Weak, "weakAlias": index.Weak, "previousName": index.Previous,
}

// numberKinds are the properties whose values identify, with the kind under
// which they are compared.
var numberKinds = map[string]string{
	"passportNumber": "passport", "idNumber": "id", "number": "id", "taxNumber": "tax", "registrationNumber": "registration",
	"innCode": "inn", "ogrnCode": "ogrn", "leiCode": "lei", "imoNumber": "imo", "mmsi": "mmsi", "swiftBic": "bic",
	"publicKey": "wallet", "dunsCode": "duns", "uscCode": "uscc", "isinCode": "isin", "callSign": "callsign",
	"socialSecurityNumber": "ssn", "okpoCode": "okpo", "kppCode": "kpp", "phone": "phone", "email": "email", "vatCode": "vat",
}

func addValue(x *index.Entry, s catalog.Statement, subject bool) {
	if kind, ok := numberKinds[s.Prop]; ok {
		x.Identifiers = appendNew(x.Identifiers, index.Identifier{Kind: kind, Value: s.Value})
		return
	}
	if !subject {
		return
	}
	if kind, ok := nameKinds[s.Prop]; ok {
		x.Names = appendNew(x.Names, index.Name{Text: s.Value, Kind: kind})
		return
	}
	switch s.Prop {
	case "birthDate", "incorporationDate":
		x.BirthDates = appendNew(x.BirthDates, s.Value)
	case "country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag", "birthCountry":
		x.Countries = appendNew(x.Countries, s.Value)
	case "gender":
		x.Genders = appendNew(x.Genders, s.Value)
	case "address":
		x.Addresses = appendNew(x.Addresses, s.Value)
	}
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
