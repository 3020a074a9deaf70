package ca

import (
	"reflect"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

const made = `<?xml version="1.0" encoding="UTF-8"?><data-set>
<record><Country>Nowhere / Nulle part</Country><LastName>MARREN</LastName><GivenName>Talvo Osk</GivenName><DateOfBirthOrShipBuildDate>1961</DateOfBirthOrShipBuildDate>
<TitleOrShip>Major General/major-général</TitleOrShip><Schedule>1,Part 3</Schedule><Item>7</Item><Aliases>Talwo Maren, T. O. Maren; Russian: Талво Маррен</Aliases><DateOfListing>2030-02-24</DateOfListing></record>
<record><Country>Russia / Russie</Country><EntityOrShip>Made Plant JSC (also known as Notreal Zavod)</EntityOrShip><Schedule>3</Schedule><Item>1</Item><DateOfListing>2030-07-24</DateOfListing></record>
<record><Country>Russia / Russie</Country><EntityOrShip>Nowhere Star</EntityOrShip><TitleOrShip>Oil Tanker</TitleOrShip><DateOfBirthOrShipBuildDate>2005</DateOfBirthOrShipBuildDate><ShipIMONumber>9074729</ShipIMONumber><Schedule>1.1</Schedule><Item>2</Item><DateOfListing>2030-02-21</DateOfListing></record>
<record><Country>Justice for Victims of Made-up Officials (JVCFOR) / Règlement (RJVDEC)</Country><LastName>Solo</LastName><Item>80</Item><DateOfListing>2030-02-21</DateOfListing></record>
<record><Country>Nowhere</Country><Item>9</Item></record>
</data-set>`

func TestMadeUpList(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("sema.xml", made))
	if r.Err != nil || r.Out.Rows != 5 || r.Out.Rejected != 1 || len(r.Subjects) != 4 || len(r.Invalid) > 0 || r.Meta.Scope != source.Excerpt {
		t.Fatalf("%v, %+v, %d subjects, %v, %+v", r.Err, r.Out.Rejects, len(r.Subjects), r.Invalid, r.Meta)
	}
	byName := map[string]string{}
	for id, e := range r.Subjects {
		byName[e.First("name")] = id
	}
	p := r.Subjects[byName["Talvo Osk MARREN"]]
	if p == nil || !strings.HasPrefix(p.ID, "ca-sema-Nowhere-1-Part-3-7-") {
		t.Fatalf("ids: %v", byName)
	}
	sourcetest.Want(t, p, "alias", "Talwo Maren", "T. O. Maren", "Талво Маррен")
	sourcetest.Want(t, p, "title", "Major General")
	sourcetest.Want(t, p, "birthDate", "1961")
	s := r.Sanction(t, p.ID)
	sourcetest.Want(t, s, "provisions", "asset-freeze")
	sourcetest.Want(t, s, "program", "Nowhere")
	sourcetest.Want(t, s, "startDate", "2030-02-24")
	e := r.Subjects[byName["Made Plant JSC"]]
	sourcetest.Want(t, e, "alias", "Notreal Zavod")
	sourcetest.Want(t, r.Sanction(t, e.ID), "provisions", "sectoral")
	v := r.Subjects[byName["Nowhere Star"]]
	sourcetest.Want(t, v, "imoNumber", "9074729")
	sourcetest.Want(t, v, "type", "Oil Tanker")
	sourcetest.Want(t, v, "buildDate", "2005")
	sourcetest.Want(t, r.Sanction(t, v.ID), "provisions", "asset-freeze", "vessel-measures")
	if !strings.HasPrefix(byName["Solo"], "ca-sema-JVCFOR-80-") {
		t.Errorf("id %q", byName["Solo"])
	}
}

func TestSplitAliases(t *testing.T) {
	for _, c := range []struct {
		in     string
		person bool
		want   []string
	}{
		{"Alpha Beta, Gamma Delta", true, []string{"Alpha Beta", "Gamma Delta"}},
		{"Betov, Alpha", true, []string{"Betov, Alpha"}},
		{"Выдумка Менеджмент, ООО", false, []string{"Выдумка Менеджмент, ООО"}},
		{"Министерство выдумки, сказок и туризма", false, []string{"Министерство выдумки, сказок и туризма"}},
		{"ABC, ABCDE, Made Up Company", false, []string{"ABC", "ABCDE", "Made Up Company"}},
		{"Алфа Бетович and Алфа Гаммович", true, []string{"Алфа Бетович", "Алфа Гаммович"}},
		{"Alfa or Alpha Betov", true, []string{"Alfa or Alpha Betov"}},
		{"(Алфа БЕТОВ / Алфа БЕТІВ", true, []string{"Алфа БЕТОВ", "Алфа БЕТІВ"}},
		{"Belarusian: Алфа Бетаў, Russian: Алфа Бетов", true, []string{"Алфа Бетаў", "Алфа Бетов"}},
		{"Chemical and Products Works", false, []string{"Chemical and Products Works"}},
		{"", true, nil},
	} {
		var got []string
		for _, a := range splitAliases(c.in, c.person) {
			got = append(got, a.text)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("splitAliases(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestPublishedList(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/ca/sema_2025.xml")))
	schemas, props := r.Count()
	t.Log(schemas, props)
	if r.Err != nil || r.Out.Rows != 4759 || r.Out.Rejected != 0 || len(r.Subjects) != 4759 || schemas["Vessel"] != 109 || r.Meta.Scope != source.Full {
		t.Fatalf("%v, rows %d, %+v, %d subjects, %v", r.Err, r.Out.Rows, r.Out.Rejects, len(r.Subjects), schemas)
	}
	for _, err := range r.Invalid {
		t.Error(err)
	}
	noFreeze := 0
	for id := range r.Subjects {
		if m := strings.Join(r.Entities[id+"-sanction"].All("provisions"), " "); !strings.Contains(m, "asset-freeze") {
			noFreeze++
		}
	}
	if noFreeze != 4 {
		t.Errorf("%d records without a freeze, want the 4 of schedules 2 and 3", noFreeze)
	}
}

func FuzzSEMA(f *testing.F) {
	f.Add(made)
	f.Add("<data-set><record><DateOfListing></DateOfListing><LastName>(a / b or , and</LastName><Aliases>(x, ; or and /</Aliases></record>")
	f.Fuzz(func(t *testing.T, data string) {
		sourcetest.Fuzz(t, Formats(), sourcetest.Text("x.xml", data))
	})
}
