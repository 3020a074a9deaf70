package web

import (
	"fmt"
	"strconv"

	"sanctrace/internal/catalog"
	"sanctrace/internal/when"
)

// timeline is the picture of an entity's listings. Everything across is in per
// cent of the width, so that letters keep their size on narrow screens.
type timeline struct {
	Title  string
	Height int
	Ticks  []tick
	Bars   []bar
	On     string // place of the day asked for
	OnDay  when.Day
	OnEnd  bool // the label of the day stands left of its line
	AxisY  int
	Maybe  bool // some bar has a pale part
	Left   int  // listings beyond those drawn
}

// tick is a year on the axis.
type tick struct {
	X     string
	Label string
}

// bar is one listing period.
type bar struct {
	Label          string
	LabelX, Anchor string
	LabelY, Y      int
	X, Width       string
	Maybe          bool // a part before, in which it may have been listed already
	MaybeX, MaybeW string
	Open           bool // not ended
	EndX           string
	Now            bool
}

// Sizes of the picture, in pixels.
const (
	timelineTop = 20 // room for the day asked for
	timelineRow = 40
	timelineMax = 24 // rows; more are in the table
	daysPerYear = 365.25
)

// newTimeline draws the listings of a view; nil when there are none.
func newTimeline(v catalog.View, today when.Day) *timeline {
	if len(v.Listings) == 0 {
		return nil
	}
	first, last := v.On, max(today, v.On)
	for i := range v.Listings {
		l := &v.Listings[i]
		for _, d := range []when.Day{l.From, l.SeenFrom, l.NotIn} {
			if d != "" {
				first = min(first, d)
			}
		}
		last = max(last, l.To)
	}
	sc := newScale(first, last)
	sc.today = today
	t := &timeline{OnDay: v.On, On: sc.at(v.On), OnEnd: sc.share(v.On) > .6}
	for i := range v.Listings {
		if i == timelineMax {
			break
		}
		b := sc.bar(&v.Listings[i], i, v.On)
		t.Bars, t.Maybe = append(t.Bars, b), t.Maybe || b.Maybe
	}
	t.Left = len(v.Listings) - len(t.Bars)
	t.AxisY = timelineTop + timelineRow*len(t.Bars) + 6
	t.Height = t.AxisY + 20
	t.Ticks = sc.ticks()
	t.Title = fmt.Sprintf("Timeline of %s from %s to %s. The table below says the same.", plural(len(v.Listings), "listing", "listings"), sc.first, sc.last)
	return t
}

// scale turns days into places.
type scale struct {
	first, last when.Day
	today       when.Day // where listings that have not ended stop
	days        float64
}

// newScale leaves some room on both sides, and shows two years at least.
func newScale(first, last when.Day) scale {
	days := first.Until(last)
	margin := max(60, days/20, (730-days)/2)
	s := scale{first: first.Add(-margin), last: last.Add(margin)}
	s.days = float64(max(1, s.first.Until(s.last)))
	return s
}

func (s scale) share(d when.Day) float64 { return float64(s.first.Until(d)) / s.days }

func (s scale) at(d when.Day) string { return percent(s.share(d)) }

func (s scale) bar(l *catalog.Listing, row int, on when.Day) bar {
	y := timelineTop + row*timelineRow
	b := bar{LabelY: y + 13, Y: y + 19, Now: l.On(on), Open: l.To == ""}
	from, to := l.From, l.To
	if from == "" {
		from = s.first
	}
	if b.Open {
		to = max(s.today, on, from)
	}
	b.EndX = s.at(to)
	switch l.Basis {
	case catalog.BasisBracketed:
		b.Maybe, b.MaybeX, b.MaybeW = true, s.at(l.NotIn), percent(s.share(from)-s.share(l.NotIn))
	case catalog.BasisObserved:
		b.Maybe, b.MaybeX, b.MaybeW = true, "0%", percent(s.share(from))
	}
	b.X, b.Width = s.at(from), percent(max(s.share(to)-s.share(from), .004))
	end := "today"
	if !b.Open {
		end = string(l.To)
	}
	b.LabelX, b.Anchor = "0%", "start"
	switch { // near its bar where there is room on a narrow screen
	case s.share(from) <= .4:
		b.LabelX = b.X
	case s.share(to) >= .6:
		b.LabelX, b.Anchor = b.EndX, "end"
	}
	b.Label = fmt.Sprintf("%s, %s to %s", listName(l.Dataset), from, end)
	return b
}

// ticks puts years on the axis, at most about six, so that they do not touch
// on a narrow screen.
func (s scale) ticks() []tick {
	years := s.days / daysPerYear
	step := 1
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if step = n; years/float64(n) <= 6 {
			break
		}
	}
	first, _ := strconv.Atoi(string(s.first)[:4])
	var out []tick
	for y := first - first%step; y <= first+int(years)+1; y += step {
		d, ok := when.Date(y, 1, 1)
		if share := s.share(d); ok && share > .02 && share < .97 {
			out = append(out, tick{percent(share), strconv.Itoa(y)})
		}
	}
	return out
}
