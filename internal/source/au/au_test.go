package au

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

var header = []any{
	"Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth", "Place of Birth",
	"Citizenship", "Address", "Additional Information", "Listing Information", "IMO Number", "Committees", "Control Date",
	"Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
}

// workbook writes rows below the header of a made-up list.
func workbook(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, r := range append([][]any{header}, rows...) {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &r); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func made(t testing.TB) []byte {
	info := "TAi.901. Title: a) Mullah b) Haji Designation: a) Minister b) Deputy Passport no: Afghanistan number P04581, issued on 7 Aug. 2024, issued in Kabul, Afghanistan (expires 7 Aug. 2034) National identification no: na Other information: Close to the other (TAi.004). Gender: Male. More."
	listed := "Listed on 25 Jan. 2031 (amended on 3 Sep. 2033)"
	return workbook(t,
		[]any{"2", "TALVO MARREN", "Individual", "Primary Name", "", 22646, "Quay, Kabul, Afghanistan", "Afghanistan;Iran", "a) Afghanistan (2021) b) 1 Quay, Kabul, Afghanistan (previous)", info, listed, "", "1988 (Taliban)", 46126, "Charter", 1, 1, 1, 0},
		[]any{"2a", "Talwo", "Individual", "Alias", "Weak", "Approximately 1963, 30/01/1972, 05/1961", "", "", "", info, listed, "", "1988 (Taliban)", 46126, "Charter", 1, 1, 1, 0},
		[]any{"2b", "طالوو", "Individual", "Original Script", "", "1962", "", "", "", info, listed, "", "1988 (Taliban)", 46126, "Charter", 1, 1, 1, 0},
		[]any{"3", "Made Plant", "Entity", "Primary Name", "", "", "", "", "7 Ul Made, Ob 633104 Russia", "Website: https://made.example/ ; Company Identification No., 1. State registration number: 1027700132195_x000D_", "Amendment 2031", "", "Autonomous (Russia)", 46126, "Autonomous", 1, 0, 0, 0},
		[]any{"4", "Nowhere Star", "Vessel", "Primary Name", "", "", "", "", "", "Previous names include LANTERN, LA LANTERNE.", "Designated as a sanctioned vessel", "9074729", "Autonomous (Vessels)", 46126, "Vessels", 0, 0, 0, 1},
		[]any{"five", "Bad", "Entity", "Primary Name"},
	)
}

func TestMadeUpWorkbook(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), source.BytesFile("list.xlsx", made(t)))
	if r.Err != nil || r.Out.Rows != 6 || r.Out.Rejected != 1 || r.Out.Rejects[0].Place != "row 7" || len(r.Subjects) != 3 || len(r.Invalid) > 0 {
		t.Fatalf("%v, rows %d, %+v, %d subjects, %v", r.Err, r.Out.Rows, r.Out.Rejects, len(r.Subjects), r.Invalid)
	}
	p := r.Subjects["au-dfat-2"]
	for prop, want := range map[string][]string{
		"name": {"TALVO MARREN", "طالوو"}, "weakAlias": {"Talwo"}, "birthDate": {"1961-12-31", "1963", "1972-01-30", "1961-05", "1962"},
		"nationality": {"af", "ir"}, "birthPlace": {"Quay, Kabul, Afghanistan"}, "birthCountry": {"af"}, "title": {"Mullah", "Haji"},
		"position": {"Minister", "Deputy"}, "passportNumber": {"P04581"}, "gender": {"male"}, "country": {"af"},
	} {
		sourcetest.Want(t, p, prop, want...)
	}
	s := r.Sanction(t, p.ID)
	sourcetest.Want(t, s, "unscId", "TAi.901")
	sourcetest.Want(t, s, "listingDate", "2031-01-25")
	sourcetest.Want(t, s, "modifiedAt", "2026-04-14")
	sourcetest.Want(t, s, "provisions", "asset-freeze", "travel-ban", "arms-embargo")
	d := r.Of("Passport", "holder", p.ID)
	if len(d) != 1 || d[0].First("startDate") != "2024-08-07" || d[0].First("endDate") != "2034-08-07" || d[0].First("country") != "af" {
		t.Errorf("passport %+v", d)
	}
	e := r.Subjects["au-dfat-3"]
	sourcetest.Want(t, e, "country", "ru")
	sourcetest.Want(t, e, "ogrnCode", "1027700132195")
	sourcetest.Want(t, e, "website", "https://made.example/")
	sourcetest.Want(t, r.Subjects["au-dfat-4"], "imoNumber", "9074729")
	sourcetest.Want(t, r.Subjects["au-dfat-4"], "previousName", "LANTERN", "LA LANTERNE")
	sourcetest.Want(t, r.Sanction(t, "au-dfat-4"), "provisions", "vessel-measures")
}

func TestOtherWorkbooksAndDamage(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	whole := made(t)
	for name, data := range map[string][]byte{"other": b.Bytes(), "cut": whole[:len(whole)/2], "junk": []byte("PK\x03\x04xl/ nothing")} {
		r := sourcetest.Parse(t, Formats(), source.BytesFile("x.xlsx", data))
		if r.Err == nil || len(r.Subjects) > 0 || !strings.Contains(r.Err.Error(), "x.xlsx") {
			t.Errorf("%s: %v, %d subjects", name, r.Err, len(r.Subjects))
		}
	}
}

// repacked returns a workbook with one byte of a part changed, as a bad disk or
// line would: the archive still holds the checksum of the old bytes.
func repacked(t *testing.T, data []byte, part string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range z.File {
		r, err := m.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		h := zip.FileHeader{Name: m.Name, CRC32: m.CRC32, CompressedSize64: uint64(len(b)), UncompressedSize64: uint64(len(b))}
		if m.Name == part {
			b[len(b)-20] ^= 1
		}
		p, err := w.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(b); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A part that is not what was packed would otherwise be a list that ends early:
// whoever stands behind the damage would seem to be delisted.
func TestDamagedPartIsTold(t *testing.T) {
	for part, some := range map[string]bool{"": true, "xl/worksheets/sheet1.xml": true, "xl/sharedStrings.xml": false} {
		r := sourcetest.Parse(t, Formats(), source.BytesFile("x.xlsx", repacked(t, made(t), part)))
		if (r.Err != nil) != (part != "") || part != "" && !strings.Contains(r.Err.Error(), part) || (len(r.Subjects) > 0) != some {
			t.Errorf("%q changed: %v, %d entries", part, r.Err, len(r.Subjects))
		}
	}
}

func TestPublishedWorkbook(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/au/dfat_regulation8_2026-08.xlsx")))
	schemas, props := r.Count()
	refs, listed := 0, 0
	measures := map[string]int{}
	for id := range r.Subjects {
		s := r.Entities[id+"-sanction"]
		measures[strings.Join(s.All("provisions"), "+")]++
		if s.First("unscId") != "" {
			refs++
		}
		if s.First("listingDate") != "" {
			listed++
		}
		if n := len(s.All("unscId")); n > 1 {
			t.Errorf("%s has %d references", id, n)
		}
	}
	t.Log(schemas, props, measures, refs, listed)
	if r.Err != nil || r.Out.Rows != 11068 || r.Out.Rejected != 0 || len(r.Subjects) != 3846 || schemas["Vessel"] != 262 || refs != 793 {
		t.Errorf("%v, rows %d, %+v, %d subjects, %v, %d references", r.Err, r.Out.Rows, r.Out.Rejects, len(r.Subjects), schemas, refs)
	}
	for _, err := range r.Invalid {
		t.Error(err)
	}
	sourcetest.Want(t, r.Sanction(t, "au-dfat-2"), "unscId", "TAi.002")
	sourcetest.Want(t, r.Sanction(t, "au-dfat-2"), "modifiedAt", "2026-04-14")
}

func FuzzRow(f *testing.F) {
	f.Add("2a", "Individual", "Approximately: Between 1960 and 1961", "a) X b) Y", "TAi.001. Title: a) Passport no: b) Gender:", "Listed on 1/1/2001")
	f.Fuzz(func(t *testing.T, ref, kind, birth, address, info, listing string) {
		head := source.NewHeader([]string{"reference", "type", "date of birth", "address", "additional information", "listing information", "name of individual or entity"})
		out := source.NewOut(func(source.Fragment) error { return nil })
		_ = readRow(head, []string{ref, kind, birth, address, info, listing, info}, nil, out)
	})
}

func FuzzWorkbook(f *testing.F) {
	f.Add(made(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		sourcetest.Fuzz(t, Formats(), source.BytesFile("x.xlsx", data))
	})
}
