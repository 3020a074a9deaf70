package source

import "sanctrace/internal/ftm"

// Detail adds an entity that describes the subject and for which the entry has
// no method of its own, such as a CryptoWallet or a Security.
func (e *Entry) Detail(x *ftm.Entity) { e.parts = append(e.parts, x) }
