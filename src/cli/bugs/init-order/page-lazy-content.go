// entry: TestBuild
// also: data-race torn-value panic check-then-act

// Package site renders pages whose content is made lazily. Rendering begins in the background when a page is added, and the
// renderer is set only after all pages are there.
package site

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"testing"
)

type Renderer interface {
	Render(source string) (string, error)
}

type markup struct {
	tags map[string]string
}

var ErrUnknownTag = errors.New("unknown tag")

func (m *markup) Render(source string) (string, error) {
	var out []string
	for _, word := range strings.Fields(source) {
		name, isTag := strings.CutPrefix(word, "@")
		if !isTag {
			out = append(out, word)
			continue
		}
		value, ok := m.tags[name]
		if !ok {
			return "", fmt.Errorf("%w: %s", ErrUnknownTag, name)
		}
		out = append(out, value)
	}
	return strings.Join(out, " "), nil
}

type Page struct {
	Path    string
	source  string
	site    *Site
	content string
	err     error
}

func (p *Page) render() {
	p.content, p.err = p.site.renderer.Render(p.source) // want: init-order
}

type Site struct {
	renderer Renderer
	pages    map[string]*Page
	wg       sync.WaitGroup
}

func New() *Site { return &Site{pages: make(map[string]*Page)} }

func (s *Site) Add(path, source string) {
	p := &Page{Path: path, source: source, site: s}
	s.pages[path] = p
	s.wg.Add(1)
	go func() {
		defer s.wg.Done()
		p.render()
	}()
}

func (s *Site) SetRenderer(r Renderer) {
	s.renderer = r // want: init-order
}

func (s *Site) Build() (map[string]string, error) {
	s.wg.Wait()
	out := make(map[string]string, len(s.pages))
	paths := make([]string, 0, len(s.pages))
	for path := range s.pages {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		p := s.pages[path]
		if p.err != nil {
			return nil, fmt.Errorf("%s: %w", path, p.err)
		}
		out[path] = p.content
	}
	return out, nil
}

func TestBuild(t *testing.T) {
	s := New()
	s.Add("/", "hello @name")
	s.SetRenderer(&markup{tags: map[string]string{"name": "Raya"}})
	out, err := s.Build()
	if err != nil || out["/"] != "hello Raya" {
		t.Errorf("%v, %v", out, err)
	}
	s.Add("/bad", "@nothing")
	if _, err := s.Build(); !errors.Is(err, ErrUnknownTag) {
		t.Errorf("err = %v", err)
	}
}
