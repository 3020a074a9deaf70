//go:build unix

package catalog

import (
	"context"
	"errors"
	"os"
	"syscall"
	"time"

	"sanctrace/internal/fault"
)

// folderLock keeps two imports, or an import and a sweep, out of one folder.
// The system lets go of it when the process ends, however it ends.
type folderLock struct{ f *os.File }

// tryLock takes the lock if it is free.
func tryLock(path string) (*folderLock, bool, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false, fault.Wrap(fault.Unavailable, path, err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return &folderLock{f}, true, nil
	}
	if cerr := f.Close(); cerr != nil || !errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, false, fault.Wrap(fault.Unavailable, path, errors.Join(err, cerr))
	}
	return nil, false, nil
}

// waitLock takes the lock, waiting for others to let go.
func waitLock(ctx context.Context, path string) (*folderLock, error) {
	for {
		l, ok, err := tryLock(path)
		if err != nil || ok {
			return l, err
		}
		select {
		case <-ctx.Done():
			return nil, fault.Wrap(fault.Unavailable, "another import is running", ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (l *folderLock) unlock() { _ = l.f.Close() } // closing lets go; there is nothing to be done about an error
