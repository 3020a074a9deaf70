package names

import (
	"math/bits"
	"slices"
)

// Via says through what two tokens stand for one another.
type Via uint8

// The relations, in the order in which Relate tries them.
const (
	Unrelated Via = iota
	ViaEqual
	ViaInitial         // V., Vladimir
	ViaSpelling        // Muhammad, Mohd
	ViaTransliteration // Путин, Putin
	ViaSound           // Husayn, Hussein
	ViaTypo            // Putim, Putin
	ViaNickname        // Bibi, Benjamin
	ViaLanguage        // Johannes, Giovanni
	ViaTranslation     // Bank, Banque
	ViaPlace           // Russia, Russian
	ViaJoin            // van der bilt, vanderbilt
	ViaAcronym         // NPO, Nauchno Proizvodstvennoe Obyedinenie
)

var viaNames = [...]string{"none", "equal", "initial", "spelling", "transliteration", "sound", "typo", "nickname", "name in another language",
	"translation", "place", "joined words", "first letters"}

// String returns the relation in words, as explanations print it.
func (v Via) String() string { return viaNames[v] }

// Relation is what Relate found: Sim is 1 for the same word and falls to
// MinSim for the loosest relation that still counts; 0 means unrelated.
type Relation struct {
	Via Via
	Sim float32
}

// MinSim is the least similarity of related tokens, MaxJoin the greatest that
// RelateJoin finds.
const (
	MinSim  = .6
	MaxJoin = .98
)

// The similarity of each relation that is not measured letter by letter, with
// an example pair.
const (
	simSpelling     = .97  // Mohd, Muhammad
	simSyllable     = .85  // Cheung, Zhang
	simNickname     = .85  // Bob, Robert
	simLanguage     = .78  // Juan, John
	simTranslation  = .95  // Banco, Bank
	simPlace        = .92  // Russian, Russia
	simHangul       = .95  // 정, Jung
	simJoinBones    = .75  // least of joined words that meet by their consonants
	simAcronym      = .90  // SC, Sociedad Civil
	simKorean       = .90  // Chang, Jang
	simPatronymic   = .92  // Igorevich, Ihorovych
	simTwoSyllables = .70  // Jang, Jong; Chan, Chen
	simOtherSex     = .66  // Francisco, Francisca
	soundLift       = .90  // share of the letter cost that counts when the sound is the same: Husayn, Hussein
	typoWeight      = 1.2  // weight of the letter cost in typos: Starkey, Starmer .63
	abjadWeight     = 1.05 // weight of the cost between a word without short vowels and one with: محمود, Mohammed .79
	knownApart      = .80  // two known words that are one letter apart are seldom a typo: Maria, Mario
)

// simSkeleton is the similarity by length of a shared consonant skeleton: the
// fewer consonants, the more words share them.
var simSkeleton = [...]float32{0, .76, .84, .90, .94}

// Relate says whether a and b can stand for one another. It is symmetric,
// allocates nothing, and looks at the two words alone.
func Relate(a, b *Form) Relation {
	if a.Kind == Initial || b.Kind == Initial {
		return relateInitial(a, b)
	}
	if a.Text == b.Text {
		if a.Script != b.Script && a.Script != NoScript && b.Script != NoScript {
			return Relation{ViaTransliteration, .99}
		}
		return Relation{ViaEqual, 1}
	}
	if a.digits || b.digits {
		return Relation{}
	}
	best := relateGroups(a, b)
	if best.Via == ViaSpelling || best.Via == ViaTranslation {
		return best
	}
	r := relateForms(a, b)
	if r.Sim > best.Sim {
		best = r
	}
	if best.Sim < MinSim {
		return Relation{}
	}
	return best
}

// relateForms compares the two words as written and as spoken.
func relateForms(a, b *Form) Relation {
	var best Relation
	if a.Script != b.Script && (a.Script.abjad() || b.Script.abjad()) {
		return relateSkeletons(a, b)
	}
	if a.korean != "" && a.korean == b.korean {
		switch {
		case a.Script == Hangul || b.Script == Hangul:
			best = Relation{ViaTransliteration, simHangul}
		case koreanStrict(a.Text, b.Text):
			best = Relation{ViaTransliteration, simKorean}
		}
	}
	if a.Script.syllabic() || b.Script.syllabic() {
		return best // one syllable is one word: Jang and Jong are two names
	}
	if r := relateLetters(a, b); r.Sim > best.Sim {
		if a.korean != "" && b.korean != "" && max(len(a.Text), len(b.Text)) <= 4 {
			r.Sim = min(r.Sim, simTwoSyllables)
		}
		best = r
	}
	return best
}

// RelateJoin compares a word with joined ones: only equality of letters, sound
// or skeleton counts, for an acronym that of letters.
func RelateJoin(j *Join, word *Form) Relation {
	if word.Kind == Initial || word.Kind == Series {
		return Relation{}
	}
	if j.Acronym {
		if word.maybeAcronym() && j.Text == word.Text {
			return Relation{ViaAcronym, simAcronym}
		}
		return Relation{}
	}
	if j.Text == word.Text {
		return Relation{ViaJoin, MaxJoin}
	}
	if len(j.twins) > 0 && slices.Contains(j.twins, word.Text) {
		return Relation{ViaTransliteration, simSyllable}
	}
	if j.Written || j.digits || word.digits {
		return Relation{}
	}
	if j.Script != word.Script && (j.Script.abjad() || word.Script.abjad()) {
		if r := relateSkeletons(j.form(), word); r.Sim >= simJoinBones {
			return Relation{ViaJoin, r.Sim}
		}
		return Relation{}
	}
	if !j.Script.syllabic() && j.sound == word.sound && soundful(j.sound) {
		join := j.form()
		if s := joinSim(join.spoken, word.spoken, mean(join, word)); s >= MinSim {
			return Relation{ViaJoin, min(s, MaxJoin)}
		}
	}
	return Relation{}
}

// joinSim is the similarity of joined words and one that sounds the same, in
// spoken forms; n is their mean length.
func joinSim(a, b string, n float32) float32 { return 1 - soundCost(a, b, n)*soundLift/n }

func relateInitial(a, b *Form) Relation {
	if a.Text[0] != b.Text[0] || a.Kind == Particle || b.Kind == Particle || a.Script.syllabic() || b.Script.syllabic() {
		return Relation{}
	}
	if a.Kind == Initial && b.Kind == Initial {
		return Relation{ViaEqual, 1}
	}
	return Relation{ViaInitial, 1}
}

// relateGroups looks for a variant group that both words belong to.
func relateGroups(a, b *Form) Relation {
	for i, j := 0, 0; i < len(a.Group) && j < len(b.Group); {
		switch x, y := a.Group[i], b.Group[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			return groupRelation(x)
		}
	}
	return Relation{}
}

func groupRelation(id uint16) Relation {
	if id >= fathers {
		return Relation{ViaLanguage, simPatronymic}
	}
	switch kindOf(id) {
	case Spelling:
		return Relation{ViaSpelling, simSpelling}
	case Syllable:
		return Relation{ViaTransliteration, simSyllable}
	case Nickname:
		return Relation{ViaNickname, simNickname}
	case CrossLang:
		return Relation{ViaLanguage, simLanguage}
	case Translation:
		return Relation{ViaTranslation, simTranslation}
	}
	return Relation{ViaPlace, simPlace}
}

// relateSkeletons compares a word in a script without short vowels with one
// in another script.
func relateSkeletons(a, b *Form) Relation {
	if twoNames(a, b) {
		return Relation{}
	}
	n := 0
	for _, x := range a.abjad {
		for _, y := range b.abjad {
			if x == y {
				n = max(n, len(x))
			}
		}
	}
	if n > 0 && (a.Script == Hebrew || b.Script == Hebrew) {
		n++ // its y and v, of which there are many, leave no trace in a skeleton
	}
	sim := simSkeleton[min(n, len(simSkeleton)-1)]
	if sim == 0 {
		return Relation{}
	}
	if a.Script.abjad() && !b.Script.abjad() {
		sim = min(sim, 1-abjadCost(a.spoken, b.spoken)*abjadWeight/float32(len(b.Text)))
	} else if b.Script.abjad() && !a.Script.abjad() {
		sim = min(sim, 1-abjadCost(b.spoken, a.spoken)*abjadWeight/float32(len(a.Text)))
	}
	if sim < MinSim {
		return Relation{}
	}
	return Relation{ViaTransliteration, sim}
}

// soundful reports whether a sound key says enough to join two words: two
// consonants and three marks at least.
func soundful[S string | []byte](key S) bool {
	n := 0
	for i := 0; i < len(key); i++ {
		if key[i] != '*' {
			n++
		}
	}
	return n >= 2 && len(key) >= 3
}

// relateLetters compares by sound and by typo.
func relateLetters(a, b *Form) Relation {
	same := sameSound(a, b)
	if !same && !misspelt(a, b) {
		return Relation{}
	}
	if a.Kind != Word && b.Kind != Word {
		if plural(a.Text, b.Text) {
			return Relation{ViaSpelling, simSpelling}
		}
		if !same || a.Kind == Geo && b.Kind == Geo {
			return Relation{} // Chile and China, oil and gas: different words, not typos
		}
	}
	via, sim := ViaTypo, typoSim(a, b)
	switch {
	case same && a.Script != b.Script:
		via, sim = ViaTransliteration, soundSim(a, b)
	case same:
		via, sim = ViaSound, soundSim(a, b)
	}
	if sim = otherNames(a, b, same, sim); sim < MinSim {
		return Relation{}
	}
	return Relation{via, sim}
}

// otherNames lowers the similarity of words that are known to be two names.
func otherNames(a, b *Form, same bool, sim float32) float32 {
	switch {
	case a.known && b.known && !same, twoNames(a, b):
		return sim * knownApart
	case (a.known || b.known) && (otherSex(a.Text, b.Text) || same && womans(a, b)):
		return min(sim, simOtherSex)
	}
	return sim
}

// misspelt reports whether two words are few enough edits apart.
func misspelt(a, b *Form) bool {
	budget := typoBudget(min(len(a.Text), len(b.Text)))
	return budget > 0 && !far(a, len(b.Text), b.letter, budget) && Distance(a.Text, b.Text) <= budget
}

func typoSim(a, b *Form) float32 {
	m := mean(a, b)
	return 1 - soundCost(a.Text, b.Text, (1-MinSim)*m/typoWeight)*typoWeight/m
}

func soundSim(a, b *Form) float32 {
	m := mean(a, b)
	cost := soundCost(a.spoken, b.spoken, (1-MinSim)*m/soundLift)
	if isVowel(a.Text[0]) != isVowel(b.Text[0]) {
		cost += costOpening
	}
	return 1 - cost*soundLift/m
}

// sameSound reports whether two words sound alike in one of their readings.
func sameSound(a, b *Form) bool {
	if a.sound == b.sound && soundful(a.sound) {
		return true
	}
	return a.hard != "" && soundful(a.hard) && (a.hard == b.sound || a.hard == b.hard) || b.hard != "" && soundful(b.hard) && b.hard == a.sound
}

// plural reports whether one word is the other with an s.
func plural(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return len(b) >= 4 && len(a) == len(b)+1 && a[len(b)] == 's' && a[:len(b)] == b
}

// twoNames reports whether both words are spellings of names that are known to
// be different: Hasan and Husayn.
func twoNames(a, b *Form) bool {
	return len(a.Group) > 0 && len(b.Group) > 0 && spelt(a) && spelt(b)
}

// spelt reports whether a word is in a group of spellings.
func spelt(f *Form) bool {
	for _, g := range f.Group {
		if kindOf(g) == Spelling {
			return true
		}
	}
	return false
}

// otherSex reports whether two given names differ in an ending that tells men
// from women: Francisco and Francisca, Dragan and Dragana.
func otherSex(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	n := len(a) - 1
	if n < 3 || len(b) < n || a[:n] != b[:n] {
		return false
	}
	if len(b) == n {
		return a[n] == 'a'
	}
	return a[n] == 'a' && b[n] == 'o' || a[n] == 'o' && b[n] == 'a'
}

// womans reports whether, of two given names that sound alike, one ends as those
// of women do and the other in a consonant: Aleksandra and Aleksandar.
func womans(a, b *Form) bool {
	x, y := a.Text[len(a.Text)-1], b.Text[len(b.Text)-1]
	return min(len(a.Text), len(b.Text)) > 3 && (x == 'a' && !isVowel(y) && y != 'h' || y == 'a' && !isVowel(x) && x != 'h')
}

func mean(a, b *Form) float32 { return float32(len(a.Text)+len(b.Text)) / 2 }

// typoBudget is how many edits two words may be apart, by the length of the
// shorter.
func typoBudget(n int) int {
	switch {
	case n < 4:
		return 0
	case n < 7:
		return 1
	}
	return maxEdits
}

// far reports that f and a word of n bytes with the given letters are more than
// budget edits apart by their lengths or by the letters that only one of them
// has: one edit changes the set of letters by two at most. It may miss some
// that are.
func far(f *Form, n int, letters uint32, budget int) bool {
	d := len(f.Text) - n
	return d > budget || -d > budget || bits.OnesCount32(f.letter^letters) > 2*budget
}

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] <= '9' {
			return true
		}
	}
	return false
}
