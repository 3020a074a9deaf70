// Package fetch downloads published lists from their publishers into a staging
// folder, and promises that what it stages is whole.
//
// A [Manifest] names the datasets and the addresses of their files; [Run]
// fetches some of them. For each dataset the files of one set are asked for
// conditionally (ETag, Last-Modified), written to a temporary folder, checked,
// synced to disk and only then renamed into the staging folder: a set is
// staged whole or not at all, and a failed fetch leaves nothing behind.
//
// What comes back is hostile until checked. Refused are: addresses other than
// https, redirects from https to http, more than ten redirects, TLS below 1.2,
// bodies larger or smaller than the manifest allows, shorter than announced,
// HTML pages in place of data, XML or JSON that ends early, damaged gzip and
// zip files, and whatever Options.Accept does not recognise. Each file is
// bounded in the time to connect, to the first header, between two bytes and
// in total. Attempts that may succeed later are repeated with exponential
// backoff and jitter, or after what the publisher says in Retry-After.
//
// The package does not import, parse or keep lists: that is for the caller,
// who gets the paths, hashes, addresses and times of what was staged. It reads
// no environment (a proxy comes from Options only) and logs nothing; addresses
// in errors stand without their query.
package fetch

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// Options are how to fetch. The zero value of each field but Dir has a
// default.
type Options struct {
	Dir      string           // staging folder; made when it is not there
	Client   *http.Client     // its Transport and Jar are used; nil: a client that verifies TLS >= 1.2
	Proxy    *url.URL         // for the default client; nil: no proxy
	Now      func() time.Time // nil: time.Now
	Jitter   func() float64   // in [0,1), spreads the waits; nil: random
	MaxBytes int64            // of one file whose address sets no bound; 0: 2 GiB
	Tries    int              // attempts per file; 0: 4
	Backoff  time.Duration    // before the second attempt, doubled each time up to a minute; 0: 1 s
	MaxWait  time.Duration    // a longer Retry-After ends the attempts; 0: 2 min
	Timeouts Timeouts
	// Agent is the User-Agent header; "": "sanctrace".
	Agent string
	// Previous returns what the last good snapshot of the file at url was
	// fetched with; empty strings when there is none. nil: fetch anew.
	Previous func(dataset, url string) (etag, lastModified, sha256 string)
	// Accept looks into a file that has passed the checks of this package and
	// returns why it is not what the dataset expects. Archives are opened:
	// it sees each member. nil: anything is accepted.
	Accept func(d Dataset, f source.File) error
	// Progress is told about each step, from the goroutine of Run. nil: nobody.
	Progress func(Event)
}

// Timeouts bound one file. Zero fields have defaults.
type Timeouts struct {
	Connect time.Duration // name, connection and TLS; 0: 15 s
	Header  time.Duration // from the request to the first header; 0: 60 s
	Stall   time.Duration // between two bytes of the body; 0: 30 s
	Total   time.Duration // all attempts of one file together; 0: 15 min
}

// Event is a step of one fetch, for a progress display. It names no address.
type Event struct {
	Dataset string
	File    string        // name in the manifest
	Bytes   int64         // received so far in this attempt
	Total   int64         // announced, or -1
	Attempt int           // from 1
	Wait    time.Duration // before the next attempt, when this one failed
	Err     error         // why it failed
}

// Status says how the fetch of one dataset ended.
type Status string

// The statuses.
const (
	Fetched   Status = "fetched"   // a new edition is staged
	Unchanged Status = "unchanged" // the publisher's files are those of the last snapshot
	ByHand    Status = "by hand"   // there is no address to fetch from: Err says where to look
	Failed    Status = "failed"    // nothing is staged: Err says why
)

// Outcome is what became of one dataset.
type Outcome struct {
	Dataset string
	Status  Status
	Formats []string  // formats that the files may have
	Dir     string    // folder of the staged files; "" unless Fetched
	Files   []File    // in the order of the manifest; empty when nothing was staged or compared
	At      time.Time // when the fetch began
	Err     error     // of a kind of package fault; nil when Fetched or Unchanged
}

// File is one fetched file.
type File struct {
	Name         string
	Path         string // "" unless staged
	URL          string // as in the manifest
	FinalURL     string // after redirects
	ETag         string // to pass to the next fetch, as are the next two
	LastModified string
	SHA256       string
	Bytes        int64
	At           time.Time // when the answer came
	NotModified  bool      // the publisher said so: nothing was sent
}

// Run fetches the named datasets of m, or all of them when none is named, one
// after the other, and returns an outcome for each in that order. A failure of
// one does not stop the others; a cancelled ctx does.
func Run(ctx context.Context, m Manifest, datasets []string, o Options) []Outcome {
	if len(datasets) == 0 {
		for _, d := range m.Datasets {
			datasets = append(datasets, d.Name)
		}
	}
	f := fetcher{Options: o.withDefaults()}
	f.client = hardened(f.Options)
	var out []Outcome
	for _, name := range datasets {
		res := Outcome{Dataset: name, At: f.Now()}
		if d, ok := m.Dataset(name); ok {
			res = f.dataset(ctx, d, res)
		} else {
			res.Err = fault.New(fault.NotFound, name, "no dataset of this name in the manifest").
				Try("known are: %s", strings.Join(m.names(), ", "))
		}
		if res.Err != nil && res.Status == "" {
			res.Status = Failed
		}
		out = append(out, res)
	}
	return out
}

func (m Manifest) names() []string {
	var out []string
	for _, d := range m.Datasets {
		out = append(out, d.Name)
	}
	return out
}

// orDefault returns v, or def when v is the zero value.
func orDefault[T comparable](v, def T) T {
	var zero T
	if v == zero {
		return def
	}
	return v
}

func (o Options) withDefaults() Options {
	o.MaxBytes = orDefault(o.MaxBytes, 2<<30)
	o.Tries = orDefault(o.Tries, 4)
	o.Backoff = orDefault(o.Backoff, time.Second)
	o.MaxWait = orDefault(o.MaxWait, 2*time.Minute)
	o.Agent = orDefault(o.Agent, "sanctrace")
	o.Timeouts.Connect = orDefault(o.Timeouts.Connect, 15*time.Second)
	o.Timeouts.Header = orDefault(o.Timeouts.Header, time.Minute)
	o.Timeouts.Stall = orDefault(o.Timeouts.Stall, 30*time.Second)
	o.Timeouts.Total = orDefault(o.Timeouts.Total, 15*time.Minute)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Jitter == nil {
		o.Jitter = rand.Float64
	}
	if o.Previous == nil {
		o.Previous = func(string, string) (string, string, string) { return "", "", "" }
	}
	if o.Progress == nil {
		o.Progress = func(Event) {}
	}
	return o
}

// fetcher is one call of Run.
type fetcher struct {
	Options
	client *http.Client
}

// dataset fetches the set of d that is in use.
func (f fetcher) dataset(ctx context.Context, d Dataset, res Outcome) Outcome {
	set, ok := d.Sets[d.Use]
	if !ok {
		res.Status = ByHand
		res.Err = fault.New(fault.Unavailable, d.Name, "it is published without a lasting file address").
			Try("fetch the file from %s and give it to \"lists import\"", d.Page)
		return res
	}
	res.Formats = set.Formats
	tmp, err := f.makeTemp(d.Name)
	if err != nil {
		res.Err = err
		return res
	}
	defer os.RemoveAll(tmp) // after a rename there is nothing left to remove
	job := job{fetcher: f, dataset: d, dir: tmp}
	files, changed, err := job.set(ctx, set)
	if err != nil {
		res.Err = err
		return res
	}
	res.Files = files
	if !changed {
		res.Status = Unchanged
		return res
	}
	res.Dir, err = f.publish(tmp, d.Name, res.At)
	if err != nil {
		res.Files, res.Err = nil, err
		return res
	}
	for i := range res.Files {
		res.Files[i].Path = filepath.Join(res.Dir, res.Files[i].Name)
	}
	res.Status = Fetched
	return res
}

// abandoned is the age at which a temporary folder belongs to no live process.
const abandoned = 24 * time.Hour

// makeTemp returns a new folder beside the staged ones, after sweeping those
// that a killed process left.
func (f fetcher) makeTemp(dataset string) (string, error) {
	if f.Dir == "" {
		return "", fault.New(fault.Invalid, dataset, "no staging folder is given")
	}
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return "", fault.Wrap(fault.Unavailable, "staging folder", err)
	}
	left, _ := filepath.Glob(filepath.Join(f.Dir, ".part-*"))
	for _, p := range left {
		if st, err := os.Stat(p); err == nil && f.Now().Sub(st.ModTime()) > abandoned {
			_ = os.RemoveAll(p) // swept again next time
		}
	}
	tmp, err := os.MkdirTemp(f.Dir, ".part-"+dataset+"-")
	return tmp, fault.Wrap(fault.Unavailable, "staging folder", err)
}

// publish renames the finished folder tmp to DIR/dataset/time and makes the
// rename durable. It never replaces a folder.
func (f fetcher) publish(tmp, dataset string, at time.Time) (string, error) {
	parent := filepath.Join(f.Dir, dataset)
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return "", fault.Wrap(fault.Unavailable, "staging folder", err)
	}
	if err := syncDir(tmp); err != nil {
		return "", fault.Wrap(fault.Unavailable, "staging folder", err)
	}
	stamp := at.UTC().Format("20060102T150405Z")
	for n := 1; ; n++ {
		dir := filepath.Join(parent, stamp)
		if n > 1 {
			dir += fmt.Sprintf("-%d", n)
		}
		if _, err := os.Lstat(dir); err == nil {
			continue
		}
		if err := os.Rename(tmp, dir); err != nil {
			return "", fault.Wrap(fault.Unavailable, "staging folder", err)
		}
		return dir, fault.Wrap(fault.Unavailable, "staging folder", syncDir(parent))
	}
}

// syncDir makes the names in dir durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("syncing %s: %w", dir, err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil {
		return fmt.Errorf("syncing %s: %w", dir, err)
	}
	return nil
}
