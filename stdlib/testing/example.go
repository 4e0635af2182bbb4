// Examples: their standard output is compared with the comment.
package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// An InternalExample is an example, and what it is to print.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// RunExamples runs those that -test.run names and says whether all passed.
func RunExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ok bool) {
	_, ok = runExamples(matchString, examples)
	return ok
}

func runExamples(match matchFunc, list []InternalExample) (ran, ok bool) {
	ok = true
	m := newMatcher(match, *flags.run, "-test.run", *flags.skip)
	for i := range list {
		if _, chosen, _ := m.fullName(nil, list[i].Name); chosen {
			ran = true
			ok = list[i].run() && ok
		}
	}
	return ran, ok
}

// capture calls f with standard output going into a string, then done with that and what f panicked with. done may panic again.
func capture(f func(), done func(text string, reason any, finished bool)) {
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	screen := os.Stdout
	os.Stdout = w
	got := make(chan string)
	go func() {
		all, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			fmt.Fprintf(os.Stderr, "testing: copying pipe: %v\n", err)
			os.Exit(1)
		}
		got <- string(all)
	}()
	finished := false
	defer func() {
		w.Close()
		os.Stdout = screen
		text := <-got
		done(text, recover(), finished)
	}()
	f()
	finished = true
}

func (e *InternalExample) run() (passed bool) {
	if flags.verbose.on {
		fmt.Printf("%s=== RUN   %s\n", framing(), e.Name)
	}
	began := time.Now()
	capture(e.F, func(text string, reason any, finished bool) {
		passed = e.judge(text, seconds(time.Since(began)), reason, finished)
	})
	return passed
}

func (e *InternalExample) judge(text, spent string, reason any, finished bool) (passed bool) {
	complaint := ""
	if finished {
		complaint = e.compare(text)
	}
	passed = finished && complaint == ""
	if !passed {
		fmt.Printf("%s--- FAIL: %s (%s)\n%s", framing(), e.Name, spent, complaint)
	} else if flags.verbose.on {
		fmt.Printf("%s--- PASS: %s (%s)\n", framing(), e.Name, spent)
	}
	if flags.verbose.json {
		fmt.Print(framing() + "=== NAME   \n")
	}
	if !finished && reason == nil {
		reason = errGoexit
	}
	if reason != nil {
		panic(reason)
	}
	return passed
}

func (e *InternalExample) compare(text string) (complaint string) {
	got, want := strings.TrimSpace(text), strings.TrimSpace(e.Output)
	if e.Unordered {
		g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
		slices.Sort(g)
		slices.Sort(w)
		if !slices.Equal(g, w) {
			return fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", text, e.Output)
		}
	} else if got != want {
		return fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	return ""
}
