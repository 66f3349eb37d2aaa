// Package bits counts, turns and multiplies the bits of unsigned integers.
package bits

const UintSize = 64

func LeadingZeros(x uint) int
func LeadingZeros8(x uint8) int
func LeadingZeros16(x uint16) int
func LeadingZeros32(x uint32) int
func LeadingZeros64(x uint64) int

func TrailingZeros(x uint) int
func TrailingZeros8(x uint8) int
func TrailingZeros16(x uint16) int
func TrailingZeros32(x uint32) int
func TrailingZeros64(x uint64) int

func OnesCount(x uint) int
func OnesCount8(x uint8) int
func OnesCount16(x uint16) int
func OnesCount32(x uint32) int
func OnesCount64(x uint64) int

// Len is the number of bits that x needs, 0 for 0.
func Len(x uint) int
func Len8(x uint8) int
func Len16(x uint16) (n int)
func Len32(x uint32) (n int)
func Len64(x uint64) (n int)

func Reverse(x uint) uint
func Reverse8(x uint8) uint8
func Reverse16(x uint16) uint16
func Reverse32(x uint32) uint32
func Reverse64(x uint64) uint64

func ReverseBytes(x uint) uint
func ReverseBytes16(x uint16) uint16
func ReverseBytes32(x uint32) uint32
func ReverseBytes64(x uint64) uint64

// RotateLeft turns by k bits, to the right for a negative k.
func RotateLeft(x uint, k int) uint {
	return x<<(uint(k)%64) | x>>(64-uint(k)%64)
}

func RotateLeft8(x uint8, k int) uint8 {
	return x<<(uint(k)%8) | x>>(8-uint(k)%8)
}

func RotateLeft16(x uint16, k int) uint16 {
	return x<<(uint(k)%16) | x>>(16-uint(k)%16)
}

func RotateLeft32(x uint32, k int) uint32 {
	return x<<(uint(k)%32) | x>>(32-uint(k)%32)
}

func RotateLeft64(x uint64, k int) uint64 {
	return x<<(uint(k)%64) | x>>(64-uint(k)%64)
}
