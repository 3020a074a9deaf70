package web

import (
	"encoding/json"
	"maps"
	"slices"

	"sanctrace/internal/ledger"
)

// gradeForm is the form with which a person grades a source or what it says.
type gradeForm struct {
	decideForm
	Title, Scale string
	Choices      [][2]string // grade, in words
	Now          string      // the grade that holds, in words
}

// Prefix makes the ids of the inputs of one form differ from those of others.
func (g gradeForm) Prefix() string { return g.Scale + "-" + g.Item }

// gradeForms are the two forms of a claim's page: how reliable its source is,
// and how credible what it says. They are two questions with two answers.
func (f *caseFile) gradeForms(it ledger.Item, like decideForm) []gradeForm {
	var c struct {
		Document, Origin string
	}
	if it.Kind != "claim" || json.Unmarshal(it.Data, &c) != nil {
		return nil
	}
	source := c.Origin
	if source == "" {
		source = "doc:" + c.Document
	}
	holding := ledger.Grades(f.in.Decisions)
	form := func(item, title, scale string, grades map[string]string) gradeForm {
		g := gradeForm{decideForm: decideForm{Case: like.Case, Item: item, Action: like.Action, By: like.By}, Title: title, Scale: scale}
		for _, k := range slices.Sorted(maps.Keys(grades)) {
			g.Choices = append(g.Choices, [2]string{k, k + ", " + grades[k]})
		}
		if now, ok := holding[item]; ok {
			g.Now = now.String()
		}
		return g
	}
	return []gradeForm{form(source, "How reliable is the source?", "reliability", ledger.Reliability), form(it.ID, "How credible is what it says?", "credibility", ledger.Credibility)}
}
