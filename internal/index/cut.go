package index

import (
	"cmp"
	"slices"

	"sanctrace/internal/names"
)

// cut says which words propose names: of each token those of a level from the
// cut on. A name all of whose words are below cannot reach.
type cut struct {
	proposing mask // by bit: the level of a token that words must have to propose

	names  [names.MaxTokens][maxLevel + 2]int // by token and level: names that words of it or of a higher level are in
	top    [names.MaxTokens]int               // by token: the highest level
	order  []int                              // tokens, most names first
	at     [names.MaxTokens]int               // by token: the level from which words propose
	best   int                                // names of the best cut
	trials int
}

// maxTrials bounds the search for a cut.
const maxTrials = 200

// count counts the names that words of each token and level are in.
func (c *cut) count(w *walk, all []hit, b *bounds) {
	c.order = c.order[:0]
	for i := range w.p.Gain {
		c.names[i], c.top[i] = [maxLevel + 2]int{}, 0
	}
	for k := range all {
		for i := range w.p.Gain {
			if l := b.level(all[k].one, i); l > 0 {
				c.names[i][l] += int(all[k].names)
				c.top[i] = max(c.top[i], l)
			}
		}
	}
	for i := range w.p.Gain {
		for l := c.top[i] - 1; l > 0; l-- {
			c.names[i][l] += c.names[i][l+1]
		}
		if c.top[i] > 0 && w.initials>>i&1 == 0 {
			c.order = append(c.order, i)
		}
	}
	slices.SortStableFunc(c.order, func(x, y int) int { return cmp.Compare(c.names[y][1], c.names[x][1]) })
}

// find finds the cut that proposes fewest names.
func (c *cut) find(w *walk, b *bounds) {
	c.proposing, c.best, c.trials = 0, int(^uint(0)>>1), 0
	c.try(w, b, 0, b.top(w.initials)&^spanned, 0)
}

// try finds the best levels for the tokens from place k of the order on, below
// which the others leave names that meet no more than below.
func (c *cut) try(w *walk, b *bounds, k int, below mask, cost int) {
	if cost >= c.best {
		return
	}
	if k == len(c.order) {
		c.best, c.proposing = cost, 0
		for _, i := range c.order {
			if c.at[i] <= int(b.width) {
				c.proposing |= 1 << (uint(i)*b.width + uint(c.at[i]) - 1)
			}
		}
		return
	}
	i := c.order[k]
	for l := c.top[i] + 1; l > 0; l-- {
		if c.trials++; c.trials > maxTrials && l > 1 {
			continue
		}
		m := below | mask(1<<(l-1)-1)<<(uint(i)*b.width)
		if l > 1 && b.of(m) >= w.need {
			continue
		}
		c.at[i] = l
		c.try(w, b, k+1, m, cost+c.names[i][l])
	}
}
