package reasons

import (
	"runtime"
	"sync"
)

// Entry is an entry of a list with a reason.
type Entry struct {
	Party
	Entry  string // id of the entry in its dataset; Party.ID stands for all entries of one party
	Reason string
}

// Reading is what the reason of an entry says.
type Reading struct {
	Entry
	Relations []Relation // of persons only
	Mentions  []Mention
}

// Read reads the reasons of entries, in their order, on all cores.
func Read(entries []Entry, names *Names) []Reading {
	out := make([]Reading, len(entries))
	var wg sync.WaitGroup
	step := runtime.GOMAXPROCS(0)
	for first := range step {
		wg.Go(func() {
			for i := first; i < len(entries); i += step {
				out[i] = readOne(entries[i], names)
			}
		})
	}
	wg.Wait()
	return out
}

func readOne(e Entry, names *Names) Reading {
	r := Reading{Entry: e, Mentions: names.Find(e.ID, e.Reason)}
	if e.Schema == "Person" && len(e.Names) > 0 {
		r.Relations = Roles(Subject{Name: e.Names[0], Aliases: e.Names[1:]}, e.Reason)
	}
	return r
}
