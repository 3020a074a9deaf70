package collect

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sanctrace/internal/fault"
)

const story = "Forty pumps left the port of the town in the night, two clerks said on Monday."

// zipOf makes a zip archive of names and contents.
func zipOf(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(parts[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarGz(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	w := tar.NewWriter(g)
	for i := 0; i < len(parts); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: parts[i], Size: int64(len(parts[i+1])), Mode: 0o600, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(parts[i+1]))
	}
	_ = w.WriteHeader(&tar.Header{Name: "link", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink})
	_ = w.Close()
	_ = g.Close()
	return b.String()
}

func message(body string) string {
	return "From: Ann Clerk <ann@harbour.example>\r\nDate: Mon, 03 May 2021 09:00:00 +0000\r\nSubject: Pumps\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + body + "\r\n" +
		"--b\r\nContent-Type: text/plain; name=list.txt\r\nContent-Disposition: attachment; filename=list.txt\r\n\r\nAttached: " + body + "\r\n--b--\r\n"
}

// folder writes files below a new folder.
func folder(t testing.TB, parts ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(parts); i += 2 {
		p := filepath.Join(dir, filepath.FromSlash(parts[i]))
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(parts[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// take runs Each and renders its items, one a line.
func take(t testing.TB, opt Options, paths ...string) ([]Item, string) {
	t.Helper()
	var items []Item
	var b strings.Builder
	err := Each(context.Background(), paths, opt, func(i Item) error {
		items = append(items, i)
		switch {
		case i.Err != nil:
			fmt.Fprintf(&b, "%s: error\n", i.Name)
		case i.Doc == nil:
			fmt.Fprintf(&b, "%s: table\n", i.Name)
		default:
			fmt.Fprintf(&b, "%s: %s\n", i.Name, i.Doc.Obtained.How)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return items, b.String()
}

func TestNestedContainers(t *testing.T) {
	inner := zipOf(t, "deep/b.txt", story+" b", "__MACOSX/x", "junk", "deep/", "")
	dir := folder(t,
		"a.txt", story,
		"case.zip", zipOf(t, "mail.eml", message(story+" c"), "inner.zip", inner, "../../../evil.txt", story+" d"),
		"old.tar.gz", tarGz(t, "x/e.txt", story+" e", "x/f.zip", zipOf(t, "g.txt", story+" g")),
		"one.txt.gz", func() string {
			var b bytes.Buffer
			g := gzip.NewWriter(&b)
			_, _ = g.Write([]byte(story + " h"))
			_ = g.Close()
			return b.String()
		}(),
		"sub/ships.csv", "ship,cargo\nAnna,pumps\n",
		"sub/.hidden", "x", "z.bin", "\x00\x01\x02",
	)
	items, got := take(t, Options{At: "2021-06-01", Table: func(name string, _ []byte) bool { return strings.HasSuffix(name, ".csv") }}, dir)
	want := `a.txt: file
case.zip/mail.eml: member of a zip archive
case.zip/mail.eml/list.txt: attachment of a mail message
case.zip/inner.zip/deep/b.txt: member of a zip archive
case.zip/evil.txt: member of a zip archive
old.tar.gz/x/e.txt: member of a tar archive
old.tar.gz/x/f.zip/g.txt: member of a zip archive
one.txt.gz/one.txt: unpacked from a gzip file
sub/ships.csv: table
z.bin: error
`
	if got != want {
		t.Fatalf("got\n%s", got)
	}
	for _, i := range items {
		if i.Doc != nil && (i.Doc.Name != i.Name || i.Doc.Obtained.At != "2021-06-01" || !strings.HasPrefix(i.Doc.Obtained.Path, dir)) {
			t.Errorf("%s: %+v", i.Name, i.Doc.Obtained)
		}
		if i.Err != nil && (!strings.Contains(i.Err.Error(), "z.bin") || fault.KindOf(i.Err) != fault.Invalid) {
			t.Errorf("%s: %v", i.Name, i.Err)
		}
	}
}

func TestMailbox(t *testing.T) {
	box := "From ann@harbour.example Mon May  3 09:00:00 2021\n" + strings.ReplaceAll(message(story), "\r\n", "\n") +
		"\nFrom bo@quay.example Tue May  4 09:00:00 2021\nFrom: bo@quay.example\nDate: Tue, 04 May 2021 09:00:00 +0000\nMessage-ID: <1@quay>\n\n>From the quay, forty crates.\n\nFrom here on nothing.\n"
	items, got := take(t, Options{}, filepath.Join(folder(t, "box.mbox", box), "box.mbox"))
	want := "box.mbox/message-1.eml: message of a mailbox\nbox.mbox/message-1.eml/list.txt: attachment of a mail message\nbox.mbox/message-2.eml: message of a mailbox\n"
	if got != want {
		t.Fatalf("got\n%s", got)
	}
	if text := items[2].Doc.Text().Text; text != "From the quay, forty crates.\n\nFrom here on nothing." {
		t.Errorf("text %q", text)
	}
}

func TestRealMailbox(t *testing.T) {
	if _, got := take(t, Options{}, "../extract/testdata/box.mbox"); strings.Count(got, "message of a mailbox") != 3 {
		t.Errorf("got\n%s", got)
	}
	_, got := take(t, Options{}, "../extract/testdata/mail.eml")
	if want := "mail.eml: file\nmail.eml/sheet.xlsx: attachment of a mail message\nmail.eml/doc.docx: attachment of a mail message\nmail.eml/forwarded.eml: attachment of a mail message\n"; got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestNamesAreUnique(t *testing.T) {
	a, b := folder(t, "r.txt", story), folder(t, "r.txt", story+" b")
	items, _ := take(t, Options{}, filepath.Join(a, "r.txt"), filepath.Join(b, "r.txt"), filepath.Join(b, "r.txt"))
	if items[0].Name != "r.txt" || items[1].Name != filepath.ToSlash(filepath.Join(b, "r.txt")) || !strings.HasSuffix(items[2].Name, "r (2).txt") {
		t.Errorf("%s, %s, %s", items[0].Name, items[1].Name, items[2].Name)
	}
}

func TestOneBadFileStopsNothing(t *testing.T) {
	z := zipOf(t, "a.txt", story, "b.txt", story+" b", "c.txt", story+" c")
	i := strings.Index(z, "b.txt") + len("b.txt") + 3
	dir := folder(t, "1.zip", z[:i]+"\xff\xff\xff"+z[i+3:], "2.zip", z[:len(z)/2], "3.txt", story+" 3", "4.pdf", "%PDF-1.4 broken", "5.tar.gz", tarGz(t, "a.txt", story)[:60])
	items, got := take(t, Options{}, dir, filepath.Join(dir, "absent.txt"))
	for _, want := range []string{"1.zip/a.txt: member", "1.zip/b.txt: error", "1.zip/c.txt: member", "2.zip: error", "3.txt: file", "4.pdf: error", "5.tar.gz: error", "absent.txt: error"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, i := range items {
		var f *fault.Error
		if i.Err != nil && (!errors.As(i.Err, &f) || f.Place == "" || f.Remedy == "") {
			t.Errorf("%s: no place or no remedy: %v", i.Name, i.Err)
		}
	}
}

func TestBombs(t *testing.T) {
	deep := zipOf(t, "a.txt", story)
	for range MaxDepth + 3 {
		deep = zipOf(t, "in.zip", deep)
	}
	dir := folder(t, "deep.zip", deep, "wide.zip", zipOf(t, "zeros.txt", strings.Repeat("0", 20<<20)), "large.zip", zipOf(t, "big.txt", strings.Repeat("0", maxMember+10)))
	items, got := take(t, Options{}, dir)
	if strings.Count(got, ": error") != 3 {
		t.Fatalf("got\n%s", got)
	}
	for _, i := range items {
		if !strings.Contains(i.Err.Error(), "deeper") && !strings.Contains(i.Err.Error(), "unpacks to") {
			t.Errorf("%v", i.Err)
		}
	}
}

// TestMessagesWithinMessages reads a message that holds a message, and so on.
func TestMessagesWithinMessages(t *testing.T) {
	m := message(story)
	for range 200 {
		m = "From: a@b.example\r\nDate: Mon, 03 May 2021 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" +
			"Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=in.eml\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(m)) + "\r\n--b--\r\n"
		if len(m) > 4<<20 {
			break
		}
	}
	items, got := take(t, Options{}, folder(t, "m.eml", m))
	if len(items) > MaxDepth+2 || strings.Count(got, ": error") != 1 {
		t.Errorf("got\n%s", got)
	}
}

func TestLinkedFolder(t *testing.T) {
	dir, link := folder(t, "a.txt", story), filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip("no links here:", err)
	}
	if _, got := take(t, Options{}, link); got != "a.txt: file\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestInMemory(t *testing.T) {
	var names []string
	if err := Bytes(context.Background(), "case.zip", []byte(zipOf(t, "a.txt", story, "mail.eml", message(story+" b"))), Options{At: "2021"}, func(i Item) error {
		names = append(names, i.Name+" "+i.Doc.Obtained.At)
		return i.Err
	}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(names, ", "); got != "case.zip/a.txt 2021, case.zip/mail.eml 2021, case.zip/mail.eml/list.txt 2021" {
		t.Errorf("got %s", got)
	}
	stop := errors.New("enough")
	if err := Bytes(context.Background(), "a.txt", []byte(story), Options{}, func(Item) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}

func TestCleanName(t *testing.T) {
	for in, want := range map[string]string{"../../a": "a", "/etc/passwd": "etc/passwd", `..\..\a`: "a", "a/./b//c": "a/b/c", "": "unnamed", "..": "unnamed", "a\nb": "a_b", "\xff": "_"} {
		if got := cleanName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

// TestOrderAndStops takes in many files in parallel: the order is that of the
// names, and an error of the caller or a cancelled context ends the run.
func TestOrderAndStops(t *testing.T) {
	var parts []string
	for i := range 500 {
		parts = append(parts, fmt.Sprintf("%03d.txt", i), fmt.Sprintf("%s %d", story, i))
	}
	dir := folder(t, parts...)
	done := 0
	items, _ := take(t, Options{Workers: 8, Progress: func(string) { done++ }}, dir)
	for i, x := range items {
		if x.Name != fmt.Sprintf("%03d.txt", i) {
			t.Fatalf("item %d is %s", i, x.Name)
		}
	}
	if len(items) != 500 || done != 500 {
		t.Errorf("%d items, %d reported", len(items), done)
	}
	stop := errors.New("enough")
	n := 0
	if err := Each(context.Background(), []string{dir}, Options{}, func(Item) error {
		if n++; n == 10 {
			return stop
		}
		return nil
	}); !errors.Is(err, stop) || n != 10 {
		t.Errorf("%v after %d", err, n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	if err := Each(ctx, []string{dir}, Options{}, func(Item) error { cancel(); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestStore reads a folder twice; what was read is not read again, and what
// was damaged in the store is.
func TestStore(t *testing.T) {
	dir, keep := folder(t, "a.txt", story), t.TempDir()
	s, err := OpenStore(keep)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := take(t, Options{Store: s}, dir)
	files, err := filepath.Glob(filepath.Join(keep, "*", "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatal("kept", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	marked := bytes.Replace(data, []byte(`"Author":""`), []byte(`"Author":"from the store"`), 1)
	write := func(b []byte) {
		if err := os.WriteFile(files[0], b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(marked)
	if again, _ := take(t, Options{Store: s}, dir); again[0].Doc.Author != "from the store" || again[0].Doc.Text().CP(40) != first[0].Doc.Text().CP(40) {
		t.Error("it was read again, or is not the same")
	}
	write(bytes.Replace(marked, []byte("Forty"), []byte("Fifty"), 1))
	if again, _ := take(t, Options{Store: s}, dir); again[0].Doc.Author != "" || again[0].Doc.Text().Text != story {
		t.Error("a damaged file was believed")
	}
}

func FuzzContainers(f *testing.F) {
	f.Add([]byte(zipOf(f, "a.txt", story, "b.zip", "PK\x03\x04")))
	f.Add([]byte(tarGz(f, "a.txt", story)))
	f.Add([]byte("From a@b.example Mon May  3 09:00:00 2021\nFrom: a\n\nhello\n\nFrom a@b.example Mon May  3 09:00:00 2021\nTo: b\n\nx\n"))
	f.Add([]byte("BZh91AY&SY\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l := leaf{name: "x", path: "x", spent: &budget{}}
		n := 0
		r := bytes.NewReader(data)
		if c := containerKind(r, r.Size()); c != nil {
			l.unpack(c, r, r.Size(), func(m leaf) bool {
				if strings.Contains(m.name, "..") && strings.HasPrefix(m.name, "..") || m.name == "" {
					t.Fatalf("name %q", m.name)
				}
				n++
				return n < 1000
			})
		}
	})
}
