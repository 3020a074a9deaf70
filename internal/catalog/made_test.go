package catalog_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sanctrace/internal/catalog"
	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// The fixtures are made up: no person, ship or company of these names is meant.

// entry is a made-up source entry in one line:
//
//	"t-1 Person name=Ada Ardent alias=A. Ardent@alt record=r1 sanction:startDate=2020-01-02"
//
// A value may carry "@origin" and "~lang"; a property after "sanction:" is of
// the entry's listing; "ref=" is an id in another dataset; "end" ends it.
type entry string

// fields splits an entry at blanks before "word=".
func (e entry) fields() (id, schema string, props [][2]string) {
	words := strings.Fields(string(e))
	id, schema = words[0], words[1]
	for _, w := range words[2:] {
		if k, v, ok := strings.Cut(w, "="); ok {
			props = append(props, [2]string{k, v})
		} else {
			props[len(props)-1][1] += " " + w
		}
	}
	return id, schema, props
}

func value(prop, text string) ftm.Value {
	text, origin, _ := strings.Cut(text, "@")
	text, lang, _ := strings.Cut(text, "~")
	return ftm.Value{Prop: prop, Value: text, Lang: lang, Origin: origin}
}

func (e entry) emit(out *source.Out) error {
	out.Rows++
	id, schema, props := e.fields()
	if schema == "end" {
		out.End(id)
		return nil
	}
	subject, sanction := ftm.NewEntity(id, schema), ftm.NewEntity(id+"-sanction", "Sanction")
	f := source.Fragment{Owner: id, Entity: subject}
	for _, p := range props {
		switch k, v := p[0], p[1]; {
		case k == "record":
			f.Record = v
		case k == "ref":
			f.Referents = append(f.Referents, v)
		case strings.HasPrefix(k, "sanction:"):
			sanction.AddValue(value(strings.TrimPrefix(k, "sanction:"), v))
		default:
			subject.AddValue(value(k, v))
		}
	}
	if f.Record == "" {
		f.Record = string(e)
	}
	if err := out.Emit(f); err != nil {
		return err
	}
	if len(sanction.Values) == 0 {
		return nil
	}
	sanction.Add("entity", id)
	return out.Detail(id, sanction)
}

// made is a full version of made-up entries; change its fields for others.
func made(dataset string, day when.Day, entries ...entry) catalog.Unit {
	text := fmt.Sprint(dataset, day, entries)
	return catalog.Unit{Dataset: dataset, Format: "made-up", Version: day, Basis: "content", Scope: source.Full, ScopeWhy: "the whole file",
		Files: []source.File{source.BytesFile("list.txt", []byte(text))}, Actor: "tester",
		Parse: func(_ context.Context, out *source.Out) error {
			for _, e := range entries {
				if err := e.emit(out); err != nil {
					return err
				}
			}
			return nil
		}}
}

func scoped(u catalog.Unit, s source.Scope) catalog.Unit {
	u.Scope, u.ScopeWhy = s, "test"
	return u
}

func parts(u catalog.Unit, main string, present ...string) catalog.Unit {
	u.Scope, u.ScopeWhy, u.Components, u.Main, u.Set = source.Component, "test", present, main, []string{"prim", "alt", "add"}
	if main == "" {
		u.Set = nil
	}
	return u
}

func view(t *testing.T, c *catalog.Catalog, id string, on when.Day) catalog.View {
	t.Helper()
	v, err := c.Entity(context.Background(), id, on)
	if err != nil {
		t.Fatalf("%s on %s: %v", id, on, err)
	}
	return v
}

// values returns the values of a property that stood on the view's day,
// sorted.
func values(v catalog.View, prop string) []string {
	var out []string
	for _, s := range v.Statements {
		if s.Prop == prop && s.Stands {
			out = append(out, s.Value)
		}
	}
	slices.Sort(out)
	return out
}

func wantValues(t *testing.T, c *catalog.Catalog, id string, on when.Day, prop string, want ...string) {
	t.Helper()
	if got := values(view(t, c, id, on), prop); !slices.Equal(got, want) {
		t.Errorf("%s of %s on %s: %q, want %q", prop, id, on, got, want)
	}
}

func noDamage(t *testing.T, c *catalog.Catalog) {
	t.Helper()
	damage, err := c.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range damage {
		t.Errorf("damage: %s: %s", d.Object, d.What)
	}
}

// dayNumber returns the n-th day of a run of days.
func dayNumber(n int) when.Day { return when.Day("2022-01-01").Add(n) }
