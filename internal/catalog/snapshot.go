package catalog

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"sanctrace/internal/fault"
	"sanctrace/internal/sealed"
	"sanctrace/internal/source"
)

const (
	snapshotExt = ".zst"
	// maxSnapshot bounds one unpacked file; the largest published list is under 2 GB.
	maxSnapshot = 64 << 30
)

// keepSnapshot copies the bytes of f, compressed, into the snapshot folder
// under their hash. A file that breaks off is kept as far as it goes: what was
// read is what was imported.
func (c *Catalog) keepSnapshot(ctx context.Context, f source.File) (s Snapshot, err error) {
	in, err := f.Open()
	if err != nil {
		return s, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer in.Close()
	tmp, err := os.CreateTemp(filepath.Join(c.dir, dirTmp), "snapshot-*")
	if err != nil {
		return s, fault.Wrap(fault.Unavailable, "snapshot", err)
	}
	defer func() {
		_ = tmp.Close()           // closed already when all went well
		_ = os.Remove(tmp.Name()) // renamed already when all went well
	}()
	z, err := zstd.NewWriter(tmp, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20))
	if err != nil {
		return s, fmt.Errorf("snapshot: %w", err)
	}
	h := sha256.New()
	r := &ctxReader{ctx: ctx, r: in}
	n, err := io.Copy(io.MultiWriter(z, h), io.LimitReader(r, maxSnapshot+1))
	if r.err != nil {
		err = nil // the source broke off; whether all was written shows below
	}
	if err := errors.Join(err, z.Close(), tmp.Sync(), ctx.Err()); err != nil {
		return s, fmt.Errorf("keep %s: %w", f.Path, err)
	}
	if n > maxSnapshot {
		return s, fault.New(fault.Invalid, f.Path, "more than %d bytes", int64(maxSnapshot)).Try("split the file")
	}
	if n == 0 && r.err != nil {
		return s, fault.Wrap(fault.Invalid, f.Path, r.err)
	}
	s = Snapshot{Hash: hex.EncodeToString(h.Sum(nil)), Name: f.Name, Size: n, Address: f.Path}
	to := filepath.Join(c.dir, dirSnapshots, s.Hash+snapshotExt)
	if err := tmp.Close(); err != nil {
		return s, fmt.Errorf("keep %s: %w", f.Path, err)
	}
	return s, sealed.Rename(tmp.Name(), to) // over a damaged copy, if there is one
}

// ctxReader ends with the context's error once it is done, and remembers what
// else the source ended with.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
	err error // of the source, but for io.EOF
}

// Read is for io.Reader.
func (c *ctxReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return n, err
}

// OpenSnapshot returns the bytes of a snapshot as they were fetched, unpacked.
// The caller closes it. Unknown hashes are NotFound.
func (c *Catalog) OpenSnapshot(hash string) (io.ReadCloser, error) {
	if raw, err := hex.DecodeString(hash); err != nil || len(raw) != sha256.Size {
		return nil, fault.New(fault.Invalid, "snapshot "+hash, "not a SHA-256 in hex")
	}
	f, err := os.Open(filepath.Join(c.dir, dirSnapshots, hash+snapshotExt))
	if err != nil {
		kind := fault.Unavailable
		if errors.Is(err, os.ErrNotExist) {
			kind = fault.NotFound
		}
		return nil, fault.Wrap(kind, "snapshot "+hash, err)
	}
	z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("snapshot %s: %w", hash, err), f.Close())
	}
	return &snapshotReader{Decoder: z, f: f}, nil
}

type snapshotReader struct {
	*zstd.Decoder
	f *os.File
}

// Close closes the decoder and its file.
func (r *snapshotReader) Close() error {
	r.Decoder.Close()
	return r.f.Close()
}

// checkSnapshot reads a snapshot whole and compares it with its name. Bytes
// behind the compressed frame are damage too.
func (c *Catalog) checkSnapshot(hash string, size int64) error {
	r, err := c.OpenSnapshot(hash)
	if err != nil {
		if fault.KindOf(err) == fault.NotFound {
			return fault.New(fault.Corrupt, "snapshot "+hash, "the file is missing").Try("fetch the list again")
		}
		return err
	}
	defer r.Close()
	h := sha256.New()
	n, err := io.Copy(h, r)
	if err != nil {
		return fault.New(fault.Corrupt, "snapshot "+hash, "it cannot be unpacked: %v", err).Try("fetch the list again")
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != hash || n != size {
		return fault.New(fault.Corrupt, "snapshot "+hash, "its %d bytes are not what was fetched", n).Try("fetch the list again")
	}
	return nil
}
