// database/sql/driver: what becomes of values on their way to a database, and what drivers answer.
package main

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"time"
)

type (
	myInt    int32
	myString string
	myBytes  []byte
	money    struct{ cents int64 }
	odd      struct{}
	failing  struct{}
)

func (m money) Value() (driver.Value, error)    { return m.cents, nil }
func (odd) Value() (driver.Value, error)        { return []int{1}, nil }
func (*failing) Value() (driver.Value, error)   { return nil, errors.New("will not") }
func show(name string, v driver.Value, e error) { fmt.Printf("%s: %T %v, %v\n", name, v, v, e) }

func main() {
	n := 7
	p := &n
	var none *int
	var nomoney *money
	all := []any{nil, true, 0, 1, 2, int8(-3), uint8(1), uint64(1) << 63, int64(1) << 40, uint32(1) << 31, 1.5, float32(0.25), "x", "true", "0", "12", "-99999999999",
		[]byte("f"), []byte("no"), myInt(1), myString("7"), myString("T"), myBytes("b"), []int{1}, [2]byte{1, 2}, map[string]int{}, p, &p, none, money{250}, &money{1},
		nomoney, odd{}, &failing{}, time.Unix(0, 0).UTC(), struct{}{}, uintptr(3), 'x', complex(1, 2)}
	for _, c := range []driver.ValueConverter{driver.Bool, driver.Int32, driver.String, driver.DefaultParameterConverter, driver.Null{Converter: driver.Int32}, driver.NotNull{Converter: driver.Bool}} {
		fmt.Printf("--- %T %v\n", c, c)
		for i, v := range all {
			if i >= 26 && i <= 28 && c == driver.ValueConverter(driver.String) {
				continue // addresses
			}
			func() {
				defer func() {
					if r := recover(); r != nil {
						fmt.Println(i, "panic:", r)
					}
				}()
				if x, err := c.ConvertValue(v); err == nil || i < 26 || i > 28 {
					show(fmt.Sprint(i), x, err)
				}
			}()
		}
	}
	for i, v := range all {
		fmt.Print(i, driver.IsValue(v), driver.IsScanValue(v), " ")
	}
	fmt.Println()
	for _, r := range []driver.Result{driver.RowsAffected(3), driver.ResultNoRows} {
		fmt.Println(r.LastInsertId())
		fmt.Println(r.RowsAffected())
	}
	fmt.Println(driver.ErrBadConn, driver.ErrSkip, driver.ErrRemoveArgument, driver.NamedValue{Name: "a", Ordinal: 1, Value: 2})
}
