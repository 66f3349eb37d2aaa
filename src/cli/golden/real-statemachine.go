package main

import "fmt"

type State int

const (
	Idle State = iota
	Connecting
	Connected
	_
	Failed
)

func (s State) String() string {
	switch s {
	case Idle:
		return "Idle"
	case Connecting:
		return "Connecting"
	case Connected:
		return "Connected"
	default:
		return fmt.Sprintf("State(%d)", int(s))
	}
}

type Event string

type Machine struct {
	state State
	trans map[State]map[Event]State
	hooks []func(from, to State)
}

func (m *Machine) Fire(e Event) error {
	next, ok := m.trans[m.state][e]
	if !ok {
		return fmt.Errorf("invalid event %q in %v", e, m.state)
	}
	for _, h := range m.hooks {
		h(m.state, next)
	}
	m.state = next
	return nil
}

func main() {
	m := &Machine{trans: map[State]map[Event]State{
		Idle:       {"dial": Connecting},
		Connecting: {"ok": Connected, "err": Failed},
		Connected:  {"close": Idle},
	}}
	m.hooks = append(m.hooks, func(f, t State) { fmt.Printf("%v -> %v\n", f, t) })
	for _, e := range []Event{"dial", "ok", "dial", "close", "dial", "err", "x"} {
		if err := m.Fire(e); err != nil {
			fmt.Println("error:", err)
		}
	}
	fmt.Printf("%d %v %s %x %+v\n", m.state, m.state, m.state, m.state, []State{Idle, Failed})
}
