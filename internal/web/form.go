package web

import (
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"sanctrace/internal/fault"
)

// maxValue bounds one value of a form, in bytes; names on lists are shorter.
const maxValue = 500

// value reads one value of the query, trimmed; values that are too long or no
// text are errors.
func value(r *http.Request, name string) (string, error) {
	return checkValue(name, r.URL.Query().Get(name), maxValue)
}

// checkValue trims a value that came from outside and checks that it is text
// of bounded length.
func checkValue(name, v string, most int) (string, error) {
	v = strings.TrimSpace(v)
	switch {
	case len(v) > most:
		return "", fault.New(fault.Invalid, words(name), "it is longer than %d bytes", most).Try("shorten it")
	case !utf8.ValidString(v):
		return "", fault.New(fault.Invalid, words(name), "it is not text in UTF-8").Try("type it anew")
	case strings.ContainsFunc(v, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' }):
		return "", fault.New(fault.Invalid, words(name), "it holds control characters").Try("type it anew")
	}
	return v, nil
}

// field is one input of a form, with the error that was made in it.
type field struct {
	Name, ID, Label, Hint, Type, Value, Error string
	Options                                   [][2]string // value and label; makes it a choice
	Wide, Required                            bool
	Max                                       int
}

// formField makes a field for a template: name, label, hint.
func formField(name, label, hint, value string) field {
	return field{Name: name, ID: name, Label: label, Hint: hint, Value: value, Type: "text", Max: maxValue}
}
