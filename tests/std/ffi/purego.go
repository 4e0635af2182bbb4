// The API of github.com/ebitengine/purego: zlib and SQLite as their own programs would use them. (Recorded with purego v0.8.4 and Go 1.26, CGO_ENABLED=0.)
package main

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"unsafe"

	"github.com/ebitengine/purego"
)

func zlib() {
	z, err := purego.Dlopen("libz.so.1", purego.RTLD_NOW|purego.RTLD_GLOBAL)
	if err != nil {
		panic(err)
	}
	var compress func(dst []byte, n *uint, src []byte, srclen uint) int32
	var uncompress func(dst []byte, n *uint, src []byte, srclen uint) int32
	var crc func(crc uint, p []byte, n uint32) uint
	purego.RegisterLibFunc(&compress, z, "compress")
	purego.RegisterLibFunc(&uncompress, z, "uncompress")
	purego.RegisterLibFunc(&crc, z, "crc32")
	text := bytes.Repeat([]byte("gosling calls zlib. "), 500)
	packed, back := make([]byte, 20000), make([]byte, 20000)
	n, m := uint(len(packed)), uint(len(back))
	fmt.Println(compress(packed, &n, text, uint(len(text))), n < 200)
	fmt.Println(uncompress(back, &m, packed, n), m, bytes.Equal(back[:m], text))
	fmt.Println(crc(0, text, uint32(len(text))) == uint(crc32.ChecksumIEEE(text)))
	fmt.Println(purego.Dlclose(z))
}

func sqlite() {
	lib, err := purego.Dlopen("libsqlite3.so.0", purego.RTLD_NOW)
	if err != nil {
		panic(err)
	}
	var (
		open       func(name string, db *uintptr) int32
		exec       func(db uintptr, sql string, cb uintptr, arg uintptr, msg *unsafe.Pointer) int32
		prepare    func(db uintptr, sql string, n int32, stmt *uintptr, tail *unsafe.Pointer) int32
		bindInt    func(stmt uintptr, i int32, v int64) int32
		bindDouble func(stmt uintptr, i int32, v float64) int32
		bindText   func(stmt uintptr, i int32, s string, n int32, free uintptr) int32
		step       func(stmt uintptr) int32
		reset      func(stmt uintptr) int32
		columnText func(stmt uintptr, i int32) string
		columnInt  func(stmt uintptr, i int32) int64
		columnReal func(stmt uintptr, i int32) float64
		finalize   func(stmt uintptr) int32
		errmsg     func(db uintptr) string
		closeDB    func(db uintptr) int32
		function   func(db uintptr, name string, n, enc int32, app, f, stepf, final uintptr) int32
		valueInt   func(v uintptr) int64
		resultInt  func(ctx uintptr, v int64)
	)
	for name, f := range map[string]any{"open": &open, "exec": &exec, "prepare_v2": &prepare, "bind_int64": &bindInt, "bind_double": &bindDouble,
		"bind_text": &bindText, "step": &step, "reset": &reset, "column_text": &columnText, "column_int64": &columnInt, "column_double": &columnReal,
		"finalize": &finalize, "errmsg": &errmsg, "close": &closeDB, "create_function": &function, "value_int64": &valueInt, "result_int64": &resultInt} {
		purego.RegisterLibFunc(f, lib, "sqlite3_"+name)
	}
	var db uintptr
	fmt.Println(open(":memory:", &db), exec(db, "create table bird(name text, eggs integer, weight real)", 0, 0, nil))
	var ins uintptr
	fmt.Println(prepare(db, "insert into bird values(?,?,?)", -1, &ins, nil))
	for i, name := range []string{"goose", "duck", "swan"} {
		bindText(ins, 1, name, -1, ^uintptr(0)) // SQLITE_TRANSIENT
		bindInt(ins, 2, int64(5+i))
		bindDouble(ins, 3, 1.25*float64(i+1))
		fmt.Print(step(ins), reset(ins), " ")
	}
	fmt.Println(finalize(ins))
	row := purego.NewCallback(func(_ purego.CDecl, arg uintptr, n int32, values, names *[8]unsafe.Pointer) int32 {
		fmt.Print("  row of ", n, ":")
		for i := range n {
			fmt.Printf(" %s=%s", text(names[i]), text(values[i]))
		}
		fmt.Println(" arg", arg)
		return 0
	})
	fmt.Println(exec(db, "select name, eggs from bird order by eggs desc", row, 7, nil))
	square := purego.NewCallback(func(ctx uintptr, n int32, argv *[8]uintptr) {
		v := valueInt(argv[0]) // C again, from inside a callback
		resultInt(ctx, v*v)
	})
	fmt.Println(function(db, "square", 1, 1, 0, square, 0, 0))
	var q uintptr
	fmt.Println(prepare(db, "select name, square(eggs), weight from bird where weight > ? order by name", -1, &q, nil), bindDouble(q, 1, 2))
	for step(q) == 100 {
		fmt.Println("  ", columnText(q, 0), columnInt(q, 1), columnReal(q, 2))
	}
	finalize(q)
	fmt.Println(exec(db, "select from where", 0, 0, nil), errmsg(db))
	fmt.Println(closeDB(db))
}

func text(p unsafe.Pointer) string {
	b := unsafe.Slice((*byte)(p), 1000)
	return string(b[:bytes.IndexByte(b, 0)])
}

func main() {
	zlib()
	sqlite()
	libc, err := purego.Dlopen("libc.so.6", purego.RTLD_LAZY)
	fmt.Println(err)
	p, err := purego.Dlsym(libc, "getpid")
	fmt.Println(p != 0, err)
	r1, _, _ := purego.SyscallN(p)
	fmt.Println(r1 > 1)
	_, err = purego.Dlopen("libnone.so", purego.RTLD_NOW)
	fmt.Printf("%T %v\n", err, err)
}
