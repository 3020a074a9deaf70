package main

import "context"

type benchCmd struct{}

// Run is filled below.
func (c *benchCmd) Run(_ context.Context, _ *app) error { return nil }
