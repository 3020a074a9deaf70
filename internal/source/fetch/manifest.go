package fetch

import (
	_ "embed" // the default manifest
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"

	"sanctrace/internal/fault"
)

//go:embed manifest.toml
var defaultManifest []byte

// Manifest says which datasets can be fetched and from where. The zero
// Manifest knows none. It is not changed by fetching.
type Manifest struct {
	Datasets []Dataset `toml:"dataset"`
}

// Dataset is one published list and the addresses of its files.
type Dataset struct {
	Name      string         `toml:"name"`      // "us_ofac_sdn"
	Title     string         `toml:"title"`     // for people
	Publisher string         `toml:"publisher"` // who answers for it
	Page      string         `toml:"page"`      // where a person reads about it
	Frequency string         `toml:"frequency"` // daily, weekly or never: how often it is renewed
	Use       string         `toml:"use"`       // the set that is fetched; "" when it must be fetched by hand
	Sets      map[string]Set `toml:"set"`       // the same list in several formats, by name
}

// Set is the files that together are one edition of a list in one format.
type Set struct {
	Formats []string  `toml:"formats"` // names of the formats that its files may have
	Files   []Address `toml:"files"`
}

// Address is one file of a set.
type Address struct {
	Name     string `toml:"name"`      // the name under which it is staged
	URL      string `toml:"url"`       // https; http only for this machine
	MinBytes int64  `toml:"min_bytes"` // smaller is refused; 0: anything but empty
	MaxBytes int64  `toml:"max_bytes"` // larger is refused; 0: Options.MaxBytes
	SHA256   string `toml:"sha256"`    // lower-case hex; "": any
}

// Default returns the manifest that is built in.
func Default() Manifest {
	m, err := ParseManifest("built-in manifest", defaultManifest)
	if err != nil {
		panic(err) // a test parses it: unreachable in a tested build
	}
	return m
}

// DefaultText returns the built-in manifest as it was written, comments
// included, for people to copy and edit.
func DefaultText() []byte { return append([]byte(nil), defaultManifest...) }

// ParseManifest reads a manifest in TOML. Unknown keys, repeated names,
// addresses that are not https and file names that are no plain names are
// refused; path stands in the messages.
func ParseManifest(path string, data []byte) (Manifest, error) {
	var m Manifest
	meta, err := toml.Decode(string(data), &m)
	if err != nil {
		return Manifest{}, fault.Wrap(fault.Invalid, path, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return Manifest{}, fault.New(fault.Invalid, path, "unknown key %q", unknown[0]).
			Try("known keys stand in the built-in manifest")
	}
	seen := map[string]bool{}
	for i, d := range m.Datasets {
		place := fmt.Sprintf("%s, dataset %d (%s)", path, i+1, d.Name)
		if seen[d.Name] {
			return Manifest{}, fault.New(fault.Invalid, place, "the name stands twice").Try("keep one of them")
		}
		seen[d.Name] = true
		if err := d.check(); err != nil {
			return Manifest{}, fault.Wrap(fault.Invalid, place, err)
		}
	}
	return m, nil
}

// Dataset returns the dataset called name.
func (m Manifest) Dataset(name string) (Dataset, bool) {
	for _, d := range m.Datasets {
		if d.Name == name {
			return d, true
		}
	}
	return Dataset{}, false
}

var (
	// names accepts what is safe as a folder, a file and a dataset name.
	names     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$`)
	hexSHA256 = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

func (d Dataset) check() error {
	if !names.MatchString(d.Name) {
		return fmt.Errorf("%q is not a name: letters, digits, dot, dash and underscore only", d.Name)
	}
	switch d.Frequency {
	case "daily", "weekly", "never":
	default:
		return fmt.Errorf("frequency %q is not daily, weekly or never", d.Frequency)
	}
	if d.Use == "" && len(d.Sets) > 0 {
		return fmt.Errorf("no set is chosen: add use = \"...\"")
	}
	if _, ok := d.Sets[d.Use]; d.Use != "" && !ok {
		return fmt.Errorf("it uses the set %q, which is not there", d.Use)
	}
	for name, s := range d.Sets {
		if err := s.check(); err != nil {
			return fmt.Errorf("set %q: %w", name, err)
		}
	}
	return nil
}

func (s Set) check() error {
	if len(s.Files) == 0 {
		return fmt.Errorf("it has no files")
	}
	seen := map[string]bool{}
	for _, a := range s.Files {
		if err := a.check(); err != nil {
			return fmt.Errorf("file %q: %w", a.Name, err)
		}
		if seen[strings.ToLower(a.Name)] {
			return fmt.Errorf("file %q stands twice", a.Name)
		}
		seen[strings.ToLower(a.Name)] = true
	}
	return nil
}

func (a Address) check() error {
	if !names.MatchString(a.Name) {
		return fmt.Errorf("not a plain file name: letters, digits, dot, dash and underscore only")
	}
	if err := checkURL(a.URL); err != nil {
		return err
	}
	if a.MinBytes < 0 || a.MaxBytes < 0 || (a.MaxBytes > 0 && a.MinBytes > a.MaxBytes) {
		return fmt.Errorf("min_bytes %d and max_bytes %d contradict each other", a.MinBytes, a.MaxBytes)
	}
	if a.SHA256 != "" && !hexSHA256.MatchString(a.SHA256) {
		return fmt.Errorf("sha256 is not 64 lower-case hexadecimal digits")
	}
	return nil
}

// checkURL refuses what is no https address of a host; http is for this
// machine only.
func checkURL(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return fmt.Errorf("its address is not an https address without user name")
	}
	if u.Scheme != "https" && (u.Scheme != "http" || !thisMachine(u)) {
		return fmt.Errorf("its address starts with %q: only https is fetched", u.Scheme)
	}
	return nil
}

// thisMachine reports whether u names the machine the program runs on.
func thisMachine(u *url.URL) bool {
	h := u.Hostname()
	ip := net.ParseIP(h)
	return h == "localhost" || (ip != nil && ip.IsLoopback())
}

// shown returns the address without its query and user, for messages.
func shown(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return "an address"
	}
	u.RawQuery, u.Fragment, u.User = "", "", nil
	return u.String()
}
