package match

import (
	"sanctrace/internal/ftm"
	"sanctrace/internal/index"
)

// FromEntity returns the query that describes the party of a FollowTheMoney
// entity, as clients of the web API send one.
func FromEntity(e *ftm.Entity) Query {
	x := index.FromEntity(e)
	q := Query{ID: x.ID, Schema: x.Schema, BirthDates: x.BirthDates, Countries: x.Countries, Genders: x.Genders, Addresses: x.Addresses, Identifiers: x.Identifiers, Traits: x.Traits}
	for _, n := range x.Names {
		q.Names = append(q.Names, n.Text)
	}
	return q
}

// Entry returns the entry of an index that says of a party what q does.
func (q Query) Entry() index.Entry {
	x := index.Entry{ID: q.ID, Schema: q.Schema, BirthDates: q.BirthDates, Countries: q.Countries, Genders: q.Genders, Addresses: q.Addresses, Identifiers: q.Identifiers, Traits: q.Traits}
	for _, n := range q.Names {
		x.Names = append(x.Names, index.Name{Text: n})
	}
	return x
}
