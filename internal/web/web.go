// Package web is the workbench: pages, rendered on the server, on which a
// person screens a name, looks at an entity as the lists told of it over time,
// reads a case with the passages it rests on, and decides.
//
// Invariants:
//   - Every function works without scripts, from the keyboard and without
//     sight: the pages hold none, and nothing is told by colour alone.
//   - Nothing is loaded from elsewhere, and the pages say so to the browser
//     (Content-Security-Policy).
//   - Nothing that was asked for is logged: not a name, not a query, not an
//     address; only the method, the pattern of the route, status and duration.
//   - It answers only to the hosts it was told of, and changes data only on
//     requests from its own pages.
//   - What a page says of a case is what package dossier composes.
//
// It keeps no state but one cookie with the name a reviewer decides under. It
// does not listen: the caller serves the handler, sets time limits, and
// decides who may reach it. Start reading at New; there is one file per page.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"sanctrace/internal/catalog"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
	"sanctrace/internal/roster"
	"sanctrace/internal/when"
)

// Config is what the workbench shows and where it takes it from.
type Config struct {
	Catalog *catalog.Catalog
	Ledger  *ledger.Ledger
	Log     *oplog.Log
	// Originals are the bytes of the documents of cases; nil: none are kept.
	Originals *ledger.Originals
	// Roster loads the lists ready to be screened against. It is called when
	// the first page is opened, so that they are there when somebody screens;
	// what it returns is kept until a list is imported.
	Roster  func(ctx context.Context) (*roster.Roster, error)
	Now     func() time.Time
	Version string       // of the program, for the foot of the pages
	Hosts   []string     // names under which it may be asked, besides those of the loopback
	Logger  *slog.Logger // nil: no log of requests
}

// site is the handler's state.
type site struct {
	Config
	pages map[string]*pageTemplate
	lists kept[roster.Roster]
	told  kept[listReasons]
}

// New returns the handler of all pages. It is safe for concurrent use.
func New(c Config) http.Handler {
	s := &site{Config: c, pages: loadPages()}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page(s.home))
	mux.HandleFunc("GET /screen", s.page(s.screen))
	mux.HandleFunc("GET /entity/{id}", s.page(s.entity))
	mux.HandleFunc("GET /search", s.page(s.search))
	mux.HandleFunc("GET /network", s.page(s.network))
	mux.HandleFunc("GET /case/{name}", s.page(s.caseOf))
	mux.HandleFunc("GET /case/{name}/item/{id}", s.page(s.item))
	mux.HandleFunc("POST /case/{name}/decide", s.page(s.decide))
	mux.HandleFunc("GET /case/{name}/document/{n}", s.page(s.document))
	mux.HandleFunc("GET /case/{name}/document/{n}/original", s.original)
	mux.HandleFunc("GET /log", s.page(s.log))
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /style.css", style)
	mux.HandleFunc("GET /icon.svg", icon)
	mux.HandleFunc("/", s.page(noPage))
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(s.page(foreignForm))
	return s.guard(cross.Handler(mux))
}

// today is the day on the server's clock.
func (s *site) today() when.Day { return when.DayOf(s.Now()) }
