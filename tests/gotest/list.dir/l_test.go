package list

import "testing"

func TestA(t *testing.T)      {}
func TestB(t *testing.T)      {}
func BenchmarkB(b *testing.B) {}
func FuzzB(f *testing.F)      {}
func ExampleB() {
	// Output:
}
func ExampleNone() {}
