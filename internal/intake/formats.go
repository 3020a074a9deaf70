package intake

import (
	"sanctrace/internal/source"
	"sanctrace/internal/source/au"
	"sanctrace/internal/source/bis"
	"sanctrace/internal/source/ca"
	"sanctrace/internal/source/ch"
	"sanctrace/internal/source/csl"
	"sanctrace/internal/source/eu"
	"sanctrace/internal/source/ofac"
	"sanctrace/internal/source/opensanctions"
	"sanctrace/internal/source/register"
	"sanctrace/internal/source/senzing"
	"sanctrace/internal/source/uk"
	"sanctrace/internal/source/un"
)

// Formats returns every format that can be imported, the most specific first.
func Formats() []source.Format {
	var out []source.Format
	for _, f := range [][]source.Format{
		ofac.Formats(), csl.Formats(), bis.Formats(), un.Formats(), eu.Formats(), uk.Formats(),
		ca.Formats(), au.Formats(), ch.Formats(), opensanctions.Formats(), senzing.Formats(), register.Formats(),
	} {
		out = append(out, f...)
	}
	return out
}
