package pdftext

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5" //nolint:gosec // what PDF prescribes
	"crypto/rc4" //nolint:gosec // what PDF prescribes
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"slices"
)

// crypt decrypts a file that opens without a password (ISO 32000-2, 7.6): its
// text may be read by anybody, only printing or changing it is forbidden.
type crypt struct {
	key              []byte
	streams, strings string // method: "V2", "AESV2", "AESV3", "Identity"
	bad              bool   // a password is needed
}

var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

func (f *file) newCrypt(e dict) *crypt {
	c := &crypt{streams: "V2", strings: "V2"}
	v, r := int(f.num(e["V"])), int(f.num(e["R"]))
	if v >= 4 {
		c.streams, c.strings = f.method(e, "StmF"), f.method(e, "StrF")
	}
	str := func(k string) []byte {
		s, _ := f.get(e[k]).(string)
		return []byte(s)
	}
	if v == 5 {
		c.key = key256(r, str("U"), str("UE"))
		c.bad = c.key == nil
		return c
	}
	bits := int(f.num(e["Length"]))
	if bits < 40 || bits > 128 || v == 1 {
		bits = 40
	}
	if v == 4 {
		bits = 128
	}
	var id []byte
	if a := f.array(f.trailer["ID"]); len(a) > 0 {
		s, _ := f.get(a[0]).(string)
		id = []byte(s)
	}
	perms := binary.LittleEndian.AppendUint32(nil, uint32(int64(f.num(e["P"]))))
	seed := slices.Concat(padding, str("O")[:min(32, len(str("O")))], perms, id)
	if r >= 4 && isFalse(f.get(e["EncryptMetadata"])) {
		seed = append(seed, 0xff, 0xff, 0xff, 0xff)
	}
	n := bits / 8
	sum := md5.Sum(seed) //nolint:gosec // what PDF prescribes
	if r >= 3 {
		for range 50 {
			sum = md5.Sum(sum[:n]) //nolint:gosec // what PDF prescribes
		}
	}
	c.key = slices.Clone(sum[:n])
	c.bad = !opens(c.key, r, str("U"), id)
	return c
}

func isFalse(v any) bool {
	b, ok := v.(bool)
	return ok && !b
}

// method returns the method that a crypt filter names.
func (f *file) method(e dict, key string) string {
	n := f.name(e[key])
	if n == "" || n == "Identity" {
		return "Identity"
	}
	return f.name(f.dict(f.dict(e["CF"])[n])["CFM"])
}

// opens reports whether key, made of no password, is the right one.
func opens(key []byte, r int, u, id []byte) bool {
	want := slices.Clone(padding)
	if r >= 3 {
		sum := md5.Sum(slices.Concat(padding, id)) //nolint:gosec // what PDF prescribes
		want = sum[:]
		for i := range 20 {
			k := slices.Clone(key)
			for j := range k {
				k[j] ^= byte(i)
			}
			rc4Crypt(k, want)
		}
	} else {
		rc4Crypt(key, want)
	}
	return len(u) >= len(want) && slices.Equal(u[:len(want)], want)
}

func rc4Crypt(key, data []byte) {
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(data, data)
	}
}

// key256 returns the key of a file with AES-256 and no password, nil when one
// is needed.
func key256(r int, u, ue []byte) []byte {
	if len(u) < 48 || len(ue) < 32 || r < 5 {
		return nil
	}
	if !slices.Equal(hash256(r, u[32:40]), u[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash256(r, u[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, ue[:32])
	return key
}

// hash256 is algorithm 2.B of ISO 32000-2 for the empty password.
func hash256(r int, salt []byte) []byte {
	sum := sha256.Sum256(salt)
	k := sum[:]
	if r == 5 {
		return k
	}
	for round, last := 0, 0; round < 64 || last > round-32; round++ {
		e := slices.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		mod := 0
		for _, b := range e[:16] {
			mod += int(b)
		}
		switch mod % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		last = int(e[len(e)-1])
	}
	return k[:32]
}

// decrypt returns the plain bytes of a string or stream of object num.
func (c *crypt) decrypt(num int, data []byte, method string) []byte {
	if c.bad || method == "Identity" || method == "" || method == "None" {
		return data
	}
	key := c.key
	if method != "AESV3" {
		k := append(slices.Clone(c.key), byte(num), byte(num>>8), byte(num>>16), 0, 0)
		if method == "AESV2" {
			k = append(k, "sAlT"...)
		}
		sum := md5.Sum(k) //nolint:gosec // what PDF prescribes
		key = sum[:min(16, len(c.key)+5)]
	}
	if method == "V2" {
		out := slices.Clone(data)
		rc4Crypt(key, out)
		return out
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 32 {
		return nil
	}
	out := make([]byte, (len(data)-16)/16*16)
	cipher.NewCBCDecrypter(block, data[:16]).CryptBlocks(out, data[16:16+len(out)])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= 16 {
		out = out[:len(out)-pad]
	}
	return out
}
