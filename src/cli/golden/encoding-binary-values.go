package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
)

type header struct {
	Magic   [4]byte
	Version int16
	_       uint16
	Scale   float32
	IsLast  bool
}

func main() {
	h := header{Magic: [4]byte{'r', 'w'}, Version: -2, Scale: 1.5, IsLast: true}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var b bytes.Buffer
		fmt.Println(binary.Write(&b, order, h), binary.Size(&h), b.Bytes())
		var back header
		fmt.Println(binary.Read(&b, order, &back), back == h, binary.Read(&b, order, &back))
	}
	fmt.Println(binary.Append(nil, binary.BigEndian, []int32{1, -1}))
	fmt.Println(binary.Write(io.Discard, binary.BigEndian, 5), binary.Size("x"))
}
