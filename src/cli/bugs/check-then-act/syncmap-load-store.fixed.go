// entry: TestSameCert

// Package certs keeps certificates in a sync.Map and issues one that is missing: two handshakes may both issue.
package certs

import (
	"sync"
	"sync/atomic"
	"testing"
)

type Cert struct {
	Host   string
	Serial int64
}

type Issuer struct {
	serial atomic.Int64
}

func (i *Issuer) Issue(host string) *Cert {
	return &Cert{Host: host, Serial: i.serial.Add(1)}
}

type Cache struct {
	issuer *Issuer
	certs  sync.Map
}

func (c *Cache) Get(host string) *Cert {
	if v, ok := c.certs.Load(host); ok {
		return v.(*Cert)
	}
	v, _ := c.certs.LoadOrStore(host, c.issuer.Issue(host))
	return v.(*Cert)
}

func TestSameCert(t *testing.T) {
	c := &Cache{issuer: &Issuer{}}
	var got [2]*Cert
	var wg sync.WaitGroup
	for i := range got {
		wg.Add(1)
		go func() {
			defer wg.Done()
			got[i] = c.Get("example.org")
		}()
	}
	wg.Wait()
	if got[0] != got[1] {
		t.Errorf("two certificates: %d and %d", got[0].Serial, got[1].Serial)
	}
}
