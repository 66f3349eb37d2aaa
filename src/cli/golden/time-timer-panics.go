package main

import (
	"fmt"
	"time"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	try(func() { new(time.Timer).Stop() })
	try(func() { new(time.Timer).Reset(1) })
	try(func() { new(time.Ticker).Stop() })
	try(func() { new(time.Ticker).Reset(1) })
	try(func() { time.NewTicker(0) })
	try(func() { time.NewTicker(time.Hour).Reset(-1) })
	fmt.Println(time.Tick(0) == nil)
}
