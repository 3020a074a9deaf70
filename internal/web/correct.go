package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/vocab"
	"sanctrace/internal/when"
)

// change is a field of an item that a person may correct. Path is its place in
// the item's JSON, at most one object deep.
type change struct {
	path, label, hint string
	kind              changeKind
	choices           func() [][2]string
}

// changeKind says what a corrected value must be.
type changeKind uint8

const (
	plain changeKind = iota // any text
	number
	date
)

// changes are, for each kind of item, the fields that can be wrong in reading.
// The passage itself, who wrote it and what an item was computed from cannot.
var changes = map[string][]change{
	"claim": {
		{path: "event", label: "Event", choices: eventChoices},
		{path: "modality", label: "How it is presented", choices: modalityChoices},
		{path: "polarity", label: "Affirmed or denied", choices: polarityChoices},
		{path: "item", label: "Item"},
		{path: "amount.min", label: "Amount, at least", hint: "Empty: no lower bound", kind: number},
		{path: "amount.max", label: "Amount, at most", hint: "Empty: no upper bound", kind: number},
		{path: "dates.earliest", label: "Not before", hint: "Such as 2022-10-01", kind: date},
		{path: "dates.latest", label: "Not after", hint: "Such as 2022-10-31", kind: date},
		{path: "place", label: "Place"}, {path: "from_place", label: "From (place)"}, {path: "to_place", label: "To (place)"},
	},
	"transfer": {
		{path: "supplier", label: "Supplier"}, {path: "recipient", label: "Recipient"}, {path: "to_place", label: "To (place)"}, {path: "item", label: "Item"},
		{path: "phase", label: "How far it has come", choices: phaseChoices},
		{path: "amount.min", label: "Amount, at least", hint: "Empty: no lower bound", kind: number},
		{path: "amount.max", label: "Amount, at most", hint: "Empty: no upper bound", kind: number},
		{path: "dates.earliest", label: "Not before", hint: "Such as 2022-10-01", kind: date},
		{path: "dates.latest", label: "Not after", hint: "Such as 2022-10-31", kind: date},
	},
	"match":   {{path: "entity", label: "Entity that is meant", hint: "Id of the list entry"}, {path: "sentence", label: "Sentence"}},
	"verdict": {{path: "verdict", label: "Verdict"}, {path: "why", label: "Why"}},
	"flag":    {{path: "why", label: "Why"}},
	"pattern": {{path: "title", label: "Title"}},
	"lead":    {{path: "name", label: "Name"}, {path: "why", label: "Why"}},
}

func eventChoices() [][2]string    { return choicesOf(vocab.All().EventTypes) }
func modalityChoices() [][2]string { return choicesOf(vocab.All().Modalities) }

func polarityChoices() [][2]string {
	return [][2]string{{"positive", "Affirmed"}, {"negative", "Denied"}}
}

func phaseChoices() [][2]string {
	var out [][2]string
	for _, p := range []vocab.Phase{vocab.PhasePlanned, vocab.PhaseOrdered, vocab.PhaseBegun, vocab.PhaseStart, vocab.PhaseShipped, vocab.PhaseDelivered, vocab.PhaseUsed} {
		out = append(out, [2]string{string(p), words(string(p))})
	}
	return out
}

// choicesOf makes choices of the words of a closed list, sorted.
func choicesOf[K ~string, V any](m map[K]V) [][2]string {
	var out [][2]string
	for k := range m {
		out = append(out, [2]string{string(k), words(strings.ToLower(string(k)))})
	}
	slices.SortFunc(out, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return out
}

// object is a JSON object whose numbers keep their digits.
type object map[string]any

func parseObject(data json.RawMessage) object {
	var o object
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if d.Decode(&o) != nil || o == nil {
		return object{}
	}
	return o
}

// at returns the value at a path as text.
func (o object) at(path string) string {
	head, rest, deep := strings.Cut(path, ".")
	v := o[head]
	if deep {
		inner, _ := v.(map[string]any)
		v = inner[rest]
	}
	switch x := v.(type) {
	case string:
		return x
	case json.Number:
		return x.String()
	}
	return ""
}

// correctable returns the inputs for an item's fields, with what was typed, or
// else with what the item says.
func correctable(it ledger.Item, typed url.Values) []field {
	o := parseObject(it.Data)
	var out []field
	for _, c := range changes[it.Kind] {
		f := formField("f."+c.path, c.label, c.hint, o.at(c.path))
		f.ID = "f-" + strings.ReplaceAll(c.path, ".", "-")
		f.Max = maxReason
		if typed.Has(f.Name) {
			f.Value = typed.Get(f.Name)
		}
		if c.choices != nil {
			f.Options = withCurrent(c.choices(), f.Value)
		}
		out = append(out, f)
	}
	return out
}

// withCurrent adds the present value to the choices where they lack it.
func withCurrent(choices [][2]string, v string) [][2]string {
	if slices.ContainsFunc(choices, func(c [2]string) bool { return c[0] == v }) {
		return choices
	}
	label := v
	if v == "" {
		label = "Not said"
	}
	return append([][2]string{{v, label}}, choices...)
}

// correction compares what was typed with what the item says and returns the
// fields that differ, as they shall be; an object of which a part differs is
// given whole.
func correction(it ledger.Item, typed url.Values) (json.RawMessage, error) {
	o, out := parseObject(it.Data), object{}
	for _, c := range changes[it.Kind] {
		name := "f." + c.path
		text, err := checkValue(c.label, typed.Get(name), maxReason)
		if err != nil {
			return nil, err
		}
		if !typed.Has(name) || text == o.at(c.path) {
			continue
		}
		v, err := c.value(text)
		if err != nil {
			return nil, err
		}
		out.put(c.path, v, o)
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Invalid, "", "nothing is corrected: change a field below, or accept or reject it")
	}
	data, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("correction of %s: %w", it.ID, err)
	}
	return data, nil
}

// put sets the value at a path. An object on the way is begun with all that it
// holds in whole.
func (o object) put(path string, v any, whole object) {
	head, rest, deep := strings.Cut(path, ".")
	if !deep {
		o[head] = v
		return
	}
	inner, _ := o[head].(map[string]any)
	if inner == nil {
		old, _ := whole[head].(map[string]any)
		inner = make(map[string]any, len(old)+1)
		maps.Copy(inner, old)
		o[head] = inner
	}
	inner[rest] = v
}

// value turns typed text into the value of the field.
func (c change) value(text string) (any, error) {
	if c.choices != nil && !slices.ContainsFunc(c.choices(), func(x [2]string) bool { return x[0] == text }) {
		return nil, fault.New(fault.Invalid, "", "%s: “%s” is none of the choices", c.label, clip(text, 40))
	}
	switch c.kind {
	case number:
		return c.number(text)
	case date:
		return c.date(text)
	}
	return text, nil
}

// number reads a number from 0 on, or none from no text.
func (c change) number(text string) (any, error) {
	if text == "" {
		return nil, nil
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || !(f >= 0 && f <= 1e15) {
		return nil, fault.New(fault.Invalid, "", "%s: “%s” is no number from 0 on; write 120", c.label, clip(text, 40))
	}
	return json.Number(strconv.FormatFloat(f, 'f', -1, 64)), nil
}

// date reads a day, or none from no text.
func (c change) date(text string) (any, error) {
	if text == "" {
		return "", nil
	}
	d, err := when.ParseDay(text)
	if err != nil {
		return nil, fault.New(fault.Invalid, "", "%s: “%s” is no day; write 2022-10-01", c.label, clip(text, 40))
	}
	return string(d), nil
}
