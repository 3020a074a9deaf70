package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/fulltext"
)

// Found is a document of a case that holds the words of a search.
type Found struct {
	Case     string
	Document string // file name
	Snippet  string // words around the first one found, as the document has them
}

// maxTextWords bounds the distinct words of one document in the full text;
// PostgreSQL holds about a megabyte of them.
const maxTextWords = 50_000

// index writes the search words of a document of a case.
func (l *Ledger) index(ctx context.Context, tx *db.Tx, name string, d Document) error {
	insert := `INSERT INTO ledger_text (case_name, document, words) VALUES (?, ?, ?)`
	if tx.Dialect() == db.Postgres {
		insert = `INSERT INTO ledger_text (case_name, document, words) VALUES (?, ?, array_to_tsvector(string_to_array(?, ' ')))`
	}
	if _, err := tx.Exec(ctx, insert, name, d.Name, strings.Join(wordsOf(d.Name+"\n"+d.Layer), " ")); err != nil {
		return fmt.Errorf("index document of case %s: %w", name, err)
	}
	return nil
}

// wordsOf returns the distinct folded words of a text, sorted.
func wordsOf(text string) []string {
	seen := map[string]bool{}
	fulltext.Fold(text, func(w string) {
		if len(seen) < maxTextWords {
			seen[w] = true
		}
	})
	out := make([]string, 0, len(seen))
	for w := range seen {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// Search returns documents that hold all words, by case and name.
func (l *Ledger) Search(ctx context.Context, words string, limit int) ([]Found, error) {
	query := fulltext.Query(words)
	if len(query) == 0 {
		return nil, fault.New(fault.Invalid, "search", "no words to look for")
	}
	where, quote, and := "ledger_text MATCH ?", `"`, " AND "
	if l.db.Dialect() == db.Postgres {
		where, quote, and = "words @@ CAST(? AS tsquery)", "'", " & "
	}
	quoted := make([]string, len(query))
	for i, w := range query {
		quoted[i] = quote + w + quote // folded words hold letters and digits only
	}
	rows, err := l.db.Query(ctx, `SELECT t.case_name, t.document, d.layer FROM ledger_text t
		JOIN ledger_document d ON d.case_name = t.case_name AND d.name = t.document
		WHERE `+where+` ORDER BY t.case_name, t.document LIMIT ?`, strings.Join(quoted, and), limit)
	if err != nil {
		return nil, fmt.Errorf("search documents: %w", err)
	}
	defer rows.Close()
	var out []Found
	for rows.Next() {
		var f Found
		var layer string
		if err := rows.Scan(&f.Case, &f.Document, &layer); err != nil {
			return nil, fmt.Errorf("search documents: %w", err)
		}
		f.Snippet = snippet(layer, query)
		out = append(out, f)
	}
	return out, rows.Err()
}

// snippetBytes is about how much of the text is shown around a word.
const snippetBytes = 140

// snippet returns the line of the text that holds most of the words, cut to
// length around the first of them.
func snippet(layer string, words []string) string {
	best, most := "", 0
	for line := range strings.Lines(layer) {
		n := 0
		fulltext.Fold(line, func(w string) {
			if slices.Contains(words, w) {
				n++
			}
		})
		if n > most {
			best, most = strings.TrimSpace(line), n
		}
	}
	if len(best) <= snippetBytes {
		return best
	}
	from := 0
	if i := strings.Index(strings.ToLower(best), words[0]); i > snippetBytes/2 && i < len(best) {
		from = i - snippetBytes/2
	}
	to := min(len(best), from+snippetBytes)
	for from > 0 && !utf8.RuneStart(best[from]) {
		from--
	}
	for to < len(best) && !utf8.RuneStart(best[to]) {
		to++
	}
	return "…" + best[from:to] + "…"
}
