package ident

import (
	"net/mail"
	"net/url"
	"strings"

	"github.com/nyaruka/phonenumbers"
	"golang.org/x/net/idna"
)

func parsePhone(text string) (ID, error) { return ParsePhone(text, "") }

// ParsePhone reads a phone number as Parse does; country, an ISO code, says
// where it is dialled when it has no country code of its own. The value is the
// E.164 form. The error is of kind Invalid.
func ParsePhone(text, country string) (ID, error) {
	s := strings.TrimSpace(text)
	if len(s) > maxText {
		return ID{}, wrongForm(Phone, text, "a phone number")
	}
	if rest, ok := strings.CutPrefix(s, "00"); ok && country == "" {
		s = "+" + rest
	}
	n, err := phonenumbers.Parse(s, strings.ToUpper(country))
	if err != nil || !phonenumbers.IsValidNumber(n) {
		return ID{}, wrongForm(Phone, text, "a phone number that can be dialled; with a country code before it, it begins with +")
	}
	id := ID{Kind: Phone, Value: phonenumbers.Format(n, phonenumbers.E164)}
	if r := phonenumbers.GetRegionCodeForNumber(n); len(r) == 2 && r != "ZZ" {
		id.Country = strings.ToLower(r)
	}
	return id, nil
}

// Domain returns a host name in lower case and in Unicode, checked against
// IDNA 2008, or "" when it is no public name: a name needs a dot, and its last
// part two characters that are not all digits.
func Domain(host string) string {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	ascii, err := idna.Lookup.ToASCII(host)
	if err != nil {
		return ""
	}
	i := strings.LastIndexByte(ascii, '.')
	if i < 0 || len(ascii)-i < 3 || strings.Trim(ascii[i+1:], "0123456789") == "" {
		return ""
	}
	shown, err := idna.Display.ToUnicode(ascii)
	if err != nil {
		return ""
	}
	return shown
}

// MailAddress returns the address in text ("mailto:A@Ex.org", "A <a@ex.org>")
// with its domain as [Domain] gives it, or "". The part before the @ keeps its
// case.
func MailAddress(text string) string {
	if len(text) > len("mailto:") && strings.EqualFold(text[:7], "mailto:") {
		text = text[7:]
	}
	if a, err := mail.ParseAddress(text); err == nil {
		text = a.Address
	}
	i := strings.LastIndexByte(text, '@')
	if i < 1 || i > 64 || strings.ContainsAny(text[:i], "<>()[],;:?\"@ \t\r\n") {
		return ""
	}
	d := Domain(text[i+1:])
	if d == "" {
		return ""
	}
	return text[:i] + "@" + d
}

// parseEmail: as MailAddress, all in lower case, so that addresses compare.
func parseEmail(text string) (ID, error) {
	a := MailAddress(text)
	if a == "" {
		return ID{}, wrongForm(Email, text, "a mail address")
	}
	return ID{Value: strings.ToLower(a)}, nil
}

// parseWebsite: host without "www." and path without its last slash, in lower
// case as far as the host goes; scheme, port 80 and 443, query and fragment do
// not tell sites apart and are left out.
func parseWebsite(text string) (ID, error) {
	s := strings.TrimSpace(text)
	if !strings.Contains(s, "://") {
		s = "http://" + strings.TrimPrefix(s, "//")
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ID{}, wrongForm(Website, text, "a web address")
	}
	host := Domain(u.Hostname())
	if host == "" {
		return ID{}, wrongForm(Website, text, "a web address with a public host name")
	}
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	return ID{Value: strings.TrimPrefix(host, "www.") + strings.TrimRight(u.EscapedPath(), "/")}, nil
}
