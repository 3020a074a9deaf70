package protect

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"encoding/pem"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"sanctrace/internal/db"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/fault"
	"sanctrace/internal/ledger"
	"sanctrace/internal/oplog"
)

func clock() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

// store returns a store with a case "harbour", and keys to seal and open with.
func store(t *testing.T, d *db.DB) (*Store, []Recipient, []Identity) {
	t.Helper()
	log := oplog.New(d)
	if err := ledger.New(d, log, clock).Put(context.Background(), ledger.Content{Name: "harbour", Summary: json.RawMessage(`{}`), Documents: ledger.All([]ledger.Document{}), Items: ledger.All([]ledger.Item{})}); err != nil {
		t.Fatal(err)
	}
	to, ids := keys(t)
	return New(d, log, clock), to, ids
}

func keys(t *testing.T) ([]Recipient, []Identity) {
	t.Helper()
	identity, recipient, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	to, err := Recipients([]string{recipient})
	if err != nil {
		t.Fatal(err)
	}
	ids, err := Identities([]byte("# a comment\n" + identity + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return to, ids
}

var secret = &Secret{
	About:  map[string]string{"name": "Quillona Marrowby", "role": "crane driver", "nationality": "Latvian", "note": "met twice"},
	Papers: []Paper{{Name: "gatebook.pdf", Data: []byte("%PDF-secret words\x00\xff")}},
}

func TestSealOpenVerify(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		s, to, ids := store(t, d)
		for _, want := range []Label{"S1", "S2"} {
			if l, err := s.Seal(ctx, "harbour", secret, to); err != nil || l != want {
				t.Fatalf("seal = %s, %v; want %s", l, err, want)
			}
		}
		if ls, err := s.Sources(ctx, "harbour"); err != nil || len(ls) != 2 || ls[1] != "S2" {
			t.Fatalf("sources = %v, %v", ls, err)
		}
		got, err := s.Open(ctx, Ref{"harbour", "S2"}, ids, Release{"A. Author", "court order"})
		if err != nil || got.About["name"] != secret.About["name"] || !bytes.Equal(got.Papers[0].Data, secret.Papers[0].Data) {
			t.Fatalf("open = %+v, %v", got, err)
		}
		recs, err := s.log.Records(ctx, "case/harbour/source/S2", 0, 10)
		if err != nil || len(recs) != 1 || recs[0].Action != "release" || recs[0].Actor != "A. Author" {
			t.Fatalf("log = %+v, %v", recs, err)
		}
		if bad, err := s.Verify(ctx); err != nil || len(bad) != 0 {
			t.Fatalf("verify = %v, %v", bad, err)
		}
		if _, err := d.Exec(ctx, `UPDATE protect_source SET sealed = 'x' WHERE n = 1`); err != nil {
			t.Fatal(err)
		}
		if bad, err := s.Verify(ctx); err != nil || len(bad) != 1 || bad[0].Source != "S1" {
			t.Fatalf("verify after damage = %v, %v", bad, err)
		}
		if _, err := s.Open(ctx, Ref{"harbour", "S1"}, ids, Release{"A", "r"}); fault.KindOf(err) != fault.Corrupt {
			t.Fatalf("open what is damaged: %v", err)
		}
	})
}

func TestRefused(t *testing.T) {
	d := dbtest.SQLite(t)
	ctx := context.Background()
	s, to, ids := store(t, d)
	if _, err := s.Seal(ctx, "harbour", secret, to); err != nil {
		t.Fatal(err)
	}
	_, others := keys(t)
	open := func(l Label, ids []Identity, to Release) error {
		_, err := s.Open(ctx, Ref{"harbour", l}, ids, to)
		return err
	}
	who := Release{"A", "r"}
	for what, c := range map[string]struct {
		err  error
		kind fault.Kind
	}{
		"another key":     {open("S1", others, who), fault.Denied},
		"no key":          {open("S1", nil, who), fault.Invalid},
		"no person":       {open("S1", ids, Release{"", "r"}), fault.Invalid},
		"no reason":       {open("S1", ids, Release{"A", " "}), fault.Invalid},
		"no such source":  {open("S9", ids, who), fault.NotFound},
		"no label":        {open("S01", ids, who), fault.NotFound},
		"no such case":    {second(s.Seal(ctx, "other", secret, to)), fault.NotFound},
		"nothing to seal": {second(s.Seal(ctx, "harbour", &Secret{}, to)), fault.Invalid},
		"sealed to none":  {second(s.Seal(ctx, "harbour", secret, nil)), fault.Invalid},
	} {
		if fault.KindOf(c.err) != c.kind {
			t.Errorf("%s: %v, want %v", what, c.err, c.kind)
		}
		if c.err != nil && secret.Gives(c.err.Error()) != "" {
			t.Errorf("%s: the error gives the source away: %v", what, c.err)
		}
	}
	if recs, err := s.log.Records(ctx, "", 0, 100); err != nil || len(recs) != 1 {
		t.Errorf("log = %+v, %v; want the making of the case alone", recs, err)
	}
}

func second(_ Label, err error) error { return err }

// TestLengthsTellLittle seals short and longer secrets: what is stored has one
// length.
func TestLengthsTellLittle(t *testing.T) {
	to, _ := keys(t)
	want := 0
	for _, n := range []int{1, 100, 3000} {
		sealed, err := encrypt(&Secret{About: map[string]string{"note": strings.Repeat("x", n)}}, to)
		if err != nil {
			t.Fatal(err)
		}
		if want == 0 {
			want = len(sealed)
		}
		if len(sealed) != want {
			t.Errorf("%d bytes are stored as %d, others as %d", n, len(sealed), want)
		}
	}
}

func TestCheck(t *testing.T) {
	d := dbtest.SQLite(t)
	ctx := context.Background()
	s, to, ids := store(t, d)
	if _, err := s.Seal(ctx, "harbour", secret, to); err != nil {
		t.Fatal(err)
	}
	for text, ok := range map[string]bool{
		"40 engines left the port in May":           true,
		"a man who met the drivers of cranes":       true,
		"MARROWBY says that 40 engines left":        false,
		"a Latvian saw it":                          false,
		"a crane driver saw it":                     false,
		"as gatebook.pdf shows, 40 engines came in": false,
	} {
		err := s.Check(ctx, Ref{"harbour", "S1"}, ids, text)
		if ok != (err == nil) || err != nil && fault.KindOf(err) != fault.Denied {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestKeys(t *testing.T) {
	pub, priv, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	line, err := ssh.NewPublicKey(pub)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(priv, "")
	if err != nil {
		t.Fatal(err)
	}
	to, err := Recipients([]string{string(ssh.MarshalAuthorizedKey(line))})
	if err != nil {
		t.Fatal(err)
	}
	ids, err := Identities(pem.EncodeToMemory(block))
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := encrypt(secret, to)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := decrypt(sealed, Ref{}, ids); err != nil || got.About["role"] != "crane driver" {
		t.Errorf("with an SSH key: %+v, %v", got, err)
	}
	for _, bad := range []string{"", "age1xyz", "ssh-ed25519 AAAA"} {
		if _, err := Recipients([]string{bad}); fault.KindOf(err) != fault.Invalid {
			t.Errorf("recipient %q: %v", bad, err)
		}
	}
	for _, bad := range []string{"", "AGE-SECRET-KEY-1X", "-----BEGIN OPENSSH PRIVATE KEY-----\nx\n"} {
		if _, err := Identities([]byte(bad)); fault.KindOf(err) != fault.Invalid || bad != "" && strings.Contains(err.Error(), bad) {
			t.Errorf("identity %q: %v", bad, err)
		}
	}
	if _, err := Recipients(nil); fault.KindOf(err) != fault.Invalid {
		t.Errorf("no recipient: %v", err)
	}
}

func FuzzDecrypt(f *testing.F) {
	f.Add("-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3Yx\n-----END AGE ENCRYPTED FILE-----\n")
	f.Add("")
	identity, _, err := NewKey()
	if err != nil {
		f.Fatal(err)
	}
	ids, err := Identities([]byte(identity))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, sealed string) {
		if s, err := decrypt(sealed, Ref{"c", "S1"}, ids); err == nil {
			t.Errorf("%q opened to %+v", sealed, s)
		}
	})
}
