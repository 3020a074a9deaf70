package ofac

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

func xmlFormat() source.Format {
	return source.Format{
		Name:      "ofac-xml",
		Title:     "OFAC XML (classic sdnList)",
		Recognise: recogniseXML,
		Parse:     parseXML,
	}
}

var (
	rePublished = regexp.MustCompile(`<Publish_Date>\s*(\d{1,2})/(\d{1,2})/(\d{4})\s*<`)
	reCount     = regexp.MustCompile(`<Record_Count>\s*(\d{1,9})\s*<`)
	reEntry     = regexp.MustCompile(`(?s)<sdnEntry>.*?</programList>`)
	reProgram   = regexp.MustCompile(`<program>([^<]*)</program>`)
)

// recogniseXML knows the root element sdnList of both namespaces: that of the
// list itself (tempuri.org/sdnList.xsd) and that of the Sanctions List Service.
func recogniseXML(h source.Head) (source.Meta, bool) {
	if !h.IsXML() || !bytes.Contains(h.Data, []byte("<sdnList")) {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "ofac-xml", Scope: source.Full, Dataset: datasetOfName(h.Name)}
	if m := rePublished.FindSubmatch(h.Data); m != nil {
		year, _ := strconv.Atoi(string(m[3]))
		month, _ := strconv.Atoi(string(m[1]))
		day, _ := strconv.Atoi(string(m[2]))
		meta.Version, _ = when.Date(year, month, day)
	}
	if meta.Dataset == "" {
		var entries [][]string
		for _, b := range reEntry.FindAll(h.Data, -1) {
			var tags []string
			for _, p := range reProgram.FindAllSubmatch(b, -1) {
				tags = append(tags, string(p[1]))
			}
			entries = append(entries, tags)
		}
		meta.Dataset = datasetOfPrograms(entries)
	}
	return meta, true
}

// sdnEntry is the element of that name.
type sdnEntry struct {
	UID       string   `xml:"uid"`
	First     string   `xml:"firstName"`
	Last      string   `xml:"lastName"`
	Title     string   `xml:"title"`
	Type      string   `xml:"sdnType"`
	Remarks   string   `xml:"remarks"`
	Programs  []string `xml:"programList>program"`
	IDs       []xmlID  `xml:"idList>id"`
	AKAs      []xmlAKA `xml:"akaList>aka"`
	Addresses []struct {
		Line1   string `xml:"address1"`
		Line2   string `xml:"address2"`
		Line3   string `xml:"address3"`
		City    string `xml:"city"`
		State   string `xml:"stateOrProvince"`
		Postal  string `xml:"postalCode"`
		Country string `xml:"country"`
	} `xml:"addressList>address"`
	Nationalities []string `xml:"nationalityList>nationality>country"`
	Citizenships  []string `xml:"citizenshipList>citizenship>country"`
	BirthDates    []string `xml:"dateOfBirthList>dateOfBirthItem>dateOfBirth"`
	BirthPlaces   []string `xml:"placeOfBirthList>placeOfBirthItem>placeOfBirth"`
	Vessel        struct {
		CallSign string `xml:"callSign"`
		Type     string `xml:"vesselType"`
		Flag     string `xml:"vesselFlag"`
		Owner    string `xml:"vesselOwner"`
		Tonnage  string `xml:"tonnage"`
		Gross    string `xml:"grossRegisteredTonnage"`
	} `xml:"vesselInfo"`
}

type xmlID struct {
	Type    string `xml:"idType"`
	Number  string `xml:"idNumber"`
	Country string `xml:"idCountry"`
	Issued  string `xml:"issueDate"`
	Expires string `xml:"expirationDate"`
}

type xmlAKA struct {
	Type     string `xml:"type"`
	Category string `xml:"category"`
	Last     string `xml:"lastName"`
	First    string `xml:"firstName"`
}

// parseXML reads classic XML files entry by entry.
func parseXML(ctx context.Context, files []source.File, meta source.Meta, out *source.Out) error {
	links := newLinker()
	for _, f := range files {
		stated := statedCount(f)
		before := out.Rows
		err := source.EachBlock(ctx, f, out, []string{"sdnEntry"}, func(b source.Block) error {
			var x sdnEntry
			if err := b.Decode(&x); err != nil {
				return err
			}
			return xmlEntry(x, b, meta.Dataset, links, out)
		})
		if err != nil {
			return errors.Join(err, links.flush(out))
		}
		if n := out.Rows - before; stated > n {
			out.Reject(f.Path, "Record_Count", "the file says it holds %d entries, but holds %d", stated, n)
		}
	}
	return links.flush(out)
}

// statedCount returns the number of entries the file's head states, or 0.
func statedCount(f source.File) int {
	h, err := f.Head()
	if err != nil {
		return 0
	}
	m := reCount.FindSubmatch(h.Data)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n
}

func xmlEntry(x sdnEntry, b source.Block, dataset string, links *linker, out *source.Out) error {
	uid := strings.TrimSpace(x.UID)
	switch {
	case !isNumber(uid):
		return badEntry(b, "sdnEntry with the number %.40q", uid)
	case strings.TrimSpace(x.Last+x.First) == "":
		return badEntry(b, "entry %s has no name", uid)
	case links.seen(uid):
		return badEntry(b, "repeats the number %s of an earlier entry", uid)
	}
	e := newEntry(dataset, canonical(uid), x.Type)
	e.name(primaryName, x.Last, x.First, "")
	for _, p := range x.Programs {
		e.program(p, "")
	}
	e.title(x.Title)
	e.vessel(vesselInfo{x.Vessel.CallSign, x.Vessel.Type, x.Vessel.Tonnage, x.Vessel.Gross, x.Vessel.Flag, x.Vessel.Owner})
	x.features(e)
	e.remarks(x.Remarks, len(x.Remarks), true)
	e.finish()
	x.namesAndPlaces(e)
	if err := links.learn(e, out); err != nil {
		return err
	}
	return e.emit(out, b.Record())
}

// features adds what the CSV files have in their remarks.
func (x sdnEntry) features(e *entry) {
	for _, l := range [...]struct {
		label  string
		values []string
	}{
		{"DOB", x.BirthDates}, {"POB", x.BirthPlaces}, {"nationality", x.Nationalities}, {"citizen", x.Citizenships},
	} {
		for _, v := range l.values {
			e.feature(feature{Type: l.label, Value: v})
		}
	}
	for _, d := range x.IDs {
		e.document(d)
	}
}

// document adds one id. Where the value of a text holds several phrases, the
// remarks column shows them as phrases of their own, and so do we.
func (e *entry) document(d xmlID) {
	f := feature{Type: d.Type, Value: d.Number, Country: d.Country, Issued: d.Issued, Expires: d.Expires}
	t, _, ok := lookupLabel(plain(d.Type))
	if ok && (t.kind == toNumber || t.kind == toPassport || t.kind == toWallet) {
		if f.Country == "" {
			f.Value, f.Country = cutCountry(f.Value)
		}
		e.feature(f)
		return
	}
	for _, p := range splitPhrases(f.phrase()) {
		e.phrase(p.text)
	}
}

// namesAndPlaces adds aliases and addresses with the origin they have in the
// CSV set: weak aliases stand in the remarks, strong ones in alt.
func (x sdnEntry) namesAndPlaces(e *entry) {
	for _, a := range x.AKAs {
		e.origin = originAlt
		if strings.EqualFold(a.Category, "weak") {
			e.origin = originPrim
		}
		e.name(useOf(a.Type, a.Category), a.Last, a.First, "")
	}
	e.origin = originAdd
	for _, a := range x.Addresses {
		street := make([]string, 0, 3)
		for _, l := range [...]string{a.Line1, a.Line2, a.Line3} {
			if l = strings.TrimSpace(l); l != "" {
				street = append(street, l)
			}
		}
		e.address(address{
			Street: strings.Join(street, ", "), City: a.City, State: a.State, Postal: a.Postal, Country: a.Country,
		})
	}
}

// badEntry returns the error of an element that is left out.
func badEntry(b source.Block, format string, args ...any) error {
	return &source.RowError{Line: b.Line, Err: fmt.Errorf(format, args...)}
}
