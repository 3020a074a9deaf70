package trade

import (
	"context"
	"strings"
	"testing"

	"sanctrace/internal/fault"
	"sanctrace/internal/source"
)

func TestRowsThatSayWhatNobodyKnowsAreNamed(t *testing.T) {
	const table = "date,hs_code,shipper,consignee,destination\n" +
		"2022-13-45,AB,Tolva Works,Kaspiy Yard,Nowherestan\n" +
		"2022-06-02,8407.10,Tolva Works,Kaspiy Yard,Russia\n"
	rows, bad, err := ReadShipments(context.Background(), source.BytesFile("s.csv", []byte(table)))
	if err != nil || len(rows) != 2 || len(bad) != 1 || bad[0].Row != 1 {
		t.Fatalf("rows %d, bad %v, %v; want both rows and the first named", len(rows), bad, err)
	}
	for _, want := range []string{`"2022-13-45" is not a date`, `"AB" is not a code of goods`, `"Nowherestan" is no country`} {
		if !strings.Contains(bad[0].Err.Error(), want) {
			t.Errorf("%v: does not say that %s", bad[0].Err, want)
		}
	}
	if rows[1].HS != "840710" || rows[1].Destination != "ru" {
		t.Errorf("row 2 = %+v", rows[1])
	}
}

func TestOtherTablesAreNoMirror(t *testing.T) {
	for table, missing := range map[string]string{
		"hs6,tier\n854231,1\n854232,1\n":                   "hub, period, exported, imported",
		"hub,year,exports\nkg,2022,5\n":                    "imported",
		"a,b,c\n" + strings.Repeat("1,2,3\n", 1000):        "hub, period, exported, imported",
		"importer,year,exports,imports\nkg,2022,none,12\n": "no line has",
	} {
		_, bad, err := Mirror(context.Background(), source.BytesFile("m.csv", []byte(table)))
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(err.Error(), missing) || !strings.Contains(err.Error(), "name the columns") {
			t.Errorf("%.20q: %v; want bad input that names %q and what to do", table, err, missing)
		}
		if len(bad) > 1 {
			t.Errorf("%.20q: %d rows are blamed one by one", table, len(bad))
		}
	}
}
