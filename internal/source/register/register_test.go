package register

import (
	"context"
	"strings"
	"testing"

	"sanctrace/internal/source"
)

const extract = `Company;Company number;Country;Holder;Holder type;Holder country;Share;Role;From;To
Morskaya Liniya OOO;1234567;Russia;Ivan Petrovich Testov;natural person;Russia;35 %;;2021-03-01;
Morskaya Liniya OOO;1234567;Russia;Alpha Holding Ltd;company;Cyprus;more than 25 % but not more than 50 %;;12.04.2020;31.12.2022
Morskaya Liniya OOO;1234567;Russia;Olga Sample;person;Russia;;general director;2019;
;;;nobody;;;1 %;;;
`

func parse(t testing.TB, text string) (map[string][]string, *source.Out) {
	t.Helper()
	got := map[string][]string{}
	out := source.NewOut(func(f source.Fragment) error {
		var line []string
		for _, v := range f.Entity.Values {
			if v.Prop != "owner" && v.Prop != "asset" && v.Prop != "director" && v.Prop != "organization" {
				line = append(line, v.Prop+"="+v.Value)
			}
		}
		got[f.Entity.Schema] = append(got[f.Entity.Schema], strings.Join(line, " "))
		return nil
	})
	if err := Parse(context.Background(), []source.File{source.BytesFile("extract.csv", []byte(text))}, source.Meta{}, out); err != nil {
		t.Log(err)
	}
	return got, out
}

func TestParse(t *testing.T) {
	got, out := parse(t, extract)
	if out.Rows != 4 || out.Rejected != 1 || out.Rejects[0].Place != "row 4" {
		t.Errorf("rows %d, rejected %d at %+v; want 4 rows, row 4 rejected", out.Rows, out.Rejected, out.Rejects)
	}
	if len(got["Ownership"]) != 2 || len(got["Directorship"]) != 1 || len(got["Person"]) != 2 {
		t.Fatalf("got %v", got)
	}
	for _, part := range []string{"percentage=35 %", "startDate=2021-03-01", "recordId=extract.csv row 1"} {
		if !strings.Contains(got["Ownership"][0], part) {
			t.Errorf("ownership %q lacks %q", got["Ownership"][0], part)
		}
	}
	if !strings.Contains(got["Ownership"][1], "endDate=2022-12-31") {
		t.Errorf("ownership %q lacks its end", got["Ownership"][1])
	}
}

func TestRecognise(t *testing.T) {
	for line, want := range map[string]bool{
		"Company,Holder,Share": true, "company;owner;percent": true, "name,address": false, "company,holder": false, "": false,
	} {
		if got := Recognise(source.Head{Data: []byte(line + "\n")}); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(extract)
	f.Add("company,holder,share\n\"a\n")
	f.Fuzz(func(t *testing.T, text string) { parse(t, text) })
}
