package link

import (
	"strings"
	"sync"

	"sanctrace/internal/match"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// key is a question: all that an answer depends on beside the lists.
type key struct {
	names, schema, countries string
	on, today                when.Day
	threshold, cutoff        float64
	limit                    int
	prose                    bool
}

// keyOf returns the key of a query, and whether it has one. Blanks of a name
// count for nothing, and are made single; its letters are left as they are,
// since capitals tell initials and short forms from words.
func keyOf(q *match.Query, o *screen.Options) (key, bool) {
	if q.ID != "" || len(q.BirthDates)+len(q.Genders)+len(q.Addresses)+len(q.Identifiers)+len(o.Measures) > 0 || o.Exceptions != nil {
		return key{}, false
	}
	k := key{schema: q.Schema, countries: strings.Join(q.Countries, " "), on: o.On, today: o.Today, threshold: o.Threshold, cutoff: o.Cutoff, limit: o.Limit, prose: q.Prose}
	for i, n := range q.Names {
		if len(n) > maxName {
			return key{}, false
		}
		if i > 0 {
			k.names += "\n"
		}
		k.names += strings.Join(strings.Fields(n), " ")
	}
	return k, true
}

// maxName bounds the bytes of a name whose answer is kept.
const maxName = 1000

// entry is an answer, or the place of one that is being found.
type entry struct {
	once     sync.Once
	result   screen.Result
	err      error
	findings int // of an answer that is weighed; kept by the cache
}

// maxWeight bounds what is kept, and is reached twice at most: an answer weighs
// 1, and findingWeight for each finding in it. It is some 60 MB.
const (
	maxWeight     = 1 << 17
	findingWeight = 16
)

// cache keeps answers in two generations: when the young one is full, it
// becomes the old one, and what was not asked for since the last time is gone.
type cache struct {
	most, weight int // of the young generation
	young, old   map[key]*entry
}

func newCache(most int) cache { return cache{most: most, young: map[key]*entry{}} }

func (c *cache) get(k key) (*entry, bool) {
	if e, ok := c.young[k]; ok {
		return e, true
	}
	e, ok := c.old[k]
	if ok {
		c.put(k, e)
		c.weight += findingWeight * e.findings
	}
	return e, ok
}

func (c *cache) put(k key, e *entry) {
	if c.weight >= c.most {
		c.old, c.young, c.weight = c.young, map[key]*entry{}, 0
	}
	c.young[k] = e
	c.weight++
}

// answered notes that an answer was found.
func (c *cache) answered(e *entry) {
	e.findings = len(e.result.Results)
	c.weight += findingWeight * e.findings
}

func (c *cache) drop(k key, e *entry) {
	if c.young[k] == e {
		delete(c.young, k)
	}
	if c.old[k] == e {
		delete(c.old, k)
	}
}
