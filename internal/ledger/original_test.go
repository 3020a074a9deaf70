package ledger

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"sanctrace/internal/fault"
)

// TestOriginals: bytes come back as they were put, once on disk however often
// they come, and damage is found and mended.
func TestOriginals(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "documents")
	o := NewOriginals(dir)
	if err := o.Sync(); err != nil { // nothing put, nothing made
		t.Fatal(err)
	}
	texts := [][]byte{[]byte("Forty pumps left the port."), {}, bytes.Repeat([]byte("0123456789abcdef"), 1<<16)}
	var ids []string
	for _, text := range texts {
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				if _, err := o.Put(text); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		id, err := o.Put(text)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	if err := o.Sync(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(files) != len(texts) {
		t.Errorf("files %v, %v", files, err)
	}
	for i, id := range ids {
		if got, err := NewOriginals(dir).Get(id); err != nil || !bytes.Equal(got, texts[i]) || !o.Has(id) {
			t.Errorf("%d bytes of %d, %v", len(got), len(texts[i]), err)
		}
	}
	for _, id := range []string{"", "..", "../../etc/passwd", ids[0][:63] + "Z", "0000000000000000000000000000000000000000000000000000000000000000"} {
		if _, err := o.Get(id); fault.KindOf(err) != fault.NotFound || o.Has(id) {
			t.Errorf("%q: %v", id, err)
		}
	}
	whole, err := os.ReadFile(o.path(ids[2]))
	if err != nil {
		t.Fatal(err)
	}
	for at := range whole {
		bad := bytes.Clone(whole)
		bad[at] ^= 0x10
		for _, data := range [][]byte{bad, whole[:at]} {
			if err := os.WriteFile(o.path(ids[2]), data, 0o600); err != nil {
				t.Fatal(err)
			}
			if got, err := o.Get(ids[2]); fault.KindOf(err) != fault.Corrupt && !bytes.Equal(got, texts[2]) {
				t.Fatalf("byte %d: %v", at, err)
			}
		}
	}
	if _, err := o.Put(texts[2]); err != nil {
		t.Fatal(err)
	}
	if got, err := o.Get(ids[2]); err != nil || !bytes.Equal(got, texts[2]) {
		t.Errorf("not mended: %v", err)
	}
}

// TestAbandonedOriginals: what a program that was killed left unfinished goes,
// what one that runs is writing stays.
func TestAbandonedOriginals(t *testing.T) {
	o := NewOriginals(filepath.Join(t.TempDir(), "documents"))
	id, err := o.Put([]byte("Forty pumps left the port."))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Dir(o.path(id))
	for name, age := range map[string]time.Duration{"new-1": 48 * time.Hour, "new-2": time.Minute} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Forty"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(dir, name), time.Now(), time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := o.Sync(); err != nil {
		t.Fatal(err)
	}
	_, old := os.Stat(filepath.Join(dir, "new-1"))
	_, young := os.Stat(filepath.Join(dir, "new-2"))
	if !os.IsNotExist(old) || young != nil || !o.Has(id) {
		t.Errorf("old %v, young %v, kept %t", old, young, o.Has(id))
	}
}
