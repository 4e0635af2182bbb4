package main

type T[P any] struct{ f *T[T[P]] }

func F[A any](n int) {
	if n > 0 {
		F[*A](n - 1)
	}
}

func main() { F[int](3) }
