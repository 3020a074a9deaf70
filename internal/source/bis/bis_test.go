package bis

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/ftm"
	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
	"sanctrace/internal/source/sourcetest"
)

// byName finds the only subject of the name, or fails.
func byName(t *testing.T, r *sourcetest.Result, name string) *ftm.Entity {
	t.Helper()
	var found []*ftm.Entity
	for _, e := range r.Subjects {
		for _, n := range e.All("name") {
			if n == name {
				found = append(found, e)
			}
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d subjects are called %q, want 1", len(found), name)
	}
	return found[0]
}

func clean(t *testing.T, r *sourcetest.Result, rows, rejected, subjects int) {
	t.Helper()
	if r.Err != nil || r.Out.Rows != rows || r.Out.Rejected != rejected || len(r.Subjects) != subjects {
		t.Fatalf("err %v, %d rows, %d rejected %v, %d subjects; want %d, %d, %d", r.Err, r.Out.Rows, r.Out.Rejected, r.Out.Rejects, len(r.Subjects), rows, rejected, subjects)
	}
	for _, err := range r.Invalid {
		t.Error(err)
	}
}

const dplHead = "\"Name\"\t\"Street_Address\"\t\"City\"\t\"State\"\t\"Country\"\t\"Postal_Code\"\t\"Effective_Date\"\t\"Expiration_Date\"\t\"Standard_Order\"\t\"Last_Update\"\t\"Action\"\t\"FR_Citation\"\n"

const dplSample = dplHead +
	"\" JOE  SAMPLE\"\t\"7 MAIN STREET, APT. 2\"\t\"LAREDO\"\t\"TX\"\t\"\"\t\"78040\"\t\"10/16/2017\"\t\"10/13/2020\"\t\"Y\"\t\"2017-10-23\"\t\"FR NOTICE ADDED\"\t\"82 F.R. 1\"\n" +
	"\" JOE  SAMPLE\"\t\"7 MAIN STREET, APT. 2\"\t\"LAREDO\"\t\"TX\"\t\"\"\t\"78040\"\t\"10/16/2017\"\t\"10/13/2020\"\t\"Y\"\t\"2017-10-23\"\t\"FR NOTICE ADDED\"\t\"82 F.R. 1\"\n" +
	"MUD AIR (A.K.A. \"MUD WINGS\")\tMud Street 1\tTEHRAN\t\tIR\t\t01/02/2003\t\tN\t3017-08-22\t\t68 F.R. 2\r\n" +
	"\t\t\t\t\t\t\t\t\t\t\t\n" +
	"\t1 NOWHERE\tX\t\tDE\t\t01/02/2003\t\t\t\t\t\n"

func TestDenied(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("dpl.txt", dplSample))
	clean(t, r, 4, 1, 2)
	if r.Meta.Dataset != DatasetDenied || r.Meta.Scope != source.Full || r.Out.Rejects[0].Place != "line 6" {
		t.Errorf("meta %+v, rejects %v", r.Meta, r.Out.Rejects)
	}
	joe := byName(t, r, "JOE SAMPLE")
	sourcetest.Want(t, joe, "address", "7 MAIN STREET, APT. 2, LAREDO, TX, 78040, United States")
	sourcetest.Want(t, joe, "country", "us")
	s := r.Sanction(t, joe.ID)
	sourcetest.Want(t, s, "startDate", "2017-10-16")
	sourcetest.Want(t, s, "endDate", "2020-10-13")
	sourcetest.Want(t, s, "provisions", "export-denied")
	sourcetest.Want(t, s, "authorityId", "82 F.R. 1")
	mud := byName(t, r, "MUD AIR")
	sourcetest.Want(t, mud, "alias", "MUD WINGS")
	sourcetest.Want(t, mud, "country", "ir")
	sourcetest.Want(t, r.Sanction(t, mud.ID), "modifiedAt")
	sourcetest.Want(t, r.Sanction(t, mud.ID), "summary", "last update: 3017-08-22")
	if !strings.HasPrefix(joe.ID, "us-dpl-") {
		t.Errorf("id %s", joe.ID)
	}
}

func TestDeniedReal(t *testing.T) {
	for _, tt := range []struct {
		file           string
		rows, subjects int // three, two and two rows repeat another in full
	}{{"dpl_2019-07.txt", 546, 543}, {"dpl_2021-07.txt", 581, 579}, {"dpl_2023-11.txt", 665, 663}} {
		r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/us_bis/"+tt.file)))
		clean(t, r, tt.rows, 0, tt.subjects)
		for id := range r.Subjects {
			s := r.Sanction(t, id)
			if len(s.All("startDate")) != 1 {
				t.Errorf("%s: %s begins on %v", tt.file, id, s.All("startDate"))
			}
		}
	}
}

func TestDeniedIDsOutliveRemarks(t *testing.T) {
	a := sourcetest.Parse(t, Formats(), sourcetest.Text("dpl.txt", dplSample))
	b := sourcetest.Parse(t, Formats(), sourcetest.Text("dpl.txt", strings.ReplaceAll(strings.ReplaceAll(dplSample, "FR NOTICE ADDED", "NAME CORRECTED"), "JOE  SAMPLE", "Joe Sample (a.k.a. Jo)")))
	for id := range a.Subjects {
		if b.Subjects[id] == nil {
			t.Errorf("%s is gone after a change of remark, case and alias", id)
		}
	}
	old := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/us_bis/dpl_2019-07.txt")))
	later := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/us_bis/dpl_2023-11.txt")))
	same := 0
	for id := range old.Subjects {
		if later.Subjects[id] != nil {
			same++
		}
	}
	if same != 288 { // as many (name, street, city, date) stand in both files
		t.Errorf("%d of %d ids of 2019 are found in 2023, want 288", same, len(old.Subjects))
	}
}

const elHead = "Source List,Entity Number,SDN Type,Programs,Name,Title,Address,City,State/Province,Postal Code,Country,Federal Register Notice,Effective Date,Date Lifted/Waived/Expired,Standard Order,License Requirement,License Policy,Call Sign,Vessel Type,Gross Tonnage,Gross Register Tonnage,Vessel Flag,Vessel Owner,Remarks/Notes,Address Number,Address Remarks,Alternate Number,Alternate Type,Alternate Name,Alternate Remarks,Web Link,,,,,\n"

const elSample = elHead +
	"EL,,,,Mud Works,,1 Mud Street,Omsk,,,Russia,76 FR 1,11/21/2011,,,For all items,Presumption of denial.,,,,,,,,,,,,Mudworks,,http://example.org/el\n" +
	"EL,,,,Mud Works,,2 Mud Street,Omsk,,,Russia,76 FR 1,11/21/2011,,,For all items,Presumption of denial.,,,,,,,,,,,fka,Old Mud,,http://example.org/el,,,,,\n" +
	"EL,,,,Mud Works,Branch,1 Mud Street,Omsk,,,Russia,77 FR 2,11/22/2011,,,For all items,Presumption of denial.\n" +
	"SDN,1,,,Someone,,,,,,,,,,,,,,,,,,,,,,,,,,\n"

func TestEntityList(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("el.csv", elSample))
	clean(t, r, 4, 1, 2)
	var first *ftm.Entity
	for _, e := range r.Subjects {
		if len(e.All("address")) == 2 {
			first = e
		}
	}
	sourcetest.Want(t, first, "alias", "Mudworks")
	sourcetest.Want(t, first, "previousName", "Old Mud")
	sourcetest.Want(t, first, "country", "ru")
	s := r.Sanction(t, first.ID)
	sourcetest.Want(t, s, "startDate", "2011-11-21")
	sourcetest.Want(t, s, "provisions", "export-control")
	sourcetest.Want(t, s, "description", "Licence requirement: For all items", "Licence policy: Presumption of denial.")
}

const isnSample = `Source List,Programs,Name,Alternative Names,Country,Federal Register Notice,Effective Date,Remarks/Notes,Web Link
ISN,E.O. 1,Ivan Testov,Iwan Testow; F.K.A. Ivan Old,Russia,"Vol. 1, No. 2",1/9/2009,A remark,http://example.org/isn
,,,,,,,,
ISN,Some Act,Ivan Testov,,Russia,"Vol. 1, No. 2",1/9/2009,,http://example.org/isn
ISN,Some Act,,,Russia,,,,
`

func TestNonproliferation(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("isn.csv", isnSample))
	clean(t, r, 3, 1, 1)
	ivan := byName(t, r, "Ivan Testov")
	sourcetest.Want(t, ivan, "alias", "Iwan Testow")
	sourcetest.Want(t, ivan, "previousName", "Ivan Old")
	listings := r.Of("Sanction", "entity", ivan.ID)
	if len(listings) != 2 {
		t.Fatalf("%d listings, want one for each program", len(listings))
	}
	sort.Slice(listings, func(i, j int) bool { return listings[i].First("program") < listings[j].First("program") })
	sourcetest.Want(t, listings[0], "program", "E.O. 1")
	sourcetest.Want(t, listings[0], "startDate", "2009-01-09")
	sourcetest.Want(t, listings[1], "provisions", "nonproliferation")
}

const uvlSample = "COUNTRY,NAME,ADDRESS,,,,,\r\nHong Kong,Mud Optics Ltd,\"Unit 3, 53\x9659 Wuhu Street, Kowloon, Hong Kong\",,,,,\r\nHong Kong,\"Mud Optics Ltd, a.k.a. MO\",Unit 4\r\nRussia,,Nowhere,,\r\n"

func TestUnverified(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("uvl.csv", uvlSample))
	clean(t, r, 3, 1, 1)
	mud := byName(t, r, "Mud Optics Ltd")
	sourcetest.Want(t, mud, "address", "Unit 3, 53–59 Wuhu Street, Kowloon, Hong Kong", "Unit 4, Hong Kong")
	sourcetest.Want(t, mud, "alias", "MO")
	sourcetest.Want(t, mud, "topics", "export.risk")
}

const dtcSample = `Debarred Party Full Name And Alias,Date of Birth,Notice,Notice Date,Corrected Notice,Corrected Notice Date,
"Sample, Joe Quentin (a.k.a. Jo Sample; Joey)",,57 FR 1,1/13/1992,,
"Mud Trading Co., Inc.",,57 FR 2,9/22/1992,57 FR 3,8/18/1992
"Doe, Jane",March 1970,58 FR 4,2/2/1993,,
`

func TestDebarred(t *testing.T) {
	r := sourcetest.Parse(t, Formats(), sourcetest.Text("dtc.csv", dtcSample))
	clean(t, r, 3, 0, 3)
	joe := byName(t, r, "Joe Quentin Sample")
	sourcetest.Want(t, joe, "alias", "Jo Sample", "Joey")
	sourcetest.Want(t, joe, "lastName", "Sample")
	sourcetest.Want(t, byName(t, r, "Jane Doe"), "birthDate", "1970-03")
	mud := byName(t, r, "Mud Trading Co., Inc.")
	if joe.Schema != "Person" || mud.Schema != "LegalEntity" {
		t.Errorf("schemata %s, %s", joe.Schema, mud.Schema)
	}
	s := r.Sanction(t, mud.ID)
	sourcetest.Want(t, s, "authorityId", "57 FR 2", "57 FR 3")
	sourcetest.Want(t, s, "listingDate", "1992-09-22")
	sourcetest.Want(t, s, "provisions", "debarred")
}

func TestSharedFixtures(t *testing.T) {
	for _, tt := range []struct {
		file, dataset            string
		rows, rejected, subjects int
	}{
		{"dpl_dpl.txt", DatasetDenied, 9, 0, 9},
		{"el_el.csv", DatasetEntity, 18, 0, 6},
		{"isn_isn.csv", DatasetISN, 5, 0, 3},
		{"uvl_uvl.csv", DatasetUVL, 19, 0, 13},
		{"dtc_itar_debarred_parties.csv", DatasetDebarred, 4, 0, 4},
	} {
		r := sourcetest.Parse(t, Formats(), sourcetest.File(t, sharedtest.Path(t, "data/lists/us_fixtures/"+tt.file)))
		t.Run(tt.file, func(t *testing.T) {
			clean(t, r, tt.rows, tt.rejected, tt.subjects)
			if r.Meta.Dataset != tt.dataset {
				t.Errorf("dataset %s, want %s", r.Meta.Dataset, tt.dataset)
			}
		})
	}
}

func TestForeignTablesAreLeftAlone(t *testing.T) {
	for _, text := range []string{"", "country,name,address,city\n", "name,address\n", "{}", "<a/>", "_id,source,entity_number\n"} {
		if r, ok := sourcetest.TryParse(t, Formats(), sourcetest.Text("x.csv", text)); ok {
			t.Errorf("%q taken for %s", text, r.Meta.Format)
		}
	}
}

func TestEmptyFile(t *testing.T) {
	err := denied().parse(t.Context(), []source.File{sourcetest.Text("dpl.txt", "")}, source.Meta{}, source.NewOut(func(source.Fragment) error { return nil }))
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("error %v, want invalid", err)
	}
}

func FuzzTables(f *testing.F) {
	for _, s := range []string{dplSample, elSample, isnSample, uvlSample, dtcSample, dplHead + "\"x\ty\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, ok := sourcetest.TryParse(t, Formats(), sourcetest.Text("x", text))
		if !ok {
			return
		}
		for _, err := range r.Invalid {
			t.Error(err)
		}
		if r.Out.Rejected > r.Out.Rows {
			t.Error(fmt.Sprint("more rejected than read: ", r.Out.Rejected, r.Out.Rows))
		}
	})
}
