package algorithm

import "strings"

// addrBit is a word of an address.
type addrBit struct {
	text   string
	number bool
}

// signifiers are words of addresses in one form each.
var signifiers = map[string]string{
	"street": "st", "str": "st", "strasse": "st", "ulitsa": "st", "ul": "st", "rue": "st", "calle": "st", "via": "st", "avenue": "ave", "av": "ave",
	"road": "rd", "boulevard": "blvd", "building": "bldg", "floor": "fl", "apartment": "apt", "square": "sq", "prospekt": "pr", "prospect": "pr",
	"number": "no", "office": "off", "house": "h", "dom": "h", "room": "rm", "district": "dist",
}

func readAddress(text string) []addrBit {
	var out []addrBit
	for _, w := range strings.Fields(ascii(strings.ReplaceAll(text, ".", " "))) {
		if s, ok := signifiers[w]; ok {
			w = s
		}
		out = append(out, addrBit{w, strings.ContainsAny(w, "0123456789")})
	}
	return out
}

// addressMatch is the share of the words of two addresses, by length, that meet:
// numbers must be equal, other words within the edit budget. Numbers that only
// one side has, on both sides, contradict: they halve the score. It stands in
// for a comparison in the original that knows more about addresses.
func addressMatch(entities bool) func(q, c *Party, o *options) Hit {
	return func(q, c *Party, _ *options) Hit {
		var best Hit
		if bothAre(q, c, "Address") != entities {
			return best
		}
		for i, a := range q.places() {
			for k, b := range c.places() {
				if s := addressScore(a, b); s > best.Score {
					best = Hit{Score: s, Query: q.address[i], Candidate: c.address[k]}
				}
			}
		}
		return best
	}
}

func addressScore(a, b []addrBit) float64 {
	used := make([]bool, len(b))
	met, total, unmet := 0, 0, [2]int{}
	for _, x := range a {
		total += len(x.text)
		if k := meets(x, b, used); k >= 0 {
			used[k] = true
			met += len(x.text) + len(b[k].text)
		} else if x.number {
			unmet[0]++
		}
	}
	for k, y := range b {
		total += len(y.text)
		if !used[k] && y.number {
			unmet[1]++
		}
	}
	if total == 0 {
		return 0
	}
	s := float64(met) / float64(total)
	if unmet[0] > 0 && unmet[1] > 0 {
		s /= 2
	}
	return s
}

// meets returns the place of an unused word of b that x can stand for, -1 for
// none.
func meets(x addrBit, b []addrBit, used []bool) int {
	for k, y := range b {
		if !used[k] && x.text == y.text {
			return k
		}
	}
	if x.number {
		return -1
	}
	for k, y := range b {
		if !used[k] && !y.number && plausible(x.text, y.text) {
			return k
		}
	}
	return -1
}
