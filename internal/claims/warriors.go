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

// placeMeant returns the name under "of" of the town or site that phrase np describes
// ("the town of X"); np when there is none.
func (r *reader) placeMeant(si, np int) int {
	s := &r.sents[si]
	q := s.underOf(np)
	if q < 0 || !wordClasses["settlement"][singular(s.headWord(np))] || !s.named(q) || r.entityOf(si, np) != nil {
		return np
	}
	return q
}
