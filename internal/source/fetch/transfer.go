package fetch

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"

	"sanctrace/internal/fault"
)

// maxRedirects is how many redirects one request follows.
const maxRedirects = 10

var (
	errStalled   = errors.New("the publisher stopped sending")
	errTotal     = errors.New("the time for this file is over")
	errDowngrade = errors.New("it redirects from https to another scheme")
	errLoop      = fmt.Errorf("it redirects more than %d times", maxRedirects)
)

// hardened returns a client on the transport of o.Client, or on a new one,
// with the rules of this package for redirects, TLS and time.
func hardened(o Options) *http.Client {
	c := &http.Client{CheckRedirect: checkRedirect}
	var tr *http.Transport
	if o.Client != nil {
		c.Jar, c.Transport = o.Client.Jar, o.Client.Transport
		given, ok := o.Client.Transport.(*http.Transport)
		if !ok {
			return c
		}
		tr = given.Clone()
	} else {
		tr = &http.Transport{ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 2, IdleConnTimeout: 30 * time.Second}
		if o.Proxy != nil {
			tr.Proxy = http.ProxyURL(o.Proxy)
		}
	}
	if tr.TLSClientConfig == nil {
		tr.TLSClientConfig = &tls.Config{}
	}
	tr.TLSClientConfig.MinVersion = max(tr.TLSClientConfig.MinVersion, tls.VersionTLS12)
	if tr.DialContext == nil {
		tr.DialContext = (&net.Dialer{Timeout: o.Timeouts.Connect}).DialContext
	}
	tr.TLSHandshakeTimeout = o.Timeouts.Connect
	tr.ResponseHeaderTimeout = o.Timeouts.Header
	tr.MaxResponseHeaderBytes = 1 << 20
	c.Transport = tr
	return c
}

func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errLoop
	}
	if req.URL.Scheme != "https" && (via[0].URL.Scheme == "https" || !thisMachine(req.URL)) {
		return errDowngrade
	}
	return nil
}

// job is the fetch of one dataset into dir.
type job struct {
	fetcher
	dataset Dataset
	dir     string
}

// set fetches the files of s. When the publisher renewed only some of them the
// others are asked for again without condition, so that the staged set is
// whole; changed is false when all are as they were.
func (j job) set(ctx context.Context, s Set) (files []File, changed bool, err error) {
	files = make([]File, len(s.Files))
	for i, a := range s.Files {
		etag, lastModified, sum := j.Previous(j.dataset.Name, a.URL)
		if files[i], err = j.file(ctx, a, condition{etag, lastModified}); err != nil {
			return nil, false, err
		}
		if files[i].NotModified {
			files[i].SHA256 = sum
		}
		changed = changed || files[i].SHA256 != sum
	}
	if !changed {
		return files, false, nil
	}
	for i, a := range s.Files {
		if files[i].NotModified {
			if files[i], err = j.file(ctx, a, condition{}); err != nil {
				return nil, false, err
			}
		}
	}
	return files, true, nil
}

// condition is what a conditional request carries.
type condition struct{ etag, lastModified string }

func (c condition) empty() bool { return c.etag == "" && c.lastModified == "" }

// file fetches one file, repeating what may succeed later.
func (j job) file(ctx context.Context, a Address, cond condition) (File, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, j.Timeouts.Total, errTotal)
	defer cancel()
	attempt := 0
	event := func(e Event) {
		e.Dataset, e.File, e.Attempt = j.dataset.Name, a.Name, attempt
		j.Progress(e)
	}
	res, err := backoff.Retry(ctx, func() (File, error) {
		attempt++
		return j.attempt(ctx, a, cond, event)
	},
		backoff.WithBackOff(&waits{base: j.Backoff, jitter: j.Jitter}),
		backoff.WithMaxTries(uint(max(j.Tries, 1))),
		backoff.WithMaxElapsedTime(j.Timeouts.Total),
		backoff.WithNotify(func(err error, wait time.Duration) { event(Event{Total: -1, Wait: wait, Err: err}) }))
	if err == nil {
		return res, nil
	}
	place := j.dataset.Name + ", " + shown(a.URL)
	var f *fault.Error
	if !errors.As(err, &f) {
		return File{}, fault.Wrap(fault.Unavailable, place, err)
	}
	out := *f
	out.Place = place
	if attempt > 1 {
		out.Msg += fmt.Sprintf(" (tried %d times)", attempt)
	}
	return File{}, &out
}

// waits are the pauses between attempts: base, doubled each time up to a
// minute, of which the upper half is spread by jitter.
type waits struct {
	base   time.Duration
	jitter func() float64
	n      int
}

// Reset starts again from the base.
func (w *waits) Reset() { w.n = 0 }

// NextBackOff returns the next pause.
func (w *waits) NextBackOff() time.Duration {
	d := min(w.base<<min(w.n, 16), time.Minute)
	w.n++
	return d/2 + time.Duration(float64(d/2)*w.jitter())
}

// attempt is one request and, when it is answered, one checked file.
func (j job) attempt(ctx context.Context, a Address, cond condition, event func(Event)) (File, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	req, err := j.request(ctx, a.URL, cond)
	if err != nil {
		return File{}, err
	}
	resp, err := j.client.Do(req)
	if err != nil {
		return File{}, requestError(ctx, err)
	}
	defer resp.Body.Close()
	res := File{
		Name: a.Name, URL: a.URL, FinalURL: resp.Request.URL.String(), At: j.Now(),
		ETag: resp.Header.Get("ETag"), LastModified: lastModified(resp.Header),
	}
	if resp.StatusCode == http.StatusNotModified && !cond.empty() {
		res.NotModified = true
		res.ETag, res.LastModified = orDefault(res.ETag, cond.etag), orDefault(res.LastModified, cond.lastModified)
		return res, nil
	}
	if resp.StatusCode != http.StatusOK {
		return File{}, j.statusError(resp)
	}
	body := &watched{r: resp.Body, stall: j.Timeouts.Stall, cancel: cancel, event: event, total: resp.ContentLength}
	res.Path = filepath.Join(j.dir, a.Name)
	res.Bytes, res.SHA256, err = j.save(body, res.Path, a, resp.ContentLength)
	if err == nil {
		// A body that ends because its request was cancelled can look whole: the
		// publisher, told to stop, may close it in good order.
		err = context.Cause(ctx)
	}
	if err != nil {
		return File{}, bodyError(ctx, err)
	}
	if err := j.check(a, res); err != nil {
		return File{}, backoff.Permanent(err)
	}
	return res, nil
}

// lastModified returns the Last-Modified of an answer by which a later one can be told;
// "" where the file changed within the second before the answer, since it may have
// changed once more in it (RFC 9110, 8.8.2.2).
func lastModified(h http.Header) string {
	at, err := http.ParseTime(h.Get("Last-Modified"))
	sent, noDate := http.ParseTime(h.Get("Date"))
	if err == nil && noDate == nil && sent.Sub(at) < time.Second {
		return ""
	}
	return h.Get("Last-Modified")
}

// request asks for the file, on condition that it is not the one at hand.
func (j job) request(ctx context.Context, address string, cond condition) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, backoff.Permanent(fault.New(fault.Invalid, "", "the address cannot be used"))
	}
	req.Header.Set("User-Agent", j.Agent)
	if cond.etag != "" {
		req.Header.Set("If-None-Match", cond.etag)
	}
	if cond.lastModified != "" {
		req.Header.Set("If-Modified-Since", cond.lastModified)
	}
	return req, nil
}

// save writes the body to path, synced, within the bounds of a, and returns
// its length and hash.
func (j job) save(body *watched, path string, a Address, announced int64) (int64, string, error) {
	limit := orDefault(a.MaxBytes, j.MaxBytes)
	if announced > limit {
		return 0, "", tooLarge(limit)
	}
	w, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, "", diskError(err)
	}
	defer w.Close() // the error of the Close below counts
	sum := sha256.New()
	body.start()
	n, err := copyBody(w, sum, io.LimitReader(body, limit+1))
	body.stop()
	switch {
	case err != nil:
		return 0, "", err
	case n > limit:
		return 0, "", tooLarge(limit)
	}
	if err := w.Sync(); err != nil {
		return 0, "", diskError(err)
	}
	if err := w.Close(); err != nil {
		return 0, "", diskError(err)
	}
	return n, hex.EncodeToString(sum.Sum(nil)), nil
}

// copyBody copies r to w and sum. An error of w is a diskError; other errors
// are those of r.
func copyBody(w io.Writer, sum hash.Hash, r io.Reader) (n int64, err error) {
	buf := make([]byte, 64<<10)
	for {
		k, rerr := r.Read(buf)
		n += int64(k)
		sum.Write(buf[:k])
		if _, err := w.Write(buf[:k]); err != nil {
			return n, diskError(err)
		}
		if rerr == io.EOF {
			return n, nil
		}
		if rerr != nil {
			return n, rerr
		}
	}
}

// watched cancels the request when no byte arrives for stall.
type watched struct {
	r      io.Reader
	stall  time.Duration
	cancel context.CancelCauseFunc
	timer  *time.Timer
	event  func(Event)
	n      int64
	total  int64
}

func (w *watched) start() { w.timer = time.AfterFunc(w.stall, func() { w.cancel(errStalled) }) }
func (w *watched) stop()  { w.timer.Stop() }

// Read reads on and starts the time for the next bytes.
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if n > 0 {
		w.timer.Reset(w.stall)
		w.n += int64(n)
		w.event(Event{Bytes: w.n, Total: w.total})
	}
	return n, err
}

func tooLarge(limit int64) error {
	return backoff.Permanent(fault.New(fault.Invalid, "", "the file is larger than %d bytes", limit).
		Try("if it has really grown, raise max_bytes in the manifest"))
}

func diskError(err error) error {
	return backoff.Permanent(&fault.Error{Kind: fault.Unavailable, Msg: "the file cannot be written", Err: err})
}

// requestError explains why a request got no answer.
func requestError(ctx context.Context, err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err // without the address, whose query is nobody's business
	}
	if cause := context.Cause(ctx); cause != nil {
		return backoff.Permanent(&fault.Error{Kind: fault.Unavailable, Msg: "no answer", Err: cause})
	}
	f := &fault.Error{Kind: fault.Unavailable, Msg: "no answer", Err: err, Remedy: "check the network, then fetch again"}
	var cert *tls.CertificateVerificationError
	switch {
	case errors.Is(err, errDowngrade), errors.Is(err, errLoop):
		f.Kind, f.Msg, f.Remedy = fault.Invalid, "refused", "look up the address on the publisher's page and correct the manifest"
		return backoff.Permanent(f)
	case errors.As(err, &cert):
		f.Kind, f.Msg, f.Remedy = fault.Denied, "the publisher's certificate is not trusted", "check the address and the clock of this machine"
		return backoff.Permanent(f)
	}
	return f
}

// bodyError explains why a body was not read to its end.
func bodyError(ctx context.Context, err error) error {
	var permanent *backoff.PermanentError
	if errors.As(err, &permanent) {
		return err
	}
	f := &fault.Error{Kind: fault.Unavailable, Msg: "the file was cut off", Err: err, Remedy: "fetch again later"}
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, errStalled):
		f.Err = errStalled
	case cause != nil:
		f.Err = cause
		return backoff.Permanent(f)
	}
	return f
}

// statusError explains an answer other than 200, and when to ask again.
func (j job) statusError(resp *http.Response) error {
	f := fault.New(fault.Unavailable, "", "the publisher answered %q", resp.Status)
	switch resp.StatusCode {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests,
		http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
	default:
		if j.dataset.Page == "" {
			return backoff.Permanent(f.Try("correct the address in the manifest"))
		}
		return backoff.Permanent(f.Try("see %s and correct the address in the manifest", j.dataset.Page))
	}
	wait, ok := retryAfter(resp.Header.Get("Retry-After"), j.Now())
	switch {
	case !ok:
		return f.Try("fetch again later")
	case wait > j.MaxWait:
		return backoff.Permanent(f.Try("it asks to wait %s: fetch again then", wait.Round(time.Second)))
	}
	return &again{why: f.Try("fetch again later"), after: wait}
}

// again is a failure with the publisher's word on when to repeat.
type again struct {
	why   *fault.Error
	after time.Duration
}

// Error says why it failed.
func (a *again) Error() string { return a.why.Error() }

// Unwrap gives the failure to callers and the pause to the backoff.
func (a *again) Unwrap() []error {
	return []error{a.why, &backoff.RetryAfterError{Duration: a.after}}
}

// retryAfter reads the header in its two forms, seconds and date.
func retryAfter(h string, now time.Time) (time.Duration, bool) {
	if s, err := strconv.Atoi(h); err == nil && s >= 0 && s < 1<<31 {
		return time.Duration(s) * time.Second, true
	}
	if t, err := http.ParseTime(h); err == nil {
		return max(t.Sub(now), 0), true
	}
	return 0, false
}
