// Module peers measures other matchers beside sanctrace. It is no part of the
// product and of its tests.
module sanctrace/bench/peers

go 1.26

require (
	github.com/adrg/strutil v0.3.1
	github.com/agnivade/levenshtein v1.2.2
	github.com/hbollon/go-edlib v1.7.0
)
