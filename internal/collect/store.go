package collect

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"sanctrace/internal/extract"
	"sanctrace/internal/fault"
)

// Store keeps on disk what was read of documents, so that a run that was
// interrupted, or is repeated, does not read them again. What stands there is
// found by the hash of the original bytes and checked against the hashes of
// its layers; what does not fit is read anew.
type Store struct{ dir string }

// OpenStore uses the folder dir, which is made where it is absent.
func OpenStore(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fault.New(fault.Invalid, dir, "cannot be made: %v", err).Try("name a folder that you may write to")
	}
	return &Store{dir}, nil
}

func (s *Store) file(id string) string {
	return filepath.Join(s.dir, id[:2], id+"."+extract.Version+".json")
}

// get returns the document of the original bytes, nil when it is not kept.
func (s *Store) get(data []byte) *extract.Document {
	if s == nil {
		return nil
	}
	sum := sha256.Sum256(data)
	id := hex.EncodeToString(sum[:])
	kept, err := os.ReadFile(s.file(id))
	if err != nil {
		return nil
	}
	d, err := extract.Load(kept)
	if err != nil || d.ID != id {
		return nil
	}
	return d
}

// put keeps d. What cannot be kept is only read again the next time.
func (s *Store) put(d *extract.Document) {
	if s == nil {
		return
	}
	data, err := d.Save()
	if err != nil {
		return
	}
	to := s.file(d.ID)
	if os.MkdirAll(filepath.Dir(to), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(to), "new-*")
	if err != nil {
		return
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if f.Close() == nil && err == nil {
		_ = os.Rename(f.Name(), to) // see above
	}
}
