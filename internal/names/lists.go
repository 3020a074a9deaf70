package names

import (
	"embed"
	"strings"
	"sync"
)

// The lists that the frequency table is made of.
//
//go:embed gen/given.txt gen/family.txt
var lists embed.FS

// Area is a language area with its common names in folded Latin letters,
// commonest first.
type Area struct {
	Name          string
	Given, Family []string
}

// Areas returns the language areas for which both given and family names are
// known, in a fixed order. The slices are shared and must not be changed.
var Areas = sync.OnceValue(func() []Area {
	given, order := listed("gen/given.txt")
	family, _ := listed("gen/family.txt")
	var out []Area
	for _, n := range order {
		if len(family[n]) > 0 {
			out = append(out, Area{n, given[n], family[n]})
		}
	}
	return out
})

// listed reads a list of lines "area: word word ...".
func listed(file string) (words map[string][]string, order []string) {
	b, err := lists.ReadFile(file)
	if err != nil {
		panic(err) // it is in the binary
	}
	words = map[string][]string{}
	for line := range strings.Lines(string(b)) {
		if name, rest, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			words[name] = strings.Fields(rest)
			order = append(order, name)
		}
	}
	return words, order
}
