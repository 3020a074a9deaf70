package extract

import (
	"strings"
	"sync"
)

// agencyList are news agencies: the name under which one is kept, then what
// datelines and bylines call it.
const agencyList = `
Associated Press = AP, The Associated Press, The AP
Reuters = Thomson Reuters, Reuters News
Agence France-Presse = AFP, Agence France Presse
United Press International = UPI
Deutsche Presse-Agentur = dpa
Press Association = PA Media, PA
The Canadian Press = CP, Canadian Press
Australian Associated Press = AAP
Press Trust of India = PTI
Asian News International = ANI
Indo-Asian News Service = IANS
Xinhua = Xinhua News Agency
Kyodo News = Kyodo
Jiji Press = JIJI
Yonhap News Agency = Yonhap
Central News Agency = CNA
KCNA = Korean Central News Agency
TASS = ITAR-TASS, TASS news agency
RIA Novosti = RIA
Interfax = Interfax news agency
Interfax-Ukraine
Ukrinform
UNIAN
BelTA
Anadolu Agency = AA, Anadolu
IRNA = Islamic Republic News Agency
ISNA
Tasnim News Agency = Tasnim
Fars News Agency = Fars
Mehr News Agency = Mehr
SANA
Saudi Press Agency = SPA
WAM
MENA = Middle East News Agency
ANSA
EFE = Agencia EFE
Lusa
Belga
ANP
APA
Keystone-SDA = SDA, ATS
PAP = Polish Press Agency
CTK
MTI
Agerpres
TT News Agency = TT
NTB
Ritzau
STT
Bloomberg = Bloomberg News
Dow Jones Newswires = Dow Jones
States News Service
Inter Press Service = IPS
Tribune News Service = TNS
`

// agencies holds the names of agencies in small letters.
var agencies = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(agencyList) {
		name, others, _ := strings.Cut(strings.TrimSpace(line), " = ")
		out[strings.ToLower(name)] = name
		for o := range strings.SplitSeq(others, ", ") {
			out[strings.ToLower(o)] = name
		}
	}
	delete(out, "")
	return out
})

// maxAgency is more than the bytes of the longest name of an agency.
const maxAgency = 40

// Agency returns the name under which a news agency is kept, "Associated Press"
// for "AP", and "" for what is none.
// Short names count in capitals only, as they are printed; "dpa" and its like
// as they are written.
func Agency(s string) string {
	s = strings.Trim(s, " .,;:()[]")
	if len(s) > maxAgency {
		return ""
	}
	name := agencies()[strings.ToLower(s)]
	if len(s) <= 4 && s != strings.ToUpper(s) && !strings.Contains(agencyList, " "+s+"\n") {
		return ""
	}
	return name
}

// wire keeps the agency or paper from which a text came until [Document.settle].
func (d *Document) wire(name string) {
	if known := Agency(name); known != "" {
		name = known
	}
	d.wires = append(d.wires, name)
}

// settle says what the wires are when the outlet is known: the credit, or the
// outlet where none is known. A credit in words comes before one in a byline.
func (d *Document) settle() {
	for _, name := range d.wires {
		switch own := Agency(d.Outlet); {
		case d.Outlet == "":
			d.Outlet = name
		case strings.EqualFold(name, d.Outlet) || own != "" && own == name:
		case d.Credit == "":
			d.Credit = name
		}
	}
	if d.Credit != "" && strings.EqualFold(d.Credit, d.Outlet) {
		d.Credit = ""
	}
	d.setPublished(d.updated)
	d.wires, d.updated = nil, Published{}
}

// takeAuthor reads a byline: "By Ann Clerk and Bo Quay, Reuters". An agency in it is
// the wire.
func (d *Document) takeAuthor(line string) {
	line = strings.Join(strings.Fields(line), " ")
	if len(line) > 2 && strings.EqualFold(line[:3], "by ") {
		line = strings.TrimSpace(line[3:])
	}
	for _, sep := range []string{", for ", " for ", ", ", " | ", " - ", " – ", " — ", "/", " of ", " in ", " with "} {
		i := strings.LastIndex(line, sep)
		if i < 0 {
			continue
		}
		if name := Agency(strings.TrimPrefix(line[i+len(sep):], "the ")); name != "" {
			d.wire(name)
			line = line[:i]
		}
	}
	if name := Agency(line); name != "" {
		d.wire(name)
		return
	}
	if d.Author == "" && line != "" && len(line) < 200 {
		d.Author = line
	}
}

// wireLine reads a line of its own that names an agency, or those who worked
// on an agency's report: "(Reporting by Ann Clerk in Oslo; Editing by Bo Quay)".
func (d *Document) wireLine(text string) bool {
	if len(text) > 400 {
		return false
	}
	if name := Agency(text); name != "" {
		d.wire(name)
		return true
	}
	low := strings.ToLower(strings.TrimLeft(text, "([ "))
	for _, p := range []string{"reporting by ", "writing by ", "additional reporting by ", "editing by "} {
		if rest, ok := strings.CutPrefix(low, p); ok {
			if p == "reporting by " && d.Author == "" {
				d.takeAuthor(workers(text[len(text)-len(rest):]))
			}
			return true
		}
	}
	return false
}

// workers returns the names before the first sign or place that ends them.
func workers(s string) string {
	for _, end := range []string{";", " in ", ")", "."} {
		s, _, _ = strings.Cut(s, end)
	}
	return strings.TrimSpace(s)
}
