package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

// Size is the number of bytes of a value of fixed size: numbers, bools, arrays and structs of them, slices of them, and pointers to
// them. It is -1 for all others.
func Size(v any) int { return sizeOf(reflect.Indirect(reflect.ValueOf(v))) }

func sizeOf(v reflect.Value) int {
	if v.Kind() != reflect.Slice {
		return typeSize(v.Type())
	}
	size := typeSize(v.Type().Elem())
	if size < 0 {
		return -1
	}
	return size * v.Len()
}

func typeSize(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if size := typeSize(t.Elem()); size >= 0 {
			return size * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := 0; i < t.NumField(); i++ {
			size := typeSize(t.Field(i).Type)
			if size < 0 {
				return -1
			}
			sum += size
		}
		return sum
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64:
		return int(t.Size())
	}
	return -1
}

func invalidType(function string, data any) error {
	return errors.New("binary." + function + ": some values are not fixed-sized in type " + reflect.TypeOf(data).String())
}

// Write writes a value as Size counts it.
func Write(w io.Writer, order ByteOrder, data any) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := sizeOf(v)
	if size < 0 {
		return invalidType("Write", data)
	}
	_, err := w.Write(appendValue(nil, order, v))
	return err
}

func appendValue(b []byte, order ByteOrder, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			b = appendValue(b, order, v.Index(i))
		}
		return b
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if v.Type().Field(i).Name == "_" {
				b = append(b, make([]byte, typeSize(v.Field(i).Type()))...)
			} else {
				b = appendValue(b, order, v.Field(i))
			}
		}
		return b
	}
	return appendBits(b, order, bitsOf(v), int(v.Type().Size()))
}

func bitsOf(v reflect.Value) uint64 {
	switch {
	case v.CanInt():
		return uint64(v.Int())
	case v.CanUint():
		return v.Uint()
	case v.Kind() == reflect.Float32:
		return uint64(math.Float32bits(float32(v.Float())))
	case v.Kind() == reflect.Float64:
		return math.Float64bits(v.Float())
	case v.Bool():
		return 1
	}
	return 0
}

func appendBits(b []byte, order ByteOrder, bits uint64, size int) []byte {
	var buf [8]byte
	switch size {
	case 1:
		buf[0] = byte(bits)
	case 2:
		order.PutUint16(buf[:], uint16(bits))
	case 4:
		order.PutUint32(buf[:], uint32(bits))
	case 8:
		order.PutUint64(buf[:], bits)
	}
	return append(b, buf[:size]...)
}

// Read fills the value that a pointer points to, or the elements of a slice.
func Read(r io.Reader, order ByteOrder, data any) error {
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
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	b := make([]byte, size)
	if _, err := io.ReadFull(r, b); err != nil {
		return err
	}
	setValue(b, order, v)
	return nil
}

// setValue sets v and returns the bytes behind its own.
func setValue(b []byte, order ByteOrder, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			b = setValue(b, order, v.Index(i))
		}
		return b
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if v.Type().Field(i).Name == "_" {
				b = b[typeSize(v.Field(i).Type()):]
			} else {
				b = setValue(b, order, v.Field(i))
			}
		}
		return b
	}
	size := int(v.Type().Size())
	setBits(v, bitsFrom(b, order, size), size)
	return b[size:]
}

func bitsFrom(b []byte, order ByteOrder, size int) uint64 {
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(order.Uint16(b))
	case 4:
		return uint64(order.Uint32(b))
	}
	return order.Uint64(b)
}

func setBits(v reflect.Value, bits uint64, size int) {
	switch {
	case v.CanInt():
		shift := 64 - 8*size
		v.SetInt(int64(bits) << shift >> shift)
	case v.CanUint():
		v.SetUint(bits)
	case v.Kind() == reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(bits))))
	case v.Kind() == reflect.Float64:
		v.SetFloat(math.Float64frombits(bits))
	default:
		v.SetBool(bits != 0)
	}
}
