// An embedded lock is promoted: Device.Lock and Device.Base.Lock are the same mutex.
package main

import "fmt"
import "sync"

type Base struct {
	sync.Mutex
	addr string
}

func (b *Base) SetAddr(addr string) {
	b.Lock()
	defer b.Unlock()
	b.setAddr(addr)
}

func (b *Base) setAddr(addr string) {
	b.addr = addr
}

type Device struct {
	Base
	name  string
	moves int
}

func (d *Device) Move(addr string) {
	d.Lock()
	defer d.Unlock()
	d.moves++
	d.setAddr(addr)
}

func main() {
	d := &Device{name: "eth0"}
	d.Move("10.1.2.3")
	fmt.Println(d.name, d.addr, d.moves)
}
