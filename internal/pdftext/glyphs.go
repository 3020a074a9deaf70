package pdftext

import (
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// glyphNames are the names of signs that are not built from a letter and an
// accent (Adobe Glyph List).
var glyphNames = glyphTable(`space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk *
plus + comma , hyphen - period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ;
less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar |
braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª
guillemotleft « guillemotright » logicalnot ¬ registered ® macron ¯ degree ° plusminus ± twosuperior ² threesuperior ³ acute ´ mu µ
paragraph ¶ periodcentered · cedilla ¸ onesuperior ¹ ordmasculine º onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ multiply ×
divide ÷ germandbls ß ae æ AE Æ oe œ OE Œ oslash ø Oslash Ø thorn þ Thorn Þ eth ð Eth Ð dotlessi ı lslash ł Lslash Ł dcroat đ Dcroat Đ
hbar ħ Hbar Ħ kra ĸ eng ŋ Eng Ŋ tbar ŧ Tbar Ŧ fi fi fl fl ff ff ffi ffi ffl ffl endash – emdash — quoteleft ‘ quoteright ’
quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ guilsinglleft ‹ guilsinglright › bullet • ellipsis … dagger † daggerdbl ‡
perthousand ‰ trademark ™ Euro € florin ƒ fraction ⁄ minus − circumflex ˆ tilde ˜ caron ˇ breve ˘ dotaccent ˙ ring ˚ ogonek ˛
hungarumlaut ˝ nbspace   nonbreakingspace   sfthyphen - softhyphen - infinity ∞ notequal ≠ lessequal ≤ greaterequal ≥ partialdiff ∂
summation ∑ product ∏ integral ∫ radical √ approxequal ≈ lozenge ◊ arrowright → arrowleft ← arrowup ↑ arrowdown ↓ numero №
Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ
Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ nu ν xi ξ
omicron ο pi π rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω afii10023 Ё afii10071 ё afii10050 Ґ afii10098 ґ
afii10053 Є afii10101 є afii10055 І afii10103 і afii10056 Ї afii10104 ї afii10062 Ў afii10110 ў afii61352 №`)

// accents are the combining marks that names of letters end with.
var accents = []struct{ name, mark string }{
	{"acute", "\u0301"}, {"grave", "\u0300"}, {"circumflex", "\u0302"}, {"dieresis", "\u0308"}, {"tilde", "\u0303"}, {"ring", "\u030a"},
	{"cedilla", "\u0327"}, {"caron", "\u030c"}, {"breve", "\u0306"}, {"macron", "\u0304"}, {"ogonek", "\u0328"}, {"dotaccent", "\u0307"},
	{"hungarumlaut", "\u030b"}, {"commaaccent", "\u0326"}, {"tonos", "\u0301"},
}

// glyphTable reads pairs of a name and a sign, each between blanks; the sign
// may itself be a blank.
func glyphTable(s string) map[string]string {
	out := map[string]string{}
	words := strings.Split(strings.ReplaceAll(s, "\n", " "), " ")
	for i := 0; i+1 < len(words); i += 2 {
		key, val := words[i], words[i+1]
		if val == "" { // the sign is a blank: it left two empty words
			val, i = " ", i+1
		}
		out[key] = val
	}
	return out
}

// glyphText returns the text of a glyph by its name, "" when the name says
// nothing.
func glyphText(n string) string {
	if s, ok := glyphNames[n]; ok {
		return s
	}
	if base, _, ok := strings.Cut(n, "."); ok && base != "" {
		return glyphText(base)
	}
	if len(n) == 1 {
		return n
	}
	if s := codedName(n); s != "" {
		return s
	}
	return accented(n)
}

// accented reads names of a letter and an accent, such as "eacute".
func accented(n string) string {
	for _, a := range accents {
		base, ok := strings.CutSuffix(n, a.name)
		if !ok || base == "" {
			continue
		}
		if b := glyphText(base); b != "" {
			return norm.NFC.String(b + a.mark)
		}
	}
	return ""
}

// codedName reads names that hold a code: uni0416, u1F600, afii10017 to 10097.
func codedName(n string) string {
	if h, ok := strings.CutPrefix(n, "uni"); ok && len(h) >= 4 && len(h)%4 == 0 && len(h) <= 40 {
		raw, err := hex.DecodeString(h)
		if err != nil {
			return ""
		}
		return utf16Text(string(raw))
	}
	if h, ok := strings.CutPrefix(n, "u"); ok && len(h) >= 4 && len(h) <= 6 {
		if u, err := strconv.ParseUint(h, 16, 21); err == nil {
			return string(rune(u))
		}
	}
	if d, ok := strings.CutPrefix(n, "afii"); ok {
		return cyrillic(d)
	}
	return ""
}

// cyrillic returns the letter of a number in Adobe's count of Cyrillic letters,
// in which Ё stands between Е and Ж.
func cyrillic(number string) string {
	k, err := strconv.Atoi(number)
	if err != nil {
		return ""
	}
	for _, run := range []struct{ from, to, first int }{{10017, 10022, 'А'}, {10024, 10049, 'Ж'}, {10065, 10070, 'а'}, {10072, 10097, 'ж'}} {
		if k >= run.from && k <= run.to {
			return string(rune(run.first + k - run.from))
		}
	}
	return ""
}

// baseEncoding returns the text of each byte in a named encoding.
func baseEncoding(n string) *[256]string {
	table := &[256]string{}
	enc := charmap.Windows1252
	if n == "MacRomanEncoding" {
		enc = charmap.Macintosh
	}
	for i := 32; i < 256; i++ {
		if r := enc.DecodeByte(byte(i)); r != 0xfffd {
			table[i] = string(r)
		}
	}
	if n == "" || n == "StandardEncoding" {
		standard(table)
	}
	return table
}

// standard puts Adobe's standard encoding above the ASCII of table.
func standard(table *[256]string) {
	table['\''], table['`'] = "’", "‘"
	names := map[int]string{0xa1: "exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl",
		0xb1: "endash dagger daggerdbl periodcentered", 0xb6: "paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand",
		0xbf: "questiondown", 0xc1: "grave acute circumflex tilde macron breve dotaccent dieresis", 0xca: "ring cedilla", 0xcd: "hungarumlaut ogonek caron emdash",
		0xe1: "AE", 0xe3: "ordfeminine", 0xe8: "Lslash Oslash OE ordmasculine", 0xf1: "ae", 0xf5: "dotlessi", 0xf8: "lslash oslash oe germandbls"}
	for i := 128; i < 256; i++ {
		table[i] = ""
	}
	for at, list := range names {
		for k, n := range strings.Fields(list) {
			table[at+k] = glyphNames[n]
		}
	}
}

// textString decodes a text string: UTF-16 or UTF-8 with its mark, else the
// encoding of PDF documents.
func textString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff") || strings.HasPrefix(s, "\xff\xfe"):
		out, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().String(s)
		if err == nil {
			return strings.ReplaceAll(out, "\x00", "")
		}
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return strings.ToValidUTF8(s[3:], "\uFFFD")
	}
	var b strings.Builder
	for _, c := range []byte(s) {
		switch {
		case c >= 0x80 && int(c) < 0x80+len(docSigns):
			b.WriteString(docSigns[c-0x80])
		case c >= 0x20 || c == '\n' || c == '\t':
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// docSigns are the signs 0x80 to 0xa0 of the encoding of PDF documents.
var docSigns = strings.Split("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€", "")

// utf16Text decodes big-endian UTF-16 without a mark.
func utf16Text(s string) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(s) == 1 {
		units = append(units, uint16(s[0]))
	}
	return string(utf16.Decode(units))
}
