package main

func send(ch chan int, done chan bool) {
	defer func() {
		recover()
		close(done)
	}()
	ch <- 1
}

func main() {
	ch := make(chan int, 1)
	done := make(chan bool)
	go send(ch, done)
	close(ch)
	<-done
}
