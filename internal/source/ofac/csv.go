package ofac

import (
	"context"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// maxComments bounds the continuations of remarks that are held while the
// primary file is read.
const maxComments = 64 << 20

// remarksWidth is where OFAC cuts the remarks column of the primary file.
const remarksWidth = 1000

func csvFormat() source.Format {
	return source.Format{
		Name:      "ofac-csv",
		Title:     "OFAC CSV set (.csv, .del, .pip, .ff)",
		Main:      originPrim,
		Set:       []string{originPrim, originAlt, originAdd},
		Recognise: recogniseCSV,
		Parse:     parseCSV,
	}
}

func recogniseCSV(h source.Head) (source.Meta, bool) {
	c, d, ok := shape(h)
	if !ok {
		return source.Meta{}, false
	}
	meta := source.Meta{Format: "ofac-csv", Scope: source.Full, Component: string(c), Dataset: datasetOfName(h.Name)}
	if meta.Dataset == "" && c == prim {
		meta.Dataset = datasetOfRows(h, d)
	}
	return meta, true
}

// datasetOfName knows OFAC's own file names: cons_prim, cons_alt, sdn, alt,
// add, sdn_comments, also with a date behind.
func datasetOfName(name string) string {
	name = strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
	switch {
	case strings.HasPrefix(name, "cons"):
		return DatasetCons
	case strings.HasPrefix(name, "sdn"), name == "alt", name == "add":
		return DatasetSDN
	}
	return ""
}

// datasetOfRows decides by the programs in the head of a primary file.
func datasetOfRows(h source.Head, d dialect) string {
	r := d.open(strings.NewReader(string(h.Data)))
	var entries [][]string
	for {
		row, _, err := r.next()
		if err != nil && !isRowError(err) {
			return datasetOfPrograms(entries)
		}
		if len(row) > 3 {
			entries = append(entries, splitPrograms(row[3]))
		}
	}
}

// setReader reads one CSV set.
type setReader struct {
	ctx      context.Context
	out      *source.Out
	dataset  string
	links    *linker
	comments map[string]string // continuation of remarks by number; nil when the set has none
	held     int               // bytes in comments
	hasPrim  bool
}

// parseCSV reads the files of one set: comments first, since they continue
// the remarks of the primary file, then prim, alt and add.
func parseCSV(ctx context.Context, files []source.File, meta source.Meta, out *source.Out) error {
	s := &setReader{ctx: ctx, out: out, dataset: meta.Dataset, links: newLinker()}
	order := [...]component{comments, prim, alt, add}
	byComponent := map[component][]source.File{}
	dialects := map[string]dialect{}
	for _, f := range files {
		h, err := f.Head()
		if err != nil {
			return fault.Wrap(fault.Unavailable, f.Path, err)
		}
		c, d, ok := shape(h)
		if !ok {
			return fault.New(fault.Invalid, f.Path, "not a file of an OFAC CSV set").
				Try("expected rows like 36,\"NAME\",-0- ,\"PROGRAM\",...; use the file as published")
		}
		byComponent[c] = append(byComponent[c], f)
		dialects[f.Path] = d
	}
	s.hasPrim = len(byComponent[prim]) > 0
	for _, c := range order {
		for _, f := range byComponent[c] {
			if err := s.file(f, c, dialects[f.Path]); err != nil {
				return errors.Join(err, s.links.flush(out))
			}
		}
	}
	return s.links.flush(out)
}

// file reads one component.
func (s *setReader) file(f source.File, c component, d dialect) error {
	rd, err := f.Open()
	if err != nil {
		return fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer func() { _ = rd.Close() }()
	r := d.open(rd)
	for {
		if err := s.ctx.Err(); err != nil {
			return err
		}
		row, line, err := r.next()
		place := "line " + strconv.Itoa(line)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err == nil:
			if err := s.checkedRow(f, c, row, place); err != nil {
				return err
			}
		case isRowError(err):
			s.out.Rows++
			s.out.Reject(f.Path, place, "%v", errors.Unwrap(err))
		default:
			return source.Truncated(f.Path, place, err)
		}
	}
}

// checkedRow reads a row of a component, or rejects it when it is none.
func (s *setReader) checkedRow(f source.File, c component, row []string, place string) error {
	s.out.Rows++
	if len(row) < columns[c] || !isNumber(row[0]) {
		s.out.Reject(f.Path, place, "%d fields beginning with %.40q where %d beginning with a number were expected", len(row), row[0], columns[c])
		return nil
	}
	row[0] = canonical(row[0])
	why, err := s.row(c, row)
	if err == nil && why != "" {
		s.out.Reject(f.Path, place, "%s", why)
	}
	return err
}

// canonical writes a number without blanks and leading zeros.
func canonical(uid string) string {
	return strconv.FormatUint(uint64(number(strings.TrimSpace(uid))), 10)
}

// row handles one well-formed row; why says what is wrong with its content.
func (s *setReader) row(c component, row []string) (why string, err error) {
	switch c {
	case comments:
		return s.comment(row)
	case prim:
		return s.prim(row)
	}
	if s.hasPrim && !s.links.seen(row[0]) && !s.links.full() {
		return "entry " + row[0] + " is not in the primary file", nil
	}
	e := &entry{uid: row[0], dataset: s.dataset, origin: string(c), subject: ftm.NewEntity(entityID(row[0]), s.schema(row))}
	if c == alt {
		e.listedName(useOf(row[2], ""), row[3])
		e.noteIf(row[4])
	} else {
		a := address{Street: row[2], Line: row[3], Country: row[4], Remarks: row[5]}
		a.City, a.State, a.Postal = splitLine(row[3])
		e.address(a)
	}
	if len(e.subject.Values) == 0 {
		return "", nil
	}
	return "", e.emit(s.out, "")
}

// schema returns the schema of the entry that an alias or address belongs to.
// Without a primary file it is the common ancestor of all, except that names
// written "SURNAME, Given" show a person.
func (s *setReader) schema(row []string) string {
	if known := s.links.schema(row[0]); known != "" {
		return known
	}
	if len(row) == columns[alt] && looksPersonal(row[3]) {
		return "Person"
	}
	return "Thing"
}

// looksPersonal recognises "SURNAME, Given": capitals before the first comma
// and small letters behind it. OFAC writes the names of bodies in capitals.
func looksPersonal(name string) bool {
	last, given, ok := strings.Cut(name, ",")
	return ok && last == strings.ToUpper(last) && given != strings.ToUpper(given)
}

func (e *entry) noteIf(text string) {
	if text != "" {
		e.note(text)
	}
}

// comment keeps the continuation of an entry's remarks, or, when there is no
// primary file, states what follows its first (cut) phrase. Continuations of
// entries that are no longer in the primary file stand in every published set
// (OFAC cleans that file late); they say nothing about the list and are not
// counted as damage.
func (s *setReader) comment(row []string) (string, error) {
	if !s.hasPrim {
		e := &entry{uid: row[0], dataset: s.dataset, subject: ftm.NewEntity(entityID(row[0]), "Thing")}
		e.remarks(afterFirstPhrase(row[1]), -1, true)
		if len(e.subject.Values) == 0 {
			return "", nil
		}
		return "", e.emit(s.out, "")
	}
	if s.comments == nil {
		s.comments = map[string]string{}
	}
	if s.held += len(row[1]); s.held > maxComments {
		return "more comments than can be held (64 MiB)", nil
	}
	s.comments[row[0]] += row[1]
	return "", nil
}

func afterFirstPhrase(s string) string {
	_, rest, _ := strings.Cut(s, "; ")
	return rest
}

// prim reads one row of the primary file: number, name, type, programs,
// title, call sign, vessel type, tonnage, gross tonnage, flag, owner, remarks.
func (s *setReader) prim(row []string) (string, error) {
	uid := row[0]
	if s.links.seen(uid) {
		return "repeats the number " + uid + " of an earlier entry", nil
	}
	if strings.TrimSpace(row[1]) == "" {
		return "entry " + uid + " has no name", nil
	}
	e := newEntry(s.dataset, uid, row[2])
	e.listedName(primaryName, row[1])
	for _, p := range splitPrograms(row[3]) {
		e.program(p, "")
	}
	e.title(row[4])
	e.vessel(vesselInfo{CallSign: row[5], Type: row[6], Tonnage: row[7], Gross: row[8], Flag: row[9], Owner: row[10]})
	rest, continued := s.comments[uid]
	text := row[11]
	whole := continued || len([]rune(text)) < remarksWidth || strings.HasSuffix(text, ".")
	e.remarks(text+rest, len(text), whole)
	e.finish()
	if err := s.links.learn(e, s.out); err != nil {
		return "", err
	}
	return "", e.emit(s.out, record(append(row[:11:11], text+rest)...))
}

// record joins the fields of a source record the same way for each dialect.
func record(fields ...string) string {
	clean := make([]string, len(fields))
	for i, f := range fields {
		clean[i] = strings.TrimSpace(f)
	}
	return strings.Join(clean, "\x1f")
}

// title adds the offices of a person.
func (e *entry) title(text string) {
	if text = plain(text); text == "" {
		return
	}
	e.use(idType{toPosition, "position"}, feature{Type: "Title", Value: text})
}

// vesselInfo holds the columns that describe a ship.
type vesselInfo struct{ CallSign, Type, Tonnage, Gross, Flag, Owner string }

func (e *entry) vessel(v vesselInfo) {
	for _, f := range [...]struct{ label, value string }{
		{"Vessel Call Sign", v.CallSign}, {"Vessel Type", v.Type}, {"Vessel Tonnage", v.Tonnage},
		{"Vessel Gross Registered Tonnage", v.Gross}, {"Vessel Flag", v.Flag}, {"Vessel Owner", v.Owner},
	} {
		if value := plain(f.value); value != "" {
			e.feature(feature{Type: f.label, Value: value})
		}
	}
}
