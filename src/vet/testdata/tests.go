package main

import "testing"

func TestLiteral(t *testing.T) {
	go func() {
		t.Fatal("x")
	}()
	go func() {
		t.Error("allowed")
		t.FailNow()
		t.Skip()
		go func() { t.SkipNow() }()
	}()
}

func TestNamed(t *testing.T) {
	check := func() { t.Fatalf("a") }
	go check()
	go named(t)
	named(t)
}

func TestSubtest(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		go func() { t.Fatal() }()
		t.Fatal("allowed")
	})
	go t.Run("b", func(t *testing.T) { t.Fatal("allowed") })
}

func named(t *testing.T) { t.Fatal("x") }
