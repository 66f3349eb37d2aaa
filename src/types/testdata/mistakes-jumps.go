package main

import "time"

func jumps(n int) {
	/* ERROR "break is not in a loop, switch, or select" */break
	/* ERROR "continue is not in a loop" */continue
	/* ERROR "fallthrough statement out of place" */fallthrough
	goto /* ERROR "label missing not defined" */missing
	break /* ERROR "break label not defined: outer" */outer
	if n > 0 {
		/* ERROR "break is not in a loop, switch, or select" */break
	}
	func() {
		/* ERROR "continue is not in a loop" */continue
	}()
/* ERROR "label unused defined and not used" */unused:
	for {
		func() { /* ERROR "break is not in a loop, switch, or select" */break }()
	}
outer:
	for {
		select {
		case <-time.After(1):
			break outer
		}
		continue /* ERROR "continue label not defined: inner" */inner
	}
inner:
	if n > 1 {
		continue /* ERROR "invalid continue label inner" */inner
		break /* ERROR "invalid break label inner" */inner
	}
	goto /* ERROR "goto over jumps over declaration of y" */over
	y := 1
	_ = y
over:
	goto /* ERROR "goto inside jumps into block" */inside
	{
	inside:
		n++
	}
twice:
	n++
/* ERROR "label twice already defined" */twice:
	n--
	goto twice
	switch n {
	case 1:
		fallthrough
	case 2:
		if n > 2 {
			/* ERROR "fallthrough statement out of place" */fallthrough
		}
		/* ERROR "continue is not in a loop" */continue
	default:
		/* ERROR "cannot fallthrough final case in switch" */fallthrough
	}
	switch any(n).(type) {
	case int:
		/* ERROR "cannot fallthrough in type switch" */fallthrough
	default:
	}
}
