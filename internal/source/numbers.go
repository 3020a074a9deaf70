package source

import "strings"

// RussianNumber tells an INN (10 or 12 digits) or OGRN (13 or 15) by its check
// digits, and returns the property for it or "".
func RussianNumber(text string) string {
	d := strings.ReplaceAll(text, " ", "")
	digit := func(i int) int { return int(d[i] - '0') }
	weigh := func(w []int) int {
		sum := 0
		for i, x := range w {
			sum += x * digit(i)
		}
		return sum % 11 % 10
	}
	mod := func(n, m int) int {
		rest := 0
		for i := range n {
			rest = (rest*10 + digit(i)) % m
		}
		return rest % 10
	}
	switch len(d) {
	case 10:
		if weigh([]int{2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(9) {
			return "innCode"
		}
	case 12:
		if weigh([]int{7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(10) && weigh([]int{3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(11) {
			return "innCode"
		}
	case 13:
		if mod(12, 11) == digit(12) && (d[0] == '1' || d[0] == '5') {
			return "ogrnCode"
		}
	case 15:
		if mod(14, 13) == digit(14) && d[0] == '3' {
			return "ogrnCode"
		}
	}
	return ""
}
