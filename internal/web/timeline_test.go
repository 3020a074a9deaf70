package web

import (
	"strconv"
	"strings"
	"testing"

	"sanctrace/internal/catalog"
	"sanctrace/internal/finding"
	"sanctrace/internal/when"
)

func share(t *testing.T, s string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	if err != nil || f < 0 || f > 100 {
		t.Fatalf("%q is no share of the width", s)
	}
	return f
}

func listed(dataset, from, to, basis string) catalog.Listing {
	return catalog.Listing{Listing: finding.Listing{Dataset: dataset, From: when.Day(from), To: when.Day(to), Basis: basis}, SeenFrom: when.Day(from)}
}

func TestTimeline(t *testing.T) {
	bracketed := listed("d", "2021-05-01", "", catalog.BasisBracketed)
	bracketed.NotIn = "2021-01-01"
	v := catalog.View{On: "2020-06-01", Listings: []catalog.Listing{
		listed("a", "2014-01-01", "2016-01-01", catalog.BasisStated), listed("b", "2019-01-01", "", catalog.BasisStated), listed("c", "2020-01-01", "", catalog.BasisObserved), bracketed}}
	tl := newTimeline(v, "2024-01-01")
	a, b, c, d := tl.Bars[0], tl.Bars[1], tl.Bars[2], tl.Bars[3]
	if a.Open || a.Now || !b.Open || !b.Now || d.Now {
		t.Errorf("who is listed on the day: %+v", tl.Bars)
	}
	if share(t, a.X)+share(t, a.Width) >= share(t, b.X) || share(t, b.X) >= share(t, c.X) {
		t.Errorf("bars are not in the order of time: %+v", tl.Bars)
	}
	if on := share(t, tl.On); on <= share(t, c.X) || on >= share(t, d.X) {
		t.Errorf("the day stands at %s, between %s and %s", tl.On, c.X, d.X)
	}
	if b.EndX != c.EndX || share(t, b.EndX) >= 100 {
		t.Errorf("open listings end at %s and %s, want both today", b.EndX, c.EndX)
	}
	if a.Maybe || b.Maybe || !c.Maybe || c.MaybeX != "0%" || !d.Maybe || share(t, d.MaybeX)+share(t, d.MaybeW)-share(t, d.X) > .2 {
		t.Errorf("pale parts: %+v", tl.Bars)
	}
	if len(tl.Ticks) < 3 || len(tl.Ticks) > 7 {
		t.Errorf("%d years on the axis: %v", len(tl.Ticks), tl.Ticks)
	}
	if newTimeline(catalog.View{On: "2020-01-01"}, "2024-01-01") != nil {
		t.Error("a picture of nothing")
	}
}

func TestTimelineIsBounded(t *testing.T) {
	var v catalog.View
	v.On = "2024-01-01"
	for range 500 {
		v.Listings = append(v.Listings, listed("a", "0001-01-01", "", catalog.BasisStated))
	}
	if tl := newTimeline(v, "2024-01-01"); len(tl.Bars) != timelineMax || len(tl.Ticks) > 7 || tl.Left != 500-timelineMax {
		t.Errorf("%d bars, %d years", len(tl.Bars), len(tl.Ticks))
	}
}
