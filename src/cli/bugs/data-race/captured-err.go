// also: torn-value

// A deployment that copies an artefact to all mirrors and remembers the last error.
package main

import (
	"errors"
	"fmt"
	"sync"
)

type mirror struct {
	name string
	full bool
}

var errFull = errors.New("disk full")

func (m *mirror) upload(artefact string) error {
	if m.full {
		return fmt.Errorf("%s: %w", m.name, errFull)
	}
	return nil
}

func verify(artefact string) error {
	if artefact == "" {
		return errors.New("no artefact")
	}
	return nil
}

func deploy(artefact string, mirrors []*mirror) error {
	err := verify(artefact)
	if err != nil {
		return err
	}
	var wg sync.WaitGroup
	for _, m := range mirrors {
		wg.Add(1)
		go func() {
			defer wg.Done()
			err = m.upload(artefact) // want: data-race
			if err != nil {
				fmt.Println("upload failed")
			}
		}()
	}
	wg.Wait()
	return err
}

func main() {
	mirrors := []*mirror{{name: "eu"}, {name: "us", full: true}}
	if err := deploy("build-42.tar", mirrors); err != nil {
		fmt.Println("deploy:", err)
	}
}
