package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Seed is the seed of all generated data; it is committed so that figures can
// be compared.
const Seed = 20261122

// Name parts in the spellings of several languages. They are common words of
// everyday names, no listed party's.
var (
	given = strings.Fields(`Adam Ahmed Aigul Aleksandr Ali Ana Anna Anton Boris Carlos Chen Daniel Dariusz David Dmitri Elena Emma Farid
		Fatima Georg Hana Hassan Hiroshi Igor Ines Ivan Jamal Jan Javier Jin Jorge Jose Karim Kenji Khalid Kim Lars Layla Leila Li Luis
		Maria Marko Mary Mehdi Mei Mohamed Mustafa Nadia Natalia Nikolai Nina Noor Oleg Olga Omar Pavel Pedro Peter Rania Reza Rosa
		Salma Samir Sara Sergei Sofia Stefan Tariq Thomas Ulrich Vera Viktor Wei William Xin Yan Yuri Yusuf Zahra Zoran`)
	stems = strings.Fields(`Abdul Akh Alb Bak Bal Bar Bel Bor Cas Chan Dar Dem Dor Far Fed Fer Gar Gol Gon Hak Ham Has Iv Jaf Jak Kar
		Kas Kov Kuz Lop Mal Mar Mart Mir Mos Naz Nik Nov Or Pav Per Pet Pop Rad Rah Rod San Sem Sid Smir Sok Sul Tar Tor Vas Vel Vor Yam Zah Zak`)
	endings = strings.Fields(`adi ainen ak ali anov ari asi aya edo eev enko ev ez i ian ic idis ides in ini ino ishvili man ov ova ovic
		owski ran ri sen shi ski son tin to uri vac yan zade`)
	trades = strings.Fields(`Trading Shipping Engineering Electronics Aviation Industries Logistics Metals Chemicals Components Research
		Marine Energy Systems Instruments Textiles Foods Motors Holdings Consulting Materials Optics`)
	forms  = strings.Fields(`LLC Ltd GmbH OOO FZE JSC Co. S.A. Inc. BV AG Limited`)
	places = strings.Fields(`Northern Delta Harbour Summit River Golden Silver Eastern Union Global Alpine Coral Meridian Atlas Orion Caspian
		Baltic Pacific Crescent Highland Prairie Canyon Lagoon Fjord`)
)

// generator makes names with a fixed seed.
type generator struct{ r *rand.Rand }

func newGenerator(stream uint64) *generator { return &generator{rand.New(rand.NewPCG(Seed, stream))} } //nolint:gosec // test data

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// person returns an everyday name.
func (g *generator) person() string {
	n := pick(g.r, given)
	if g.r.IntN(4) == 0 {
		n += " " + pick(g.r, given)
	}
	return n + " " + pick(g.r, stems) + pick(g.r, endings)
}

// company returns an everyday name of a company.
func (g *generator) company() string {
	word := pick(g.r, stems) + pick(g.r, endings)
	if g.r.IntN(3) == 0 {
		word = pick(g.r, places)
	}
	return fmt.Sprintf("%s %s %s", word, pick(g.r, trades), pick(g.r, forms))
}

// typo changes one letter of a name of at least five letters.
func (g *generator) typo(name string) string {
	b := []byte(name)
	for range 20 {
		i := g.r.IntN(len(b))
		if b[i] < 'a' || b[i] > 'z' {
			continue
		}
		switch g.r.IntN(3) {
		case 0:
			return string(b[:i]) + string(b[i+1:])
		case 1:
			return string(b[:i]) + string(rune('a'+g.r.IntN(26))) + string(b[i:])
		}
		b[i] = byte('a' + g.r.IntN(26))
		return string(b)
	}
	return name
}
