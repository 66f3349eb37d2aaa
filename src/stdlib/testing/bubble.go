package testing

import "internal/bubble"

// RunBubble is synctest.Test: it runs f on a goroutine of its own as if it were t, and reports whether f has not failed. What f
// logs is t's log.
func RunBubble(t *T, f func(t *T)) bool {
	if !bubble.Enter() {
		panic("synctest.Run called from within a synctest bubble")
	}
	began := clock()
	inner := newTest(t.name, &t.common)
	inner.isInBubble = true
	go inner.runInBubble(f)
	problem := ""
	if !bubble.AwaitMain() {
		problem = "deadlock: all goroutines in bubble are blocked"
	} else if !bubble.AwaitRest() {
		problem = "deadlock: main bubble goroutine has exited but blocked goroutines remain"
	}
	bubble.Leave()
	t.began += clock() - began
	text, marks := inner.record.load()
	t.record.add(text, marks&failed)
	if problem != "" {
		panic(problem)
	}
	return marks&failed == 0
}

func (t *T) runInBubble(f func(t *T)) {
	defer func() {
		defer func() {
			if !isPanicking() {
				t.record.add("", done)
				bubble.EndMain()
			}
		}()
		t.finish()
	}()
	f(t)
	t.isFinished = true
}

// mustBeOutside is for what has no meaning in a bubble.
func (c *common) mustBeOutside(method string) {
	if c.isInBubble {
		panic("testing: t." + method + " called inside synctest bubble")
	}
}
