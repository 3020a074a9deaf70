package ofac

import (
	"strings"

	"sanctrace/internal/source"
)

// party reads one DistinctParty and joins its listings, documents and places.
func (r *advancedReader) party(b source.Block) error {
	r.out.Rows++
	var x advParty
	if err := b.Decode(&x); err != nil {
		return err
	}
	uid := strings.TrimSpace(x.Ref)
	if uid == "" && len(x.Profiles) > 0 {
		uid = strings.TrimSpace(x.Profiles[0].ID)
	}
	primary, ident := x.primaryName()
	switch {
	case !isNumber(uid):
		return badEntry(b, "DistinctParty with the number %.40q", uid)
	case primary == nil:
		return badEntry(b, "party %s has no name", uid)
	case r.known.seen(uid):
		return badEntry(b, "repeats the number %s of an earlier party", uid)
	}
	r.parties++
	r.record.Reset()
	l := r.listingsOf(x)
	if !l.on(r.dataset) {
		r.others++
		return nil
	}
	e := newEntry(r.dataset, uid, r.refs.partyType(x.Profiles[0].SubType))
	r.documentedName(e, primaryName, *primary, *ident)
	for _, p := range l.programs {
		e.program(p, "")
	}
	for _, p := range x.Profiles {
		if n := number(strings.TrimSpace(p.ID)); n != 0 && n != number(uid) && len(r.profiles) < maxKnown {
			r.profiles[n] = number(uid)
		}
		for _, f := range p.Features {
			r.feature(e, f)
		}
		for _, i := range p.Identities {
			r.identityDocuments(e, i)
		}
	}
	e.noteIf(x.Comment)
	e.finish()
	e.stateListings(l.kinds, l.dates, l.bases)
	r.otherNames(e, x, primary)
	r.addresses(e, x)
	if err := r.known.learn(e, r.out); err != nil {
		return err
	}
	return e.emit(r.out, b.Record()+r.record.String())
}

// partyListings is what the listings of a party's profiles state together.
type partyListings struct {
	programs, kinds, bases []string
	dates                  []listDate
}

// listingsOf joins the listings of a party.
func (r *advancedReader) listingsOf(x advParty) partyListings {
	var l partyListings
	for _, p := range x.Profiles {
		id := number(strings.TrimSpace(p.ID))
		all := r.listings.all(id)
		r.joined += len(all)
		for _, fields := range all {
			r.record.WriteString(source.Record(fields...))
			l.dates = append(l.dates, listDate{fields[0], fields[1]})
			for _, f := range fields[2:] {
				l.take(f)
			}
		}
	}
	if len(l.dates) == 0 {
		r.unlisted++
	}
	return l
}

// take adds one marked field of a listing, once.
func (l *partyListings) take(field string) {
	if len(field) < 2 {
		return
	}
	list := &l.kinds
	switch field[0] {
	case 'p':
		list = &l.programs
	case 'b':
		list = &l.bases
	}
	if !hasWord(*list, field[1:]) {
		*list = append(*list, field[1:])
	}
}

// on reports whether one of the listings is on a list of the dataset; a party
// without listings may be on any.
func (l partyListings) on(dataset string) bool {
	for _, d := range l.dates {
		if d.list == "" || (d.list == "SDN List") == (dataset == DatasetSDN) {
			return true
		}
	}
	return len(l.dates) == 0
}

// eachName calls f for every name of the party.
func (x advParty) eachName(f func(id *advIdentity, a *advAlias, n *advName)) {
	for p := range x.Profiles {
		for i := range x.Profiles[p].Identities {
			id := &x.Profiles[p].Identities[i]
			for a := range id.Aliases {
				for n := range id.Aliases[a].Names {
					f(id, &id.Aliases[a], &id.Aliases[a].Names[n])
				}
			}
		}
	}
}

// primaryName returns the Latin form of the primary name of the primary
// identity, or the best there is.
func (x advParty) primaryName() (best *advName, of *advIdentity) {
	highest := 0
	x.eachName(func(id *advIdentity, a *advAlias, n *advName) {
		if rank := nameRank(id, a, n); rank > highest {
			best, of, highest = n, id, rank
		}
	})
	return best, of
}

// nameRank orders the names of a party: 0 for a name without text, then those
// of the primary alias, in Latin form, of the primary identity first.
func nameRank(id *advIdentity, a *advAlias, n *advName) int {
	text := ""
	for _, p := range n.Parts {
		text += strings.TrimSpace(p.Value)
	}
	if text == "" {
		return 0
	}
	rank := 1
	if isTrue(a.Primary) {
		rank += 8
	}
	if n.Status == "1" {
		rank += 4
	}
	if isTrue(id.Primary) {
		rank += 2
	}
	return rank
}

// otherNames adds all names but the one given.
func (r *advancedReader) otherNames(e *entry, x advParty, primary *advName) {
	x.eachName(func(id *advIdentity, a *advAlias, n *advName) {
		if n == primary {
			return
		}
		use, kind := strongAlias, r.refs.get("AliasType", a.Type)
		e.origin = originAlt
		switch {
		case isTrue(a.Low):
			use, e.origin = useOf(kind, "weak"), originPrim
		case !isTrue(a.Primary):
			use = useOf(kind, "")
		}
		r.documentedName(e, use, *n, *id)
	})
	e.origin = originPrim
}

// documentedName adds a name from its parts. In Latin script surnames, and
// names of bodies, ships and aircraft, are written in capitals, as in all other
// formats.
func (r *advancedReader) documentedName(e *entry, use nameUse, n advName, id advIdentity) {
	var last, given, plainOrder []string
	script := ""
	for _, p := range n.Parts {
		v := bidi.Replace(strings.TrimSpace(p.Value))
		if v == "" {
			continue
		}
		script = firstOf(script, r.refs.get("Script", p.Script))
		kind := r.partKind(p.Group, id)
		switch kind {
		case "First Name", "Middle Name", "Patronymic", "Nickname":
			given = append(given, v)
		case "Last Name", "Maiden Name", "Matronymic":
			last = append(last, v)
		default:
			plainOrder = append(plainOrder, v)
		}
		if use == primaryName && e.isPerson() && (script == "" || script == "Latin") {
			e.namePart(kind, v)
		}
	}
	if script != "" && script != "Latin" {
		sep := " "
		parts := append(append(plainOrder, given...), last...)
		if lang := scriptLangs[script]; lang == "zho" || lang == "jpn" || lang == "kor" {
			sep, parts = "", append(append(plainOrder, last...), given...)
		}
		e.name(use, strings.Join(parts, sep), "", scriptLangs[script])
		return
	}
	last = append(last, plainOrder...)
	e.name(use, strings.ToUpper(strings.Join(last, " ")), strings.Join(given, " "), "")
}

// partKind returns the kind of a part of a name by its group.
func (r *advancedReader) partKind(group string, id advIdentity) string {
	for _, g := range id.Groups {
		if g.ID == group {
			return r.refs.get("NamePartType", g.Type)
		}
	}
	return ""
}

// feature adds the versions of a feature. Their value is text, a reference
// value, a date, or the country of a place.
func (r *advancedReader) feature(e *entry, f advFeature) {
	label := r.refs.label("FeatureType", f.Type)
	for _, v := range f.Versions {
		if label == "Location" {
			continue // an address, see addresses
		}
		value := ""
		for _, d := range v.Details {
			value = firstOf(value, plain(d.Text), r.refs.get("DetailReference", d.Reference))
		}
		for _, p := range v.Periods {
			value = firstOf(value, p.date().text())
		}
		for _, l := range v.Locations {
			if a, ok := r.place(l.ID); ok && value == "" {
				value = firstOf(strings.Join(strings.Fields(joinPlace(a)), " "), value)
			}
		}
		if label == "Title" {
			e.title(value)
		} else if value != "" {
			e.document(xmlID{Type: label, Number: value})
		}
		if c := plain(v.Comment); c != "" {
			e.note(plain(label) + " " + value + ": " + c)
		}
	}
}

// joinPlace writes a place as "City, State, Country".
func joinPlace(a address) string {
	var parts []string
	for _, p := range [...]string{a.Street, a.City, a.State, a.Region, a.Country} {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// identityDocuments adds the documents of an identity.
func (r *advancedReader) identityDocuments(e *entry, id advIdentity) {
	for _, f := range r.documents.all(number(strings.TrimSpace(id.ID))) {
		if len(f) != 8 {
			continue
		}
		r.record.WriteString(source.Record(f...))
		e.numberedDocument(statedDocument{
			Type: f[0], Number: f[1], Country: f[2], Issued: f[3], Expires: f[4], Authority: f[5], Remarks: []string{f[7], notValid(f[6])},
		})
	}
}

// notValid says what a validity other than valid means.
func notValid(validity string) string {
	if validity == "" || validity == "Unknown" {
		return ""
	}
	return "not valid (" + validity + ")"
}

// addresses adds the places of the features that say where a party is.
func (r *advancedReader) addresses(e *entry, x advParty) {
	e.origin = originAdd
	for _, p := range x.Profiles {
		for _, f := range p.Features {
			if r.refs.label("FeatureType", f.Type) == "Location" {
				r.featureAddresses(e, f)
			}
		}
	}
	e.origin = originPrim
}

func (r *advancedReader) featureAddresses(e *entry, f advFeature) {
	for _, v := range f.Versions {
		for _, l := range v.Locations {
			if a, ok := r.place(l.ID); ok {
				a.Remarks = v.Comment
				e.address(a)
			}
		}
	}
}
