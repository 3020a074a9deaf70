package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set by the linker for releases.
var version = "dev"

type versionCmd struct {
	JSON bool `help:"Machine-readable output."`
}

// Run prints version, revision and toolchain.
func (c *versionCmd) Run(a *app) error {
	revision, dirty := "unknown", false
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				dirty = s.Value == "true"
			}
		}
	}
	if c.JSON {
		return a.printJSON(map[string]any{"version": version, "revision": revision, "modified": dirty, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH})
	}
	if dirty {
		revision += " (modified)"
	}
	_, err := fmt.Fprintf(a.out, "sanctrace %s, revision %s, %s, %s/%s\n", version, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
