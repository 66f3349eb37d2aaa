//go:build go1.22

package base64

func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	return append(dst, enc.EncodeToString(src)...)
}

func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	data, err := enc.DecodeString(string(src))
	return append(dst, data...), err
}
