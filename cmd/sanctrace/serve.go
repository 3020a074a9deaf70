package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"sanctrace/internal/fault"
	"sanctrace/internal/web"
)

type serveCmd struct {
	Listen string `help:"Address to listen on." default:"127.0.0.1:8080"`
}

// Run serves the workbench until it is interrupted.
func (c *serveCmd) Run(ctx context.Context, a *app) error {
	if err := a.open(ctx); err != nil {
		return err
	}
	return a.serve(ctx, c.Listen)
}

// Bounds on one request and on the wait for open ones at the end.
const (
	readTimeout  = 15 * time.Second
	writeTimeout = 2 * time.Minute
	endTimeout   = 5 * time.Second
)

// serve listens and prints the address once it answers.
func (a *app) serve(ctx context.Context, address string) error {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", address)
	if err != nil {
		return fault.New(fault.Unavailable, "--listen "+address, "cannot listen there: %v", err).Try("name a free port with --listen 127.0.0.1:0")
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fault.Wrap(fault.Invalid, "--listen "+address, err)
	}
	handler := web.New(web.Config{Hosts: []string{host}, Catalog: a.catalog, Ledger: a.ledger, Originals: a.originals, Log: a.log, Now: a.now, Version: version,
		Roster: a.loadRoster})
	s := &http.Server{Handler: handler, ReadHeaderTimeout: readTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: writeTimeout}
	fmt.Fprintf(a.out, "\nWorkbench: http://%s (stop with Ctrl-C)\n", l.Addr())
	done := make(chan error, 1)
	go func() { done <- s.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serve the workbench: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), endTimeout)
	defer cancel()
	if err := s.Shutdown(end); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("stop the workbench: %w", err)
	}
	return nil
}
