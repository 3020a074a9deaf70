package claims

import "strings"

// Places are told by the gazetteer, by a word for a sort of place in the name, or
// by what stands beside it.
var (
	// districtHeads end the names of towns and parts of states, regionHeads those of
	// land and waters, landmarkHeads those of sites that people built.
	districtHeads = words("province region governorate oblast krai okrug raion district county prefecture voivodeship canton emirate city village town")
	regionHeads   = words("island islands peninsula valley river lake bay strait canal desert mountain mountains hills plain plateau coast corridor square basin delta gulf sea ocean heights")
	landmarkHeads = words("dam airport airfield airbase bridge harbour harbor port base barracks cemetery mosque cathedral church stadium garrison camp fort castle gate palace crossing hospital prison reactor reservoir pipeline")
	// regionFirsts and landmarkFirsts begin them.
	regionFirsts = words("mount mt lake cape gulf strait tel tal tell deir dayr jabal jebel wadi ras bandar kafr ain ayn umm nizhny veliky velikiy novy novaya stary staraya")
	// likePersons begin them and names of persons and firms.
	likePersons    = words("port san santa khan nova")
	landmarkFirsts = words("fort camp")
	// articleFirsts are the Arabic article before a name of two words.
	articleFirsts = words("al ar as ash at az an ad el")
	// compassWords narrow a place to a part of it.
	compassWords = words("north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central upper lower inner outer")
	// continents are regions of the world, which belong to no state.
	continents = words("europe asia africa america oceania antarctica eurasia middle_east near_east far_east middle_east_and_north_africa central_asia southeast_asia south-east_asia southwest_asia south_asia east_asia north_asia " +
		"west_africa east_africa north_africa central_africa southern_africa sub-saharan_africa sahel maghreb levant balkans western_balkans caucasus south_caucasus north_caucasus baltics scandinavia arctic antarctic caribbean " +
		"latin_america south_america north_america central_america horn_of_africa arabian_peninsula korean_peninsula indo-pacific asia-pacific eastern_europe western_europe central_europe northern_europe southern_europe southeastern_europe mesopotamia kurdistan")
	// sitedNouns are nouns for sorts of places: "the town of X", "X province".
	sitedNouns = words("city town village port province region district governorate oblast county island airport suburb neighbourhood neighborhood municipality capital hamlet settlement outskirts area peninsula")
)

// placeType is the type of a name that shows itself, or by the words around it, to
// be that of a place; "" when none does.
func (s *sentence) placeType(n nameText) string {
	a, b := n.a, n.b
	if continent(n.low) || b-a == 1 && s.ts[a].low == "west" && s.lowAt(a-1) == "the" {
		return "LOC"
	}
	if b-a > 1 {
		if t := s.placeShape(a, b); t != "" {
			return t
		}
	}
	if b-a <= 3 && !s.orgShape(a, b) && s.placedBeside(a, b) {
		return "GPE"
	}
	return ""
}

// placeShape is the type that the words of a name themselves show to be that of a
// place, or "".
func (s *sentence) placeShape(a, b int) string {
	last := s.ts[b-1].low
	if s.smallWord(a, b) {
		return "" // Trading of the X Islands
	}
	if s.partOfPlace(a, b) {
		return "LOC"
	}
	switch t := headType(last); {
	case t == "LOC" && !s.behindPlacePrep(a):
		return "" // a firm or ship may be called so
	case t != "" || b-a > 3 || orgHeads[last]:
		return t
	}
	return s.placeFirst(a, b)
}

// continent reports whether a name is that of a part of the world.
func continent(low string) bool { return continents[strings.ReplaceAll(low, " ", "_")] }

// behindPlacePrep reports whether a preposition of place or an article stands before the
// name at a.
func (s *sentence) behindPlacePrep(a int) bool {
	w := s.lowAt(a - 1)
	return w == "the" || sitedPrep[w]
}

// headType is the type of a name of several words that ends with a word for a sort
// of place, or "".
func headType(last string) string {
	switch {
	case landmarkHeads[last]:
		return "FAC"
	case districtHeads[last]:
		return "GPE"
	case regionHeads[last]:
		return "LOC"
	}
	return ""
}

// partOfPlace reports whether a name is that of a part of a place ("Eastern X").
func (s *sentence) partOfPlace(a, b int) bool {
	rest := s.words(a+1, b)
	return compassWords[s.ts[a].low] && (placeWord(rest) || continent(lower(rest)))
}

// placeFirst is the type of a name whose first word is one that names of places
// begin with, or "".
func (s *sentence) placeFirst(a, b int) string {
	first, before := s.ts[a].low, s.lowAt(a-1)
	switch {
	case landmarkFirsts[first]:
		return "FAC"
	case articleFirsts[first]:
		if b-a == 2 && sitePrep[before] {
			return "GPE"
		}
	case before == "the":
	case regionFirsts[first], likePersons[first] && (sitedPrep[before] || before == "and"):
		return "GPE"
	}
	return ""
}

// sitedNounAt reports whether a noun for a place stands at token i.
func (s *sentence) sitedNounAt(i int) bool { return sitedNouns[s.lowAt(i)] && s.tagIs(i, tNoun) }

// placedBeside reports whether the words beside a name show that it is that of a
// place: "the town of X", "X province", "in X, Syria", "near X".
func (s *sentence) placedBeside(a, b int) bool {
	before := s.lowAt(a - 1)
	switch {
	case before == "of" && sitedNouns[singular(s.lowAt(a-2))]:
		return true
	case b-a <= 2 && s.sitedNounAt(b):
		return s.lowAt(b+1) != "of" && !tagAt(s.ts, b+1).named()
	case givenNames[s.ts[a].low]:
		return false
	}
	return before == "near" || sitedPrep[before] && s.lowAt(b) == "," && s.regionAt(b+1)
}

// sitedPrep stand before the name of a place that a state follows ("in X, Syria").
var sitedPrep = words("in at near from to of off outside around toward towards through via")

// regionAt reports whether the name that begins at i is that of a state or region.
func (s *sentence) regionAt(i int) bool {
	if !s.tagIs(i, tName) {
		return false
	}
	g, ok := lookupPlace(s.words(i, s.nameEnd(i)))
	return ok && (g.precision == "country" || g.precision == "region")
}

// orgShape reports whether a name ends or begins like that of a body, or is an
// acronym.
func (s *sentence) orgShape(a, b int) bool {
	last := s.ts[b-1].low
	return orgHeads[last] || legalForms[s.ts[a].low] || s.ts[b-1].caps || s.hasJoin(a, b) || titles[last] || itemWord(last)
}
