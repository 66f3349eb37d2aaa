package main

import "fmt"

type Perm uint8

const (
	Read Perm = 1 << iota
	Write
	Exec
	All = Read | Write | Exec
)

func (p Perm) Has(q Perm) bool { return p&q == q }
func (p *Perm) Set(q Perm)     { *p |= q }
func (p *Perm) Clear(q Perm)   { *p &^= q }
func (p Perm) String() string {
	s := []byte("---")
	for i, c := range "rwx" {
		if p&(1<<uint(i)) != 0 {
			s[i] = byte(c)
		}
	}
	return string(s)
}

func popcount(x uint64) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}

func rotl(x uint32, k int) uint32 { return x<<k | x>>(32-k) }

type xorshift struct{ s [2]uint64 }

func (x *xorshift) next() uint64 {
	a, b := x.s[0], x.s[1]
	x.s[0] = b
	a ^= a << 23
	x.s[1] = a ^ b ^ a>>17 ^ b>>26
	return x.s[1] + b
}

func main() {
	p := Read
	p.Set(Exec)
	fmt.Println(p, p.Has(Exec), p.Has(All), All)
	p.Clear(Read)
	fmt.Printf("%v %d %08b\n", p, p, p)
	fmt.Println(popcount(0xFFFF0000FFFF0001), rotl(0x80000001, 4))
	x := xorshift{[2]uint64{1, 2}}
	for i := 0; i < 5; i++ {
		fmt.Print(x.next(), " ")
	}
	fmt.Println()
	var crc uint32 = 0xFFFFFFFF
	for _, b := range []byte("123456789") {
		crc ^= uint32(b)
		for i := 0; i < 8; i++ {
			if crc&1 == 1 {
				crc = crc>>1 ^ 0xEDB88320
			} else {
				crc >>= 1
			}
		}
	}
	fmt.Printf("%08X\n", ^crc)
	var q uint8 = 200
	var r int8 = -128
	a, b := 5, 9
	a ^= b
	b ^= a
	a ^= b
	fmt.Println(a, b, -5>>1, -5/2, q+100, r-1, 1<<3|1<<1, 6&^2)
	var sh int = -1
	defer func() { fmt.Println(recover()) }()
	fmt.Println(1 << sh)
}
