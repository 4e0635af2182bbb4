package rand

import real "math/rand/v2"

func random() uint64 { return real.Uint64() }
