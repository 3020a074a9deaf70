package match

import (
	"testing"

	"sanctrace/internal/finding"
)

func step(query, candidate, via string, worth float64) finding.Step {
	return finding.Step{Feature: "name", Query: query, Candidate: candidate, Via: via, Worth: worth}
}

func TestInProse(t *testing.T) {
	rarity := step("", "", "rarity", -.07)
	for name, c := range map[string]struct {
		score float64
		steps []finding.Step
		want  bool
	}{
		"a single name of a list":              {.93, []finding.Step{step("Hezbollah", "Hezbollah", "equal", 1), rarity}, true},
		"a common word":                        {.848, []finding.Step{step("Gas", "GAS", "equal", 1), step("", "", "rarity", -.15)}, false},
		"a short word spelt otherwise":         {.89, []finding.Step{step("Tariff", "TARIF", "sound", .97), rarity}, false},
		"a long word spelt otherwise":          {.9, []finding.Step{step("Rosoboroneksport", "Rosoboronexport", "sound", .97), rarity}, true},
		"one word of a longer name":            {.93, []finding.Step{step("Admiral", "Admiral", "equal", 1), step("", "Group", "extra", -.05)}, false},
		"two letters":                          {.93, []finding.Step{step("Al", "Al", "equal", 1)}, false},
		"one word and its legal form":          {.93, []finding.Step{step("Drake", "Drake", "equal", 1), step("LLC", "LLC", "legal form", 0)}, true},
		"a surname for an initial":             {.7, []finding.Step{step("Donald", "DON", "nickname", .46), step("Trump", "T", "initial", .34)}, false},
		"an initial for a name":                {.9, []finding.Step{step("V", "Viktor", "initial", .3), step("Zarnik", "Zarnik", "equal", .6)}, true},
		"a word that the list does not have":   {.76, []finding.Step{step("START", "START", "equal", 1), step("New", "", "extra", -.16)}, false},
		"an article":                           {.97, []finding.Step{step("Syrian", "Syrian", "equal", .5), step("army", "Army", "equal", .5), step("The", "", "extra", -.001)}, true},
		"a father's name more":                 {.8, []finding.Step{step("Viktor", "Viktor", "equal", .4), step("Bout", "BOUT", "equal", .6), step("", "Anatolijevitch", "extra", -.15)}, true},
		"other features do not count as words": {.93, []finding.Step{step("Hezbollah", "Hezbollah", "equal", 1), {Feature: "country", Query: "ir", Via: "contradicts", Worth: -.1}}, true},
	} {
		if got := InProse(c.score, c.steps); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
