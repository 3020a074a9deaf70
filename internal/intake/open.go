package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// Bounds on what is opened. They are far above any published list.
const (
	MaxFiles    = 10_000  // files of one import, archive members included
	MaxUnpacked = 8 << 30 // bytes that one compressed file may unpack to
	MaxRatio    = 200     // times that a file may grow when unpacked; lists grow 5 to 40 times
	ratioFrom   = 16 << 20
)

// open returns the files under p, archives unpacked. A single file that
// cannot be opened is a problem; a path that does not exist is an error.
func open(ctx context.Context, p string) ([]source.File, []Problem, error) {
	info, err := os.Stat(p)
	if err != nil {
		return nil, nil, fault.New(fault.Invalid, p, "no such file or folder").Try("check the path")
	}
	var names []string
	var problems []Problem
	switch {
	case info.IsDir():
		if names, problems, err = walk(ctx, p); err != nil {
			return nil, nil, fmt.Errorf("walk %s: %w", p, err)
		}
	case info.Mode().IsRegular():
		names = []string{p}
	default: // a pipe can be read once only, and for ever
		return nil, nil, fault.New(fault.Invalid, p, "not a regular file").Try("write it to a file first")
	}
	var files []source.File
	for _, n := range names {
		f, err := unpack(source.NewFile(filepath.Base(n), n, func() (io.ReadCloser, error) { return os.Open(n) }), n)
		if err != nil {
			problems = append(problems, Problem{Path: n, Err: err})
			continue
		}
		files = append(files, f...)
	}
	return files, problems, nil
}

// walk returns the files in a folder and below, sorted. Links are not followed,
// so that none leads in a circle or out of the folder; they, and folders that
// cannot be read, are problems.
func walk(ctx context.Context, p string) (names []string, problems []Problem, err error) {
	err = filepath.WalkDir(p, func(name string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && name == p:
			return err
		case err != nil:
			problems = append(problems, Problem{name, fault.Wrap(fault.Unavailable, name, err)})
			return nil
		case d.IsDir() || strings.HasPrefix(d.Name(), "."):
			return nil
		case !d.Type().IsRegular():
			problems = append(problems, Problem{name, fault.New(fault.Invalid, name, "a link or device, which is left out").Try("name the file itself")})
			return nil
		case len(names) == MaxFiles:
			return fault.New(fault.Invalid, p, "more than %d files", MaxFiles).Try("import its folders one by one")
		}
		names = append(names, name)
		return nil
	})
	sort.Strings(names)
	return names, problems, err
}

// unpack looks at the first bytes of a file on disk and returns what it holds.
func unpack(f source.File, disk string) ([]source.File, error) {
	head, err := f.Head()
	if err != nil {
		return nil, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	switch {
	case bytes.HasPrefix(head.Data, []byte{0x1f, 0x8b}):
		return []source.File{gunzip(f)}, nil
	case bytes.HasPrefix(head.Data, []byte("PK\x03\x04")) && !isOffice(head.Data):
		return unzip(f, disk)
	}
	return []source.File{f}, nil
}

// isOffice reports whether a zip archive is an office document, which its own
// format reads.
func isOffice(head []byte) bool {
	return bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("xl/")) ||
		bytes.Contains(head, []byte("mimetypeapplication/vnd.oasis"))
}

// gunzip returns f decompressed; its name loses ".gz".
func gunzip(f source.File) source.File {
	return source.NewFile(strings.TrimSuffix(f.Name, ".gz"), f.Path, func() (io.ReadCloser, error) {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		packed := &counted{Reader: r}
		z, err := gzip.NewReader(packed)
		if err != nil {
			r.Close()
			return nil, fmt.Errorf("not a whole gzip file: %w", err)
		}
		return &bounded{Reader: z, closers: []io.Closer{z, r}, left: MaxUnpacked, packed: packed.read}, nil
	})
}

// unzip returns the members of a zip archive, gzipped ones decompressed.
func unzip(f source.File, disk string) ([]source.File, error) {
	z, err := zip.OpenReader(disk)
	if err != nil {
		e := fault.New(fault.Invalid, f.Path, "not a whole zip archive").Try("fetch it again")
		e.Err = err
		return nil, e
	}
	defer z.Close()
	if len(z.File) > MaxFiles {
		return nil, fault.New(fault.Invalid, f.Path, "an archive of more than %d files", MaxFiles)
	}
	var out []source.File
	for i, m := range z.File {
		if m.FileInfo().IsDir() || strings.HasPrefix(path.Base(m.Name), ".") {
			continue
		}
		member := source.NewFile(path.Base(m.Name), f.Path+"!"+m.Name, func() (io.ReadCloser, error) { return openMember(disk, i) })
		if strings.HasSuffix(m.Name, ".gz") {
			member = gunzip(member)
		}
		out = append(out, member)
	}
	return out, nil
}

// openMember opens the i-th member of the archive on disk.
func openMember(disk string, i int) (io.ReadCloser, error) {
	z, err := zip.OpenReader(disk)
	if err != nil {
		return nil, err
	}
	if i >= len(z.File) {
		z.Close()
		return nil, fmt.Errorf("%s changed while it was read", disk)
	}
	r, err := z.File[i].Open()
	if err != nil {
		z.Close()
		return nil, err
	}
	size := int64(min(z.File[i].CompressedSize64, MaxUnpacked))
	return &bounded{Reader: r, closers: []io.Closer{r, z}, left: MaxUnpacked, packed: func() int64 { return size }}, nil
}

// counted counts the bytes that are read.
type counted struct {
	io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counted) read() int64 { return c.n }

// bounded fails after left bytes, or when it grows beyond MaxRatio, and closes
// what it stands on.
type bounded struct {
	io.Reader
	closers []io.Closer
	left    int64
	packed  func() int64 // packed bytes so far or in all
	grown   int64        // bytes so far
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("unpacks to more than %d GiB", MaxUnpacked>>30)
	}
	if int64(len(p)) > b.left {
		p = p[:b.left]
	}
	n, err := b.Reader.Read(p)
	b.left -= int64(n)
	if b.grown += int64(n); b.packed != nil && b.grown > ratioFrom && b.grown/MaxRatio > b.packed() {
		return 0, fmt.Errorf("unpacks to more than %d times its size", MaxRatio)
	}
	return n, err
}

// Close closes all layers and returns the first error.
func (b *bounded) Close() error {
	var first error
	for _, c := range b.closers {
		if err := c.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}
