package io

import "sync"

// onceError keeps the first error it is given.
type onceError struct {
	mu  sync.Mutex
	err error
}

func (e *onceError) store(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.err == nil {
		e.err = err
	}
}

func (e *onceError) load() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.err
}

// pipe hands each slice from a Write to Reads, until all of it is taken.
type pipe struct {
	writing sync.Mutex // one Write at a time
	data    chan []byte
	taken   chan int

	once     sync.Once
	done     chan struct{}
	readErr  onceError
	writeErr onceError
}

func (p *pipe) read(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.readEnd()
	default:
	}
	select {
	case data := <-p.data:
		n = copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.readEnd()
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.writeEnd()
	default:
		p.writing.Lock()
		defer p.writing.Unlock()
	}
	for isFirst := true; isFirst || len(b) > 0; isFirst = false {
		select {
		case p.data <- b:
			m := <-p.taken
			b = b[m:]
			n += m
		case <-p.done:
			return n, p.writeEnd()
		}
	}
	return n, nil
}

func (p *pipe) close() { p.once.Do(func() { close(p.done) }) }

// readEnd and writeEnd are why the pipe is closed, as either side is told.
func (p *pipe) readEnd() error {
	readErr := p.readErr.load()
	if writeErr := p.writeErr.load(); readErr == nil && writeErr != nil {
		return writeErr
	}
	return ErrClosedPipe
}

func (p *pipe) writeEnd() error {
	writeErr := p.writeErr.load()
	if readErr := p.readErr.load(); writeErr == nil && readErr != nil {
		return readErr
	}
	return ErrClosedPipe
}

// A PipeReader is the reading end of a pipe.
type PipeReader struct{ pipe }

func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }
func (r *PipeReader) Close() error                        { return r.CloseWithError(nil) }

// CloseWithError makes writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.readErr.store(err)
	r.pipe.close()
	return nil
}

// A PipeWriter is the writing end of a pipe.
type PipeWriter struct{ r PipeReader }

func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }
func (w *PipeWriter) Close() error                         { return w.CloseWithError(nil) }

// CloseWithError makes reads fail with err, at the end of what has been written.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.writeErr.store(err)
	w.r.pipe.close()
	return nil
}

// Pipe connects a writer and a reader without a buffer: a Write waits until Reads have taken all of it.
func Pipe() (*PipeReader, *PipeWriter) {
	pw := &PipeWriter{PipeReader{pipe{data: make(chan []byte), taken: make(chan int), done: make(chan struct{})}}}
	return &pw.r, pw
}
