package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

func main() {
	b := make([]byte, 8)
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		order.PutUint64(b, 0x0102030405060708)
		fmt.Println(order, b, order.Uint16(b), order.Uint32(b[4:]), order.Uint64(b))
	}
	fmt.Println(binary.BigEndian.AppendUint32(nil, 5), binary.LittleEndian.AppendUint16(b[:1], 258))
	for _, x := range []int64{0, -1, 63, -65, 1 << 40, -1 << 63} {
		v := binary.AppendVarint(nil, x)
		back, n := binary.Varint(v)
		fmt.Println(v, back, n)
	}
	fmt.Println(binary.Uvarint([]byte{0x80, 0x80}))
	fmt.Println(binary.Uvarint(bytes.Repeat([]byte{0xff}, 10)))
	fmt.Println(binary.ReadUvarint(bytes.NewReader([]byte{0x80})))
	defer func() { fmt.Println(recover()) }()
	binary.BigEndian.Uint32(b[:3])
}
