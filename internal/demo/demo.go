// Package demo carries the sample case: a few real listings in our own words,
// three invented reports on one supply story, an invented register extract and
// an invented shipment file, with the decisions of an invented reviewer. See
// case/README.txt for what is real.
//
// The package holds bytes only; the demo command loads and traces them like
// any other case.
package demo

import (
	"embed"
	"fmt"
	"path"

	"sanctrace/internal/source"
)

//go:embed case
var files embed.FS

// Case is the name under which the sample is kept.
const Case = "demo"

// Reviewed are the decisions of the sample's reviewer, as "decide --file"
// reads them.
const Reviewed = "case/decisions.jsonl"

// Lists returns the sample lists, one file per dataset.
func Lists() []source.File { return under("case/lists") }

// Papers returns the reports, the register extract and the shipment file, in
// the order in which the case reads them.
func Papers() []source.File {
	var out []source.File
	for _, n := range []string{"harbour-ledger.html", "morning-courier.html", "danube-monitor.txt", "register-extract.csv", "shipments.csv"} {
		out = append(out, file("case/"+n))
	}
	return out
}

// Decisions returns the recorded decisions.
func Decisions() []byte {
	data, err := files.ReadFile(Reviewed)
	if err != nil {
		panic(fmt.Sprintf("the sample case is built in and must be readable: %v", err))
	}
	return data
}

func under(dir string) []source.File {
	entries, err := files.ReadDir(dir)
	if err != nil {
		panic(fmt.Sprintf("the sample case is built in and must be readable: %v", err))
	}
	var out []source.File
	for _, e := range entries {
		out = append(out, file(dir+"/"+e.Name()))
	}
	return out
}

func file(name string) source.File {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(fmt.Sprintf("the sample case is built in and must be readable: %v", err))
	}
	return source.BytesFile(path.Base(name), data)
}
