package source

import "strings"

// RussianNumber tells an INN (10 or 12 digits) or OGRN (13 or 15) by its check
// digits, and returns the property for it or "".
func RussianNumber(text string) string {
	d := digits(strings.ReplaceAll(text, " ", ""))
	switch {
	case d.isINN():
		return "innCode"
	case d.isOGRN():
		return "ogrnCode"
	}
	return ""
}

// RussianByLength returns the property of a Russian tax or register number by
// the number of its digits: INN of bodies and people (10, 12), OGRN of
// companies and traders (13, 15); "" for others.
func RussianByLength(prop, number string) string {
	if strings.Trim(number, "0123456789") != "" {
		return ""
	}
	n := len(number)
	switch {
	case prop == "taxNumber" && (n == 10 || n == 12):
		return "innCode"
	case prop == "registrationNumber" && (n == 13 || n == 15):
		return "ogrnCode"
	}
	return ""
}

// digits is a number of the Russian tax office, check digits included.
type digits string

func (d digits) isINN() bool {
	return len(d) == 10 && d.weighed(9) || len(d) == 12 && d.weighed(10) && d.weighed(11)
}

func (d digits) isOGRN() bool {
	switch len(d) {
	case 13:
		return d.rest(11) && (d[0] == '1' || d[0] == '5')
	case 15:
		return d.rest(13) && d[0] == '3'
	}
	return false
}

func (d digits) at(i int) int { return int(d[i] - '0') }

// weighed reports whether the digit at i checks those before it by weight, as
// in an INN.
func (d digits) weighed(i int) bool {
	weights := [...]int{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}
	sum := 0
	for k, w := range weights[len(weights)-i:] {
		sum += w * d.at(k)
	}
	return sum%11%10 == d.at(i)
}

// rest reports whether the last digit is the rest of those before it by m, as
// in an OGRN.
func (d digits) rest(m int) bool {
	last, rest := len(d)-1, 0
	for i := range last {
		rest = (rest*10 + d.at(i)) % m
	}
	return rest%10 == d.at(last)
}
