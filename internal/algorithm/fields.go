package algorithm

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/mozillazg/go-unidecode"
)

// strict is an identifier without anything but letters and digits, in upper
// case.
func strict(v string) string {
	out := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.ToUpper(unidecode.Unidecode(v)))
	if len(out) < 2 {
		return ""
	}
	return out
}

// key is strict, without the letters before the number of a ship.
func (id identifier) key() string {
	v := strict(id.value)
	if id.format == "imo" {
		return strings.TrimPrefix(v, "IMO")
	}
	return v
}

// anyID holds when the sides have an identifier in common, whatever its kind.
func anyID(q, c *Party, _ *options) Hit {
	for _, v := range q.strict() {
		if slices.Contains(c.strict(), v) {
			return Hit{Score: 1, Query: v, Candidate: v}
		}
	}
	return Hit{}
}

// propID holds when one side has the number under one of the properties and the
// other under any. schema, unless empty, is what both must be.
func propID(schema string, props ...string) func(q, c *Party, o *options) Hit {
	return func(q, c *Party, _ *options) Hit {
		if schema != "" && !bothAre(q, c, schema) {
			return Hit{}
		}
		for _, side := range [2][2]*Party{{q, c}, {c, q}} {
			for _, a := range side[0].ids {
				v := a.key()
				if v != "" && slices.Contains(props, a.prop) && slices.ContainsFunc(side[1].ids, func(b identifier) bool { return b.key() == v }) {
					return Hit{Score: 1, Query: v, Candidate: v, Detail: "under " + a.prop}
				}
			}
		}
		return Hit{}
	}
}

// formatID holds when the sides have a number of the format in common, or one
// has it and the other the same under a property of no format.
func formatID(format string) func(q, c *Party, o *options) Hit {
	return func(q, c *Party, _ *options) Hit {
		for _, a := range q.ids {
			for _, b := range c.ids {
				fits := a.format == format && (b.format == format || b.format == "") || b.format == format && a.format == ""
				if v := a.key(); fits && v != "" && v == b.key() {
					return Hit{Score: 1, Query: a.value, Candidate: b.value}
				}
			}
		}
		return Hit{}
	}
}

// shipID is formatID for ship numbers, and equal MMSI of two vessels.
func shipID(q, c *Party, o *options) Hit {
	if h := formatID("imo")(q, c, o); h.Score > 0 {
		return h
	}
	return propID("Vessel", "mmsi")(q, c, o)
}

// wallet holds when two wallets have a key of more than ten letters in common.
func wallet(q, c *Party, _ *options) Hit {
	if !bothAre(q, c, "CryptoWallet") {
		return Hit{}
	}
	for _, a := range q.ids {
		if a.prop == "publicKey" && len(a.value) > 10 && slices.Contains(c.ids, a) {
			return Hit{Score: 1, Query: a.value, Candidate: a.value}
		}
	}
	return Hit{}
}

// idsDiffer scores two organisations with identifiers and none in common: 1
// less how alike the most alike two are, as far as that exceeds .7.
func idsDiffer(q, c *Party, o *options) Hit {
	if !bothAre(q, c, "Organization") || len(q.strict()) == 0 || len(c.strict()) == 0 || anyID(q, c, o).Score > 0 {
		return Hit{}
	}
	near := 0.0
	for _, a := range q.strict() {
		for _, b := range c.strict() {
			if s := 1 - float64(levenshtein.ComputeDistance(a, b))/float64(max(len(a), len(b))); s > .7 {
				near = max(near, s)
			}
		}
	}
	return Hit{Score: 1 - near, Query: strings.Join(q.strict(), ", "), Candidate: strings.Join(c.strict(), ", ")}
}

// cut returns the distinct values cut at n characters; shorter ones are left
// out.
func cut(values []string, n int) []string {
	var out []string
	for _, v := range values {
		if len(v) >= n && !slices.Contains(out, v[:n]) {
			out = append(out, v[:n])
		}
	}
	return out
}

func same(v []string) []string { return v }

// yearDiffers holds when both have years of birth and none in common.
func yearDiffers(q, c *Party, _ *options) Hit {
	return disjoint(cut(q.births, 4), cut(c.births, 4), same)
}

// dayDiffers holds when both have days of birth and none in common, and half
// when day and month are swapped.
func dayDiffers(q, c *Party, _ *options) Hit {
	a, b := cut(q.births, 10), cut(c.births, 10)
	h := disjoint(a, b, same)
	if h.Score == 0 {
		return h
	}
	for _, d := range a {
		if p := strings.Split(d, "-"); len(p) == 3 && slices.Contains(b, p[0]+"-"+p[2]+"-"+p[1]) {
			h.Score, h.Detail = .5, "day and month are swapped"
		}
	}
	return h
}

func genderDiffers(q, c *Party, _ *options) Hit { return disjoint(q.genders, c.genders, same) }

// parents are territories that belong to, or are claimed by, another: the two
// are not different countries.
var parents = func() map[string]string {
	m := map[string]string{}
	for country, of := range map[string]string{
		"us": "as gu mp pr um vi", "gb": "io", "fr": "bl gf gp mf mq nc pf pm re tf yt", "nl": "an aw bq cw sx", "dk": "fo gl", "no": "bv sj",
		"au": "cc cx hm", "cn": "hk mo tw", "es": "gi ic", "nz": "tk", "ma": "eh", "ar": "fk gs", "rs": "xk", "sh": "ac ta", "suhh": "byaa",
	} {
		for _, c := range strings.Fields(of) {
			m[c] = country
		}
	}
	return m
}()

// withParents adds the states that territories belong to.
func withParents(codes []string) []string {
	out := slices.Clone(codes)
	for _, c := range codes {
		if p, ok := parents[c]; ok {
			out = append(out, p)
		}
		if state, _, ok := strings.Cut(c, "-"); ok {
			out = append(out, state)
		}
	}
	return out
}

func countryDiffers(q, c *Party, _ *options) Hit {
	return disjoint(q.countries, c.countries, withParents)
}
