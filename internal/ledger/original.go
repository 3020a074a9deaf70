package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sync"
	"time"

	"github.com/klauspost/compress/zstd"

	"sanctrace/internal/fault"
	"sanctrace/internal/sealed"
)

// maxOriginal bounds the bytes of one file that a case rests on.
const maxOriginal = 256 << 20

// unfinished begins the names of files that are being written.
const unfinished = "new-"

// Originals keeps the bytes of the files that cases rest on, compressed, in a
// folder, each under its hash: DIR/ab/abcd....zst. A file is there as a whole or
// not at all; a damaged copy is replaced when its bytes come again. The
// folder of no case is not known here: files are only added. It is safe for
// concurrent use.
type Originals struct {
	dir   string
	mu    sync.Mutex
	fresh map[string]bool // folders with names that are not synced yet
}

// NewOriginals returns the files kept in dir, which is made when it is needed.
func NewOriginals(dir string) *Originals {
	return &Originals{dir: dir, fresh: map[string]bool{}}
}

func (o *Originals) path(id string) string {
	return filepath.Join(o.dir, id[:2], id+".zst")
}

// Put keeps data and returns its hash. It survives power loss once [Originals.Sync]
// returns.
func (o *Originals) Put(data []byte) (id string, err error) {
	sum := sha256.Sum256(data)
	id = hex.EncodeToString(sum[:])
	if _, err := o.Get(id); err == nil {
		return id, nil
	}
	to := o.path(id)
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return id, fault.Wrap(fault.Unavailable, o.dir, err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(to), unfinished+"*")
	if err != nil {
		return id, fault.Wrap(fault.Unavailable, o.dir, err)
	}
	defer func() {
		_ = tmp.Close()           // closed already when all went well
		_ = os.Remove(tmp.Name()) // renamed already when all went well
	}()
	z, err := zstd.NewWriter(tmp, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20))
	if err != nil {
		return id, fmt.Errorf("keep the original: %w", err)
	}
	_, err = z.Write(data)
	if err := errors.Join(err, z.Close(), tmp.Sync(), tmp.Close()); err != nil {
		return id, fault.Wrap(fault.Unavailable, o.dir, err)
	}
	if err := os.Rename(tmp.Name(), to); err != nil {
		return id, fault.Wrap(fault.Unavailable, o.dir, err)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.fresh[filepath.Dir(to)] = true
	return id, nil
}

// Sync makes what was put survive power loss.
func (o *Originals) Sync() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.fresh) == 0 {
		return nil
	}
	o.fresh[o.dir], o.fresh[filepath.Dir(o.dir)] = true, true
	for dir := range o.fresh {
		sweep(dir)
		if err := sealed.SyncFolder(dir); err != nil {
			return fault.Wrap(fault.Unavailable, o.dir, err)
		}
	}
	clear(o.fresh)
	return nil
}

// abandoned is the age from which a file that was not finished is taken for that
// of a program that was killed.
const abandoned = 24 * time.Hour

// sweep removes abandoned files. What cannot be removed takes room and does no
// harm.
func sweep(dir string) {
	names, err := filepath.Glob(filepath.Join(dir, unfinished+"*"))
	if err != nil {
		return
	}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(name)
		}
	}
}

var reHash = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Has reports whether something is kept under a hash.
func (o *Originals) Has(id string) bool {
	if !reHash.MatchString(id) {
		return false
	}
	_, err := os.Stat(o.path(id))
	return err == nil
}

// Get returns the bytes with a hash. Errors: fault.NotFound where they are not
// kept, fault.Corrupt where what is kept are not those bytes.
func (o *Originals) Get(id string) ([]byte, error) {
	if !reHash.MatchString(id) {
		return nil, fault.New(fault.NotFound, "original", "%q is no hash", id)
	}
	f, err := os.Open(o.path(id))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fault.New(fault.NotFound, "original "+id, "it is not kept here").Try("trace the case again with the file")
	case err != nil:
		return nil, fault.Wrap(fault.Unavailable, o.dir, err)
	}
	defer f.Close()
	damaged := fault.New(fault.Corrupt, "original "+id, "what is kept is not what was taken in").Try("trace the case again with the file")
	z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxOriginal))
	if err != nil {
		return nil, damaged
	}
	defer z.Close()
	var b bytes.Buffer
	if _, err := io.Copy(&b, io.LimitReader(z, maxOriginal+1)); err != nil {
		return nil, damaged
	}
	if sum := sha256.Sum256(b.Bytes()); hex.EncodeToString(sum[:]) != id {
		return nil, damaged
	}
	return b.Bytes(), nil
}
