//go:build go1.22

package reflect

func TypeFor[T any]() Type {
	var p *T
	return TypeOf(p).Elem()
}
