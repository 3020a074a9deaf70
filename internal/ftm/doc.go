// Package ftm is FollowTheMoney, the data model that sanctions data, company
// registers and investigations share: schemata with typed properties, entities
// made of values, and statements that keep for every value who said it and
// when.
//
// Start with [Lookup] and [Schema] for the model, [Entity] and [Merge] for
// data, [Clean] for single values, [Validate] and [Caption] for whole entities.
// [Record] is an entity as files and interfaces exchange it (JSON lines, read
// by [Reader]); [Statement] is one value with its source, exchanged as JSON
// lines, CSV or the short "pack" form. [Nester] puts related entities inside
// one another.
//
// Invariants: the model is the embedded table model.txt and nothing else, read
// once, on first use; values, ids and serialised forms depend on their input
// only and are the same on every run. The forms are those of the Python library
// followthemoney 4, which reads what this package writes and the reverse.
//
// The package stores nothing, resolves no identities and knows no list. It
// carries no labels or descriptions of the model: a schema's name split into
// words stands in where a label is wanted.
package ftm
