package sealed

import (
	"io"
	"os"
	"runtime"
	"testing"
)

// TestTempHasNoName: what a killed program wrote to temporary files stays
// nowhere.
func TestTempHasNoName(t *testing.T) {
	dir := t.TempDir()
	names := func() int {
		list, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	f, err := Temp(dir, "x-*")
	if err != nil {
		t.Fatal(err)
	}
	if n := names(); n != 0 && runtime.GOOS != "windows" {
		t.Errorf("%d files have a name while they are open", n)
	}
	if _, err := f.WriteAt([]byte("words"), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(f); err != nil || string(b) != "words" {
		t.Errorf("read %q (%v)", b, err)
	}
	if err := Drop(f); err != nil || names() != 0 {
		t.Errorf("drop: %v, %d files left", err, names())
	}
	if _, err := Temp(dir+"/none", "x-*"); err == nil {
		t.Error("a file in a folder that is not there")
	}
}

// TestSpilledWordsHaveNoName: so do those of what does not fit in memory.
func TestSpilledWordsHaveNoName(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps the names of open files")
	}
	dir := t.TempDir()
	s, l := NewSorter(dir, 64), NewLists(dir, 8)
	for range 3 {
		if err := s.Add([]byte("key of some length"), []byte("value of some length")); err != nil {
			t.Fatal(err)
		}
		if err := l.Add([]uint64{1, 2, 3}); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.runs) == 0 || l.file == nil {
		t.Fatal("nothing was spilled")
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) != 0 {
		t.Errorf("%d files have a name (%v)", len(list), err)
	}
	if s.Close() != nil || l.Close() != nil {
		t.Error("close fails")
	}
}
