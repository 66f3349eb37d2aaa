package main

func main() {
	println("hello", 42, true, 1.5, -3)
	print("a", "b", 1, "\n")
}
