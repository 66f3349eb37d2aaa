package main

type /* ERROR "invalid recursive type: Rec refers to itself" */Rec struct{ r Rec }
type /* ERROR "invalid recursive type RecA\n\tRecA refers to RecB\n\tRecB refers to RecA" */RecA struct{ r RecB }
type RecB struct{ r [2]RecA }
type /* ERROR "invalid recursive type: RecI refers to itself" */RecI interface{ RecI }
type /* ERROR "invalid recursive type RecI2\n\tRecI2 refers to RecI3\n\tRecI3 refers to RecI2" */RecI2 interface{ RecI3 }
type RecI3 interface{ RecI2 }
type /* ERROR "invalid recursive type: Al refers to itself" */Al = Al
type /* ERROR "invalid recursive type Al2\n\tAl2 refers to Al3\n\tAl3 refers to Al2" */Al2 = Al3
type Al3 = Al2
type /* ERROR "invalid recursive type: Cy refers to itself" */Cy Cy
type /* ERROR "invalid recursive type Cy2\n\tCy2 refers to Cy3\n\tCy3 refers to Cy2" */Cy2 Cy3
type Cy3 Cy2
type Ok1 struct{ next *Ok1 }
type Ok2 []Ok2
type Ok3 map[string]Ok3
type Ok4 func(Ok4) Ok4
type Ok5 interface{ M(Ok5) Ok5 }
type Ok6 chan Ok6
type Ok7 = []Ok8
type Ok8 struct{ a Ok7 }

const /* ERROR "initialization cycle for ca\n\tca refers to cb\n\tcb refers to ca" */ca = cb
const cb = ca
const /* ERROR "initialization cycle: cc refers to itself" */cc = cc
const /* ERROR "initialization cycle: cd refers to itself" */cd = len([cd]int{})

var /* ERROR "initialization cycle for va\n\tva refers to vb\n\tvb refers to va" */va = vb
var vb = va
var /* ERROR "initialization cycle: vc refers to itself" */vc = vc
var /* ERROR "initialization cycle: vd refers to itself" */vd int = vd
var ok1 = func() int { return ok2 }()
var ok2 = 1

func use() int { return ok1 }
