//go:build go1.22

package rand

import "math"

// A Zipf draws k in [0, imax] with a probability proportional to (v + k)^-s, by rejection-inversion (Hörmann and Derflinger, 1996).
type Zipf struct {
	r       *Rand
	imax, v float64
	s       float64
	// The integral of the density has the exponent 1 - s.
	exponent, inverse float64
	atEnd, span       float64
	// Up to this distance from a whole number nothing is rejected.
	sure float64
}

// NewZipf returns nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, s: s}
	z.exponent = 1 - s
	z.inverse = 1 / z.exponent
	z.atEnd = z.integral(z.imax + 0.5)
	z.span = z.integral(0.5) - math.Exp(math.Log(v)*(-s)) - z.atEnd
	z.sure = 1 - z.inverted(z.integral(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

func (z *Zipf) integral(x float64) float64 {
	return math.Exp(z.exponent*math.Log(z.v+x)) * z.inverse
}

func (z *Zipf) inverted(y float64) float64 {
	return math.Exp(z.inverse*math.Log(z.exponent*y)) - z.v
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		y := z.atEnd + z.r.Float64()*z.span
		x := z.inverted(y)
		k := math.Floor(x + 0.5)
		if k-x <= z.sure || y >= z.integral(k+0.5)-math.Exp(-math.Log(k+z.v)*z.s) {
			return uint64(k)
		}
	}
}
