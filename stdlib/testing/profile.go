// The profiles that a test writes: -test.cpuprofile and the like.
package testing

import (
	"flag"
	"fmt"
	"internal/profile"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

var profiles struct {
	cpu, mem, block, mutex, cover, trace *string
	memRate, blockRate, mutexFraction    *int
	cpuFile                              *os.File
	begun                                bool
	end                                  sync.Once
}

func initProfiles() {
	p := &profiles
	p.cpu = flag.String("test.cpuprofile", "", "write a cpu profile to `file`")
	p.mem = flag.String("test.memprofile", "", "write an allocation profile to `file`")
	p.memRate = flag.Int("test.memprofilerate", 0, "set memory allocation profiling `rate` (see runtime.MemProfileRate)")
	p.block = flag.String("test.blockprofile", "", "write a goroutine blocking profile to `file`")
	p.blockRate = flag.Int("test.blockprofilerate", 1, "set blocking profile `rate` (see runtime.SetBlockProfileRate)")
	p.mutex = flag.String("test.mutexprofile", "", "write a mutex contention profile to the named file after execution")
	p.mutexFraction = flag.Int("test.mutexprofilefraction", 1, "if >= 0, calls runtime.SetMutexProfileFraction()")
	p.cover = flag.String("test.coverprofile", "", "write a coverage profile to `file`")
	p.trace = flag.String("test.trace", "", "write an execution trace to `file`")
}

// beginProfiles is called before the tests, endProfiles after them or when they exit.
func beginProfiles() {
	p := &profiles
	if *p.trace != "" {
		fmt.Fprintln(os.Stderr, "testing: not supported yet: -test.trace")
		os.Exit(2)
	}
	if *p.mem != "" {
		profile.EnableHeap()
	}
	if *p.memRate > 0 {
		runtime.MemProfileRate = *p.memRate
	}
	if *p.cpu != "" {
		f, err := os.Create(outputPath(*p.cpu))
		if err != nil {
			fmt.Fprintf(os.Stderr, "testing: %s\n", err)
			return
		}
		if err := profile.StartCPU(f); err != nil {
			fmt.Fprintf(os.Stderr, "testing: can't start cpu profile: %s\n", err)
			f.Close()
			return
		}
		p.cpuFile = f
	}
	if *p.block != "" && *p.blockRate >= 0 {
		runtime.SetBlockProfileRate(*p.blockRate)
	}
	if *p.mutex != "" && *p.mutexFraction >= 0 {
		runtime.SetMutexProfileFraction(*p.mutexFraction)
	}
	if *p.cover != "" && CoverMode() == "" {
		fmt.Fprintf(os.Stderr, "testing: cannot use -test.coverprofile because test binary was not built with coverage enabled\n")
		os.Exit(2)
	}
	p.begun = true
}

func endProfiles() {
	if profiles.begun {
		profiles.end.Do(writeProfiles)
	}
}

func writeProfiles() {
	p := &profiles
	if p.cpuFile != nil {
		profile.StopCPU()
		p.cpuFile.Close()
	}
	if *p.mem != "" {
		runtime.GC() // what lives is known then
		writeProfile("allocs", *p.mem)
	}
	if *p.block != "" && *p.blockRate >= 0 {
		writeProfile("block", *p.block)
	}
	if *p.mutex != "" && *p.mutexFraction >= 0 {
		writeProfile("mutex", *p.mutex)
	}
	if CoverMode() != "" {
		reportCoverage()
	}
}

func writeProfile(name, path string) {
	f, err := os.Create(outputPath(path))
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: %s\n", err)
		os.Exit(2)
	}
	if err = profile.Write(f, name); err != nil {
		fmt.Fprintf(os.Stderr, "testing: can't write %s: %s\n", path, err)
		os.Exit(2)
	}
	f.Close()
}

// outputPath puts a file that is not absolute into -test.outputdir.
func outputPath(path string) string {
	if *flags.outputdir == "" || path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(*flags.outputdir, path)
}
