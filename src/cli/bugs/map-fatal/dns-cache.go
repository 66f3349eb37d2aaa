// entry: TestPurgeWhileLookup
// also: map-fatal lost-update check-then-act torn-value panic

// Package dns caches answers; the cache is filled by whoever asks, and expired by a janitor, all without a lock.
package dns

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
)

var ErrNoHost = errors.New("dns: no such host")

type Record struct {
	IP      string
	Expires time.Duration
}

type Upstream map[string]string

func (u Upstream) Resolve(host string) (string, error) {
	ip, ok := u[strings.ToLower(host)]
	if !ok {
		return "", ErrNoHost
	}
	return ip, nil
}

type Cache struct {
	upstream Upstream
	ttl      time.Duration
	records  map[string]Record
}

func New(u Upstream, ttl time.Duration) *Cache {
	return &Cache{upstream: u, ttl: ttl, records: make(map[string]Record)}
}

func (c *Cache) Lookup(host string, now time.Duration) (string, error) {
	if r, ok := c.records[host]; ok && r.Expires > now {
		return r.IP, nil
	}
	ip, err := c.upstream.Resolve(host)
	if err != nil {
		return "", err
	}
	c.records[host] = Record{ip, now + c.ttl} // want: data-race
	return ip, nil
}

func (c *Cache) Purge(host string) {
	delete(c.records, host) // want: data-race
}

func TestPurgeWhileLookup(t *testing.T) {
	c := New(Upstream{"example.org": "192.0.2.7"}, time.Minute)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		c.Purge("example.org")
	}()
	ip, err := c.Lookup("example.org", 0)
	wg.Wait()
	if err != nil || ip != "192.0.2.7" {
		t.Errorf("got %q, %v", ip, err)
	}
}
