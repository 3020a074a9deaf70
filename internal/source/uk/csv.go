package uk

import (
	"strings"

	"sanctrace/internal/source"
)

// ofsiRow reads a row of OFSI's list in any of its layouts.
func ofsiRow(h source.Header, row []string) *designation {
	c := func(n string) string { return h.Cell(row, n) }
	d := &designation{
		group: c("group id"), what: c("group type"), regime: c("regime"), listed: c("listed on"),
		designated: c("uk sanctions list date designated"), updated: c("last updated"), other: c("other information"),
		names: []name{{kind: c("alias type"), quality: c("alias quality"), parts: [6]string{
			c("name 1"), c("name 2"), c("name 3"), c("name 4"), c("name 5"), c("name 6"),
		}}},
		titles: one(c("title")), births: one(c("dob")), nationalities: one(c("nationality")), positions: one(c("position")),
		birthPlaces: []place{{c("town of birth"), c("country of birth")}},
		addresses: []source.Address{{
			Street: source.Join(", ", c("address 1"), c("address 2"), c("address 3"), c("address 4"), c("address 5")),
			City:   c("address 6"), PostalCode: c("post/zip code"), Country: c("country"),
		}},
	}
	if d.group = source.Slug(d.group); d.group != "" {
		d.id = "gb-hmt-" + d.group
	}
	if t := c("name non-latin script"); t != "" {
		d.foreign = []foreignName{{t, c("non-latin script type"), c("non-latin script language")}}
	}
	d.passports = []document{{c("passport number"), c("passport details")}}
	if c("passport number") == "" {
		d.passports = []document{{number: c("passport details")}}
	}
	d.ids = []document{{c("national identification number"), c("national identification details")}}
	if n := c("ni number"); n != "" {
		d.ids = append(d.ids, document{number: n})
	}
	return d
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// sheetRow reads a row of the UK Sanctions List's CSV: one name of one
// designation.
func sheetRow(h source.Header, row []string) *designation {
	c := func(n string) string { return h.Cell(row, n) }
	d := &designation{
		ukRef: c("unique id"), group: c("ofsi group id"), unRef: c("un reference number"),
		what:   first(c("designation type"), c("individual, entity, ship")),
		regime: c("regime name"), origin: c("designation source"), designated: c("date designated"), updated: c("last updated"),
		imposed: one(c("sanctions imposed")), other: c("other information"), reasons: c("uk statement of reasons"),
		names: []name{{kind: c("name type"), quality: c("alias strength"), parts: [6]string{
			c("name 1"), c("name 2"), c("name 3"), c("name 4"), c("name 5"), c("name 6"),
		}}},
		titles: one(c("title")), births: one(first(c("d.o.b"), c("dob"))), nationalities: bars(first(c("nationality(/ies)"), c("nationality"))),
		birthPlaces: []place{{c("town of birth"), c("country of birth")}}, genders: one(c("gender")), positions: bars(c("position")),
		passports: []document{{c("passport number"), c("passport additional information")}},
		ids:       []document{{c("national identifier number"), c("national identifier additional information")}},
		phones:    bars(c("phone number")), websites: bars(c("website")), mails: bars(c("email address")),
		entityTypes: bars(c("type of entity")), parents: bars(c("parent company")), subsidiaries: bars(c("subsidiaries")),
		registrations: bars(c("business registration number (s)")),
		addresses: []source.Address{{
			Street: source.Join(", ", c("address line 1"), c("address line 2"), c("address line 3"), c("address line 4"), c("address line 5")),
			City:   c("address line 6"), PostalCode: c("address postal code"), Country: c("address country"),
		}},
		ship: ship{
			imo: bars(c("imo number")), owners: bars(c("current owner/operator (s)")), pastOwners: bars(c("previous owner/operator (s)")),
			flags: bars(c("current believed flag of ship")), pastFlags: bars(c("previous flags")), types: bars(c("type of ship")),
			tonnage: bars(c("tonnage of ship")), length: bars(c("length of ship")), built: bars(c("year built")),
			hull: bars(c("hull identification number (hin)")),
		},
	}
	if d.imposed == nil {
		d.imposed = []string{}
	}
	if d.ukRef = source.Slug(d.ukRef); d.ukRef != "" {
		d.id = "gb-sl-" + d.ukRef
	}
	if t := c("name non-latin script"); t != "" {
		d.foreign = []foreignName{{t, c("non-latin script type"), c("non-latin script language")}}
	}
	return d
}

// bars cuts a cell at vertical bars.
func bars(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}
