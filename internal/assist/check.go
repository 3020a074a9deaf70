package assist

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"sanctrace/internal/trace"
	"sanctrace/internal/when"
)

// proposal is a claim as a model is asked to give it.
type proposal struct {
	Quote        string              `json:"quote"`
	Event        string              `json:"event"`
	Modality     string              `json:"modality"`
	Polarity     string              `json:"polarity"`
	Participants []trace.Participant `json:"participants"`
	Item         string              `json:"item"`
	Min          *float64            `json:"min"`
	Max          *float64            `json:"max"`
	Unit         string              `json:"unit"`
	CountedAs    string              `json:"counted_as"`
	Earliest     when.Day            `json:"earliest"`
	Latest       when.Day            `json:"latest"`
	Place        string              `json:"place"`
}

// Bounds of one answer.
const (
	maxProposals = 60
	maxQuote     = 1000
	minQuote     = 12
)

// read takes the proposals of an answer that stand the checks, and says why
// the others do not.
func read(answer string, p passage) (claims []trace.Claim, refused []string) {
	list, err := parse(answer)
	if err != nil {
		return nil, []string{err.Error()}
	}
	if len(list) > maxProposals {
		refused = append(refused, fmt.Sprintf("%d proposals in one answer; the first %d are looked at", len(list), maxProposals))
		list = list[:maxProposals]
	}
	for _, raw := range list {
		var x proposal
		d := json.NewDecoder(bytes.NewReader(raw))
		if err := d.Decode(&x); err != nil {
			refused = append(refused, "a proposal has another form than was asked for")
			continue
		}
		c, err := check(x, p)
		if err != nil {
			refused = append(refused, err.Error())
			continue
		}
		claims = append(claims, c)
	}
	return claims, refused
}

// parse finds the list of proposals in an answer: {"claims":[...]}, perhaps
// within a fence of code.
func parse(answer string) ([]json.RawMessage, error) {
	from, to := strings.IndexByte(answer, '{'), strings.LastIndexByte(answer, '}')
	var got struct {
		Claims []json.RawMessage `json:"claims"`
	}
	if from < 0 || to < from || json.Unmarshal([]byte(answer[from:to+1]), &got) != nil {
		return nil, errors.New("the answer is not the JSON that was asked for")
	}
	return got.Claims, nil
}

// check returns a proposal as a claim when everything in it that could be made
// up stands in the text.
func check(x proposal, p passage) (trace.Claim, error) {
	at := strings.Index(p.text, x.Quote)
	switch {
	case len(x.Quote) < minQuote || len(x.Quote) > maxQuote || strings.TrimSpace(x.Quote) != x.Quote:
		return trace.Claim{}, fmt.Errorf("its quote has not between %d and %d bytes", minQuote, maxQuote)
	case at < 0:
		return trace.Claim{}, errors.New("its quote does not stand in the text")
	case strings.Count(p.text, x.Quote) > 1:
		return trace.Claim{}, errors.New("its quote stands in the text more than once")
	}
	for _, q := range x.Participants {
		if !stands(p.text, q.Name) {
			return trace.Claim{}, errors.New("a party does not stand in the text")
		}
	}
	for what, words := range map[string]string{"item": x.Item, "place": x.Place} {
		if words != "" && !stands(p.text, words) {
			return trace.Claim{}, fmt.Errorf("its %s does not stand in the text", what)
		}
	}
	if (x.Min != nil || x.Max != nil) && !hasFigure(x.Quote) {
		return trace.Claim{}, errors.New("it gives a figure and its quote has none")
	}
	return x.claim(p, at), nil
}

// stands reports whether words stand in a text as words, in any case.
func stands(text, words string) bool {
	words = strings.ToLower(strings.Join(strings.Fields(words), " "))
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	if words == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		a, b := from+i, from+i+len(words)
		if boundary(text[:a], true) && boundary(text[b:], false) {
			return true
		}
		from = a + 1
	}
}

// boundary reports whether no letter or digit stands at the end (or beginning)
// of a text.
func boundary(s string, end bool) bool {
	var r rune
	for _, c := range s {
		r = c
		if !end {
			break
		}
	}
	return s == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// figures are words that give a number without a digit.
var figures = []string{"dozen", "hundred", "thousand", "million", "several", "few", "pair", "couple", "score", "multiple", "half", "one", "two", "three", "four", "five",
	"six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "wholly", "sole", "entire"}

func hasFigure(quote string) bool {
	if strings.ContainsFunc(quote, unicode.IsDigit) {
		return true
	}
	low := strings.ToLower(quote)
	for _, f := range figures {
		if strings.Contains(low, f) {
			return true
		}
	}
	return false
}

func (x proposal) claim(p passage, at int) trace.Claim {
	c := trace.Claim{Document: p.document.Name, Text: x.Quote, Event: x.Event, Modality: x.Modality, Polarity: x.Polarity, Participants: x.Participants, Item: x.Item, Place: x.Place,
		Evidence: []trace.Evidence{p.evidence(at, len(x.Quote))}}
	if c.Participants == nil {
		c.Participants = []trace.Participant{}
	}
	if x.Min != nil || x.Max != nil {
		c.Amount = &trace.Amount{Min: x.Min, Max: x.Max, Unit: x.Unit, CountedAs: x.CountedAs}
	}
	if x.Earliest != "" || x.Latest != "" {
		c.Dates = &trace.Dates{Earliest: x.Earliest, Latest: x.Latest}
	}
	return c
}
