package sealed

import (
	"os"
	"slices"
	"testing"
)

// TestLists holds that lists come back, from the buffer and from the file, and
// that the file goes.
func TestLists(t *testing.T) {
	for name, budget := range map[string]int{"buffer": 1 << 20, "file": 0, "both": 100} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			l := NewLists(dir, budget)
			var want [][]uint64
			for i := range 50 {
				var list []uint64
				for j := range i % 7 {
					list = append(list, uint64(i)<<60|uint64(j))
				}
				want = append(want, list)
				if err := l.Add(list); err != nil {
					t.Fatal(err)
				}
			}
			for i := range want {
				got, err := l.Append(nil, i)
				if err != nil || !slices.Equal(got, want[i]) || l.Size(i) != len(got) {
					t.Fatalf("list %d: %v, %v, want %v", i, got, err, want[i])
				}
			}
			if l.Len() != len(want) || (l.file == nil) != (budget == 1<<20) {
				t.Errorf("%d lists, file %v", l.Len(), l.file)
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			if files := entries(t, dir); len(files) > 0 {
				t.Errorf("left behind: %v", files)
			}
		})
	}
	l := NewLists("/nowhere", 0)
	if err := l.Add([]uint64{1}); err == nil {
		t.Error("no folder and no error")
	}
}

func entries(t *testing.T, dir string) []os.DirEntry {
	t.Helper()
	out, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
