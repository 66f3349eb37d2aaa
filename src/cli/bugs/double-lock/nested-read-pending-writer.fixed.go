// entry: TestMails

// Package directory reads under a read lock, and reads again inside; a writer between the two stops everybody.
package directory

import (
	"strings"
	"sync"
	"testing"
)

type Directory struct {
	mu     sync.RWMutex
	groups map[string][]string
	mails  map[string]string
}

func (d *Directory) Mail(user string) string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.mails[user]
}

func (d *Directory) mail(user string) string {
	return d.mails[user]
}

// Mails returns the addresses of a group.
func (d *Directory) Mails(group string) string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	var mails []string
	for _, user := range d.groups[group] {
		mails = append(mails, d.mail(user))
	}
	return strings.Join(mails, ",")
}

func (d *Directory) SetMail(user, mail string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.mails[user] = mail
}

func TestMails(t *testing.T) {
	d := &Directory{
		groups: map[string][]string{"ops": {"ada"}},
		mails:  map[string]string{"ada": "ada@old"},
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		d.SetMail("ada", "ada@new")
	}()
	if got := d.Mails("ops"); got != "ada@old" && got != "ada@new" {
		t.Errorf("mails = %q", got)
	}
	<-done
}
