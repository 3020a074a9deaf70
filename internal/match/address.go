package match

import (
	"strings"

	"sanctrace/internal/finding"
	"sanctrace/internal/names"
	"sanctrace/internal/place"
)

// address is an address in words: romanised, without its country.
type address struct {
	raw    string
	words  map[string]float64 // with what meeting each says
	sum    float64            // of words
	city   string             // words of the last part that has any; "" when there is one part only
	number bool               // a house number or postcode is among the words
}

// maxAddresses bounds the addresses of one side that are compared.
const maxAddresses = 50

func addresses(list []string) []address {
	var out []address
	for _, s := range list[:min(len(list), maxAddresses)] {
		if a := readAddress(s); len(a.words) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// streetWords are words that addresses of any place have.
var streetWords = map[string]bool{
	"street": true, "st": true, "str": true, "road": true, "rd": true, "avenue": true, "ave": true, "av": true, "lane": true, "boulevard": true,
	"blvd": true, "square": true, "building": true, "bldg": true, "floor": true, "office": true, "ofc": true, "room": true, "suite": true, "flat": true,
	"apt": true, "apartment": true, "block": true, "no": true, "number": true, "po": true, "box": true, "city": true, "district": true, "region": true,
	"province": true, "oblast": true, "state": true, "village": true, "ul": true, "ulitsa": true, "prospekt": true, "pr": true, "pereulok": true, "per": true,
	"dom": true, "d": true, "g": true, "kv": true, "korp": true, "litera": true, "rue": true, "calle": true, "carrera": true, "via": true, "piso": true,
	"strasse": true, "jalan": true, "mahallesi": true, "mah": true, "cad": true, "caddesi": true, "sok": true, "sk": true, "khiaban": true, "and": true,
	"near": true, "the": true, "of": true,
}

// readAddress reads an address. Parts stand between commas or line ends, the
// widest last.
func readAddress(s string) address {
	a := address{raw: s, words: map[string]float64{}}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '،' || r == '，' })
	for len(parts) > 0 && place.Code(parts[len(parts)-1]) != "" {
		parts = parts[:len(parts)-1]
	}
	for i, p := range parts {
		n := names.Parse(p, names.Object)
		city := a.read(&n)
		if i > 0 && city != "" {
			a.city = city
		}
	}
	for _, w := range a.words {
		a.sum += w
	}
	return a
}

// read adds the words of a part and returns those that can be a city's.
func (a *address) read(n *names.Name) string {
	var city []string
	for i := range n.Tokens {
		t := n.Tokens[i].Text
		switch {
		case n.Tokens[i].Kind == names.Particle || streetWords[t]:
			a.words[t] = .1
			continue
		case strings.ContainsAny(t, "0123456789"):
			a.number = true
		default:
			city = append(city, t)
		}
		a.words[t] = 1
	}
	return strings.Join(city, " ")
}

// meets returns the share of what the shorter address says that both say, and
// whether they have different house numbers.
func (a *address) meets(b *address) (share float64, otherNumber bool) {
	if len(b.words) < len(a.words) {
		a, b = b, a
	}
	met, word, number := 0., false, false
	for w, k := range a.words {
		if b.words[w] == 0 {
			continue
		}
		met += k
		if strings.ContainsAny(w, "0123456789") {
			number = true
		} else {
			word = word || k == 1
		}
	}
	least := min(a.sum, b.sum)
	if least < leastAddress || !word {
		return 0, false
	}
	return met / least, a.number && b.number && !number
}

// leastAddress is what an address must say at least to be compared.
const leastAddress = 2

// addressShare is the least share in common at which addresses agree.
const addressShare = .6

// address lets the best pair of addresses move the score.
func (c *Comparer) address(p *Prepared, list []string, score float64) float64 {
	if len(p.homes) == 0 || len(list) == 0 {
		return score
	}
	var best sameness
	var q, x *address
	others := addresses(list)
	elsewhere := len(others) > 0
	for i := range p.homes {
		for k := range others {
			s := c.scorer.table.same(&p.homes[i], &others[k])
			elsewhere = elsewhere && s.elsewhere
			if s.worth > best.worth {
				best, q, x = s, &p.homes[i], &others[k]
			}
		}
	}
	switch {
	case best.worth > 0:
		return c.move(score, best.worth, finding.Step{Feature: "address", Query: q.raw, Candidate: x.raw, Via: best.via})
	case elsewhere:
		return c.move(score, -c.scorer.table[addressDiffers].Value, finding.Step{Feature: "address", Query: p.homes[0].raw, Candidate: others[0].raw, Via: "no word in common"})
	}
	return score
}

// sameness is what two addresses say.
type sameness struct {
	worth     float64 // 0: nothing
	via       string
	elsewhere bool // both say enough, and nothing that is in common
}

func (t *Table) same(a, b *address) sameness {
	share, otherNumber := a.meets(b)
	city := a.city != "" && a.city == b.city
	switch {
	case share >= addressShare && otherNumber:
		return sameness{worth: t[addressAgrees].Value * share / 2, via: "words in common, other number"}
	case share >= addressShare:
		return sameness{worth: t[addressAgrees].Value * share, via: "words in common"}
	case city:
		return sameness{worth: t[cityAgrees].Value, via: "same city"}
	}
	return sameness{elsewhere: share == 0 && a.sum >= leastAddress && b.sum >= leastAddress}
}
