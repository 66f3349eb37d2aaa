package main

func a(x int) {
	/* ERROR "break is not in a loop, switch, or select" */break
	/* ERROR "continue is not in a loop" */continue
	for {
		break /* ERROR "break label not defined: L" */L
		continue /* ERROR "continue label not defined: L" */L
		goto /* ERROR "label L not defined" */L
		func() {
			/* ERROR "break is not in a loop, switch, or select" */break
			/* ERROR "continue is not in a loop" */continue
			goto /* ERROR "label M not defined" */M
		}()
	}
M:
	for {
		continue M
		break M
	}
N:
	switch {
	case true:
		break N
		continue /* ERROR "invalid continue label N" */N
	}
	if x == 1 {
		/* ERROR "break is not in a loop, switch, or select" */break
	}
	goto /* ERROR "goto P jumps over declaration of v" */P
	v := 1
P:
	_ = v
	goto /* ERROR "goto Q jumps into block" */Q
	{
	Q:
	}
	{
		goto R
	}
R:
/* ERROR "label R already defined" */R:
	select {
	default:
		break
		/* ERROR "continue is not in a loop" */continue
	}
/* ERROR "label unused defined and not used" */unused:
	x++
	{
	S:
		for {
			break S
		}
	}
	break /* ERROR "invalid break label S" */S
T:
	x++
	for {
		break /* ERROR "invalid break label T" */T
		continue /* ERROR "invalid continue label T" */T
	}
	goto /* ERROR "goto U jumps into block" */U
	if true {
	U:
	}
}

func jumps(x int) {
	goto /* ERROR "goto P jumps over declaration of c" */P
	a, b := 1, 2
	var c int
P:
	_, _, _ = a, b, c
	goto /* ERROR "goto Q jumps over declaration of d" */Q
	var d, e int
Q:
	_, _ = d, e
	goto /* ERROR "goto R jumps over declaration of g" */R
	var (
		g = 1
		h = 2
	)
R:
	_, _ = g, h
back:
	k := 1
	_ = k
	goto back
}

func nested() {
outer:
	for i := range 3 {
	inner:
		for range i {
			if i == 1 {
				continue outer
			}
			switch i {
			case 1:
				break inner
			case 2:
				continue
			case 3:
				break
			}
			func() {
			outer:
				for {
					break outer
				}
				break /* ERROR "invalid break label outer" */outer
			}()
		}
	}
	select {
	default:
		break /* ERROR "invalid break label outer" */outer
	}
}
