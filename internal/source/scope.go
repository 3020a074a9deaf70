package source

import (
	"bytes"
	"fmt"
	"strings"
)

// WholeOrPart returns the scope of a list by its size: a document that is
// complete within the head and has fewer than least elements called name
// cannot be the whole list, nor can a file that calls itself an excerpt.
func WholeOrPart(h Head, name string, least int) (Scope, string) {
	if strings.Contains(strings.ToLower(h.Name), "excerpt") {
		return Excerpt, "the file name says excerpt"
	}
	if len(h.Data) >= HeadSize {
		return Full, ""
	}
	n := bytes.Count(h.Data, []byte("<"+name+">")) + bytes.Count(h.Data, []byte("<"+name+" "))
	if n < least {
		return Excerpt, fmt.Sprintf("only %d %s elements", n, name)
	}
	return Full, ""
}
