package strconv

// Exact conversion by plain big-number arithmetic, for what the native conversion leaves over.

// A nat is a natural number, least significant word first, base 10⁹ or 2³² as its user likes.
type nat []uint32

const billion = 1_000_000_000

// scale multiplies a number in the given base (0 stands for 2³²) by f and adds carry.
func (n nat) scale(f uint32, base uint64, carry uint64) nat {
	for i, w := range n {
		carry += uint64(w) * uint64(f)
		if base == 0 {
			n[i] = uint32(carry)
			carry >>= 32
		} else {
			n[i] = uint32(carry % base)
			carry /= base
		}
	}
	for carry != 0 {
		if base == 0 {
			n = append(n, uint32(carry))
			carry >>= 32
		} else {
			n = append(n, uint32(carry%base))
			carry /= base
		}
	}
	return n
}

// power multiplies n by f to the exp, f being 2, 5 or 10.
func (n nat) power(f uint32, exp int, base uint64) nat {
	chunk, size := f, 1
	for uint64(chunk)*uint64(f) < 1<<31 {
		chunk *= f
		size++
	}
	for ; exp >= size; exp -= size {
		n = n.scale(chunk, base, 0)
	}
	for ; exp > 0; exp-- {
		n = n.scale(f, base, 0)
	}
	return n
}
