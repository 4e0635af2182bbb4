// The search of -fuzz: inputs of the corpus, changed at random, in one goroutine. There is no feedback by coverage: it finds what lies near
// the seeds.
package testing

import (
	"crypto/sha256"
	"fmt"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"
)

// search runs the corpus, then changed inputs, until one fails or the time or number of -fuzztime is up.
func (f *F) search(fn reflect.Value, types []reflect.Type) {
	if len(f.corpus) == 0 {
		zero := entry{name: "seed#0"}
		for _, t := range types {
			zero.values = append(zero.values, reflect.Zero(t).Interface())
		}
		f.corpus = append(f.corpus, zero)
	}
	began := time.Now()
	limit := flags.fuzztime
	execs, shown, execsShown := 0, began, 0
	show := func() {
		d := time.Since(shown).Seconds()
		rate := 0.0
		if d > 0 {
			rate = float64(execs-execsShown) / d
		}
		fmt.Fprintf(os.Stdout, "fuzz: elapsed: %s, execs: %d (%.0f/sec)\n", time.Since(began).Round(time.Second), execs, rate)
		shown, execsShown = time.Now(), execs
	}
	r := rand.New(rand.NewSource(began.UnixNano()))
	for {
		values := f.corpus[execs%len(f.corpus)].values
		if execs >= len(f.corpus) {
			values = mutate(r, values)
		}
		var report strings.Builder
		execs++
		if !f.try(fn, f.name, values, &report) {
			f.found(values, report.String())
			return
		}
		if execs < len(f.corpus) {
			continue
		}
		if limit.n > 0 && execs >= limit.n || limit.d > 0 && time.Since(began) >= limit.d {
			show()
			return
		}
		if time.Since(shown) >= 3*time.Second {
			show()
		}
	}
}

// found stores an input that fails where the next run reads it.
func (f *F) found(values []any, report string) {
	text := formatCorpus(values)
	name := fmt.Sprintf("%x", sha256.Sum256([]byte(text)))[:16]
	dir := filepath.Join("testdata", "fuzz", f.name)
	f.inFuzz = false
	f.common.Fail()
	fmt.Fprintf(f.sink, "%s\n", report)
	err := os.MkdirAll(dir, 0o777)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666)
	}
	if err != nil {
		fmt.Fprintf(f.sink, "%v\n", err)
		return
	}
	fmt.Fprintf(f.sink, "Failing input written to %s\nTo re-run:\ngo test -run=%s/%s\n", filepath.Join(dir, name), f.name, name)
}

// mutate changes one to four things in a copy of the values.
func mutate(r *rand.Rand, values []any) []any {
	values = append([]any(nil), values...)
	for range 1 + r.Intn(4) {
		i := r.Intn(len(values))
		v := reflect.New(reflect.TypeOf(values[i])).Elem()
		v.Set(reflect.ValueOf(values[i]))
		switch v.Kind() {
		case reflect.Bool:
			v.SetBool(!v.Bool())
		case reflect.String:
			v.SetString(string(mutateBytes(r, []byte(v.String()))))
		case reflect.Slice:
			v.SetBytes(mutateBytes(r, append([]byte(nil), v.Bytes()...)))
		case reflect.Float32, reflect.Float64:
			special := []float64{0, 1, -1, math.Inf(1), math.NaN(), v.Float() * 2, v.Float() / 3, -v.Float(), v.Float() + r.NormFloat64(), r.ExpFloat64()}
			v.SetFloat(special[r.Intn(len(special))])
		default:
			n := mutateInt(r, v)
			if v.CanUint() {
				v.SetUint(uint64(n))
			} else {
				v.SetInt(n)
			}
		}
		values[i] = v.Interface()
	}
	return values
}

func mutateInt(r *rand.Rand, v reflect.Value) (n int64) {
	if v.CanUint() {
		n = int64(v.Uint())
	} else {
		n = v.Int()
	}
	switch r.Intn(6) {
	case 0:
		return 0
	case 1:
		return -n
	case 2:
		return n ^ 1<<r.Intn(64)
	case 3:
		return int64(r.Uint64())
	default:
		return n + int64(r.Intn(33)) - 16
	}
}

func mutateBytes(r *rand.Rand, b []byte) []byte {
	const words = "\x00\xff09azAZ {}[]()<>\"'\\/,.:;-+=%$#&*\n\t"
	at := r.Intn(len(b) + 1)
	c := byte(r.Intn(256))
	if r.Intn(2) == 0 {
		c = words[r.Intn(len(words))]
	}
	if len(b) == 0 || r.Intn(4) == 0 {
		return append(b[:at:at], append([]byte{c}, b[at:]...)...)
	}
	at = r.Intn(len(b))
	switch r.Intn(5) {
	case 0:
		return append(b[:at], b[at+1:]...)
	case 1:
		b[at] ^= 1 << r.Intn(8)
	case 2: // a piece twice
		end := at + r.Intn(len(b)-at) + 1
		return append(b[:end:end], b[at:]...)
	case 3:
		return b[:at]
	default:
		b[at] = c
	}
	return b
}
