package ofac

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

// sampleXML is the sample set of csv_test.go as classic XML.
const sampleXML = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://tempuri.org/sdnList.xsd">
  <publshInformation><Publish_Date>03/09/2024</Publish_Date><Record_Count>3</Record_Count></publshInformation>
  <sdnEntry>
    <uid>101</uid><firstName>Given</firstName><lastName>SAMPLE</lastName><title>Minister of Samples; Chairman</title><sdnType>Individual</sdnType>
    <remarks>(Linked To: SAMPLE TRADING LLC); (Linked To: NOBODY)</remarks>
    <programList><program>SDGT</program><program>IFSR</program></programList>
    <akaList><aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>SAMPEL</lastName><firstName>Gifen</firstName></aka></akaList>
    <nationalityList><nationality><uid>1</uid><country>Iran</country><mainEntry>true</mainEntry></nationality></nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>1</uid><dateOfBirth>1970</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
  </sdnEntry>
  <sdnEntry>
    <uid>102</uid><lastName>SAMPLE TRADING LLC</lastName><sdnType>Entity</sdnType><programList><program>NPWMD</program></programList>
    <akaList><aka><uid>2</uid><type>f.k.a.</type><category>strong</category><lastName>OLD SAMPLE LLC</lastName></aka>
      <aka><uid>3</uid><type>n.k.a.</type><category>strong</category><lastName>NEW SAMPLE LLC</lastName></aka></akaList>
    <addressList><address><uid>2</uid><address1>1 Sample Street</address1><city>London</city><postalCode>EC3N 1DY</postalCode><country>United Kingdom</country></address></addressList>
  </sdnEntry>
  <sdnEntry>
    <uid>103</uid><lastName>SAMPLE STAR</lastName><sdnType>Vessel</sdnType><programList><program>NPWMD</program></programList>
    <idList><id><uid>1</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 9000001</idNumber></id></idList>
    <addressList><address><uid>3</uid><country>Iran</country></address></addressList>
    <vesselInfo><callSign>AB12</callSign><vesselType>Crude Oil Tanker</vesselType><vesselFlag>Iran</vesselFlag><vesselOwner>SAMPLE TRADING LLC</vesselOwner>
      <tonnage>10,000</tonnage><grossRegisteredTonnage>5,000</grossRegisteredTonnage></vesselInfo>
  </sdnEntry>
</sdnList>
`

func TestSampleXMLSaysWhatTheSetSays(t *testing.T) {
	want := read(t, sampleSet()...)
	for _, space := range []string{"http://tempuri.org/sdnList.xsd", "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"} {
		text := strings.Replace(sampleXML, "http://tempuri.org/sdnList.xsd", space, 1)
		got := read(t, source.BytesFile("list.xml", []byte(text)))
		if got.meta.Version != "2024-03-09" || got.meta.Dataset != DatasetSDN || got.out.Rows != 3 || got.out.Rejected != 0 {
			t.Errorf("meta %+v, rows %d, rejects %v", got.meta, got.out.Rows, got.out.Rejects)
		}
		compareStatements(t, want.statements(), got.statements(), nil, 0)
		if r := got.records["ofac-103"]; !strings.Contains(r, "<callSign>AB12</callSign>") {
			t.Errorf("record of ofac-103: %q", r)
		}
	}
}

// parseXMLText parses text and returns what was rejected and the error.
func parseXMLText(text string) (*source.Out, error) {
	out := source.NewOut(func(source.Fragment) error { return nil })
	err := parseXML(context.Background(), []source.File{source.BytesFile("sdn.xml", []byte(text))}, source.Meta{Dataset: DatasetSDN}, out)
	return out, err
}

func TestDamagedXML(t *testing.T) {
	for _, c := range []struct {
		name, text     string
		rows, rejected int
		fails          bool
	}{
		{"cut off", sampleXML[:strings.Index(sampleXML, "<uid>102")], 1, 0, true},
		{"entries missing", strings.Replace(sampleXML, "<Record_Count>3<", "<Record_Count>5<", 1), 3, 1, false},
		{"number repeated", strings.Replace(sampleXML, "<uid>102<", "<uid>101<", 1), 3, 1, false},
		{"no number", strings.Replace(sampleXML, "<uid>102</uid>", "", 1), 3, 1, false},
		{"no name", strings.Replace(sampleXML, "<lastName>SAMPLE STAR</lastName>", "", 1), 3, 1, false},
		{"broken element", strings.Replace(sampleXML, "</programList>", "</oops>", 1), 3, 1, false},
		{"entity bomb", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + strings.Replace(sampleXML, "NOBODY", "&b;", 1), 0, 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := parseXMLText(c.text)
			if (err != nil) != c.fails || out.Rows < c.rows || out.Rejected != c.rejected {
				t.Errorf("rows %d, rejects %v, error %v", out.Rows, out.Rejects, err)
			}
			if err != nil && (fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), "sdn.xml, line ")) {
				t.Errorf("error without kind or place: %v", err)
			}
		})
	}
}

// TestReceiverEndsParse: an error of the receiver comes back unchanged.
func TestReceiverEndsParse(t *testing.T) {
	full := errors.New("disk full")
	out := source.NewOut(func(source.Fragment) error { return full })
	if err := parseCSV(context.Background(), sampleSet(), source.Meta{}, out); !errors.Is(err, full) {
		t.Errorf("csv: %v", err)
	}
	files := []source.File{source.BytesFile("sdn.xml", []byte(sampleXML))}
	if err := parseXML(context.Background(), files, source.Meta{}, out); !errors.Is(err, full) {
		t.Errorf("xml: %v", err)
	}
}

// TestUnreadable: a file that cannot be opened is an error with its path.
func TestUnreadable(t *testing.T) {
	out := source.NewOut(func(source.Fragment) error { return nil })
	gone := source.NewFile("sdn.csv", "some/sdn.csv", func() (io.ReadCloser, error) { return nil, io.ErrClosedPipe })
	if err := parseCSV(context.Background(), []source.File{gone}, source.Meta{}, out); err == nil || !strings.Contains(err.Error(), "some/sdn.csv") {
		t.Errorf("csv: %v", err)
	}
	if err := parseXML(context.Background(), []source.File{gone}, source.Meta{}, out); err == nil || !strings.Contains(err.Error(), "some/sdn.csv") {
		t.Errorf("xml: %v", err)
	}
}
