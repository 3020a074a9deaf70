package ofac

import (
	"regexp"
	"strings"
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

// splitPhrases splits remarks at semicolons, except inside 'quoted names' and
// inside a phrase that is all in brackets.
func splitPhrases(s string) []phrase {
	var out []phrase
	start := 0
	flush := func(end int) {
		if t := strings.TrimSpace(s[start:end]); t != "" {
			out = append(out, phrase{t, end})
		}
	}
	var in enclosure
	for i := 0; i < len(s); i++ {
		in.step(s, start, i)
		if s[i] == ';' && !in.quoted && in.depth == 0 && endsPhrase(s, i) {
			flush(i)
			start = i + 1
		}
	}
	flush(len(s))
	return out
}

// enclosure is what encloses the text at a place of a phrase: quotes around a
// name, and brackets around the whole phrase.
type enclosure struct {
	quoted bool
	depth  int
}

// step takes the byte at i of the phrase that begins at start.
func (in *enclosure) step(s string, start, i int) {
	switch s[i] {
	case '\'':
		if in.quoted {
			in.quoted = !endsName(s[i+1:])
		} else {
			in.quoted = strings.HasSuffix(s[start:i], "k.a. ")
		}
	case '(':
		if in.depth > 0 || strings.TrimSpace(s[start:i]) == "" {
			in.depth++
		}
	case ')':
		in.depth = max(in.depth-1, 0)
	}
}

// endsName reports whether what follows a quote shows that it closes a name.
func endsName(rest string) bool { return rest == "" || rest[0] == ';' || rest[0] == '.' }

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
	f.Value, f.Country = cutCountry(f.Value)
	return f
}

// cutCountry cuts a trailing country in brackets off a number.
func cutCountry(s string) (number, country string) {
	if !strings.HasSuffix(s, ")") {
		return s, ""
	}
	if m := reCountry.FindStringSubmatch(s); m != nil && m[1] != "" && countryCode(m[2]) != "" {
		return m[1], m[2]
	}
	return s, ""
}

// cutDate cuts a trailing date introduced by re off s. What is no date stays.
func cutDate(re *regexp.Regexp, s string) (rest, date string) {
	if !strings.Contains(s, "issue") && !strings.Contains(s, "exp") {
		return s, ""
	}
	m := re.FindStringSubmatchIndex(s)
	if m == nil {
		return s, ""
	}
	if _, ok := published(s[m[2]:m[3]]); !ok {
		return s, ""
	}
	return s[:m[0]], s[m[2]:m[3]]
}

// Words without a label that say what they are.
var (
	rePosition = regexp.MustCompile(`^(?i:former |ex-|currently |a |first |second |senior )*(?i:members?,? (?:of )?|minister|deputy |vice[ -]|president|prime minister|` +
		`chair(?:man|person)|director|head[, ]|commander|chief |secretary|governor|ambassador|advis[eo]r|presidential |aide to |supervisory board |` +
		`board member|general manager|general director|managing director|manager|judge|magistrate|mayor|rector |representative|official|officer|` +
		`state minister|prosecutor|coordinator |co-founder |(?:brigadier |major |lieutenant |colonel |army |division )?general(?:$|,)|` +
		`(?:lieutenant |lt\. )?col(?:onel)?$|brigadier$|major$|captain$|(?:rear |vice )?admiral$)|` +
		`(?i: representative(?: in [\pL ,]+)?| official(?: in \pL+)?| employee| member| colonel| brigadier general)$`)
	reMoreInfo = regexp.MustCompile(`^(?i:all offices worldwide\. )?(?i:for more information)[^:]*: ?(https?://\S+?)[.;]*$`)
	reBareURL  = regexp.MustCompile(`^(?i:website: )?((?:https?://|www\.)\S+)(?: \(website\))?$`)
	reBareMail = regexp.MustCompile(`^([^\s@]+@[^\s@]+\.[a-z]{2,})(?: \(email\))?$`)
	reMustDo   = regexp.MustCompile(`^(?:U\.S\. Persons Must|United States financial institutions are prohibited)`)
)

var honorifics = map[string]bool{
	"Haji": true, "Maulana": true, "Doctor": true, "Hojjatoleslam": true, "Mullah": true, "Sheikh": true, "Engineer": true,
	"Dr.": true, "Dr": true, "Shaykh": true, "Ustad": true, "Maulawi": true,
}

// unlabelled adds a phrase that begins with no label: a page to read, an
// address on the net, a duty of US persons, an office or a form of address of
// a person; otherwise a note.
func (e *entry) unlabelled(s string) {
	s = trimPhrase(s)
	if m := reMoreInfo.FindStringSubmatch(s); m != nil {
		e.urls = append(e.urls, sourced{m[1], e.origin})
		return
	}
	switch {
	case e.isPerson() && e.holds(s):
	case reMustDo.MatchString(s):
		e.risks = append(e.risks, sourced{s, e.origin})
	case e.bareContact(s):
	case e.isPerson() && honorifics[s]:
		e.add("title", s)
	case e.isPerson() && rePosition.MatchString(s):
		e.add("position", s)
	default:
		e.note(s)
	}
}

// bareContact adds s when it is nothing but a page or a mail address.
func (e *entry) bareContact(s string) bool {
	label, m := "Website", reBareURL.FindStringSubmatch(s)
	if m == nil {
		label, m = "Email Address", reBareMail.FindStringSubmatch(s)
	}
	if m == nil {
		return false
	}
	e.contact(idTypes[label], feature{Type: label, Value: m[1]})
	return true
}

// holds reports whether a phrase repeats an office of the title column, as the
// CSV files do when that column is long.
func (e *entry) holds(phrase string) bool {
	for _, v := range e.subject.Values {
		if v.Prop == "position" && trimPhrase(v.Value) == phrase {
			return true
		}
	}
	return false
}
