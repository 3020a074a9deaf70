package ofac

import (
	"slices"
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
	uid := x.number()
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
	r.describe(e, x)
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

// number returns the number of the party, or of its profile when it has none.
func (x advParty) number() string {
	if n := strings.TrimSpace(x.Ref); n != "" || len(x.Profiles) == 0 {
		return n
	}
	return strings.TrimSpace(x.Profiles[0].ID)
}

// describe adds the features and documents of the party's profiles and keeps
// the numbers of those profiles that differ from the party's.
func (r *advancedReader) describe(e *entry, x advParty) {
	uid := number(e.uid)
	for _, p := range x.Profiles {
		if n := number(strings.TrimSpace(p.ID)); n != 0 && n != uid && len(r.profiles) < maxKnown {
			r.profiles[n] = uid
		}
		for _, f := range p.Features {
			r.feature(e, f)
		}
		for _, i := range p.Identities {
			r.identityDocuments(e, i)
		}
	}
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
	var parts nameParts
	for _, p := range n.Parts {
		v := bidi.Replace(strings.TrimSpace(p.Value))
		if v == "" {
			continue
		}
		parts.script = firstOf(parts.script, r.refs.get("Script", p.Script))
		kind := r.partKind(p.Group, id)
		parts.take(kind, v)
		if use == primaryName && e.isPerson() && parts.latin() {
			e.namePart(kind, v)
		}
	}
	if !parts.latin() {
		e.name(use, parts.original(), "", scriptLangs[parts.script])
		return
	}
	last := append(parts.last, parts.other...)
	e.name(use, strings.ToUpper(strings.Join(last, " ")), strings.Join(parts.given, " "), "")
}

// nameParts are the parts of a documented name by what they are.
type nameParts struct {
	last, given, other []string
	script             string // of the first part that states one
}

func (n *nameParts) take(kind, v string) {
	switch kind {
	case "First Name", "Middle Name", "Patronymic", "Nickname":
		n.given = append(n.given, v)
	case "Last Name", "Maiden Name", "Matronymic":
		n.last = append(n.last, v)
	default:
		n.other = append(n.other, v)
	}
}

func (n *nameParts) latin() bool { return n.script == "" || n.script == "Latin" }

// original joins the parts as the name's own script orders them: in Chinese,
// Japanese and Korean the surname first and no blanks.
func (n *nameParts) original() string {
	switch scriptLangs[n.script] {
	case "zho", "jpn", "kor":
		return strings.Join(slices.Concat(n.other, n.last, n.given), "")
	}
	return strings.Join(slices.Concat(n.other, n.given, n.last), " ")
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

// feature adds the versions of a feature, places aside (see addresses).
func (r *advancedReader) feature(e *entry, f advFeature) {
	label := r.refs.label("FeatureType", f.Type)
	if label == "Location" {
		return
	}
	for _, v := range f.Versions {
		value := r.value(v)
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

// value returns what a version of a feature states: text, a reference value, a
// date, or the country of a place.
func (r *advancedReader) value(v advVersion) string {
	value := ""
	for _, d := range v.Details {
		value = firstOf(value, plain(d.Text), r.refs.get("DetailReference", d.Reference))
	}
	for _, p := range v.Periods {
		value = firstOf(value, p.date().text())
	}
	for _, l := range v.Locations {
		if a, ok := r.place(l.ID); ok && value == "" {
			value = strings.Join(strings.Fields(joinPlace(a)), " ")
		}
	}
	return value
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
