package rand

import "math"

// The ziggurat method (Marsaglia and Tsang, 2000): the density is covered by layers of equal area. A layer has the bound below which
// a number surely lies under the curve, the width of a step, and the density at its edge.

// Where the tails begin.
const (
	normalTail      = 3.442619855899
	exponentialTail = 7.69711747013104972
)

func normalLayer(i int32) (bound uint32, width, density float32)
func exponentialLayer(i uint32) (bound uint32, width, density float32)

func (r *Rand) NormFloat64() float64 {
	for {
		j := int32(r.Uint32())
		i := j & 127
		bound, width, density := normalLayer(i)
		x := float64(j) * float64(width)
		size := uint32(j)
		if j < 0 {
			size = -size
		}
		if size < bound {
			return x
		}
		if i == 0 {
			return r.normalTail(j > 0)
		}
		_, _, above := normalLayer(i - 1)
		if density+float32(r.Float64())*(above-density) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

func (r *Rand) normalTail(isPositive bool) float64 {
	for {
		x := -math.Log(r.Float64()) * (1 / normalTail)
		y := -math.Log(r.Float64())
		if y+y < x*x {
			continue
		}
		if isPositive {
			return normalTail + x
		}
		return -normalTail - x
	}
}

func (r *Rand) ExpFloat64() float64 {
	for {
		j := r.Uint32()
		i := j & 255
		bound, width, density := exponentialLayer(i)
		x := float64(j) * float64(width)
		if j < bound {
			return x
		}
		if i == 0 {
			return exponentialTail - math.Log(r.Float64())
		}
		_, _, above := exponentialLayer(i - 1)
		if density+float32(r.Float64())*(above-density) < float32(math.Exp(-x)) {
			return x
		}
	}
}
