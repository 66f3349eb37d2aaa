//go:build go1.23

package binary

import (
	"errors"
	"reflect"
)

var errBufferTooSmall = errors.New("buffer too small")

func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	if sizeOf(v) < 0 {
		return nil, invalidType("Append", data)
	}
	return appendValue(buf, order, v), nil
}

func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOf(v)
	if size < 0 {
		return 0, invalidType("Encode", data)
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	return copy(buf, appendValue(nil, order, v)), nil
}

func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v := reflect.ValueOf(data)
	size := -1
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		size = sizeOf(v)
	case reflect.Slice:
		size = sizeOf(v)
	}
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	setValue(buf, order, v)
	return size, nil
}
