package ofac

import (
	"context"
	"testing"

	"sanctrace/internal/source"
)

// BenchmarkSDN reads the whole SDN list of January 2024: four files, 13,821
// entities.
func BenchmarkSDN(b *testing.B) {
	files := shared(b, "data/lists/ofac/2024-01/*.csv")
	f, meta := recognise(b, files[2])
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		out := source.NewOut(func(source.Fragment) error { n++; return nil })
		if err := f.Parse(context.Background(), files, meta, out); err != nil {
			b.Fatal(err)
		}
		if n < 50000 {
			b.Fatalf("%d fragments", n)
		}
	}
}
