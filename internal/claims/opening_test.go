package claims

import "testing"

// TestOpeningTimes: who does something right behind the time that opens a
// sentence, and when.
func TestOpeningTimes(t *testing.T) {
	for _, c := range []struct{ text, who, date string }{
		{"In 2023 Sample Corp sold drones to Syria.", "Sample Corp", "2023"},
		{"Since May 2019 Iran has supplied Russia with drones.", "Iran", "2019-05/2024-05-05"},
		{"Between 2015 and 2018 Sample Corp exported engines to Iran.", "Sample Corp", "2015/2018"},
		{"On May 3, 2019 Iran sold drones to Syria.", "Iran", "2019-05-03"},
		{"On Tuesday Poland delivered ten tanks to Ukraine.", "Poland", "2024-04-30"},
		{"In July and August Iran delivered 200 missiles to Russia.", "Iran", "2023-07/2023-08"},
		{"At the end of 2022 Iran delivered missiles to Russia.", "Iran", "2022-12-31"},
		{"In the 1990s North Korea sold missiles to Pakistan.", "North Korea", "1990/1999"},
		{"Throughout 2022 Sample Corp exported microchips to Russia.", "Sample Corp", "2022"},
		{"As early as 2015 the firm exported engines to Iran.", "the firm", "2015"},
		{"Earlier this month the ministry sold 20 missiles to Sudan.", "the ministry", "2024-05/2024-05-05"},
	} {
		r := tell(t, c.text, "news")
		if len(r.Claims) != 1 {
			t.Errorf("%s: %d claims, want 1", c.text, len(r.Claims))
			continue
		}
		e := &r.Claims[0].Event
		if len(e.Participants) == 0 || r.entityName(e.Participants[0].Entity) != c.who {
			t.Errorf("%s: participants %v, want first %s", c.text, e.Participants, c.who)
		}
		if e.Date == nil || e.Date.EDTF == nil || *e.Date.EDTF != c.date {
			t.Errorf("%s: date %v, want %s", c.text, e.Date, c.date)
		}
	}
}
