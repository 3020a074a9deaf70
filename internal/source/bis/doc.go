// Package bis reads the small lists of export control of the United States, as
// the Bureau of Industry and Security (Commerce) and the Department of State
// publish them: the Denied Persons List (tab-separated), the Entity List, the
// Unverified List, the Nonproliferation Sanctions and the parties debarred
// under section 38 of the Arms Export Control Act (all CSV).
//
// None of them numbers its entries, so ids are hashes of what identifies an
// entry and is not a remark:
//
//	us-dpl  name, street and city, effective date: each order and address apart
//	us-el   name, effective date: rows that repeat them for another address or
//	        alias are one entry
//	us-uvl  name, country
//	us-isn  name, country: listings under several programs are one entry with
//	        one Sanction for each
//	us-dtc  name, birth date, likewise with one Sanction for each notice
//
// Letter case and "a.k.a." additions to a name do not count. A corrected name
// or address makes a new id: the lists give nothing else to hold on to.
//
// The lists do not say whether an entry is a person. Only the debarred parties
// print persons as "Surname, Given" and are read so; all others are a
// LegalEntity, which may be either.
package bis

import "sanctrace/internal/source"

// The datasets of the package.
const (
	DatasetDenied   = "us_bis_denied"
	DatasetEntity   = "us_bis_entity"
	DatasetUVL      = "us_bis_uvl"
	DatasetISN      = "us_state_isn"
	DatasetDebarred = "us_ddtc_debarred"
)

const (
	commerce = "Bureau of Industry and Security"
	state    = "Department of State"
)

// Formats returns the formats of the five lists.
func Formats() []source.Format {
	return []source.Format{
		denied().format(), entityList().format(), unverified().format(), nonproliferation().format(), debarred().format(),
	}
}
