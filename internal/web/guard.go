package web

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"sanctrace/internal/fault"
)

// policy lets the pages load their own style and pictures and send forms to
// themselves; nothing else, and no other page may frame them.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// Bounds of a request.
const (
	maxAddress = 8 << 10  // bytes of path and query
	maxBody    = 64 << 10 // bytes of a form
)

// guard puts around next what holds for every request: headers, the check of
// the host, bounds, the log, and an answer where a handler panics.
func (s *site) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		out := &statusWriter{ResponseWriter: w}
		h := out.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Robots-Tag", "noindex")
		h.Set("Cache-Control", "no-store")
		defer func() {
			if v := recover(); v != nil {
				s.recovered(out, r, v)
			}
			s.logRequest(r, out.status, time.Since(begun))
		}()
		switch {
		case !s.hostAllowed(r.Host):
			s.page(wrongHost)(out, r)
		case len(r.URL.RequestURI()) > maxAddress:
			s.page(tooLong)(out, r)
		default:
			r.Body = http.MaxBytesReader(out, r.Body, maxBody)
			next.ServeHTTP(out, r)
		}
	})
}

// statusWriter remembers the status that was answered.
type statusWriter struct {
	http.ResponseWriter
	status int
}

// WriteHeader implements http.ResponseWriter.
func (w *statusWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (w *statusWriter) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// logRequest writes one line without anything that was asked for.
func (s *site) logRequest(r *http.Request, status int, took time.Duration) {
	if s.Logger == nil {
		return
	}
	route := r.Pattern
	if _, path, ok := strings.Cut(route, " "); ok {
		route = path
	}
	s.Logger.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("method", method(r)), slog.String("route", route),
		slog.Int("status", status), slog.Duration("took", took))
}

// method names the request's method if it is a usual one, since a client may
// send any word.
func method(r *http.Request) string {
	if slices.Contains([]string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}, r.Method) {
		return r.Method
	}
	return "other"
}

// recovered answers where a handler panicked. The value is not logged: it may
// hold what was asked for.
func (s *site) recovered(w *statusWriter, r *http.Request, v any) {
	if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(v) // the server knows it: it ends the connection
	}
	if s.Logger != nil {
		s.Logger.LogAttrs(r.Context(), slog.LevelError, "page failed", slog.String("route", r.Pattern), slog.String("kind", fmt.Sprintf("%T", v)),
			slog.String("stack", string(debug.Stack())))
	}
	if w.status == 0 {
		s.page(func(*http.Request) (view, error) {
			return view{}, fault.New(fault.Failed, "", "this page met a case that it was not made for").Try("report it with the version at the foot of this page")
		})(w, r)
	}
}

// hostAllowed reports whether the Host header names this server: a loopback
// address, localhost, or a configured name. Other sites that point a name of
// theirs at the loopback (DNS rebinding) are turned away.
func (s *site) hostAllowed(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.ToLower(strings.Trim(name, "[]")), ".")
	if name == "localhost" {
		return true
	}
	if ip, err := netip.ParseAddr(name); err == nil && ip.IsLoopback() {
		return true
	}
	return slices.ContainsFunc(s.Hosts, func(h string) bool { return strings.EqualFold(h, name) || strings.EqualFold(h, host) })
}

func wrongHost(*http.Request) (view, error) {
	return view{}, fault.New(fault.Denied, "", "this workbench does not answer to the name it was called by").
		Try("open it as http://localhost or http://127.0.0.1 with its port")
}

func tooLong(*http.Request) (view, error) {
	return view{}, fault.New(fault.Invalid, "", "the address is longer than %d bytes", maxAddress).Try("ask for less at once")
}

func foreignForm(*http.Request) (view, error) {
	return view{}, fault.New(fault.Denied, "", "the form was sent from another site").
		Try("open the case in this workbench and decide there")
}
