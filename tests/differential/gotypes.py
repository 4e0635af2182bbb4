"""Go types and values of them for the generator of random programs."""


class T:
    """kind: int uint float string bool complex slice array map struct ptr any func; name: as Go writes it."""
    def __init__(self, kind, name, elem=None, key=None, n=0, bits=0, fields=None, params=None):
        self.kind, self.name, self.elem, self.key, self.n, self.bits = kind, name, elem, key, n, bits
        self.fields, self.params = fields or [], params or []

    def __repr__(self):
        return self.name

    def __eq__(self, o):
        return self.name == o.name

    def __hash__(self):
        return hash(self.name)

    @property
    def integer(self):
        return self.kind in ("int", "uint")

    @property
    def shown(self):
        """Printing it with %v gives the same text in every run."""
        if self.kind in ("ptr", "func"):
            return False
        return all(t.shown for _, t in self.fields) and (self.elem is None or self.elem.shown)

    @property
    def comparable(self):
        return self.kind not in ("slice", "map", "func", "any") and all(t.comparable for _, t in self.fields) and (self.kind != "array" or self.elem.comparable)


INTS = [T("int", f"int{b or ''}", bits=b or 64) for b in (0, 8, 16, 32, 64)] + [T("uint", f"uint{b or ''}", bits=b or 64) for b in (0, 8, 16, 32, 64)]
INT, UINT8, INT32, INT64, UINT64 = INTS[0], INTS[6], INTS[3], INTS[4], INTS[9]
FLOAT64, FLOAT32 = T("float", "float64", bits=64), T("float", "float32", bits=32)
STRING, BOOL, COMPLEX, ANY = T("string", "string"), T("bool", "bool"), T("complex", "complex128"), T("any", "any")
SCALARS = INTS + [INT, INT, FLOAT64, FLOAT64, FLOAT32, STRING, STRING, BOOL, COMPLEX]


def slice_of(e):
    return T("slice", "[]" + e.name, elem=e)


def array_of(n, e):
    return T("array", f"[{n}]{e.name}", elem=e, n=n)


def map_of(k, e):
    return T("map", f"map[{k.name}]{e.name}", elem=e, key=k)


def ptr_to(e):
    return T("ptr", "*" + e.name, elem=e)


def func_of(params, res):
    return T("func", f"func({', '.join(p.name for p in params)}) {res.name}", elem=res, params=params)


WORDS = ["", "a", "go", "héllo", "\\x00\\xff", "世界", "zz\\n", "0123456789", "\\u00e9", "b\\xc3", "Quick"]


def int_literal(r, t, nonzero=False):
    lo, hi = (-(1 << t.bits - 1), (1 << t.bits - 1) - 1) if t.kind == "int" else (0, (1 << t.bits) - 1)
    v = r.choice([0, 1, 2, 3, 5, 7, 10, 13, 64, 100, lo, hi, hi - 1, lo + 1, hi // 2, r.randint(lo, hi), r.randint(0, min(hi, 1000))])
    if t.kind == "int" and r.random() < .25:
        v = -v if -v <= hi else v
    if nonzero and v == 0:
        v = 3
    style = r.random()
    if v > 0 and style < .12:
        return hex(v)
    if v > 0 and style < .16:
        return "0b" + bin(v)[2:]
    if v > 9999 and style < .25:
        return f"{v:_}"
    return str(v)


def literal(r, t):
    """A value of a scalar type, possibly constant."""
    if t.integer:
        return int_literal(r, t)
    if t.kind == "float":
        return r.choice(["0", "1", "-1", "0.5", "3.25", "1e10", "-2.75e-3", "0x1p-4", "1e30", "7", "123456.789", ".1", "1e-30"])
    if t.kind == "string":
        return '"' + r.choice(WORDS) + '"'
    if t.kind == "bool":
        return r.choice(["true", "false"])
    if t.kind == "complex":
        return r.choice(["(1+2i)", "(0.5-3i)", "2i", "(-1.25+0i)", "complex(3, -4)"])
    raise AssertionError(t.name)
