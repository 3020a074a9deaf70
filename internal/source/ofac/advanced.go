package ofac

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Bounds of what is remembered of an advanced file, whatever its size: the
// text of locations and documents that parties refer to, and the listings that
// follow the parties. The published file of 2024 (about 110 MB) needs some
// 3 MB of each. What goes beyond is left out and rejected.
const (
	maxLocationText = 48 << 20
	maxDocumentText = 48 << 20
	maxListingText  = 32 << 20
)

// advancedFormat is the XML of the UN model that OFAC publishes as
// SDN_ADVANCED and CONS_ADVANCED: parties, locations, documents, relations and
// listings stand in sections of their own and are joined by ID.
func advancedFormat() source.Format {
	return source.Format{
		Name:      "ofac-advanced",
		Title:     "OFAC advanced XML (SDN_ADVANCED, CONS_ADVANCED)",
		Recognise: recogniseAdvanced,
		Parse:     parseAdvanced,
	}
}

var (
	reSanctionsRoot = regexp.MustCompile(`<(?:\w+:)?Sanctions[\s>]`)
	reDateOfIssue   = regexp.MustCompile(`(?s)<(?:\w+:)?DateOfIssue[^>]*>.{0,40}?<(?:\w+:)?Year>\s*(\d{4})\s*<.{0,60}?Month>\s*(\d{1,2})\s*<.{0,60}?Day>\s*(\d{1,2})\s*<`)
)

// recogniseAdvanced knows the root Sanctions with its date of issue. Whether
// the file is whole shows only when its sections are joined: see
// [advancedReader.gaps].
func recogniseAdvanced(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !reSanctionsRoot.Match(h.Data) || !bytes.Contains(h.Data, []byte("ReferenceValueSets")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "ofac-advanced", Scope: source.Full, Dataset: firstOf(datasetOfName(h.Name), DatasetSDN)}
	if m := reDateOfIssue.FindSubmatch(h.Data); m != nil {
		year, _ := strconv.Atoi(string(m[1]))
		month, _ := strconv.Atoi(string(m[2]))
		d, _ := strconv.Atoi(string(m[3]))
		meta.Version, _ = when.Date(year, month, d)
	}
	return meta, true
}

// advancedReader joins the sections of one advanced file. The listings stand
// behind the parties, so the file is read twice: once for the listings, once
// for all else.
type advancedReader struct {
	file      source.File
	dataset   string
	out       *source.Out
	refs      refSets
	locations *shelf // by ID: street, city, state, postal code, region, country
	documents *shelf // by identity: type, number, country, issued, expires, authority, validity, comment
	listings  *shelf // by profile: list, day, then kinds, programs and legal bases with a mark each
	known     *linker
	edges     *relations
	profiles  map[uint32]uint32 // profile -> number of its party, where they differ

	parties, unlisted int             // parties read; those without a listing
	entries, joined   int             // listings read; those that have a party
	missingLocations  int             // references to locations that are not in the file
	missingRelated    int             // relations to a profile that is not in the file
	others            int             // parties on lists outside the dataset only
	record            strings.Builder // what the party at hand was joined with, for its record
}

func parseAdvanced(ctx context.Context, files []source.File, meta source.Meta, out *source.Out) error {
	known := newLinker()
	for _, f := range files {
		r := &advancedReader{
			file: f, dataset: firstOf(meta.Dataset, DatasetSDN), out: out, refs: refSets{}, known: known, edges: &relations{known: known},
			locations: newShelf(maxLocationText), documents: newShelf(maxDocumentText), listings: newShelf(maxListingText),
			profiles: map[uint32]uint32{},
		}
		if err := r.pass(ctx, false, map[string]func(source.Block) error{
			"ReferenceValueSets": r.referenceSets, "SanctionsEntry": r.listing,
		}); err != nil {
			return err
		}
		damage := r.pass(ctx, true, map[string]func(source.Block) error{
			"Location": r.location, "IDRegDocument": r.document, "DistinctParty": r.party, "ProfileRelationship": r.relationship,
		})
		if err := r.edges.flush(out); err != nil {
			return err
		}
		if damage != nil {
			return damage
		}
		r.gaps()
	}
	return known.flush(out)
}

// pass reads the file once and hands each record to the reader of its name.
// Damage to the file as a whole ends the last pass only: before it, what can
// be read is read.
func (r *advancedReader) pass(ctx context.Context, last bool, readers map[string]func(source.Block) error) error {
	in, err := r.file.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", r.file.Path, err)
	}
	defer in.Close()
	blocks, err := source.NewBlocks(in, slices.Collect(maps.Keys(readers))...)
	if err != nil {
		return source.Truncated(r.file.Path, "line 1", err)
	}
	at := "line 1"
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		b, err := blocks.Next()
		switch {
		case err == nil:
			at = b.Place()
			if err := readers[b.Name](b); err != nil && !r.out.RejectBad(r.file.Path, err) {
				return err
			}
		case r.out.RejectBad(r.file.Path, err):
		default:
			return r.end(last, at, err)
		}
	}
}

// end returns the error of a pass that err ends after the record at a place.
func (r *advancedReader) end(last bool, at string, err error) error {
	if !last || errors.Is(err, io.EOF) {
		return nil
	}
	return source.Truncated(r.file.Path, "after "+at, err)
}

func (r *advancedReader) referenceSets(b source.Block) error {
	var x refSetsElement
	if err := b.Decode(&x); err != nil {
		return err
	}
	r.refs = x.refs()
	return nil
}

// listing remembers one SanctionsEntry under its profile.
func (r *advancedReader) listing(b source.Block) error {
	var x advEntry
	if err := b.Decode(&x); err != nil {
		return err
	}
	profile := number(strings.TrimSpace(x.Profile))
	if profile == 0 {
		return badEntry(b, "SanctionsEntry of the profile %.40q", x.Profile)
	}
	fields := []string{r.refs.get("List", x.List), x.firstDay()}
	for _, e := range x.Events {
		if t := r.refs.get("LegalBasis", e.Basis); t != "" && t != "Unknown" {
			fields = append(fields, "b"+t)
		}
	}
	for _, m := range x.Measures {
		if kind := r.refs.label("SanctionsType", m.Type); kind == "Program" {
			fields = append(fields, "p"+strings.TrimSpace(m.Comment))
		} else {
			fields = append(fields, "k"+kind)
		}
	}
	r.entries++
	r.listings.put(profile, fields...)
	return nil
}

// firstDay returns the first day of the entry's events, or "".
func (x *advEntry) firstDay() string {
	first := ""
	for _, e := range x.Events {
		if d := e.Date.first(); d != "" && (first == "" || d < first) {
			first = d
		}
	}
	return first
}

// location remembers one Location by its parts.
func (r *advancedReader) location(b source.Block) error {
	var x advLocation
	if err := b.Decode(&x); err != nil {
		return err
	}
	id := number(strings.TrimSpace(x.ID))
	if id == 0 {
		return badEntry(b, "Location with the number %.40q", x.ID)
	}
	var a address
	for _, p := range x.Parts {
		kind := r.refs.get("LocPartType", p.Type)
		for _, v := range p.Values {
			a.part(kind, bidi.Replace(v.Value))
		}
	}
	for _, c := range x.Country {
		a.Country = firstOf(a.Country, r.refs.get("Country", c.Country))
	}
	for _, c := range x.Areas {
		a.Country = firstOf(a.Country, r.refs.get("AreaCode", c.Area))
	}
	r.locations.put(id, a.Street, a.City, a.State, a.Postal, a.Region, a.Country)
	return nil
}

// place returns a remembered location.
func (r *advancedReader) place(id string) (address, bool) {
	all := r.locations.all(number(strings.TrimSpace(id)))
	if len(all) == 0 || len(all[0]) != 6 {
		r.missingLocations++
		return address{}, false
	}
	f := all[0]
	r.record.WriteString(source.Record(f...))
	return address{Street: f[0], City: f[1], State: f[2], Postal: f[3], Region: f[4], Country: f[5]}, true
}

// document remembers one IDRegDocument under the identity that holds it.
func (r *advancedReader) document(b source.Block) error {
	var x advDocument
	if err := b.Decode(&x); err != nil {
		return err
	}
	identity := number(strings.TrimSpace(x.Identity))
	if identity == 0 {
		return badEntry(b, "IDRegDocument of the identity %.40q", x.Identity)
	}
	var issued, expires string
	for _, d := range x.Dates {
		if strings.HasPrefix(r.refs.get("IDRegDocDateType", d.Type), "Exp") {
			expires = d.Period.date().text()
		} else {
			issued = d.Period.date().text()
		}
	}
	validity := r.refs.get("Validity", x.Validity)
	if validity == "Valid" {
		validity = ""
	}
	r.documents.put(identity, r.refs.label("IDRegDocType", x.Type), x.Number, r.refs.get("Country", x.Country), issued, expires,
		x.Authority, validity, x.Comment)
	return nil
}

// relationship notes a relation between two profiles.
func (r *advancedReader) relationship(b source.Block) error {
	var x advRelation
	if err := b.Decode(&x); err != nil {
		return err
	}
	from, to := r.partyOf(x.From), r.partyOf(x.To)
	if r.known.schema(from) == "" || r.known.schema(to) == "" {
		r.missingRelated++
	}
	quality := r.refs.get("RelationQuality", x.Quality)
	if quality == "Unknown" {
		quality = ""
	}
	role := r.refs.label("RelationType", x.Type)
	if isTrue(x.Former) {
		role += " (former)"
	}
	return r.edges.add(relation{from: from, to: to, role: role, quality: quality, start: x.Period.start(), end: x.Period.end()}, r.out)
}

// partyOf returns the number of the party that has a profile: the profile's
// own, unless the file says otherwise.
func (r *advancedReader) partyOf(profile string) string {
	profile = strings.TrimSpace(profile)
	if uid := r.profiles[number(profile)]; uid != 0 {
		return strconv.FormatUint(uint64(uid), 10)
	}
	return profile
}

func isTrue(s string) bool { return s == "true" || s == "1" }

// gaps rejects, once each, what the sections of the file refer to and the file
// does not hold. A cut file shows so: it is then not taken as whole, and ends
// no listing.
func (r *advancedReader) gaps() {
	reject := func(n int, place, format string, args ...any) {
		if n > 0 {
			r.out.Reject(r.file.Path, place, format, append([]any{n}, args...)...)
		}
	}
	orphans := r.entries - r.listings.lost - r.joined
	if orphans > 0 {
		r.out.Reject(r.file.Path, "SanctionsEntries", "%d listings belong to parties that are not in the file, and %d of %d parties have no listing: "+
			"the file is an excerpt", orphans, r.unlisted, r.parties)
	} else if r.unlisted > 0 {
		r.out.Reject(r.file.Path, "SanctionsEntries", "%d of %d parties have no listing: the file is an excerpt", r.unlisted, r.parties)
	}
	reject(r.missingLocations, "Locations", "%d places are referred to that are not in the file")
	reject(r.missingRelated, "ProfileRelationships", "%d relations name a party that is not in the file")
	reject(r.others, "DistinctParties", "%d parties stand on lists outside %s and were left out: import them from the file of their list", r.dataset)
	reject(r.locations.lost, "Locations", "%d locations beyond %d MiB of text were left out", maxLocationText>>20)
	reject(r.documents.lost, "IDRegDocuments", "%d documents beyond %d MiB of text were left out", maxDocumentText>>20)
	reject(r.listings.lost, "SanctionsEntries", "%d listings beyond %d MiB of text were left out", maxListingText>>20)
}
