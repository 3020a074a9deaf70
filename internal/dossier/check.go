package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/signing"
)

// Damage is a file of a dossier that is not what was written.
type Damage struct {
	File string
	Why  string
}

// Checked is the outcome of checking a dossier.
type Checked struct {
	Files  int
	Signer string // fingerprint of the key that signed it; "" when it is not signed
	Damage []Damage
}

// maxSums bounds the list of hashes of a dossier.
const maxSums = 16 << 20

// Check re-reads a dossier's folder: every file against the list of hashes, and
// the list against its signature. With public, a public SSH key, it must be
// signed, and by that key. A folder that is no dossier is fault.Invalid.
func Check(dir, public string) (Checked, error) {
	want, list, err := readSums(dir)
	if err != nil {
		return Checked{}, err
	}
	c := Checked{Files: len(want)}
	names := make([]string, 0, len(want))
	for n := range want {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		if why := checkFile(filepath.Join(dir, n), want[n]); why != "" {
			c.Damage = append(c.Damage, Damage{n, why})
		}
	}
	extra, err := strangers(dir, want)
	if err != nil {
		return c, err
	}
	c.Damage = append(c.Damage, extra...)
	return c, c.signature(dir, list, public)
}

// signature checks who signed the list of hashes.
func (c *Checked) signature(dir string, list []byte, public string) error {
	sig, err := os.ReadFile(filepath.Join(dir, Signature))
	if errors.Is(err, os.ErrNotExist) {
		if public != "" {
			c.Damage = append(c.Damage, Damage{Signature, "it is not signed"})
		}
		return nil
	}
	if err != nil {
		return fault.Wrap(fault.Unavailable, dir, err)
	}
	if c.Signer, err = signing.Verify(list, sig, public); fault.KindOf(err) == fault.Corrupt {
		c.Damage = append(c.Damage, Damage{Signature, err.Error()})
		return nil
	}
	return err
}

// strangers names files in the folder that the list does not know.
func strangers(dir string, known map[string]string) ([]Damage, error) {
	es, err := os.ReadDir(dir)
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, dir, err)
	}
	var out []Damage
	for _, e := range es {
		if n := e.Name(); known[n] == "" && n != Sums && n != Signature && n != "signer.pub" {
			out = append(out, Damage{n, "the list of hashes does not know it"})
		}
	}
	return out, nil
}

// checkFile says why a file is not the one with the hash, "" when it is.
func checkFile(path, want string) string {
	f, err := os.Open(path)
	if err != nil {
		return "it cannot be opened"
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "it cannot be read"
	}
	if hex.EncodeToString(h.Sum(nil)) != want {
		return "it is not what was written"
	}
	return ""
}

// readSums reads the list of hashes of a dossier.
func readSums(dir string) (hashes map[string]string, list []byte, err error) {
	path := filepath.Join(dir, Sums)
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fault.New(fault.Invalid, dir, "no dossier: it has no %s", Sums).Try("name the folder that sanctrace dossier wrote")
	}
	defer f.Close()
	if list, err = io.ReadAll(io.LimitReader(f, maxSums)); err != nil {
		return nil, nil, fault.Wrap(fault.Unavailable, path, err)
	}
	hashes = map[string]string{}
	for line := range strings.Lines(string(list)) {
		sum, name, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "  ")
		if !ok || len(sum) != 2*sha256.Size || name != filepath.Base(name) || name == "." || name == ".." {
			return nil, nil, fault.New(fault.Corrupt, path, "a line is no hash and file name")
		}
		hashes[name] = sum
	}
	return hashes, list, nil
}
