package signing

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"sanctrace/internal/fault"
)

func key(t *testing.T, passphrase string) []byte {
	t.Helper()
	_, priv, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(priv, "")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(priv, "", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(block)
}

func TestSignVerify(t *testing.T) {
	k, text := key(t, ""), []byte("abc  file\n")
	sig, public, err := Sign(k, text)
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := Sign(k, text)
	if err != nil || !bytes.Equal(sig, again) {
		t.Errorf("the same key and text give other bytes (%v)", err)
	}
	fingerprint, err := Verify(text, sig, "")
	if err != nil || !strings.HasPrefix(fingerprint, "SHA256:") {
		t.Fatalf("verify = %s, %v", fingerprint, err)
	}
	if p, err := Verify(text, sig, public); err != nil || p != fingerprint {
		t.Errorf("by the signer's key: %s, %v", p, err)
	}
	_, other, err := Sign(key(t, ""), text)
	if err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		text, sig []byte
		public    string
		kind      fault.Kind
	}{
		"other text":     {[]byte("abd  file\n"), sig, "", fault.Corrupt},
		"other key":      {text, sig, other, fault.Corrupt},
		"no signature":   {text, []byte("x"), "", fault.Corrupt},
		"no public key":  {text, sig, "x", fault.Invalid},
		"torn signature": {text, sig[:len(sig)/2], "", fault.Corrupt},
	} {
		if _, err := Verify(c.text, c.sig, c.public); fault.KindOf(err) != c.kind {
			t.Errorf("%s: %v, want %v", what, err, c.kind)
		}
	}
	for what, bad := range map[string][]byte{"locked": key(t, "pass"), "no key": []byte("x"), "empty": nil} {
		if _, _, err := Sign(bad, text); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: %v, want Invalid", what, err)
		}
	}
}

// TestWithOpenSSH checks a signature with the program that a stranger has.
func TestWithOpenSSH(t *testing.T) {
	bin, err := exec.LookPath("ssh-keygen")
	if err != nil {
		t.Skip("no ssh-keygen here")
	}
	sig, _, err := Sign(key(t, ""), []byte("text\n"))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "x.sig")
	if err := os.WriteFile(file, sig, 0o600); err != nil {
		t.Fatal(err)
	}
	for text, ok := range map[string]bool{"text\n": true, "texts\n": false} {
		cmd := exec.Command(bin, "-Y", "check-novalidate", "-n", Namespace, "-s", file)
		cmd.Stdin = strings.NewReader(text)
		if out, err := cmd.CombinedOutput(); (err == nil) != ok {
			t.Errorf("%q: %v: %s", text, err, out)
		}
	}
}

func FuzzVerify(f *testing.F) {
	f.Add([]byte("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, sig []byte) {
		if _, err := Verify([]byte("text"), sig, ""); err == nil {
			t.Errorf("%q was taken", sig)
		}
	})
}
