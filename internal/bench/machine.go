package bench

import (
	"bytes"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"
)

// machine describes this machine; its memory is 0 where /proc does not tell.
func machine() Machine {
	m := Machine{OS: runtime.GOOS, Arch: runtime.GOARCH, CPUs: runtime.NumCPU(), Go: runtime.Version()}
	m.MemoryBytes = proc("/proc/meminfo", "MemTotal:")
	return m
}

// proc returns a size from a file of /proc, which has it in kB, and 0 where
// there is none.
func proc(file, name string) uint64 {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(data) {
		f := bytes.Fields(line)
		if len(f) >= 2 && string(f[0]) == name {
			kb, err := strconv.ParseUint(string(f[1]), 10, 64)
			if err != nil {
				return 0
			}
			return kb << 10
		}
	}
	return 0
}

// memory is what the program holds of the machine's memory in bytes, mapped
// files included; 0 where /proc does not tell.
type memory struct{ now, peak uint64 }

// resident returns the memory held now, and the most since settle.
func resident() memory {
	return memory{now: proc("/proc/self/status", "VmRSS:"), peak: proc("/proc/self/status", "VmHWM:")}
}

// settle gives back what is not used, so that what is measured next does not
// pay for what was before.
func settle() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the peak begins anew; elsewhere there is none
}

// stopwatch measures time and processor time.
type stopwatch struct {
	wall time.Time
	cpu  time.Duration
}

func begin() stopwatch { return stopwatch{time.Now(), processor()} }

// end returns seconds since begin.
func (s stopwatch) end() (wall, cpu float64) {
	return time.Since(s.wall).Seconds(), (processor() - s.cpu).Seconds()
}
