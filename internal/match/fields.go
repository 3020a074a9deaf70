package match

import (
	"strings"

	"sanctrace/internal/finding"
	"sanctrace/internal/index"
	"sanctrace/internal/names"
)

// fields lets everything but names and numbers move the score.
func (c *Comparer) fields(p *Prepared, r *index.Record, score float64) float64 {
	score = c.born(p, r, score)
	score = c.countries(p, r, score)
	score = c.genders(p, r, score)
	score = c.address(p, r.Addresses, score)
	if len(p.Traits) > 0 && len(r.Traits) > 0 {
		score = c.traits(p, r, score)
	}
	return score
}

// classOf says what the two are, as far as it can be told: by the names that
// met, else by the schema.
func (c *Comparer) classOf(p *Prepared, r *index.Record) names.Class {
	switch {
	case c.best >= 0:
		return r.Read[c.best].Class
	case len(p.classes) == 1:
		return p.classes[0]
	}
	if classes := index.Classes(r.Schema); len(classes) > 0 {
		return classes[0]
	}
	return names.Person
}

// countries compares two sets of codes: one in common agrees, a part or
// successor agrees less, none contradicts, little for flags.
func (c *Comparer) countries(p *Prepared, r *index.Record, score float64) float64 {
	if len(p.Countries) == 0 || len(r.Countries) == 0 {
		return score
	}
	t := c.scorer.table
	if x := inCommon(p.Countries, r.Countries); x != "" {
		return c.move(score, t[countryAgrees].Value, finding.Step{Feature: "country", Query: x, Candidate: x, Via: "equal"})
	}
	for _, a := range p.Countries {
		for _, b := range r.Countries {
			if related(a, b) {
				return c.move(score, t[countryRelated].Value, finding.Step{Feature: "country", Query: a, Candidate: b, Via: "part or successor"})
			}
		}
	}
	s := finding.Step{Feature: "country", Via: "different"}
	if c.explain {
		s.Query, s.Candidate = strings.Join(p.Countries, ", "), strings.Join(r.Countries, ", ")
	}
	if c.classOf(p, r) == names.Object {
		s.Via = "different flag"
		return c.move(score, -t[flagDiffers].Value, s)
	}
	return c.move(score, -t[countryDiffers].Value, s)
}

// parts are states with what became of them, and with what belongs to them.
var parts = map[string]string{
	"suhh": "ru ua by kz uz kg tj tm ge am az md ee lv lt",
	"yucs": "rs me csxx hr si ba mk xk",
	"csxx": "rs me xk",
	"cn":   "hk mo",
	"rs":   "xk",
	"dk":   "gl fo",
}

// related reports whether one code is a part or successor of the other; parts
// of a state are also written after a hyphen (gb-nir).
func related(a, b string) bool {
	within := func(x, y string) bool {
		return strings.HasPrefix(y, x+"-") || strings.Contains(" "+parts[x]+" ", " "+y+" ")
	}
	a, b = strings.ToLower(a), strings.ToLower(b)
	return within(a, b) || within(b, a)
}

// genders compares two sets of genders of which male and female contradict.
func (c *Comparer) genders(p *Prepared, r *index.Record, score float64) float64 {
	if len(p.Genders) == 0 || len(r.Genders) == 0 {
		return score
	}
	if x := inCommon(p.Genders, r.Genders); x != "" {
		return c.move(score, c.scorer.table[genderAgrees].Value, finding.Step{Feature: "gender", Query: x, Candidate: x, Via: "equal"})
	}
	q, x := p.Genders[0], r.Genders[0]
	if strings.EqualFold(q, "other") || strings.EqualFold(x, "other") {
		return score
	}
	return c.move(score, -c.scorer.table[genderDiffers].Value, finding.Step{Feature: "gender", Query: q, Candidate: x, Via: "different"})
}

// inCommon returns a code that both sets have, or "".
func inCommon(a, b []string) string {
	for _, x := range a {
		for _, y := range b {
			if strings.EqualFold(x, y) {
				return strings.ToLower(x)
			}
		}
	}
	return ""
}
