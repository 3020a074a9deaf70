package intake

import (
	"regexp"
	"strconv"

	"sanctrace/internal/when"
)

var (
	reDay   = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?:[^0-9]|$)`)
	reMonth = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)\d\d)[-_.](\d\d)(?:[^0-9]|$)`)
)

// dateIn finds a date in a file or folder name: 2022-05-06, 20220506, or a
// month, which counts as its first day.
func dateIn(name string) (when.Day, bool) {
	if m := reDay.FindStringSubmatch(name); m != nil {
		if d, ok := when.Date(num(m[1]), num(m[2]), num(m[3])); ok {
			return d, true
		}
	}
	if m := reMonth.FindStringSubmatch(name); m != nil {
		return when.Date(num(m[1]), num(m[2]), 1)
	}
	return "", false
}

func num(s string) int { n, _ := strconv.Atoi(s); return n }
