// Package testlog is where testing asks os to refuse os.Exit(0): a test that leaves so would seem to have passed.
package testlog

import "sync/atomic"

var refuse atomic.Bool

// SetPanicOnExit0 says whether os.Exit(0) panics.
func SetPanicOnExit0(v bool) { refuse.Store(v) }

// PanicOnExit0 says what was set.
func PanicOnExit0() bool { return refuse.Load() }
