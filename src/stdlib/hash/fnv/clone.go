//go:build go1.25

package fnv

import "hash"

func (s *sum32) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum32a) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum64) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum64a) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum128) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum128a) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}
