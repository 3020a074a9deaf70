package ofac

import (
	"regexp"
	"strings"

	"sanctrace/internal/place"
	"sanctrace/internal/when"
)

// remarks adds what the remarks column says. cut is the length of the part
// that stands in the primary file; what begins behind it, or runs across it,
// has its origin in the comments file. whole is false when the column was cut
// off and its continuation is missing: the last phrase is then only a note.
func (e *entry) remarks(text string, cut int, whole bool) {
	phrases := splitPhrases(text)
	for i, p := range phrases {
		e.origin = originPrim
		if p.end > cut {
			e.origin = originComments
		}
		if i == len(phrases)-1 {
			if !whole {
				e.note(p.text + " ...")
				break
			}
			p.text = strings.TrimSuffix(p.text, ".")
		}
		e.phrase(p.text)
	}
	e.origin = originPrim
}

// phrase is one statement of the remarks, with the offset at which it ends.
type phrase struct {
	text string
	end  int
}

// splitPhrases splits remarks at semicolons, except inside 'quoted names'.
func splitPhrases(s string) []phrase {
	var out []phrase
	start := 0
	quoted := false
	flush := func(end int) {
		if t := strings.TrimSpace(s[start:end]); t != "" {
			out = append(out, phrase{t, end})
		}
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\'' && !quoted:
			quoted = i > 0 && s[i-1] == ' ' && strings.HasSuffix(s[start:i], "k.a. ")
		case s[i] == '\'' && (i+1 == len(s) || s[i+1] == ';' || s[i+1] == '.'):
			quoted = false
		case s[i] == ';' && !quoted && endsPhrase(s, i):
			flush(i)
			start = i + 1
		}
	}
	flush(len(s))
	return out
}

// endsPhrase reports whether the semicolon at i separates two phrases: it is
// followed by a blank or, as in "possibly Palestinian;arrested", by a word.
func endsPhrase(s string, i int) bool {
	if i+1 == len(s) || s[i+1] == ' ' {
		return true
	}
	return s[i+1] >= 'a' && s[i+1] <= 'z' && i > 0 && s[i-1] >= 'a' && s[i-1] <= 'z' && !strings.Contains(s[:i], "://")
}

// phrase adds one statement of the remarks.
func (e *entry) phrase(s string) {
	s = plain(s)
	for _, alt := range [...]string{"alt. ", "Alt. "} {
		s = strings.TrimPrefix(s, alt)
	}
	if strings.HasPrefix(s, "(Linked To:") {
		s = strings.TrimSuffix(s[1:], ")")
	}
	t, label, rest, ok := cutLabel(s)
	if !ok {
		e.unlabelled(s)
		return
	}
	f := feature{Type: label, Value: rest}
	if t.kind == toNumber || t.kind == toPassport || t.kind == toIMO || t.kind == toFormerTail || t.kind == toProp {
		f = splitNumber(label, rest)
	}
	e.use(t, f)
}

var (
	reExpires = regexp.MustCompile(`(?i) (?:expires|expiry date|exp\.?) (.+)$`)
	reIssued  = regexp.MustCompile(`(?i),? issued (?:on )?(.+)$`)
	reCountry = regexp.MustCompile(`^(.*?) ?\(([^()]*(?:\([^()]*\)[^()]*)*)\)$`)
)

// splitNumber splits "HRB 26136 (Germany) issued 28 Feb 1992 expires 2 Mar 2002".
func splitNumber(label, rest string) feature {
	f := feature{Type: label, Value: rest}
	f.Value, f.Expires = cutDate(reExpires, f.Value)
	f.Value, f.Issued = cutDate(reIssued, f.Value)
	if m := reCountry.FindStringSubmatch(f.Value); m != nil && m[1] != "" && place.Code(m[2]) != "" {
		f.Value, f.Country = m[1], m[2]
	}
	return f
}

// cutDate cuts a trailing date introduced by re off s. What is no date stays.
func cutDate(re *regexp.Regexp, s string) (rest, date string) {
	m := re.FindStringSubmatchIndex(s)
	if m == nil {
		return s, ""
	}
	if _, ok := when.ParsePublished(s[m[2]:m[3]], when.DayFirst); !ok {
		return s, ""
	}
	return s[:m[0]], s[m[2]:m[3]]
}

// rePosition recognises an office in words that carry no label.
var rePosition = regexp.MustCompile(`^(?:Member,? of |Minister|Deputy |Vice[ -]|President|Prime Minister|Chair(?:man|person)|Director|Head of |Commander|` +
	`Chief |Secretary|Governor|Ambassador|Advis[eo]r|Aide to |Supervisory Board |Board Member|General Manager|General Director|Managing Director|` +
	`Manager|Judge|Magistrate|Mayor|Representative|Official|Officer|Senior |Former (?:Minister|President|Director|Governor)|` +
	`(?:Brigadier |Major |Lieutenant |Colonel |Army )?General$|(?:Lieutenant )?Colonel$|Brigadier$|Major$|Captain$|(?:Rear |Vice )?Admiral$)`)

var honorifics = map[string]bool{"Haji": true, "Maulana": true, "Doctor": true, "Hojjatoleslam": true, "Mullah": true, "Sheikh": true, "Engineer": true, "Dr.": true}

// unlabelled adds a phrase that begins with no label: an office or a form of
// address of a person, otherwise a note.
func (e *entry) unlabelled(s string) {
	switch {
	case e.isPerson() && honorifics[s]:
		e.add("title", s)
	case e.isPerson() && rePosition.MatchString(s):
		e.add("position", trimPhrase(s))
	default:
		e.note(s)
	}
}
