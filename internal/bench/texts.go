package bench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"sanctrace/internal/claims"
	"sanctrace/internal/collect"
	"sanctrace/internal/link"
	"sanctrace/internal/roster"
	"sanctrace/internal/screen"
	"sanctrace/internal/when"
)

// texts measures the documents of a folder on their way from files to JSON,
// without lists and with their names linked to the loaded ones.
func (r *run) texts(ctx context.Context) error {
	ros, err := roster.Load(ctx, r.cat, when.DayOf(r.size.Now()))
	if err != nil {
		return err
	}
	r.out.Scorer = ros.Engine.Scorer()
	for range 2 { // the first run also makes tables and reads the files for the first time
		if err := r.readTexts(ctx, "", nil); err != nil {
			return err
		}
	}
	return r.readTexts(ctx, "", ros.Engine)
}

// readTexts reads the folder, and links names where there is an engine. Of what
// was measured under the same name before, the last counts.
func (r *run) readTexts(ctx context.Context, label string, e *screen.Engine) error {
	label += "documents to JSON"
	var l *link.Linker
	if e != nil {
		label, l = label+", linked", link.New(e)
	}
	r.size.Progress(label)
	settle()
	start := begin()
	n, size := 0, 0
	err := collect.Each(ctx, []string{r.size.Texts}, collect.Options{}, func(i collect.Item) error {
		if i.Doc == nil {
			return nil // what cannot be read is no document
		}
		opts := claims.Options{}
		var failed error
		if l != nil {
			opts.Link = func(name, schema string) []claims.Link {
				found, err := l.Name(ctx, name, schema, "")
				failed = errors.Join(failed, err)
				out := make([]claims.Link, len(found))
				for k, f := range found {
					out[k] = claims.Link{Dataset: f.Datasets[0], ID: f.ID, Name: f.Caption, Score: f.Score, Reason: f.Reason}
				}
				return out
			}
		}
		n++
		size += len(i.Doc.Text().Text)
		return errors.Join(json.NewEncoder(io.Discard).Encode(claims.Read(i.Doc, opts)), failed)
	})
	if err != nil {
		return fmt.Errorf("read the documents: %w", err)
	}
	_, cpu := start.end()
	note := fmt.Sprintf("%d documents, %.2f MB of text, %.2f s of processor", n, float64(size)/1e6, cpu)
	if l != nil {
		s := l.Stats()
		note += fmt.Sprintf("; %d names, %d of them different", s.Asked, s.Screened)
	}
	if k := len(r.out.Figures) - 1; k >= 0 && r.out.Figures[k].Name == label {
		r.out.Figures = r.out.Figures[:k]
	}
	r.figure(label, float64(size)/1e6/max(cpu, 1e-9), "MB/s of one core", note)
	return nil
}
