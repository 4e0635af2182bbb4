package unicode

func IsLetter(r rune) bool {
	if uint32(r) < 0x80 {
		return asciiLetter(r)
	}
	return Is(L, r)
}

func IsDigit(r rune) bool {
	if r <= MaxLatin1 {
		return '0' <= r && r <= '9'
	}
	return Is(Nd, r)
}

func IsNumber(r rune) bool {
	if uint32(r) < 0x80 {
		return '0' <= r && r <= '9'
	}
	return Is(N, r)
}

func IsUpper(r rune) bool {
	if uint32(r) < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return Is(Lu, r)
}

func IsLower(r rune) bool {
	if uint32(r) < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return Is(Ll, r)
}

func IsTitle(r rune) bool { return r > MaxLatin1 && Is(Lt, r) }

func IsMark(r rune) bool { return Is(M, r) }

func IsPunct(r rune) bool { return Is(P, r) }

func IsSymbol(r rune) bool { return Is(S, r) }

func IsSpace(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return r == ' ' || 9 <= r && r <= 13 || r == 0x85 || r == 0xA0
	}
	return r >= 0x1680 && Is(White_Space, r)
}

func IsGraphic(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return 0x20 <= r && r < 0x7F || r >= 0xA0 && r != 0xAD
	}
	return IsOneOf(GraphicRanges, r)
}

func IsPrint(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return 0x20 <= r && r < 0x7F || r > 0xA0 && r != 0xAD
	}
	return IsOneOf(PrintRanges, r)
}

func ToUpper(r rune) rune {
	if uint32(r) < 0x80 {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(UpperCase, r)
}

func ToLower(r rune) rune {
	if uint32(r) < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return To(LowerCase, r)
}

func ToTitle(r rune) rune {
	if uint32(r) < 0x80 {
		return ToUpper(r)
	}
	return To(TitleCase, r)
}

func unpackTables(text string, _ *RangeTable, _ int, _ *Range16, _ *Range32) {
	r := &decoder{text: text}
	used16, used32 := 0, 0
	for i := range all {
		t := &all[i]
		n16, n32 := int(r.next()), int(r.next())
		if n16 > 0 {
			t.R16 = runs16[used16 : used16+n16 : used16+n16]
		}
		if n32 > 0 {
			t.R32 = runs32[used32 : used32+n32 : used32+n32]
		}
		used16 += n16
		used32 += n32
		var at uint32
		for j := 0; j < n16+n32; j++ {
			lo := at + r.next()
			count, stride := r.next(), uint32(1)
			if count&1 != 0 {
				stride = r.next()
			}
			at = lo + count/2*stride
			if j >= n16 {
				t.R32[j-n16] = Range32{lo, at, stride}
				continue
			}
			t.R16[j] = Range16{uint16(lo), uint16(at), uint16(stride)}
			if at <= MaxLatin1 {
				t.LatinOffset++
			}
		}
	}
}
