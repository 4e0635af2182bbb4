// Package flag reads the options of a command line: -name, -name=value, -name value.
package flag

import (
	"encoding"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"
)

// ErrHelp is the error for -help and -h where no such flag is defined.
var ErrHelp = errors.New("flag: help requested")

var (
	errParse = errors.New("parse error")
	errRange = errors.New("value out of range")
)

// A Value is a variable that a flag sets.
type Value interface {
	String() string
	Set(string) error
}

// A Getter also gives its contents.
type Getter interface {
	Value
	Get() any
}

type boolFlag interface {
	Value
	IsBoolFlag() bool
}

// ErrorHandling is what Parse does about errors.
type ErrorHandling int

// The ways.
const (
	ContinueOnError ErrorHandling = iota // return it
	ExitOnError                          // os.Exit(2), or 0 for -help
	PanicOnError
)

// A Flag is one flag of a set.
type Flag struct {
	Name     string
	Usage    string
	Value    Value
	DefValue string
}

// A FlagSet is a set of flags.
type FlagSet struct {
	Usage func() // called for an error

	name     string
	handling ErrorHandling
	formal   map[string]*Flag
	actual   map[string]*Flag
	parsed   bool
	args     []string
	output   io.Writer
}

// The types of the flags' variables carry the names that %T and reflect show.
type (
	boolValue     bool
	intValue      int
	int64Value    int64
	uintValue     uint
	uint64Value   uint64
	stringValue   string
	float64Value  float64
	durationValue time.Duration
)

// set puts what parse makes of text into *p, even if it is wrong: then it is the nearest.
func set[T any](p *T, text string, parse func(string) (T, error)) error {
	x, err := parse(text)
	*p = x
	var n *strconv.NumError
	if errors.As(err, &n) {
		err = errParse
		if n.Err == strconv.ErrRange {
			err = errRange
		}
	}
	return err
}

func (v *boolValue) Set(s string) error     { return set((*bool)(v), s, parseBool) }
func (v *intValue) Set(s string) error      { return set((*int)(v), s, parseInt) }
func (v *int64Value) Set(s string) error    { return set((*int64)(v), s, parseInt64) }
func (v *uintValue) Set(s string) error     { return set((*uint)(v), s, parseUint) }
func (v *uint64Value) Set(s string) error   { return set((*uint64)(v), s, parseUint64) }
func (v *float64Value) Set(s string) error  { return set((*float64)(v), s, parseFloat) }
func (v *durationValue) Set(s string) error { return set((*time.Duration)(v), s, parseDuration) }
func (v *stringValue) Set(s string) error {
	*v = stringValue(s)
	return nil
}

func (v *boolValue) Get() any     { return bool(*v) }
func (v *intValue) Get() any      { return int(*v) }
func (v *int64Value) Get() any    { return int64(*v) }
func (v *uintValue) Get() any     { return uint(*v) }
func (v *uint64Value) Get() any   { return uint64(*v) }
func (v *stringValue) Get() any   { return string(*v) }
func (v *float64Value) Get() any  { return float64(*v) }
func (v *durationValue) Get() any { return time.Duration(*v) }

func (v *boolValue) String() string     { return strconv.FormatBool(bool(*v)) }
func (v *intValue) String() string      { return strconv.Itoa(int(*v)) }
func (v *int64Value) String() string    { return strconv.FormatInt(int64(*v), 10) }
func (v *uintValue) String() string     { return strconv.FormatUint(uint64(*v), 10) }
func (v *uint64Value) String() string   { return strconv.FormatUint(uint64(*v), 10) }
func (v *stringValue) String() string   { return string(*v) }
func (v *float64Value) String() string  { return strconv.FormatFloat(float64(*v), 'g', -1, 64) }
func (v *durationValue) String() string { return time.Duration(*v).String() }

func (v *boolValue) IsBoolFlag() bool { return true }

func parseBool(s string) (bool, error) {
	b, err := strconv.ParseBool(s)
	if err != nil {
		err = errParse
	}
	return b, err
}

func parseInt(s string) (int, error) {
	n, err := strconv.ParseInt(s, 0, strconv.IntSize)
	return int(n), err
}

func parseUint(s string) (uint, error) {
	n, err := strconv.ParseUint(s, 0, strconv.IntSize)
	return uint(n), err
}

func parseDuration(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil {
		err = errParse
	}
	return d, err
}

func parseInt64(s string) (int64, error)   { return strconv.ParseInt(s, 0, 64) }
func parseUint64(s string) (uint64, error) { return strconv.ParseUint(s, 0, 64) }
func parseFloat(s string) (float64, error) { return strconv.ParseFloat(s, 64) }

func (f *FlagSet) BoolVar(p *bool, name string, value bool, usage string) {
	*p = value
	f.Var((*boolValue)(p), name, usage)
}
func (f *FlagSet) IntVar(p *int, name string, value int, usage string) {
	*p = value
	f.Var((*intValue)(p), name, usage)
}
func (f *FlagSet) Int64Var(p *int64, name string, value int64, usage string) {
	*p = value
	f.Var((*int64Value)(p), name, usage)
}
func (f *FlagSet) UintVar(p *uint, name string, value uint, usage string) {
	*p = value
	f.Var((*uintValue)(p), name, usage)
}
func (f *FlagSet) Uint64Var(p *uint64, name string, value uint64, usage string) {
	*p = value
	f.Var((*uint64Value)(p), name, usage)
}
func (f *FlagSet) StringVar(p *string, name string, value string, usage string) {
	*p = value
	f.Var((*stringValue)(p), name, usage)
}
func (f *FlagSet) Float64Var(p *float64, name string, value float64, usage string) {
	*p = value
	f.Var((*float64Value)(p), name, usage)
}
func (f *FlagSet) DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	*p = value
	f.Var((*durationValue)(p), name, usage)
}

// defined makes the variable of a flag.
func defined[T any](define func(p *T, name string, value T, usage string), name string, value T, usage string) *T {
	p := new(T)
	define(p, name, value, usage)
	return p
}

func (f *FlagSet) Bool(name string, value bool, usage string) *bool {
	return defined(f.BoolVar, name, value, usage)
}
func (f *FlagSet) Int(name string, value int, usage string) *int {
	return defined(f.IntVar, name, value, usage)
}
func (f *FlagSet) Int64(name string, value int64, usage string) *int64 {
	return defined(f.Int64Var, name, value, usage)
}
func (f *FlagSet) Uint(name string, value uint, usage string) *uint {
	return defined(f.UintVar, name, value, usage)
}
func (f *FlagSet) Uint64(name string, value uint64, usage string) *uint64 {
	return defined(f.Uint64Var, name, value, usage)
}
func (f *FlagSet) String(name string, value string, usage string) *string {
	return defined(f.StringVar, name, value, usage)
}
func (f *FlagSet) Float64(name string, value float64, usage string) *float64 {
	return defined(f.Float64Var, name, value, usage)
}
func (f *FlagSet) Duration(name string, value time.Duration, usage string) *time.Duration {
	return defined(f.DurationVar, name, value, usage)
}

type textValue struct {
	p encoding.TextUnmarshaler
}

func (v textValue) Set(s string) error { return v.p.UnmarshalText([]byte(s)) }
func (v textValue) Get() any           { return v.p }
func (v textValue) String() string {
	if m, ok := v.p.(encoding.TextMarshaler); ok {
		if b, err := m.MarshalText(); err == nil {
			return string(b)
		}
	}
	return ""
}

// TextVar defines a flag whose variable reads its text itself.
func (f *FlagSet) TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	to, from := reflect.ValueOf(p), reflect.ValueOf(value)
	if to.Kind() != reflect.Pointer {
		panic("variable value type must be a pointer")
	}
	if from.Kind() == reflect.Pointer {
		from = from.Elem()
	}
	if from.Type() != to.Type().Elem() {
		panic("default type does not match variable type: " + from.Type().String() + " != " + to.Type().Elem().String())
	}
	to.Elem().Set(from)
	f.Var(textValue{p}, name, usage)
}

type (
	funcValue     func(string) error
	boolFuncValue func(string) error
)

func (fn funcValue) Set(s string) error     { return fn(s) }
func (fn funcValue) String() string         { return "" }
func (fn boolFuncValue) Set(s string) error { return fn(s) }
func (fn boolFuncValue) String() string     { return "" }
func (fn boolFuncValue) IsBoolFlag() bool   { return true }

// Func defines a flag that calls fn; BoolFunc one that needs no value.
func (f *FlagSet) Func(name, usage string, fn func(string) error) {
	f.Var(funcValue(fn), name, usage)
}
func (f *FlagSet) BoolFunc(name, usage string, fn func(string) error) {
	f.Var(boolFuncValue(fn), name, usage)
}

func (f *FlagSet) complain(format string, args ...any) string {
	text := fmt.Sprintf(format, args...)
	fmt.Fprintln(f.Output(), text)
	return text
}

// Var defines a flag.
func (f *FlagSet) Var(value Value, name string, usage string) {
	if strings.HasPrefix(name, "-") {
		panic(f.complain("flag %q begins with -", name))
	}
	if strings.Contains(name, "=") {
		panic(f.complain("flag %q contains =", name))
	}
	if _, twice := f.formal[name]; twice {
		if f.name == "" {
			panic(f.complain("flag redefined: %s", name))
		}
		panic(f.complain("%s flag redefined: %s", f.name, name))
	}
	if f.formal == nil {
		f.formal = map[string]*Flag{}
	}
	f.formal[name] = &Flag{name, usage, value, value.String()}
}

// NewFlagSet makes an empty set.
func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	f := new(FlagSet)
	f.Init(name, errorHandling)
	f.Usage = f.usage
	return f
}

// Init sets the name and what happens with errors.
func (f *FlagSet) Init(name string, errorHandling ErrorHandling) {
	f.name, f.handling = name, errorHandling
}

// Name, ErrorHandling, Output, SetOutput, Parsed, Args, NArg, Arg, NFlag: the set's properties.
func (f *FlagSet) Name() string                 { return f.name }
func (f *FlagSet) ErrorHandling() ErrorHandling { return f.handling }
func (f *FlagSet) SetOutput(output io.Writer)   { f.output = output }
func (f *FlagSet) Parsed() bool                 { return f.parsed }
func (f *FlagSet) Args() []string               { return f.args }
func (f *FlagSet) NArg() int                    { return len(f.args) }
func (f *FlagSet) NFlag() int                   { return len(f.actual) }
func (f *FlagSet) Lookup(name string) *Flag     { return f.formal[name] }

func (f *FlagSet) Output() io.Writer {
	if f.output == nil {
		return os.Stderr
	}
	return f.output
}

func (f *FlagSet) Arg(i int) string {
	if uint(i) < uint(len(f.args)) {
		return f.args[i]
	}
	return ""
}

func visit(m map[string]*Flag, fn func(*Flag)) {
	names := make([]string, 0, len(m))
	for n := range m {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fn(m[n])
	}
}

// VisitAll goes through all flags by name, Visit through those that were set.
func (f *FlagSet) VisitAll(fn func(*Flag)) { visit(f.formal, fn) }
func (f *FlagSet) Visit(fn func(*Flag))    { visit(f.actual, fn) }

// Set sets a flag.
func (f *FlagSet) Set(name, value string) error {
	flag := f.formal[name]
	if flag == nil {
		return fmt.Errorf("no such flag -%v", name)
	}
	if err := flag.Value.Set(value); err != nil {
		return err
	}
	if f.actual == nil {
		f.actual = map[string]*Flag{}
	}
	f.actual[name] = flag
	return nil
}

// UnquoteUsage finds the name in back quotes in the usage text, or one after the value's type.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	usage = flag.Usage
	if before, rest, ok := strings.Cut(usage, "`"); ok {
		if quoted, after, ok := strings.Cut(rest, "`"); ok {
			return quoted, before + quoted + after
		}
	}
	switch v := flag.Value.(type) {
	case *durationValue:
		name = "duration"
	case *float64Value:
		name = "float"
	case *intValue, *int64Value:
		name = "int"
	case *uintValue, *uint64Value:
		name = "uint"
	case *stringValue:
		name = "string"
	case boolFlag:
		if !v.IsBoolFlag() {
			name = "value"
		}
	default:
		name = "value"
	}
	return name, usage
}

// isZero says whether text is what the zero value of the flag's type shows.
func isZero(flag *Flag, text string) bool {
	t := reflect.TypeOf(flag.Value)
	z := reflect.Zero(t)
	if t.Kind() == reflect.Pointer {
		z = reflect.New(t.Elem())
	}
	switch flag.Value.(type) {
	case *boolValue:
		return text == "false"
	case *intValue, *int64Value, *uintValue, *uint64Value, *float64Value:
		return text == "0"
	case *durationValue:
		return text == "0s"
	}
	defer func() { recover() }()
	return text == z.Interface().(Value).String()
}

// PrintDefaults explains all flags.
func (f *FlagSet) PrintDefaults() {
	f.VisitAll(func(flag *Flag) {
		var b strings.Builder
		b.WriteString("  -" + flag.Name)
		name, usage := UnquoteUsage(flag)
		if name != "" {
			b.WriteString(" " + name)
		}
		if b.Len() <= 4 {
			b.WriteString("\t")
		} else {
			b.WriteString("\n    \t")
		}
		b.WriteString(strings.ReplaceAll(usage, "\n", "\n    \t"))
		if !isZero(flag, flag.DefValue) {
			if _, ok := flag.Value.(*stringValue); ok {
				fmt.Fprintf(&b, " (default %q)", flag.DefValue)
			} else {
				fmt.Fprintf(&b, " (default %v)", flag.DefValue)
			}
		}
		fmt.Fprintln(f.Output(), b.String())
	})
}

func (f *FlagSet) usage() {
	if f.name == "" {
		fmt.Fprintf(f.Output(), "Usage:\n")
	} else {
		fmt.Fprintf(f.Output(), "Usage of %s:\n", f.name)
	}
	f.PrintDefaults()
}

func (f *FlagSet) fail(format string, args ...any) error {
	err := errors.New(f.complain(format, args...))
	f.help()
	return err
}

func (f *FlagSet) help() {
	if f.Usage != nil {
		f.Usage()
	} else {
		f.usage()
	}
}

// next reads one flag; more is false where the flags end.
func (f *FlagSet) next() (more bool, err error) {
	if len(f.args) == 0 || len(f.args[0]) < 2 || f.args[0][0] != '-' {
		return false, nil
	}
	arg := f.args[0]
	name := arg[1:]
	if name[0] == '-' {
		if name = name[1:]; name == "" { // "--" ends the flags
			f.args = f.args[1:]
			return false, nil
		}
	}
	if name == "" || name[0] == '-' || name[0] == '=' {
		return false, f.fail("bad flag syntax: %s", arg)
	}
	f.args = f.args[1:]
	name, value, given := strings.Cut(name, "=")
	flag := f.formal[name]
	if flag == nil {
		if name == "help" || name == "h" {
			f.help()
			return false, ErrHelp
		}
		return false, f.fail("flag provided but not defined: -%s", name)
	}
	if b, ok := flag.Value.(boolFlag); ok && b.IsBoolFlag() {
		if !given {
			value = "true"
		}
		if err := f.Set(name, value); err != nil {
			if given {
				return false, f.fail("invalid boolean value %q for -%s: %v", value, name, err)
			}
			return false, f.fail("invalid boolean flag %s: %v", name, err)
		}
		return true, nil
	}
	if !given {
		if len(f.args) == 0 {
			return false, f.fail("flag needs an argument: -%s", name)
		}
		value, f.args = f.args[0], f.args[1:]
	}
	if err := f.Set(name, value); err != nil {
		return false, f.fail("invalid value %q for flag -%s: %v", value, name, err)
	}
	return true, nil
}

// Parse reads the flags from arguments, without the program's name.
func (f *FlagSet) Parse(arguments []string) error {
	f.parsed = true
	f.args = arguments
	for {
		more, err := f.next()
		if err != nil {
			switch {
			case f.handling == ExitOnError && err == ErrHelp:
				os.Exit(0)
			case f.handling == ExitOnError:
				os.Exit(2)
			case f.handling == PanicOnError:
				panic(err)
			}
			return err
		}
		if !more {
			return nil
		}
	}
}

// CommandLine is the set of the program's own flags; Usage is called when they are wrong.
var CommandLine = NewFlagSet(os.Args[0], ExitOnError)

var Usage = func() {
	fmt.Fprintf(CommandLine.Output(), "Usage of %s:\n", os.Args[0])
	PrintDefaults()
}

func init() { CommandLine.Usage = func() { Usage() } }

// The functions are CommandLine's methods.
func Parse()                                             { CommandLine.Parse(os.Args[1:]) }
func Parsed() bool                                       { return CommandLine.Parsed() }
func Args() []string                                     { return CommandLine.args }
func NArg() int                                          { return len(CommandLine.args) }
func Arg(i int) string                                   { return CommandLine.Arg(i) }
func NFlag() int                                         { return CommandLine.NFlag() }
func Lookup(name string) *Flag                           { return CommandLine.Lookup(name) }
func Set(name, value string) error                       { return CommandLine.Set(name, value) }
func Visit(fn func(*Flag))                               { CommandLine.Visit(fn) }
func VisitAll(fn func(*Flag))                            { CommandLine.VisitAll(fn) }
func PrintDefaults()                                     { CommandLine.PrintDefaults() }
func Var(value Value, name string, usage string)         { CommandLine.Var(value, name, usage) }
func Func(name, usage string, fn func(string) error)     { CommandLine.Func(name, usage, fn) }
func BoolFunc(name, usage string, fn func(string) error) { CommandLine.BoolFunc(name, usage, fn) }
func Bool(name string, value bool, usage string) *bool   { return CommandLine.Bool(name, value, usage) }
func Int(name string, value int, usage string) *int      { return CommandLine.Int(name, value, usage) }
func Int64(name string, value int64, usage string) *int64 {
	return CommandLine.Int64(name, value, usage)
}
func Uint(name string, value uint, usage string) *uint { return CommandLine.Uint(name, value, usage) }
func Uint64(name string, value uint64, usage string) *uint64 {
	return CommandLine.Uint64(name, value, usage)
}
func String(name string, value string, usage string) *string {
	return CommandLine.String(name, value, usage)
}
func Float64(name string, value float64, usage string) *float64 {
	return CommandLine.Float64(name, value, usage)
}
func Duration(name string, value time.Duration, usage string) *time.Duration {
	return CommandLine.Duration(name, value, usage)
}
func BoolVar(p *bool, name string, value bool, usage string) {
	CommandLine.BoolVar(p, name, value, usage)
}
func IntVar(p *int, name string, value int, usage string) { CommandLine.IntVar(p, name, value, usage) }
func Int64Var(p *int64, name string, value int64, usage string) {
	CommandLine.Int64Var(p, name, value, usage)
}
func UintVar(p *uint, name string, value uint, usage string) {
	CommandLine.UintVar(p, name, value, usage)
}
func Uint64Var(p *uint64, name string, value uint64, usage string) {
	CommandLine.Uint64Var(p, name, value, usage)
}
func StringVar(p *string, name string, value string, usage string) {
	CommandLine.StringVar(p, name, value, usage)
}
func Float64Var(p *float64, name string, value float64, usage string) {
	CommandLine.Float64Var(p, name, value, usage)
}
func DurationVar(p *time.Duration, name string, value time.Duration, usage string) {
	CommandLine.DurationVar(p, name, value, usage)
}
func TextVar(p encoding.TextUnmarshaler, name string, value encoding.TextMarshaler, usage string) {
	CommandLine.TextVar(p, name, value, usage)
}
