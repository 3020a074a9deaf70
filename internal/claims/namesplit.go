package claims

// softTitles are words of titles that by themselves are nobody's title.
var softTitles = words("under vice prime foreign defence defense deputy staff press chief")

// titleAt reports whether the word at i is the title of a person by itself
// ("Minister"), and not only part of one ("Foreign").
func (s *sentence) titleAt(i int) bool { return titles[s.ts[i].low] && !softTitles[s.ts[i].low] }

// splitName cuts a run of capitals into names: a people's name in front, what a
// title belongs to, the title, and its bearer ("Pakistani Prime Minister X",
// "Foreign Office Minister X", "Secretary of State X"). Titles are no names, but
// those that nobody named bears stay as one.
func (s *sentence) splitName(a, b int) (first, second [2]int) {
	for b > a && s.ts[b-1].tag != tName && s.ts[b-1].tag != tNum {
		b--
	}
	if s.onlyOffice(a, b) {
		return [2]int{a, b}, second
	}
	switch t, p := s.titleInside(a, b); {
	case p > 0 && t > a:
		return [2]int{a, t}, [2]int{p, b}
	case p > 0:
		return [2]int{p, b}, second
	}
	if k := s.cutInside(a, b); k > a {
		return [2]int{a, k}, [2]int{k, b}
	}
	if s.officeAt(a, b) < 0 {
		a = s.pastTitles(a, b)
	}
	return [2]int{a, b}, second
}

// cutInside returns where the second of two names that stand side by side in [a, b)
// begins: an office behind what it belongs to ("US Secretary of State"), a person
// behind a place, the law of a body ("Security Council Resolution"); 0 when it is
// one name.
func (s *sentence) cutInside(a, b int) int {
	if t := s.officeAt(a, b); t > a {
		return t
	}
	if k := b - 1 - boolIndex(s.ts[b-1].tag == tNum); k > a && s.ts[k].low == "resolution" && orgHeads[s.ts[k-1].low] {
		return k
	}
	for k := b - 2; k > a; k-- {
		if (givenNames[s.ts[k].low] && !givenNames[s.ts[a].low] || s.underOffice(a)) && s.placeName(a, k) {
			return k
		}
	}
	return 0
}

// underOffice reports whether "for" or "of" behind a title stands before the name at a,
// with or without an article ("Minister for the").
func (s *sentence) underOffice(a int) bool {
	i := a - 1 - boolIndex(s.lowAt(a-1) == "the")
	return i > 0 && joinsOffice[s.ts[i].low] && s.titleAt(i-1)
}

// placeName reports whether tokens [a, b) are the name of a place or of a part of the
// world.
func (s *sentence) placeName(a, b int) bool {
	w := s.words(a, b)
	return placeWord(w) || continent(lower(w))
}

// officeAt returns where the office begins with which the name [a, b) ends ("Foreign
// Minister", "Secretary of State"); -1 when it ends with none.
func (s *sentence) officeAt(a, b int) int {
	for k := b - 1; k >= a; k-- {
		if !s.titleAt(k) || s.titledBody(k, b) {
			continue
		}
		if k+1 < b && !(joinsOffice[s.ts[k+1].low] && s.portfolioEnd(k+2, b) == b) {
			return -1
		}
		return s.titleStart(a, k)
	}
	return -1
}

// joinsOffice are words between an office and what it is of.
var joinsOffice = words("of for")

// titledBody reports whether the title at k only ends the name of a body ("Office of
// the President").
func (s *sentence) titledBody(k, b int) bool {
	for i := k - 1; i > 0 && i > k-3; i-- {
		if joinsOffice[s.ts[i].low] {
			return true
		}
	}
	return k+1 < b && orgHeads[s.ts[b-1].low] && !joinsOffice[s.ts[k+1].low]
}

// titleStart returns where the title begins whose last word stands at k.
func (s *sentence) titleStart(a, k int) int {
	for ; k > a && (titles[s.ts[k-1].low] || rankWords[s.ts[k-1].low]); k-- {
	}
	return k
}

// onlyOffice reports whether the name [a, b) is made of titles and a word for a body
// ("Russian Defence Ministry").
func (s *sentence) onlyOffice(a, b int) bool {
	return b-a > 1 && s.onlyTitles(a, b-1) && orgHeads[s.ts[b-1].low] && !titles[s.ts[b-1].low]
}

// pastTitles returns where the name [a, b) goes on behind the titles in front.
func (s *sentence) pastTitles(a, b int) int {
	for a+1 < b && titles[s.ts[a].low] && s.ts[a+1].tag == tName {
		a++
	}
	return a
}

// titleInside returns where the last title in the name [a, b) begins and where the
// person's name behind it does; 0, 0 when no title has a bearer behind it.
func (s *sentence) titleInside(a, b int) (t, p int) {
	for k := b - 2; k >= a; k-- {
		if !s.titleAt(k) {
			continue
		}
		if p = s.bearer(k+1, b); p == 0 {
			continue
		}
		return s.titleStart(a, k), p
	}
	return 0, 0
}

// rankWords stand before the word of a title or rank.
var rankWords = words("press first second senior chief petty warrant police navy air army assistant associate acting permanent special national")

// bearer returns where the name of the person begins whose title ends before token
// i, over what the title is of ("of State", "for the Middle East"); 0 when there
// is none.
func (s *sentence) bearer(i, b int) int {
	if w := s.ts[i].low; w == "of" || w == "for" {
		if i = s.portfolioEnd(i+1, b); i >= b || !givenNames[s.ts[i].low] && b-i > 3 {
			return 0
		}
	}
	if b-i > 5 || notPersons(s.ts[b-1].low) && !civilTitles[s.ts[i-1].low] || s.smallWord(i, b) {
		return 0
	}
	return i
}

// notPersons reports whether a word ends no name of a person.
func notPersons(w string) bool { return orgHeads[w] || titles[w] || lawHeads[w] }

// smallWord reports whether a word in [a, b) is neither a name nor a particle of
// names.
func (s *sentence) smallWord(a, b int) bool {
	for _, t := range s.ts[a:b] {
		if t.tag != tName && !nameParticles[t.low] {
			return true
		}
	}
	return false
}

// portfolioEnd returns the end of what an office is of, which begins at i.
func (s *sentence) portfolioEnd(i, b int) int {
	for i < b && !givenNames[s.ts[i].low] && portfolioWord(s.ts[i].low) {
		i++
	}
	return i
}

// portfolioWord reports whether a word may stand in what an office is of.
func portfolioWord(w string) bool { return portfolios[w] || nameJoiners[w] || placeWord(w) }

// portfolios are what ministers and secretaries are of.
var portfolios = words("state defense defence war energy commerce treasury justice labor labour agriculture trade industry industries interior finance intelligence transport " +
	"transportation health oil petroleum affairs security foreign internal external homeland economy development education science environment logistics armed forces navy army air force")

// placeWord reports whether a word is the name of a place.
func placeWord(w string) bool {
	_, ok := lookupPlace(w)
	return ok
}

// onlyTitles reports whether tokens [a, b) are titles, but for a people's name in
// front.
func (s *sentence) onlyTitles(a, b int) bool {
	if demonyms[s.ts[a].low] != "" {
		a++
	}
	for i := a; i < b; i++ {
		if !titles[s.ts[i].low] {
			return false
		}
	}
	return a < b
}

// unitHeads end the names of military units, which often begin with a number.
var unitHeads = words("army armies corps division brigade regiment battalion company battery squadron wing group fleet flotilla directorate department bureau force detachment " +
	"unit platoon centre center plant arsenal institute factory")

// numberedUnit returns where a name that ends at b and has its first capital at i
// begins: at the ordinal number before it when it names a unit ("1st Armoured
// Brigade").
func (s *sentence) numberedUnit(i, b int) int {
	if i == 0 || !ordinal(s.ts[i-1].low) {
		return i
	}
	if s.ts[b-1].caps {
		return i - 1 // the 12th MRB
	}
	for k := i; k < b; k++ {
		if unitHeads[s.ts[k].low] {
			return i - 1
		}
	}
	return i
}

// ordinal reports whether a word in lower case is an ordinal number in digits.
func ordinal(w string) bool {
	return digitAt(w, 0) && len(w) > 2 && hasSuffix(w, "1st", "2nd", "3rd", "th")
}
