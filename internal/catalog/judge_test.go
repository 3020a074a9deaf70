package catalog_test

import (
	"context"
	"slices"
	"testing"

	"sanctrace/internal/catalog"
	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
)

func judge(t *testing.T, c *catalog.Catalog, a, b string, v catalog.Verdict) error {
	t.Helper()
	return c.Judge(context.Background(), []catalog.Judgement{{Left: a, Right: b, Verdict: v, By: "A. Reviewer", Reason: "looked at both"}})
}

func mustJudge(t *testing.T, c *catalog.Catalog, a, b string, v catalog.Verdict) {
	t.Helper()
	if err := judge(t, c, a, b, v); err != nil {
		t.Fatal(err)
	}
}

func TestJudgementsJoinAndPart(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c, ctx := open(t, d), context.Background()
		mustImport(t, c, made("a_made", "2022-01-01", "ofac-1 Person name=Ada Zorn", "ofac-2 Person name=Bert Quill", "ofac-3 Company name=Brine"))
		mustImport(t, c, made("b_made", "2022-01-01", "eu-fsf-1 Person name=Ada Zorn", "eu-fsf-2 LegalEntity name=Brine Works"))
		before, err := c.State(ctx)
		if err != nil {
			t.Fatal(err)
		}
		mustJudge(t, c, "eu-fsf-1", "ofac-1", catalog.JudgedSame)
		if canonical(t, c, "eu-fsf-1") != "ofac-1" {
			t.Errorf("joined: %s", canonical(t, c, "eu-fsf-1"))
		}
		if v := view(t, c, "eu-fsf-1", ""); v.ID != "ofac-1" || len(v.Datasets) != 2 || !slices.Equal(v.Referents, []string{"eu-fsf-1", "ofac-1"}) {
			t.Errorf("%+v", v)
		}
		if after, err := c.State(ctx); err != nil || after.Equal(before) {
			t.Errorf("a join does not show in the state: %v", err)
		}
		noDamage(t, c)
		// It stays with the next version of the list.
		mustImport(t, c, made("b_made", "2022-02-01", "eu-fsf-1 Person name=Ada Zorn-Smith", "eu-fsf-2 LegalEntity name=Brine Works"))
		if canonical(t, c, "eu-fsf-1") != "ofac-1" {
			t.Error("an import undid a judgement")
		}
		// Undone, all is as before.
		mustJudge(t, c, "ofac-1", "eu-fsf-1", catalog.TakenBack)
		if js, err := c.Judgements(ctx); err != nil || len(js) != 0 || canonical(t, c, "eu-fsf-1") != "eu-fsf-1" {
			t.Errorf("after undo: %v %v %s", js, err, canonical(t, c, "eu-fsf-1"))
		}
		noDamage(t, c)
		// A legal entity may turn out to be a company; a person is none.
		mustJudge(t, c, "ofac-3", "eu-fsf-2", catalog.JudgedSame)
		if err := judge(t, c, "ofac-2", "eu-fsf-2", catalog.JudgedSame); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a person and a company: %v", err)
		}
		if canonical(t, c, "ofac-2") != "ofac-2" {
			t.Error("a refused judgement left something behind")
		}
		noDamage(t, c)
		records, err := c.Log().Records(ctx, "identity/eu-fsf-1~ofac-1", 0, 10)
		if err != nil || len(records) != 2 || records[0].Actor != "A. Reviewer" {
			t.Errorf("log: %+v, %v", records, err)
		}
	})
}

func TestJudgedDifferentOutranksNumbers(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("a_made", "2022-01-01", "ofac-1 Company name=Brine innCode=1234567894"))
	mustImport(t, c, made("b_made", "2022-01-01", "eu-fsf-1 Company name=Brine innCode=1234567894"))
	mustImport(t, c, made("c_made", "2022-01-01", "ch-seco-1 Company name=Brine"))
	if canonical(t, c, "eu-fsf-1") != "ofac-1" {
		t.Fatal("the number does not join")
	}
	mustJudge(t, c, "eu-fsf-1", "ofac-1", catalog.JudgedDifferent)
	if canonical(t, c, "eu-fsf-1") != "eu-fsf-1" {
		t.Error("still one")
	}
	// Not through a third either.
	mustJudge(t, c, "ch-seco-1", "ofac-1", catalog.JudgedSame)
	if err := judge(t, c, "ch-seco-1", "eu-fsf-1", catalog.JudgedSame); fault.KindOf(err) != fault.Conflict {
		t.Errorf("two that differ, through a third: %v", err)
	}
	if canonical(t, c, "ch-seco-1") != "ofac-1" || canonical(t, c, "eu-fsf-1") != "eu-fsf-1" {
		t.Errorf("%s, %s", canonical(t, c, "ch-seco-1"), canonical(t, c, "eu-fsf-1"))
	}
	noDamage(t, c)
	mustJudge(t, c, "eu-fsf-1", "ofac-1", catalog.TakenBack)
	if canonical(t, c, "eu-fsf-1") != "ofac-1" {
		t.Error("undo does not bring the number's join back")
	}
	noDamage(t, c)
}

func TestJudgementsAreChecked(t *testing.T) {
	d := dbtest.SQLite(t)
	c, ctx := open(t, d), context.Background()
	mustImport(t, c, made("a_made", "2022-01-01", "a-1 Person name=Ada", "a-2 Person name=Bert"))
	for name, j := range map[string]catalog.Judgement{
		"nobody":     {Left: "a-1", Right: "a-2", Verdict: catalog.JudgedSame, Reason: "why"},
		"no reason":  {Left: "a-1", Right: "a-2", Verdict: catalog.JudgedSame, By: "me", Reason: " "},
		"no verdict": {Left: "a-1", Right: "a-2", Verdict: "maybe", By: "me", Reason: "why"},
		"itself":     {Left: "a-1", Right: "a-1", Verdict: catalog.JudgedSame, By: "me", Reason: "why"},
		"NUL":        {Left: "a-1", Right: "a-2", Verdict: catalog.JudgedSame, By: "me", Reason: "w\x00y"},
	} {
		if err := c.Judge(ctx, []catalog.Judgement{j}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := judge(t, c, "a-1", "x-9", catalog.JudgedSame); fault.KindOf(err) != fault.NotFound {
		t.Errorf("an entity that no list holds: %v", err)
	}
	mustJudge(t, c, "a-1", "a-2", catalog.JudgedDifferent)
	if _, err := d.Exec(ctx, "UPDATE identity_judgement SET reason = 'another'"); err != nil {
		t.Fatal(err)
	}
	damage, err := c.Verify(ctx)
	if err != nil || len(damage) != 1 {
		t.Errorf("a changed reason: %v, %v", damage, err)
	}
}
