//go:build !unix

package catalog

import (
	"context"
	"sync"
)

// folderLock orders the imports of one process only: on systems without flock,
// run one process on a data folder.
type folderLock struct{}

var processLock sync.Mutex

func tryLock(string) (*folderLock, bool, error) {
	return &folderLock{}, processLock.TryLock(), nil
}

func waitLock(context.Context, string) (*folderLock, error) {
	processLock.Lock()
	return &folderLock{}, nil
}

func (l *folderLock) unlock() { processLock.Unlock() }
