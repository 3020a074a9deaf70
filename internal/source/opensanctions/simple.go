package opensanctions

import (
	"context"
	"fmt"
	"regexp"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

func parseSimple(ctx context.Context, files []source.File, _ source.Meta, out *source.Out) error {
	for _, f := range files {
		err := source.EachRow(ctx, f, out, source.NewHeader, func(h source.Header, row []string, place string) error {
			if err := simpleRow(f.Path, place, h, row, out); err != nil {
				return fmt.Errorf("%s, %s: %w", f.Path, place, err)
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("OpenSanctions table: %w", err)
		}
	}
	return nil
}

var imoText = regexp.MustCompile(`(?i)^IMO ?\d{7}$`)

// simpleRow hands on one row of the table: the entity, and one Sanction for
// each text of its sanctions.
func simpleRow(path, place string, h source.Header, row []string, out *source.Out) error {
	e := ftm.NewEntity(h.Cell(row, "id"), h.Cell(row, "schema"))
	s, ok := ftm.Lookup(e.Schema)
	if e.ID == "" || !ok || s.Abstract || len(row) < len(h) {
		out.Reject(path, place, "not an entity: id %q, schema %q, %d of %d cells", e.ID, e.Schema, len(row), len(h))
		return nil
	}
	entry := source.NewEntry(e.ID, e.Schema)
	e = entry.Subject
	source.Put(e, "name", h.Cell(row, "name"))
	source.Put(e, "alias", split(h.Cell(row, "aliases"))...)
	source.Put(e, simpleDate(s), split(h.Cell(row, "birth_date"))...)
	source.Put(e, "country", split(h.Cell(row, "countries"))...)
	source.Put(e, "address", split(h.Cell(row, "addresses"))...)
	for _, id := range split(h.Cell(row, "identifiers")) {
		source.Put(e, simpleID(s, id), id)
	}
	if s.Is("LegalEntity") {
		source.Put(e, "phone", split(h.Cell(row, "phones"))...)
		source.Put(e, "email", split(h.Cell(row, "emails"))...)
	}
	for _, text := range split(h.Cell(row, "sanctions")) {
		source.Put(entry.Listing(text), "program", text)
	}
	programs := split(h.Cell(row, "program_ids"))
	source.Put(e, "program", programs...)
	return entry.Emit(out, simpleRecord(h, row))
}

// simpleDate returns the property for the one date of the table.
func simpleDate(s *ftm.Schema) string {
	switch {
	case s.Is("Person"):
		return "birthDate"
	case s.Is("LegalEntity"):
		return "incorporationDate"
	case s.Is("Vehicle"):
		return "buildDate"
	}
	return "createdAt"
}

var wikidata = regexp.MustCompile(`^Q\d+$`)

// simpleID returns the property for an identifier, which the table does not
// tell apart.
func simpleID(s *ftm.Schema, id string) string {
	switch {
	case wikidata.MatchString(id):
		return "wikidataId"
	case s.Is("Vessel") && imoText.MatchString(id):
		return "imoNumber"
	case s.Is("CryptoWallet"):
		return "publicKey"
	case s.Is("Vehicle"):
		return "registrationNumber"
	case s.Is("Security"):
		return "isin"
	case s.Is("LegalEntity"):
		return "idNumber"
	}
	return "notes"
}

// simpleRecord joins the cells but those that differ from export to export.
func simpleRecord(h source.Header, row []string) string {
	var cells []string
	for i, c := range row {
		if i < len(h) && (h[i] == "first_seen" || h[i] == "last_seen" || h[i] == "last_change") {
			continue
		}
		cells = append(cells, c)
	}
	return source.Record(cells...)
}
