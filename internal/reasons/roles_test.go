package reasons

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// said writes relations as "role | body" with "ex " before former ones and "*"
// after the main ones.
func said(list []Relation) string {
	var out []string
	for _, x := range list {
		s := x.Role
		if x.Body != "" {
			s += " | " + x.Body
		}
		if x.Former {
			s = "ex " + s
		}
		if x.Main {
			s += "*"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

var petrov = Subject{Name: "Ivan Ivanovich EXAMPLOV"}

func TestRoles(t *testing.T) {
	for _, c := range []struct{ name, reason, want string }{
		{"copula", "Ivan Examplov is the Director of JSC Sample Works, which makes bolts.", "Director | JSC Sample Works*"},
		{"former", "Ivan Examplov is the former Minister of Trade of Freedonia.", "ex Minister | Trade of Freedonia*"},
		{"was until", "Examplov was the head of the Sample Agency until May 2020.", "ex head | Sample Agency*"},
		{"elliptic", "Former Minister of Justice of Freedonia. Responsible for much.", "ex Minister | Justice of Freedonia*"},
		{"bare phrases", "Member of the North Council. Deputy Head of the South Bureau.", "Member | North Council; Deputy Head | South Bureau*"},
		{"capacity", "In his position as judge of the Northern Court, Ivan Examplov sentenced people.", "judge | Northern Court*"},
		{"position of", "Ivan Examplov holds the position of Chief of the Sample Bureau.", "Chief | Sample Bureau*"},
		{"appointed as", "In May 2021, he was appointed as governor of the Blue Region.", "governor | Blue Region*"},
		{"apposition", "Ivan Examplov, commander of the Red Brigade, led the raid.", "commander | Red Brigade*"},
		{"of another", "Ivan Examplov is the son of Boris Examplov, a judge of the Northern Court.", ""},
		{"another who", "It was signed by Olga Other Name, who was the Director of Beta Works.", ""},
		{"another as", "Vice-President Olga Other, functioning as Acting President, declared war. Ivan Examplov is a judge.", "judge*"},
		{"rank", "Major General Ivan Examplov is the commander of the Red Brigade.", "Major General*; commander | Red Brigade*"},
		{"time between", "Examplov is since May 2022 the commander of the Red Brigade.", "commander | Red Brigade*"},
		{"time after", "Examplov has been the Aide to the President since 14 May 2024, and a member of the Blue Council.", "Aide | President*; member | Blue Council*"},
		{"shared body", "Examplov is the owner and former CEO of Sample Works.", "owner | Sample Works; ex CEO | Sample Works*"},
		{"one title", "Examplov is a Freedonian singer and actor.", "Freedonian singer and actor*"},
		{"one of", "Examplov is one of the Deputy Prosecutors of the First Branch.", "Deputy Prosecutor | First Branch*"},
		{"one of many", "Examplov is one of the 227 members who signed.", ""},
		{"short form", "Examplov is the Chief Executive Officer (CEO) of Sample Works.", "Chief Executive Officer | Sample Works*"},
		{"other name in brackets", "Examplov is the Director of JSC SW (a.k.a. Sample Works). It makes bolts.", "Director | JSC SW (a.k.a. Sample Works)*"},
		{"list in a name", "Examplov is Minister of Construction, Housing and Roads of Freedonia.", "Minister | Construction, Housing and Roads of Freedonia*"},
		{"district", "Examplov is the head of the penal colony in Blueville, Red Region, where he stays.", "head | penal colony in Blueville, Red Region*"},
		{"verb ends a name", "Examplov is the Commander of the Ground Forces and directly reports to the Leader.", "Commander | Ground Forces*"},
		{"quotes", "Examplov is the former so-called ‘Chair of the Blue Administration’.", "ex Chair | Blue Administration*"},
		{"works in", "Examplov is a Freedonian judge working in the Northern Court.", "Freedonian judge | Northern Court*"},
		{"adjective", "Examplov is the editor of Channel 9, major channel of the land.", "editor | Channel 9*"},
		{"verb", "He heads the Sample Bureau.", "Head | Sample Bureau*"},
		{"list marks", "(a) Director of the Blue Office, (b) Head of the Red Office.", "Director | Blue Office*; Head | Red Office*"},
		{"subject left out", "Remains active in the regime as an aide to the President and as the Chairman of the Blue Committee.", "aide | President*; Chairman | Blue Committee*"},
		{"former after a body", "Examplov is the founder of the Blue Party, a former senator of the Red Region, and a former advisor to the President.", "founder | Blue Party*; ex senator | Red Region*; ex advisor | President*"},
		{"what the body is", "Examplov is the founder of Sample Works, a producer of bolts.", "founder | Sample Works*"},
		{"body with the name of the subject", "Examplov is one of the founders and shareholders of the Examplov group of companies.", "founder and shareholder | Examplov group of companies*"},
		{"time in front", "Since 2022, advisor to the Commander of the Red Brigade.", "advisor | Commander of the Red Brigade*"},
		{"number of a body", "Examplov is the General Director of Plant no 9.", "General Director | Plant no 9*"},
		{"kin", "Examplov is a member of the Red Militia and brother of the Head of the Red Militia.", "member | Red Militia*"},
		{"posts of two kinds", "Examplov is a Freedonian boxer, member of the Blue Party.", "Freedonian boxer; member | Blue Party*"},
		{"director general", "Examplov is a director general of the Blue Foundation.", "director general | Blue Foundation*"},
		{"office of another", "Examplov is a judge at the Office of the President of Freedonia.", "judge | Office of the President of Freedonia*"},
		{"appointed by him", "In 2018, Examplov was appointed by him as director of the Blue Agency.", "director | Blue Agency*"},
		{"body before the post", "Examplov is a Blue Guard Corps (BGC) officer and adviser to the head of the Red Guard.", "officer | Blue Guard Corps (BGC)*; adviser | head of the Red Guard*"},
		{"body before the rank", "Blue Guard Corps (BGC) Colonel Ivan Examplov is the commander of the Red Brigade.", "Colonel*; commander | Red Brigade*"},
		{"listed body", "Examplov is the director of EU-listed Sample Works.", "director | Sample Works*"},
		{"rank before syllables", "Major General Ko Ko Examplov is a judge.", "Major General*; judge*"},
		{"channel one", "Examplov is the host of a show on Channel One.", "host | show on Channel One*"},
		{"after a remark", "Examplov is the Director of Sample Works, a maker of bolts, and Head of the Blue Club.", "Director | Sample Works*; Head | Blue Club*"},
		{"remark with a verb", "Examplov is the Director of Sample Works, a maker that sells bolts, and head of state Other likes it.", "Director | Sample Works*"},
		{"board of the next", "Examplov is the chairman of the board of directors and the managing director of Sample Works.", "chairman | board of directors of Sample Works*; managing director | Sample Works*"},
		{"word before the next post", "Examplov is a political scientist and foreign-policy analyst.", "political scientist and foreign-policy analyst*"},
		{"first word", "Party Secretary of the Blue Region.", "Party Secretary | Blue Region*"},
		{"bracket not closed", "Examplov is the Deputy of the Blue Council (BC, 2023, term).", "Deputy | Blue Council*"},
		{"organising", "Examplov is the head of the department for organising work at the Blue Academy.", "head | department for organising work at the Blue Academy*"},
		{"rank of a member", "Examplov is an officer of the rank of Colonel in the Blue Army.", "officer; Colonel | Blue Army*"},
		{"rank or higher", "Examplov is a member of the Blue Army of the rank of colonel and the equivalent or higher.", "member | Blue Army*"},
		{"name after a comma", "Examplov is the owner of an employment agency, Blue Hands (BH), that hires.", "owner | Blue Hands (BH)*"},
		{"kin after a body", "Examplov is the director of the Blue Bureau and a brother of Boris.", "director | Blue Bureau*"},
		{"in chief", "Examplov is the Commander in Chief of the Blue Army.", "Commander in Chief | Blue Army*"},
		{"nobody", "The company makes bolts. Its director of sales is unknown.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := said(Roles(petrov, c.reason)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.reason, got, c.want)
			}
		})
	}
}

func TestRolesOnce(t *testing.T) {
	for _, c := range []struct{ name, reason, want string }{
		{"same body shorter", "Examplov is a member of the Central Voting Commission (CVC). As a member of the CVC, he acted.", "member | Central Voting Commission (CVC)*"},
		{"vague word", "Examplov is the General Director of Sample Works. As head of Sample Works, he acted.", "General Director | Sample Works*"},
		{"two posts of a body", "Examplov is a judge of the Blue Court. He was also the Deputy Chairman of the Blue Court.", "judge | Blue Court*; ex Deputy Chairman | Blue Court*"},
		{"another step", "Examplov was First Deputy Minister of Trade. Before, he was Deputy Minister of Trade.", "ex First Deputy Minister | Trade*; ex Deputy Minister | Trade*"},
		{"another body of one land", "Examplov is a judge of the Blue Court of Freedonia. He was a judge of the Red Court of Freedonia.", "judge | Blue Court of Freedonia*; ex judge | Red Court of Freedonia*"},
		{"weighing is not main", "Examplov is a leading businessperson. He is the owner of Sample Works.", "leading businessperson; owner | Sample Works*"},
		{"weighing alone is", "Examplov is a leading businessperson.", "leading businessperson*"},
		{"later posts are not main", "Examplov is a judge of the Blue Court. He is a member of the Red Club.", "judge | Blue Court*; member | Red Club"},
		{"later dated posts are", "Examplov was a judge of the Blue Court. Since May 2024, he has been the Head of the Red Club.", "ex judge | Blue Court*; Head | Red Club*"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := said(Roles(petrov, c.reason)); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.reason, got, c.want)
			}
		})
	}
}

// Every relation has the passage that says it.
func TestRolesPassage(t *testing.T) {
	reason := "Ivan Examplov is the owner of Sample Works and a member of the Blue Council."
	want := []string{"owner of Sample Works", "member of the Blue Council"}
	for i, x := range Roles(petrov, reason) {
		if got := reason[x.Start:x.End]; got != want[i] {
			t.Errorf("passage %q, want %q", got, want[i])
		}
	}
}

// A subject without a name still has the posts that pronouns give.
func TestRolesWithoutName(t *testing.T) {
	if got := said(Roles(Subject{}, "He is the head of the Blue Office.")); got != "head | Blue Office*" {
		t.Error(got)
	}
}

func TestRolesBounded(t *testing.T) {
	var b strings.Builder
	for i := range 500 {
		fmt.Fprintf(&b, "Examplov is a judge of Court%dville. ", i)
	}
	if n := len(Roles(petrov, b.String())); n != maxRelations {
		t.Errorf("%d relations, want the bound %d", n, maxRelations)
	}
	long := strings.Repeat("word ", maxReason) + "Examplov is a judge."
	if got := Roles(petrov, long); len(got) != 0 {
		t.Errorf("read behind the bound: %v", got)
	}
}

func FuzzRoles(f *testing.F) {
	f.Add("Ivan EXAMPLOV", "Ivan Examplov, former head of X (Y), is one of the judges of the ‘Blue Court, and, as")
	f.Add("", "(a) Head; (b) of , and\n as member in and of.")
	f.Add("A", "“‘(major general A since 2022, and as well as the of of")
	f.Add("É", "É is the Chief Executive Officer (CEO")
	f.Fuzz(func(t *testing.T, name, reason string) {
		for _, x := range Roles(Subject{Name: name}, reason) {
			if x.Start < 0 || x.End > len(reason) || x.Start >= x.End || x.Role == "" {
				t.Fatalf("bad passage %d-%d of %d: %+v", x.Start, x.End, len(reason), x)
			}
		}
	})
}

// Texts made to be slow are read in bounded time.
func TestRolesTime(t *testing.T) {
	for _, s := range []string{"as a ", "head of ", "(a) ", "‘", "and ", "A, ", "one of the heads ", "since 2022, ", "X Examplov, judge and ", "judge ", "Of A, B and ", "A B (AB) ", "is a head of A, "} {
		text := strings.Repeat(s, maxReason/len(s))
		began := time.Now()
		Roles(petrov, text)
		sample().Find("x", text)
		if d := time.Since(began); d > 4*time.Second {
			t.Errorf("%q over and over: %v", s, d)
		} else if d > 200*time.Millisecond {
			t.Logf("%q: %v", s, d)
		}
	}
}
