// Package fault names the kinds of error that callers tell apart, and carries
// with each error the place it is about and what the user can do.
//
// A kind decides the exit code of a command and the status of a web answer;
// see [KindOf]. Errors of no kind are plain failures.
package fault

import (
	"errors"
	"fmt"
)

// Kind says what sort of failure an error is. The zero Kind is a plain failure.
type Kind uint8

// The kinds of failure.
const (
	Failed      Kind = iota // anything else
	Invalid                 // the input is wrong: usage, syntax, values out of bounds
	NotFound                // the thing asked for is not there
	Conflict                // it contradicts what is stored
	Denied                  // not allowed
	Unavailable             // a file, server or disk cannot be reached now
	Corrupt                 // stored bytes are not what was written
)

var kindNames = [...]string{"failed", "invalid", "not found", "conflict", "denied", "unavailable", "corrupt"}

// String returns the kind's name in lower case.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "failed"
}

// Error is an error with a kind, the place it is about and a remedy.
type Error struct {
	Kind   Kind
	Place  string // file, line, row, address; may be empty
	Msg    string // what is wrong
	Remedy string // what to do about it; may be empty
	Err    error  // cause; may be nil
}

// Error renders "place: message: cause (remedy)".
func (e *Error) Error() string {
	s := e.Msg
	if e.Err != nil {
		if s != "" {
			s += ": "
		}
		s += e.Err.Error()
	}
	if e.Place != "" {
		s = e.Place + ": " + s
	}
	if e.Remedy != "" {
		s += " (" + e.Remedy + ")"
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// New returns an error of kind k about place with the given message.
func New(k Kind, place, format string, args ...any) *Error {
	return &Error{Kind: k, Place: place, Msg: fmt.Sprintf(format, args...)}
}

// Wrap returns err as an error of kind k about place, or nil when err is nil.
func Wrap(k Kind, place string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{Kind: k, Place: place, Err: err}
}

// Try sets the remedy and returns e, for use at the point of creation.
func (e *Error) Try(format string, args ...any) *Error {
	e.Remedy = fmt.Sprintf(format, args...)
	return e
}

// KindOf returns the kind of the outermost [Error] in err's chain, or Failed.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Failed
}
