package main

func A[T any](a, b T) bool { return a == b }
func B[T any](a, b T) T    { return a + b }
func C[T any](a T) int     { return len(a) }
func D[T any](a T)         { a.Foo() }
func E[T ~int | ~string](a T) {
	_ = a * a
	_ = a[0]
	var i int = a
	_ = i
	for range a {
	}
}
func F[T any](a T) T { return 0 }
func G[T any](a T) {
	switch a.(type) {
	}
	var x T = nil
	_ = x
}
func H[T any]() { _ = T.x; _ = T{} }

func main() {}
