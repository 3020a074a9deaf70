package dossier

import (
	"strings"
	"testing"
)

func TestPicture(t *testing.T) {
	p := Picture{
		Title: "Network of: <drones>", Sub: "Made up.",
		Drawn:  []Tie{{"Sample Works", "Red Brigade", "names", []int{1}}, {"Ivan Examplov", "Sample Works", "director", []int{2}}, {"Red Brigade", "red brigade", "names", nil}},
		Ties:   []Tie{{"Ivan Examplov", "Sample Works", "director of", []int{2}}},
		Leads:  []string{"Orange Cargo"},
		Notes:  []Source{{1, "It arms the Red Brigade.", "made, e-1"}, {2, "Ivan Examplov is “director”.", "made, e-2"}},
		Listed: map[string]bool{"Sample Works": true},
	}
	page, err := p.HTML()
	if err != nil {
		t.Fatal(err)
	}
	s := string(page)
	for _, want := range []string{
		"Network of: &lt;drones&gt;", "<svg", "3 parties and 2 ties", "Sample Works (listed then or now)", "Red Brigade (no match in the loaded lists)",
		`director of Sample Works<sup><a href="#n2"`, "<li>Orange Cargo</li>", `<li id="n2" value="2"><q>Ivan Examplov is “director”.</q> <span>made, e-2</span></li>`,
	} {
		if !strings.Contains(s, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, no := range []string{"<script", "src=", "<drones>"} {
		if strings.Contains(s, no) {
			t.Errorf("the page has %q", no)
		}
	}
}

func TestPictureOfNothing(t *testing.T) {
	page, err := Picture{Title: "Empty"}.HTML()
	if err != nil || strings.Contains(string(page), "<svg") || !strings.Contains(string(page), "<h1>Empty</h1>") {
		t.Errorf("%v\n%s", err, page)
	}
}
