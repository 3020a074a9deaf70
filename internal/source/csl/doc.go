// Package csl reads the United States Consolidated Screening List, which joins
// thirteen lists of the Departments of Commerce, State and the Treasury, as
// the International Trade Administration publishes it: one CSV (or
// tab-separated) table, or one JSON document.
//
// Both layouts become the same [row], and one function turns a row into
// fragments, so that the same list gives the same statements from either; the
// JSON keeps besides what the CSV has lost (parts of addresses, and which of
// two dates the single date of a document is).
//
// Ids: rows of OFAC's lists are keyed by OFAC's entity number ("ofac-9649"),
// so that rows which repeat a number in several lists are one entity with one
// Sanction for each list, and join the entries of package ofac. All other rows
// keep the publisher's own row id ("csl-..."): the agencies number nothing. A
// row without an id gets a hash of list, name, first address and start date.
//
// What OFAC's rows say of each other by name ("(Linked To: ...)", owners of
// ships, operators of aircraft) becomes edges and properties where the name is
// that of exactly one other row; see [links].
//
// The package reads names as the publisher prints them, question marks for
// lost quotation marks included.
package csl

import (
	"sanctrace/internal/source"
)

// Dataset is the name of the list.
const Dataset = "us_trade_csl"

// Formats returns the CSV and JSON formats of the list.
func Formats() []source.Format {
	return []source.Format{
		{Name: "csl-csv", Title: "US Consolidated Screening List, CSV", Recognise: recogniseCSV, Parse: parseCSV},
		{Name: "csl-json", Title: "US Consolidated Screening List, JSON", Recognise: recogniseJSON, Parse: parseJSON},
	}
}
