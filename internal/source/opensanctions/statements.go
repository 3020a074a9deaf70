package opensanctions

import (
	"context"
	"errors"
	"fmt"
	"io"

	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// maxGathered bounds how many statements of one entity are held before what
// there is of it is handed on.
const maxGathered = 50_000

func parseStatements(ctx context.Context, files []source.File, meta source.Meta, out *source.Out) error {
	for _, f := range files {
		if err := statementsOf(ctx, f, meta, out); err != nil {
			return fmt.Errorf("FollowTheMoney statements: %w", err)
		}
	}
	return nil
}

func statementsOf(ctx context.Context, f source.File, meta source.Meta, out *source.Out) error {
	raw, err := f.Open()
	if err != nil {
		return fmt.Errorf("open %s: %w", f.Path, err)
	}
	defer raw.Close()
	r := ftm.NewStatementReader(raw, statementFormat(meta.Format))
	g := &gatherer{em: emitter{path: f.Path, meta: meta, out: out}}
	for {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("%s: %w", f.Path, err)
		}
		s, err := r.Next()
		place := linePlace(r.Line())
		var le *ftm.LineError
		switch {
		case errors.Is(err, io.EOF) && !r.Cut():
			return g.flush()
		case errors.Is(err, io.EOF):
			return g.cutOff(place, io.ErrUnexpectedEOF)
		case errors.As(err, &le):
			out.Rows++
			out.Reject(f.Path, linePlace(le.Line), "%v", le.Err)
			continue
		case err != nil:
			return g.cutOff(place, err)
		}
		out.Rows++
		if err := g.add(s, place); err != nil {
			return fmt.Errorf("%s, %s: %w", f.Path, place, err)
		}
	}
}

// cutOff hands on what is held and returns the error of a file that ends or
// breaks at place.
func (g *gatherer) cutOff(place string, err error) error {
	if err := g.flush(); err != nil {
		return err
	}
	return source.Truncated(g.em.path, place, err)
}

// statementFormat returns the form of statements in a file of the format.
func statementFormat(format string) ftm.StatementFormat {
	switch format {
	case "ftm-statements-csv":
		return ftm.StatementCSV
	case "ftm-statements-pack":
		return ftm.StatementPack
	}
	return ftm.StatementJSON
}

// gatherer puts statements of one entity that follow one another together.
type gatherer struct {
	em   emitter
	held []ftm.Statement
	line string // of the first held
}

func (g *gatherer) add(s ftm.Statement, place string) error {
	if s.External {
		return nil // a proposal, not part of the dataset
	}
	if s.PropType == "" {
		g.em.out.Reject(g.em.path, place, "%s:%s is not in the FollowTheMoney model", s.Schema, s.Prop)
		return nil
	}
	if len(g.held) > 0 && (g.held[0].CanonicalID != s.CanonicalID || len(g.held) >= maxGathered) {
		if err := g.flush(); err != nil {
			return err
		}
	}
	if len(g.held) == 0 {
		g.line = place
	}
	if s.Origin == "" && s.Dataset != g.em.meta.Dataset {
		s.Origin = s.Dataset
	}
	g.held = append(g.held, s)
	return nil
}

func (g *gatherer) flush() error {
	held := g.held
	g.held = g.held[:0]
	for _, rec := range ftm.Assemble(held) {
		if len(rec.Entity.Values) == 0 && onlyBase(held) {
			continue
		}
		if err := g.em.record(rec, g.line); err != nil {
			return err
		}
	}
	return nil
}

// onlyBase reports whether the statements say nothing but that the entity is
// there, which says nothing new where its values stand elsewhere in the file.
func onlyBase(held []ftm.Statement) bool {
	for i := range held {
		if held[i].Prop != ftm.BaseProp {
			return false
		}
	}
	return true
}

func linePlace(n int) string { return fmt.Sprintf("line %d", n) }
