//go:build go1.22

package hex

func AppendEncode(dst, src []byte) []byte { return append(dst, EncodeToString(src)...) }

func AppendDecode(dst, src []byte) ([]byte, error) {
	data, err := DecodeString(string(src))
	return append(dst, data...), err
}
