package sanctrace_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"sanctrace/internal/sharedtest"
)

// longLine is the length in bytes from which a line that stands both here and
// in the shared data is taken for a copy.
const longLine = 100

// TestNothingIsCopied finds files, and long lines of text, that were taken from
// the shared test data: its licences do not allow that.
func TestNothingIsCopied(t *testing.T) {
	files, lines := fingerprints(t, sharedtest.Path(t, "data"), sharedtest.Path(t, "gold"))
	if len(files) < 500 || len(lines) < 10_000 {
		t.Fatalf("only %d files and %d lines of the shared data were read", len(files), len(lines))
	}
	o := offenders{t: t}
	for _, p := range repoFiles(t) {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		p = filepath.ToSlash(p)
		if from, ok := files[sha256.Sum256(data)]; ok && len(data) > 0 {
			o.add("copied "+p, "the same bytes as %s of the shared data", from)
			continue
		}
		for n, line := range bytes.Split(data, []byte("\n")) {
			line = bytes.TrimSpace(line)
			if from, ok := lines[sha256.Sum256(line)]; ok && len(line) >= longLine {
				o.add("copied "+p, "line %d stands in %s of the shared data: %.60q", n+1, from, line)
			}
		}
	}
	o.report("copied ")
}

// notice reports whether name is a file about the data, which anybody may repeat.
func notice(name string) bool {
	n := strings.ToUpper(filepath.Base(name))
	return strings.HasPrefix(n, "LICENSE") || strings.HasPrefix(n, "NOTICE") || strings.HasPrefix(n, "ATTRIBUTION") ||
		strings.HasPrefix(n, "README")
}

// fingerprints returns the hashes of the files under dirs, packed and unpacked
// and as the manifest has them, and of their long lines.
func fingerprints(t *testing.T, dirs ...string) (files, lines map[[32]byte]string) {
	t.Helper()
	files, lines = map[[32]byte]string{}, map[[32]byte]string{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || notice(p) {
				return err
			}
			data, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			rel, _ := filepath.Rel(filepath.Dir(dir), p)
			files[sha256.Sum256(data)] = rel
			if strings.HasSuffix(p, ".gz") {
				if data, err = gunzip(data); err != nil {
					return err
				}
				files[sha256.Sum256(data)] = rel
			}
			if utf8.Valid(data[:min(len(data), 4096)]) || bytes.Count(data, []byte("\n")) > 100 {
				addLines(lines, data, rel)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	addManifest(t, files, filepath.Join(dirs[0], "MANIFEST.tsv"))
	return files, lines
}

// addLines adds the long lines of data but those that belong to the format, not
// to its content: the header line, and tags that declare namespaces.
func addLines(lines map[[32]byte]string, data []byte, from string) {
	_, data, _ = bytes.Cut(data, []byte("\n"))
	for len(data) > 0 {
		var line []byte
		line, data, _ = bytes.Cut(data, []byte("\n"))
		if line = bytes.TrimSpace(line); len(line) >= longLine && !bytes.Contains(line, []byte("xmlns")) {
			lines[sha256.Sum256(line)] = from
		}
	}
}

func addManifest(t *testing.T, files map[[32]byte]string, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		cells := strings.Split(sc.Text(), "\t")
		if len(cells) < 4 {
			continue
		}
		if b, err := hex.DecodeString(cells[3]); err == nil && len(b) == 32 && !notice(cells[0]) {
			files[[32]byte(b)] = cells[0]
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}

func gunzip(data []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(z, 256<<20))
}
