package context

import "time"

type stringer interface {
	String() string
}

// nameOf is how a context that has no name of its own is called by those made from it.
func nameOf(c Context) string {
	if s, ok := c.(stringer); ok {
		return s.String()
	}
	return typeName(c)
}

// textOf says what a key or value is without looking inside.
func textOf(v any) string {
	switch v := v.(type) {
	case stringer:
		return v.String()
	case string:
		return v
	case nil:
		return "<nil>"
	}
	return typeName(v)
}

// typeName is the dynamic type of v, as %T.
func typeName(v any) string

func (c *valueContext) String() string {
	return nameOf(c.Context) + ".WithValue(" + textOf(c.key) + ", " + textOf(c.value) + ")"
}

func (c *canceler) String() string {
	name := nameOf(c.Context)
	if c.deadline.IsZero() {
		return name + ".WithCancel"
	}
	return name + ".WithDeadline(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
}

func (c stopContext) String() string { return nameOf(c.Context) }
