// Package signing signs texts with the user's SSH key, so that a stranger can
// check them with OpenSSH alone:
//
//	ssh-keygen -Y check-novalidate -n sanctrace-dossier -s FILE.sig < FILE
//
// The form is SSHSIG (PROTOCOL.sshsig of OpenSSH) under the namespace
// [Namespace] with SHA-512. Ed25519 keys give the same bytes each time. Keys
// with a passphrase are not opened here; their owner signs with
// "ssh-keygen -Y sign", which gives the same form.
package signing

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"sanctrace/internal/fault"
)

// Namespace keeps signatures of dossiers from being used for anything else.
const Namespace = "sanctrace-dossier"

// Sign returns the armored signature of text and the public key as a line of
// an authorized_keys file. It fails with fault.Invalid when key is no private
// SSH key, or one with a passphrase.
func Sign(key, text []byte) (signature []byte, public string, err error) {
	signer, err := ssh.ParsePrivateKey(key)
	if err != nil {
		var locked *ssh.PassphraseMissingError
		if errors.As(err, &locked) {
			return nil, "", fault.New(fault.Invalid, "--sign", "the key has a passphrase").
				Try("write the dossier without --sign, then: ssh-keygen -Y sign -f KEY -n %s SHA256SUMS", Namespace)
		}
		return nil, "", fault.New(fault.Invalid, "--sign", "not a private SSH key").Try("make one with: ssh-keygen -t ed25519 -f KEY")
	}
	sig, err := sshsig.Sign(bytes.NewReader(text), signer, sshsig.HashSHA512, Namespace)
	if err != nil {
		return nil, "", fmt.Errorf("sign: %w", err)
	}
	return sshsig.Armor(sig), strings.TrimSpace(string(ssh.MarshalAuthorizedKey(signer.PublicKey()))), nil
}

// Verify checks the armored signature of text and returns the fingerprint of
// the key that made it ("SHA256:..."). With public, a line of an
// authorized_keys file, the signature must be by that key. It fails with
// fault.Corrupt when the signature is not of this text, or by another key.
func Verify(text, signature []byte, public string) (fingerprint string, err error) {
	sig, err := sshsig.Unarmor(signature)
	if err != nil {
		return "", fault.New(fault.Corrupt, "signature", "not an SSH signature")
	}
	key := sig.PublicKey
	if public != "" {
		if key, _, _, _, err = ssh.ParseAuthorizedKey([]byte(public)); err != nil {
			return "", fault.New(fault.Invalid, "--signer", "not a public SSH key").Try("give the line of a .pub file")
		}
	}
	if err := sshsig.Verify(bytes.NewReader(text), sig, key, sig.HashAlgorithm, Namespace); err != nil {
		return "", fault.New(fault.Corrupt, "signature", "it does not fit: %v", err)
	}
	return ssh.FingerprintSHA256(key), nil
}
