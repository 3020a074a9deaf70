package protect

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"filippo.io/age/armor"

	"sanctrace/internal/fault"
)

// Recipient is a key to seal to, Identity one to open with.
type (
	Recipient = age.Recipient
	Identity  = age.Identity
)

// NewKey makes a key. The identity, a line that begins AGE-SECRET-KEY-1, is to
// be kept safe; the recipient, which begins age1, is what to seal to.
func NewKey() (identity, recipient string, err error) {
	k, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("make a key: %w", err)
	}
	return k.String(), k.Recipient().String(), nil
}

// Recipients reads the keys to seal to: age keys (age1...) and SSH public keys
// (ssh-ed25519, ssh-rsa). At least one is needed.
func Recipients(texts []string) ([]Recipient, error) {
	var out []Recipient
	for i, t := range texts {
		var r Recipient
		var err error
		if t = strings.TrimSpace(t); strings.HasPrefix(t, "ssh-") {
			r, err = agessh.ParseRecipient(t)
		} else {
			r, err = age.ParseX25519Recipient(t)
		}
		if err != nil {
			return nil, fault.New(fault.Invalid, fmt.Sprintf("--to, key %d", i+1), "not a key to seal to").Try("give an age key (age1...) or an SSH public key")
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Invalid, "--to", "no key to seal to").Try("make one with: sanctrace source key FILE")
	}
	return out, nil
}

// Identities reads the keys to open with: an age identity file or an SSH
// private key without passphrase.
func Identities(data []byte) ([]Identity, error) {
	remedy := "give an age identity file, or an SSH private key without passphrase"
	if bytes.Contains(data, []byte("PRIVATE KEY-----")) {
		id, err := agessh.ParseIdentity(data)
		if err != nil {
			return nil, fault.New(fault.Invalid, "--identity", "not a key to open with").Try("%s", remedy)
		}
		return []Identity{id}, nil
	}
	ids, err := age.ParseIdentities(bytes.NewReader(data))
	if err != nil {
		return nil, fault.New(fault.Invalid, "--identity", "not a key to open with").Try("%s", remedy)
	}
	return ids, nil
}

// encrypt returns a secret as an armored age file.
func encrypt(secret *Secret, to []Recipient) (string, error) {
	if len(to) == 0 {
		return "", fault.New(fault.Invalid, "the source", "no key to seal to")
	}
	plain, err := json.Marshal(secret)
	if err != nil {
		return "", errors.New("the source cannot be written") // the cause could quote it
	}
	if len(plain) > MaxSize {
		return "", fault.New(fault.Invalid, "the source", "more than %d MiB to seal", MaxSize>>20).Try("seal its papers as several sources")
	}
	var out strings.Builder
	a := armor.NewWriter(&out)
	w, err := age.Encrypt(a, to...)
	if err != nil {
		return "", fault.New(fault.Invalid, "--to", "the keys cannot be used together: %v", err)
	}
	_, err = w.Write(padded(plain))
	if err = errors.Join(err, w.Close(), a.Close()); err != nil {
		return "", fmt.Errorf("seal the source: %w", err)
	}
	return out.String(), nil
}

func decrypt(sealed string, at Ref, keys []Identity) (*Secret, error) {
	if len(keys) == 0 {
		return nil, fault.New(fault.Invalid, at.place(), "no key to open it with").Try("name the key file with --identity")
	}
	r, err := age.Decrypt(armor.NewReader(strings.NewReader(sealed)), keys...)
	if err != nil {
		var wrong *age.NoIdentityMatchError
		if errors.As(err, &wrong) {
			return nil, fault.New(fault.Denied, at.place(), "it is not sealed to this key").Try("use the key that it was sealed to")
		}
		return nil, fault.New(fault.Corrupt, at.place(), "its sealed text cannot be read")
	}
	plain, err := io.ReadAll(io.LimitReader(r, 2*MaxSize+1))
	secret := &Secret{}
	if err != nil || json.Unmarshal(plain, secret) != nil {
		return nil, fault.New(fault.Corrupt, at.place(), "its sealed text cannot be read")
	}
	return secret, nil
}
