package main

import (
	"fmt"
	"hash/adler32"
	"hash/crc32"
)

func main() {
	data := []byte("123456789")
	fmt.Printf("%08x %08x\n", crc32.ChecksumIEEE(data), adler32.Checksum(data))
	for _, poly := range []uint32{crc32.IEEE, crc32.Castagnoli, crc32.Koopman} {
		table := crc32.MakeTable(poly)
		fmt.Printf("%08x %08x %08x\n", table[1], crc32.Checksum(data, table), crc32.Update(crc32.Checksum(data[:4], table), table, data[4:]))
	}
	h := crc32.NewIEEE()
	h.Write(data[:5])
	h.Write(data[5:])
	fmt.Println(h.Sum32(), h.Sum(nil), h.Size(), crc32.IEEETable[255])
}
