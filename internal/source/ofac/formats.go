package ofac

import "sanctrace/internal/source"

// Formats returns the formats of OFAC's lists, the most specific first.
func Formats() []source.Format {
	return []source.Format{enhancedFormat(), advancedFormat(), xmlFormat(), csvFormat()}
}
