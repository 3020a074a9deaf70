package screen_test

import (
	"context"
	"fmt"

	"sanctrace/internal/index"
	"sanctrace/internal/match"
	"sanctrace/internal/screen"
)

// A query with a typo finds a made-up entry and says why.
func Example() {
	b := index.NewBuilder()
	b.Add(index.Entry{ID: "x-1", Caption: "Rahat Zurbagan", Schema: "Person", Datasets: []string{"xx_list"},
		Names: []index.Name{{Text: "ZURBAGAN, Rahat"}}, BirthDates: []string{"1965-03-12"}})
	engine := screen.New(b.Build(), match.V1())

	q := match.Query{Schema: "Person", Names: []string{"Рахат Зурбагам"}, BirthDates: []string{"1965"}}
	r, err := engine.Screen(context.Background(), q, screen.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range r.Results {
		fmt.Printf("%s %.2f %s\n", f.ID, f.Score, f.Caption)
		for _, s := range f.Explanations {
			fmt.Printf("  %-10s %8s ~ %-10s %-24s %+.2f\n", s.Feature, s.Query, s.Candidate, s.Via, s.Worth)
		}
	}
	// Output:
	// x-1 0.86 Rahat Zurbagan
	//   name          Рахат ~ Rahat      transliteration          +0.39
	//   name       Зурбагам ~ ZURBAGAN   typo                     +0.48
	//   name                ~            rarity                   -0.03
	//   birth date     1965 ~ 1965-03-12 agrees as far as stated  +0.02
}
