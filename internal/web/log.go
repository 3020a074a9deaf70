package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"sanctrace/internal/fault"
	"sanctrace/internal/oplog"
)

// maxRecords is how many records of the log one page shows.
const maxRecords = 50

// logData is what the page of the log shows.
type logData struct {
	Size    int64
	Root    string
	Records []recordRow
	Newer   string
	Older   string
}

// recordRow is one record of the log.
type recordRow struct {
	oplog.Record
	At      string
	Details string // the payload, indented; empty when there is none or it is withheld
}

// log shows the newest records, or those before the number "before".
func (s *site) log(r *http.Request) (view, error) {
	head, err := s.Log.Head(r.Context())
	if err != nil {
		return view{}, fmt.Errorf("log: %w", err)
	}
	before := head.Size + 1
	if text := r.URL.Query().Get("before"); text != "" {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n < 2 || n > head.Size+1 {
			return view{}, fault.New(fault.Invalid, "Log", "no records stand before “%s”", clip(text, 20)).Try("use a number from 2 to %d", head.Size+1)
		}
		before = n
	}
	after := max(0, before-1-maxRecords)
	records, err := s.Log.Records(r.Context(), "", after, int(before-1-after))
	if err != nil {
		return view{}, fmt.Errorf("log: %w", err)
	}
	slices.Reverse(records)
	d := logData{Size: head.Size, Root: head.Root.String()}
	for _, x := range records {
		d.Records = append(d.Records, recordRow{x, x.Time.UTC().Format("2006-01-02 15:04:05 UTC"), indented(x.Payload)})
	}
	if after > 0 {
		d.Older = fmt.Sprintf("/log?before=%d", after+1)
	}
	if before <= head.Size {
		d.Newer = fmt.Sprintf("/log?before=%d", min(head.Size+1, before+maxRecords))
	}
	return view{Page: "log", Title: "Log", Section: "log", Data: d}, nil
}

func indented(payload json.RawMessage) string {
	var b bytes.Buffer
	if len(payload) == 0 || string(payload) == "{}" || json.Indent(&b, payload, "", "  ") != nil {
		return ""
	}
	return b.String()
}

// health answers whether the database can be read.
func (s *site) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if _, err := s.Log.Head(r.Context()); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = fmt.Fprintln(w, `{"status":"unavailable"}`)
		return
	}
	_, _ = fmt.Fprintln(w, `{"status":"ok"}`)
}
