package claims

// warriors reports whether a phrase means those who fight: people or bodies under
// arms, by their noun or at the end of their name.
func (r *reader) warriors(si, p int) bool {
	w := singular(r.headWord(si, p))
	return fighters[w] || wordClasses["troops"][w] && w != "unit"
}

// fighters are nouns, in the singular, for those who fight.
var fighters = words("rebel fighter militant insurgent separatist troop soldier force army militia paramilitary jihadist gunman mercenary brigade guerrilla commando marine")

// militarySale reports whether phrase p, written with capitals, is a sale of the kind
// that a programme for other states is named after ("a Foreign Military Sale").
func (s *sentence) militarySale(p int) bool {
	return singular(s.headWord(p)) == "sale" && s.hasWord(s.nps[p], "military", "commercial")
}
