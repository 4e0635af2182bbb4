package math

// The functions in C: math.c over libm.c.

// Acos returns the angle in radians whose cosine is x.
func Acos(x float64) float64

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x float64) float64

// Asin returns the angle in radians whose sine is x.
func Asin(x float64) float64

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64

// Atan returns the angle in radians whose tangent is x.
func Atan(x float64) float64

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x float64) float64

// Cbrt returns the cube root of x.
func Cbrt(x float64) float64

// Ceil returns the least whole number not below x.
func Ceil(x float64) float64

// Cos returns the cosine of x radians.
func Cos(x float64) float64

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64

// Erf returns the error function of x.
func Erf(x float64) float64

// Erfc returns 1 minus the error function of x.
func Erfc(x float64) float64

// Erfinv returns what Erf turns into x.
func Erfinv(x float64) float64

// Exp returns e to the x.
func Exp(x float64) float64

// Exp2 returns 2 to the x.
func Exp2(x float64) float64

// Expm1 returns e to the x minus 1, exact near 0.
func Expm1(x float64) float64

// Floor returns the greatest whole number not above x.
func Floor(x float64) float64

// Gamma returns the Gamma function of x.
func Gamma(x float64) float64

// J0 returns the Bessel function of the first kind, order 0.
func J0(x float64) float64

// J1 returns the Bessel function of the first kind, order 1.
func J1(x float64) float64

// Log returns the natural logarithm of x.
func Log(x float64) float64

// Log10 returns the decimal logarithm of x.
func Log10(x float64) float64

// Log1p returns the natural logarithm of 1 plus x, exact near 0.
func Log1p(x float64) float64

// Log2 returns the binary logarithm of x.
func Log2(x float64) float64

// Round returns the nearest whole number, halves away from 0.
func Round(x float64) float64

// RoundToEven returns the nearest whole number, halves to the even one.
func RoundToEven(x float64) float64

// Sin returns the sine of x radians.
func Sin(x float64) float64

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64

// Sqrt returns the square root of x.
func Sqrt(x float64) float64

// Tan returns the tangent of x radians.
func Tan(x float64) float64

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64

// Trunc returns x without its fraction.
func Trunc(x float64) float64

// Y0 returns the Bessel function of the second kind, order 0.
func Y0(x float64) float64

// Y1 returns the Bessel function of the second kind, order 1.
func Y1(x float64) float64

// Atan2 returns the angle in radians of the point (x, y).
func Atan2(y, x float64) float64

// Hypot returns the length of the diagonal of a p by q rectangle, without needless overflow.
func Hypot(p, q float64) float64

// Mod returns the remainder of x/y with the sign of x.
func Mod(x, y float64) float64

// Pow returns x to the y.
func Pow(x, y float64) float64

// Remainder returns x minus the nearest multiple of y.
func Remainder(x, y float64) float64

// FMA returns x*y+z, rounded once.
func FMA(x, y, z float64) float64

// Jn returns the Bessel function of the first kind, order n.
func Jn(n int, x float64) float64

// Yn returns the Bessel function of the second kind, order n.
func Yn(n int, x float64) float64

// Ldexp returns frac times 2 to the exp.
func Ldexp(frac float64, exp int) float64

// Lgamma returns the natural logarithm and the sign of Gamma(x).
func Lgamma(x float64) (lgamma float64, sign int)

// Sincos returns Sin(x) and Cos(x).
func Sincos(x float64) (sin, cos float64)

// powerOfTen returns the float nearest to 10 to the n, for n from -323 to 308.
func powerOfTen(n int) float64
