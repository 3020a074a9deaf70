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

func canonical(t *testing.T, c *catalog.Catalog, id string) string {
	t.Helper()
	got, err := c.Canonical(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// The numbers are made up but for their check digits.
func TestExactJoins(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := open(t, d)
		mustImport(t, c, made("gb_made", "2022-01-01", "gb-hmt-1 Person name=Ada sanction:unscId=QDi.901", "gb-hmt-2 Vessel name=Cormorant imoNumber=1234567",
			"gb-hmt-3 Company name=Brine innCode=1234567894", "gb-hmt-4 Person name=Master imoNumber=1234567"))
		mustImport(t, c, made("un_made", "2022-01-01", "unsc-5 Person name=Ada Ardent sanction:unscId=QDi.901", "unsc-6 Vessel name=Cormorant II imoNumber=IMO 1234567"))
		mustImport(t, c, made("ofac_made", "2022-01-01", "ofac-7 Company name=Brine Works innCode=1234567894", "ofac-8 Vessel name=Typo imoNumber=1234568",
			"ofac-9 Person name=Twin sanction:unscId=QDi.902"))
		for id, want := range map[string]string{"gb-hmt-1": "unsc-5", "unsc-5": "unsc-5", "gb-hmt-2": "unsc-6", "gb-hmt-3": "ofac-7",
			"gb-hmt-4": "gb-hmt-4", "ofac-8": "ofac-8", "ofac-9": "ofac-9", "none": "none"} {
			if got := canonical(t, c, id); got != want {
				t.Errorf("canonical id of %s is %s, want %s", id, got, want)
			}
		}
		v := view(t, c, "gb-hmt-1", "")
		if v.ID != "unsc-5" || !slices.Equal(v.Referents, []string{"gb-hmt-1", "unsc-5"}) || !slices.Equal(v.Datasets, []string{"gb_made", "un_made"}) ||
			!slices.Equal(values(v, "name"), []string{"Ada", "Ada Ardent"}) || len(v.Listings) != 2 {
			t.Errorf("%+v", v)
		}
		noDamage(t, c)
		// The list corrects a number: the join goes. It delists an entry: the join stays.
		mustImport(t, c, made("gb_made", "2022-02-01", "gb-hmt-2 Vessel name=Cormorant", "gb-hmt-3 Company name=Brine innCode=1234567894"))
		if canonical(t, c, "gb-hmt-2") != "gb-hmt-2" || canonical(t, c, "gb-hmt-1") != "unsc-5" || canonical(t, c, "unsc-6") != "unsc-6" {
			t.Errorf("after the correction: %s, %s", canonical(t, c, "gb-hmt-2"), canonical(t, c, "gb-hmt-1"))
		}
		noDamage(t, c)
	})
}

func TestAmbiguousAndIncompatibleNumbersJoinNothing(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("a_made", "2022-01-01", "a-1 Company name=Parent Ltd innCode=1234567894", "a-2 Company name=Child innCode=1234567894"))
	mustImport(t, c, made("b_made", "2022-01-01", "b-1 Company name=Somebody innCode=1234567894"))
	mustImport(t, c, made("c_made", "2022-01-01", "c-1 Person name=Ada sanction:unscId=QDi.901"))
	mustImport(t, c, made("c2_made", "2022-01-01", "c-2 Company name=Ada sanction:unscId=QDi.901"))
	mustImport(t, c, made("c3_made", "2022-01-01", "c-3 LegalEntity name=Ada sanction:unscId=QDi.901"))
	for _, id := range []string{"a-1", "a-2", "b-1"} {
		if got := canonical(t, c, id); got != id {
			t.Errorf("%s was joined with %s by a number that two entries of one list bear", id, got)
		}
	}
	mustImport(t, c, made("d_made", "2022-01-01", "d-1 Company name=LTD Parent innCode=1234567894"))
	if canonical(t, c, "a-1") != canonical(t, c, "d-1") || canonical(t, c, "a-2") == canonical(t, c, "d-1") {
		t.Error("a number that two entries bear and a shared name join the one that has the name")
	}
	if canonical(t, c, "c-1") == canonical(t, c, "c-2") {
		t.Error("a person was joined with a company")
	}
	noDamage(t, c)
}

func TestSameIDInTwoDatasetsIsOne(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("us_made", "2022-01-01", "ofac-1 Person name=Ada"))
	mustImport(t, c, made("us_csl_made", "2022-01-01", "ofac-1 Person name=Ada alias=Addy"))
	if v := view(t, c, "ofac-1", ""); len(v.Datasets) != 2 || len(values(v, "name")) != 2 || v.Caption != "Ada" {
		t.Errorf("%+v", v)
	}
}

func TestStatedReferentsJoinWhatIsLoaded(t *testing.T) {
	c := open(t, dbtest.SQLite(t))
	mustImport(t, c, made("os_made", "2022-01-01", "NK-1 Person name=Ada ref=ofac-1 ref=unsc-2"))
	if got := canonical(t, c, "NK-1"); got != "NK-1" {
		t.Errorf("joined with %s, which is not loaded", got)
	}
	mustImport(t, c, made("us_made", "2022-01-01", "ofac-1 Person name=Ada"))
	if got := canonical(t, c, "NK-1"); got != "ofac-1" {
		t.Errorf("canonical id is %s, want ofac-1", got)
	}
	noDamage(t, c)
}

func TestSearch(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		c := open(t, d)
		mustImport(t, c, made("a_made", "2022-01-01", "a-1 Person name=Zoë Ardent-Łysy alias=Семён Ёлкин", "a-2 Company name=Ardent Brine Works idNumber=AB-123/X",
			"a-3 Vessel name=朝鲜之星 sanction:unscId=QDi.901", "a-4 Person name=كريم أيوب notes=Smuggler of brine", "e-1 Ownership owner=a-1 asset=a-2 role=ardent"))
		mustImport(t, c, made("a_made", "2022-02-01", "a-1 Person name=Zoë Ardent-Łysy", "a-3 Vessel name=朝鲜之星 sanction:unscId=QDi.901"))
		mustImport(t, c, made("b_made", "2022-03-01", "b-3 Vessel name=Star of 朝鲜 sanction:unscId=QDi.901"))
		for _, q := range []struct {
			q    catalog.SearchQuery
			want []string
		}{
			{catalog.SearchQuery{Words: "ARDENT"}, []string{"a-1", "a-2"}},
			{catalog.SearchQuery{Words: "zoe lysy"}, []string{"a-1"}},
			{catalog.SearchQuery{Words: "елкин семен"}, []string{"a-1"}},
			{catalog.SearchQuery{Words: "елкин", On: "2022-02-01"}, []string{"a-1"}},
			{catalog.SearchQuery{Words: "کریم ایوب"}, []string{"a-4"}},
			{catalog.SearchQuery{Words: "朝鲜"}, []string{"a-3"}},
			{catalog.SearchQuery{Words: "朝鲜", Dataset: "b_made"}, []string{"a-3"}},
			{catalog.SearchQuery{Words: "brine"}, []string{"a-2", "a-4"}},
			{catalog.SearchQuery{Words: "brine", Schema: "LegalEntity"}, []string{"a-2", "a-4"}},
			{catalog.SearchQuery{Words: "brine", Schema: "Organization"}, []string{"a-2"}},
			{catalog.SearchQuery{Words: "brine", On: "2022-02-01"}, []string{}},
			{catalog.SearchQuery{Words: "ab 123 x"}, []string{"a-2"}},
			{catalog.SearchQuery{Words: "a-2"}, []string{"a-2"}},
			{catalog.SearchQuery{Words: "ardent OR nothing"}, []string{}},
			{catalog.SearchQuery{Words: `ard"ent' & | ! (works)`}, []string{}},
		} {
			hits, err := c.Search(context.Background(), q.q)
			got := []string{}
			for _, h := range hits {
				got = append(got, h.ID)
			}
			slices.Sort(got)
			if err != nil || !slices.Equal(got, q.want) {
				t.Errorf("%+v: %q, %v; want %q", q.q, got, err, q.want)
			}
		}
		if hits, err := c.Search(context.Background(), catalog.SearchQuery{Words: "brine", Limit: 1}); err != nil || len(hits) != 1 || hits[0].ID != "a-2" {
			t.Errorf("limit 1: %+v, %v; want the one of that name", hits, err)
		}
		for _, q := range []catalog.SearchQuery{{}, {Words: " ... "}, {Words: "x", Schema: "Nothing"}} {
			if _, err := c.Search(context.Background(), q); fault.KindOf(err) != fault.Invalid {
				t.Errorf("%+v: %v", q, err)
			}
		}
	})
}
