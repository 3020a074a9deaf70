package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"sanctrace/internal/fault"
)

// fetchFile is the file of the data folder that remembers fetches.
const fetchFile = "fetched.json"

// fetchState remembers what each address was last fetched with.
type fetchState map[string]fetchMark

type fetchMark struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	SHA256       string `json:"sha256"`
}

// storedFetches is the content of the file.
type storedFetches struct {
	Fetched fetchState `json:"fetched"`
	Sum     string     `json:"sum"` // of fetched
}

func (s fetchState) sum() (string, error) {
	b, err := json.Marshal(s)
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:]), err
}

// readFetchState reads the file in a data folder. Where it is damaged there is
// an error of kind Corrupt and an empty state, with which everything is fetched
// as if for the first time.
func readFetchState(dir string) (fetchState, error) {
	p := filepath.Join(dir, fetchFile)
	data, err := os.ReadFile(p)
	if errors.Is(err, fs.ErrNotExist) {
		return fetchState{}, nil
	}
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, p, err)
	}
	var s storedFetches
	err = json.Unmarshal(data, &s)
	if sum, serr := s.Fetched.sum(); err != nil || serr != nil || sum != s.Sum {
		return fetchState{}, fault.New(fault.Corrupt, p, "it is not what was written").Try("the next fetch is a full one, and writes it anew")
	}
	return s.Fetched, nil
}

func writeFetchState(dir string, state fetchState) error {
	p := filepath.Join(dir, fetchFile)
	sum, err := state.sum()
	if err != nil {
		return fmt.Errorf("write %s: %w", p, err)
	}
	data, err := json.MarshalIndent(storedFetches{state, sum}, "", " ")
	if err != nil {
		return fmt.Errorf("write %s: %w", p, err)
	}
	if err := os.WriteFile(p+".new", data, 0o600); err != nil {
		return fault.Wrap(fault.Unavailable, p, err)
	}
	return fault.Wrap(fault.Unavailable, p, os.Rename(p+".new", p))
}
