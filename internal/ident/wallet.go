package ident

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"math/big"
	"strings"

	"golang.org/x/crypto/sha3"
)

// minWallet and maxWallet bound the text of a wallet address; the longest form
// in use (Cardano, Monero) has about 110 characters.
const minWallet, maxWallet = 14, 128

func isWalletLength(n int) bool { return n >= minWallet && n <= maxWallet }

// parseWallet reads an address of a cryptocurrency, recognised by its form and
// checked by its own checksum: base58check (Bitcoin and its kin, Tron), bech32
// and bech32m (BIP 173, BIP 350), CashAddr (Bitcoin Cash), EIP-55 (Ethereum and
// its kin), Monero's and Ripple's base58. ID.Note names the chains that use the
// form; several chains share some.
func parseWallet(text string) (ID, error) {
	s := strings.TrimSpace(text)
	if !isWalletLength(len(s)) || strings.ContainsAny(s, " \t\n") {
		return ID{}, wrongForm(Wallet, text, "an address of a cryptocurrency")
	}
	lower := strings.ToLower(s)
	switch {
	case strings.HasPrefix(lower, "0x") && len(s) == 42:
		return ethereum(s)
	case hasHRP(lower):
		return segwit(s)
	case isCashAddr(lower):
		if id, err := cashAddr(lower); id.Value != "" {
			return id, err
		}
	case isMonero(s):
		return monero(s)
	case isRipple(s):
		return ripple(s)
	}
	return base58Address(s)
}

// isCashAddr reports whether s has the form of CashAddr, its prefix aside.
func isCashAddr(s string) bool {
	return strings.HasPrefix(s, "bitcoincash:") || len(s) == 42 && (s[0] == 'q' || s[0] == 'p')
}

// isRipple reports whether s is as long as an account of Ripple and begins as
// it does.
func isRipple(s string) bool { return s[0] == 'r' && len(s) >= 25 && len(s) <= 35 }

// isMonero reports whether s is as long as an address of Monero, a subaddress
// or one with a payment id, and begins as it does.
func isMonero(s string) bool {
	switch len(s) {
	case 95:
		return s[0] == '4' || s[0] == '8'
	case 106:
		return s[0] == '4'
	}
	return false
}

// ethereum: 20 bytes in hex; capitals among the letters are a checksum by
// EIP-55 when there are both cases. The value is in the form with checksum.
func ethereum(s string) (ID, error) {
	raw, err := hex.DecodeString(s[2:])
	if err != nil {
		return ID{}, wrongForm(Wallet, s, "0x and 40 hexadecimal digits")
	}
	low := []byte(hex.EncodeToString(raw))
	h := sha3.NewLegacyKeccak256()
	h.Write(low)
	sum := hex.EncodeToString(h.Sum(nil))
	for i, c := range low {
		if c >= 'a' && sum[i] >= '8' {
			low[i] = c - 'a' + 'A'
		}
	}
	id := ID{Value: "0x" + string(low), Note: "ethereum"}
	digits := s[2:]
	if digits != string(low) && digits != strings.ToLower(digits) && digits != strings.ToUpper(digits) {
		return id, &CheckError{Kind: Wallet, Value: s, Rule: "capitals of EIP-55, Keccak-256"}
	}
	return id, nil
}

const base58Letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// decode58 returns the bytes of a base58 text in the given alphabet.
func decode58(s, alphabet string) ([]byte, bool) {
	n := new(big.Int)
	zeros, leading := 0, true
	for _, c := range []byte(s) {
		d := strings.IndexByte(alphabet, c)
		if d < 0 {
			return nil, false
		}
		if leading = leading && d == 0; leading {
			zeros++
		}
		n.Add(n.Mul(n, big.NewInt(58)), big.NewInt(int64(d)))
	}
	return append(make([]byte, zeros), n.Bytes()...), true
}

// checked58 reports whether the last four bytes are the start of the double
// SHA-256 of the rest.
func checked58(b []byte) bool {
	if len(b) < 5 {
		return false
	}
	one := sha256.Sum256(b[:len(b)-4])
	two := sha256.Sum256(one[:])
	return bytes.Equal(two[:4], b[len(b)-4:])
}

// versions are the first bytes of base58check addresses of 20 bytes.
var versions = map[byte]string{
	0x00: "bitcoin", 0x05: "bitcoin", 0x30: "litecoin", 0x32: "litecoin", 0x1e: "dogecoin or verge", 0x16: "dogecoin",
	0x4c: "dash", 0x10: "dash", 0x26: "bitcoin gold", 0x17: "bitcoin gold", 0x41: "tron",
}

func base58Address(s string) (ID, error) {
	b, ok := decode58(s, base58Letters)
	if !ok {
		return ID{}, wrongForm(Wallet, s, "an address of a cryptocurrency")
	}
	note := ""
	switch {
	case len(b) == 25:
		note = versions[b[0]]
	case isZcash(b):
		note = "zcash"
	case len(b) == 32 && len(s) >= 32:
		return ID{Value: s, Note: solana}, nil // an ed25519 key, without a checksum
	}
	if note == "" {
		return ID{}, wrongForm(Wallet, s, "an address of a cryptocurrency that is known here")
	}
	id := ID{Value: s, Note: note}
	if !checked58(b) {
		return id, &CheckError{Kind: Wallet, Value: s, Rule: "base58check, double SHA-256"}
	}
	return id, nil
}

// solana is the note of addresses of Solana, which nothing checks.
const solana = "solana"

// isZcash reports whether b is a transparent address of Zcash by its two bytes
// of version.
func isZcash(b []byte) bool {
	return len(b) == 26 && b[0] == 0x1c && (b[1] == 0xb8 || b[1] == 0xbd)
}

const rippleLetters = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"

func ripple(s string) (ID, error) {
	b, ok := decode58(s, rippleLetters)
	if !ok || len(b) != 25 || b[0] != 0 {
		return base58Address(s)
	}
	id := ID{Value: s, Note: "ripple"}
	if !checked58(b) {
		return id, &CheckError{Kind: Wallet, Value: s, Rule: "base58check in Ripple's letters, double SHA-256"}
	}
	return id, nil
}

// monero: blocks of 8 bytes as 11 letters, the last block shorter; the last
// four bytes are the start of Keccak-256 of the rest.
func monero(s string) (ID, error) {
	sizes := map[int]int{11: 8, 7: 5, 6: 4, 9: 6, 10: 7, 5: 3, 3: 2, 2: 1}
	var raw []byte
	for rest := s; rest != ""; {
		n := min(11, len(rest))
		b, ok := decode58(rest[:n], base58Letters)
		size := sizes[n]
		b = bytes.TrimLeft(b, "\x00")
		if !ok || size == 0 || len(b) > size {
			return ID{}, wrongForm(Wallet, s, "an address of Monero")
		}
		raw = append(append(raw, make([]byte, size-len(b))...), b...)
		rest = rest[n:]
	}
	id := ID{Value: s, Note: "monero"}
	h := sha3.NewLegacyKeccak256()
	h.Write(raw[:len(raw)-4])
	if !bytes.Equal(h.Sum(nil)[:4], raw[len(raw)-4:]) {
		return id, &CheckError{Kind: Wallet, Value: s, Rule: "Monero's base58, Keccak-256"}
	}
	return id, nil
}

const bech32Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// hrps are the human-readable parts before the "1" of bech32 addresses.
var hrps = map[string]string{"bc": "bitcoin", "ltc": "litecoin", "btg": "bitcoin gold", "addr": "cardano", "cosmos": "cosmos", "bnb": "binance chain", "zs": "zcash"}

// hasHRP reports whether s begins like a bech32 address of a known chain.
func hasHRP(s string) bool {
	hrp, _, ok := strings.Cut(s, "1")
	return ok && hrps[hrp] != ""
}

// segwit: BIP 173 and, for witness versions from 1, BIP 350.
func segwit(s string) (ID, error) {
	low := strings.ToLower(s)
	if s != low && s != strings.ToUpper(s) {
		return ID{}, wrongForm(Wallet, s, "an address in one case of letters")
	}
	i := strings.LastIndexByte(low, '1')
	hrp, data := low[:i], low[i+1:]
	values, ok := bech32Values(hrp, data)
	if !ok {
		return ID{}, wrongForm(Wallet, s, "an address in the letters of bech32")
	}
	if len(data) < 8 || hrps[hrp] == "" {
		return ID{}, wrongForm(Wallet, s, "an address of a cryptocurrency that is known here")
	}
	const plain, later = 1, 0x2bc830a3
	want := uint32(plain)
	if (hrp == "bc" || hrp == "ltc") && data[0] != 'q' {
		want = later
	}
	id := ID{Value: low, Note: hrps[hrp]}
	if polymod32(values) != want {
		return id, &CheckError{Kind: Wallet, Value: low, Rule: "bech32, BCH code"}
	}
	return id, nil
}

// bech32Values expands the human-readable part and the data to what the
// checksum is taken over; ok is false when a letter is none of bech32.
func bech32Values(hrp, data string) (values []byte, ok bool) {
	values = make([]byte, 0, 2*len(hrp)+1+len(data))
	for _, c := range []byte(hrp) {
		values = append(values, c>>5)
	}
	values = append(values, 0)
	for _, c := range []byte(hrp) {
		values = append(values, c&31)
	}
	for _, c := range []byte(data) {
		d := strings.IndexByte(bech32Letters, c)
		if d < 0 {
			return nil, false
		}
		values = append(values, byte(d))
	}
	return values, true
}

func polymod32(values []byte) uint32 {
	gen := [5]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3}
	chk := uint32(1)
	for _, v := range values {
		top := chk >> 25
		chk = chk&0x1ffffff<<5 ^ uint32(v)
		for i, g := range gen {
			if top>>i&1 == 1 {
				chk ^= g
			}
		}
	}
	return chk
}

// cashAddr: Bitcoin Cash, with or without its prefix; the value has it.
func cashAddr(s string) (ID, error) {
	data := strings.TrimPrefix(s, "bitcoincash:")
	values := make([]byte, 0, 64)
	for _, c := range []byte("bitcoincash") {
		values = append(values, c&31)
	}
	values = append(values, 0)
	for _, c := range []byte(data) {
		d := strings.IndexByte(bech32Letters, c)
		if d < 0 {
			return ID{}, wrongForm(Wallet, s, "an address of Bitcoin Cash")
		}
		values = append(values, byte(d))
	}
	id := ID{Value: "bitcoincash:" + data, Note: "bitcoin cash"}
	if polymod40(values) != 0 {
		return id, &CheckError{Kind: Wallet, Value: id.Value, Rule: "CashAddr, BCH code"}
	}
	return id, nil
}

func polymod40(values []byte) uint64 {
	gen := [5]uint64{0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470}
	c := uint64(1)
	for _, v := range values {
		top := c >> 35
		c = c&0x07ffffffff<<5 ^ uint64(v)
		for i, g := range gen {
			if top>>i&1 == 1 {
				c ^= g
			}
		}
	}
	return c ^ 1
}
