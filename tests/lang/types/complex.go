package main

import (
	"fmt"
	"math"
	"math/cmplx"
)

type C64 complex64

func quad(a, b, c complex128) (complex128, complex128) {
	d := cmplx.Sqrt(b*b - 4*a*c)
	return (-b + d) / (2 * a), (-b - d) / (2 * a)
}

func main() {
	z := 3 + 4i
	w := complex(1, -2)
	fmt.Println(z+w, z-w, z*w, z/w, -z, z == w, z != w, z == 3+4i)
	fmt.Println(real(z), imag(z), cmplx.Abs(z), cmplx.Phase(z))
	var c64 complex64 = complex64(z)
	c64 *= 2
	c64 += 1i
	fmt.Printf("%v %T %T %T %.1f\n", c64, c64, real(c64), real(z), z)
	var t C64 = 1 + 1i
	t = t * t / 2
	fmt.Println(t, real(t), C64(c64))
	fmt.Println(quad(1, 2, 5))
	arr := []complex128{1, 2i, 3 + 3i}
	arr[1] *= 2i
	arr[0] += z
	fmt.Println(arr)
	m := map[complex128]string{1i: "i", 2: "two"}
	fmt.Println(m[1i], m[2+0i], len(m))
	var zero complex128
	fmt.Println(z/zero, zero/zero, complex(math.Inf(1), 0)*0)
	var i any = z
	_, is64 := i.(complex64)
	fmt.Println(i == any(3+4i), is64)
	// Mandelbrot picture
	for y := -1.0; y <= 1.0; y += 0.5 {
		for x := -2.0; x <= 0.5; x += 0.1 {
			p, c, n := complex(0, 0), complex(x, y), 0
			for ; n < 50 && cmplx.Abs(p) <= 2; n++ {
				p = p*p + c
			}
			if n == 50 {
				fmt.Print("*")
			} else {
				fmt.Print(" ")
			}
		}
		fmt.Println("|")
	}
	st := struct {
		a complex64
		b complex128
	}{1 + 2i, 3 + 4i}
	st.a, st.b = st.a*st.a, complex(imag(st.b), real(st.b))
	fmt.Println(st)
	f := func(a complex64, b complex128) (complex128, complex64) { return b * complex128(a), a }
	fmt.Println(f(1i, 2))
	const c = (1 + 2i) * (3 - 1i)
	fmt.Println(c, real(c), c == 5+5i)
	println(z, c64)
}
