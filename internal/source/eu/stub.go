package eu

import (
	"context"

	"sanctrace/internal/source"
)

func recogniseCSV(source.Head) (source.Meta, bool)                            { return source.Meta{}, false }
func parseXML(context.Context, []source.File, source.Meta, *source.Out) error { return nil }
func parseCSV(context.Context, []source.File, source.Meta, *source.Out) error { return nil }
func parseOld(context.Context, []source.File, source.Meta, *source.Out) error { return nil }
