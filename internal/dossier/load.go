package dossier

import (
	"context"
	"fmt"

	"sanctrace/internal/ledger"
	"sanctrace/internal/trace"
)

// Load reads a case back from the ledger, with the places of its passages. A case
// that is not there is fault.NotFound.
func Load(ctx context.Context, l *ledger.Ledger, name string) (in Input, err error) {
	c, err := l.Case(ctx, name)
	if err != nil {
		return in, err
	}
	items, err := l.Items(ctx, name)
	if err != nil {
		return in, err
	}
	if in.Result, err = trace.FromItems(c.Summary, items); err != nil {
		return in, fmt.Errorf("case %s: %w", name, err)
	}
	if in.Documents, err = l.Documents(ctx, name); err != nil {
		return in, err
	}
	if in.Result, err = in.Result.Located(in.Documents); err != nil {
		return in, fmt.Errorf("case %s: %w", name, err)
	}
	in.Decisions, err = l.Decisions(ctx, name)
	return in, err
}
