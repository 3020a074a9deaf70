package trace

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// longNameScore is the score from which on a run of words that no reader took
// for a name is one, because a list has it: a listed ministry, corps or works
// with "of" and "and" in its name must not pass unseen.
const longNameScore = 0.95

// maxLongName bounds the words of such a name, maxLongNames those of a document.
const (
	maxLongName  = 14
	maxLongNames = 2000
)

// linkWords stand inside names, between capitals.
var linkWords = map[string]bool{"of": true, "and": true, "for": true, "the": true, "&": true}

// longName is a run of capitals joined by link words, with where it stands.
type longName struct {
	text       string
	start, end int
}

// longNames finds the runs of a text, and of those joined by "and" also the
// parts that are such runs by themselves.
func longNames(text string) []longName {
	var out []longName
	var run []longName // words
	flush := func() {
		for len(run) > 0 && linkWords[run[len(run)-1].text] {
			run = run[:len(run)-1]
		}
		out = append(out, parts(text, run)...)
		run = nil
	}
	for _, w := range words(text) {
		bare := strings.TrimRight(w.text, ".,;:!?)]\"”’'")
		closes := bare != w.text
		w.text, w.end = bare, w.start+len(bare)
		first, _ := utf8.DecodeRuneInString(bare)
		switch {
		case unicode.IsUpper(first) && !(len(run) == 0 && bare == "The"):
			run = append(run, w)
		case len(run) > 0 && linkWords[bare]:
			run = append(run, w)
		default:
			flush()
			continue
		}
		if closes || len(run) == maxLongName {
			flush()
		}
	}
	flush()
	return out[:min(len(out), maxLongNames)]
}

// words splits a text at blanks; a line end or an opening mark parts words too.
func words(text string) []longName {
	var out []longName
	start := -1
	for i, c := range text + "\n" {
		if blank := unicode.IsSpace(c) || strings.ContainsRune("([\"“", c); blank {
			if start >= 0 {
				out = append(out, longName{text[start:i], start, i})
				start = -1
			}
			if c == '\n' {
				out = append(out, longName{"", i, i}) // closes a run
			}
			continue
		}
		if start < 0 {
			start = i
		}
	}
	return out
}

// parts returns a run of words as a name when a link word is in it, and what
// stands on either side of each "and".
func parts(text string, run []longName) []longName {
	var out []longName
	whole := func(run []longName) {
		for _, w := range run {
			if linkWords[w.text] {
				a, b := run[0].start, run[len(run)-1].end
				out = append(out, longName{text[a:b], a, b})
				return
			}
		}
	}
	whole(run)
	for i, w := range run {
		if w.text == "and" && i > 0 && i+1 < len(run) {
			whole(run[:i])
			whole(run[i+1:])
		}
	}
	return out
}

// possible is a long name that no reader took for a party.
type possible struct {
	longName
	day when.Day
	ev  Evidence
}

// addPossible notes the long names of a document, but for those that are said
// of a source that the text protects.
func (d *Documents) addPossible(t *Text, day when.Day) {
	text := t.Doc.Text().Text
	for _, n := range longNames(text) {
		if !protects(t, n.text) {
			a, b := sentenceAround(text, n.start, n.end)
			n.text = strings.Clone(n.text)
			d.possible = append(d.possible, possible{n, day, EvidenceAt(t.Doc.Name, t.Doc.Text(), a, b)})
		}
	}
}

// protects reports whether a document says a name of a source that it protects.
func protects(t *Text, name string) bool {
	for _, e := range t.Read.Entities {
		if e.Protect && slices.ContainsFunc(append(e.Mentions, e.Name), func(m string) bool { return strings.Contains(m, name) }) {
			return true
		}
	}
	return false
}

// findPossible makes parties of the long names that a list has. What stands
// inside one of them is no name by itself.
func (w *tracing) findPossible(ctx context.Context) error {
	listed := map[string]bool{} // by key: whether a list has it
	var inside possible
	for _, p := range w.in.Documents.possible {
		key := w.parties.key(p.text)
		if p.ev.Document == inside.ev.Document && p.end <= inside.end || w.joins(p.text) {
			continue
		}
		if _, asked := listed[key]; !asked {
			if w.parties.byKey[key] != nil {
				inside = p
				continue // a reader has it
			}
			res, err := w.Screen.Screen(ctx, match.Query{Names: []string{p.text}, Schema: "LegalEntity"}, screen.Options{Threshold: longNameScore})
			if err != nil {
				return fmt.Errorf("screen a name of the case: %w", err)
			}
			listed[key] = len(res.Results) > 0
		}
		if listed[key] {
			w.parties.add(p.text, "LegalEntity", "", p.day, p.ev)
			inside = p
		}
	}
	return nil
}

// joins reports whether a name is a list of names, one of them a party.
func (w *tracing) joins(name string) bool {
	for at := 0; ; {
		i := strings.Index(name[at:], " and ")
		if i < 0 {
			return false
		}
		if w.parties.find(name[:at+i]) != nil || w.parties.find(name[at+i+len(" and "):]) != nil {
			return true
		}
		at += i + len(" and ")
	}
}
