package trade

import (
	"context"
	"strings"
	"testing"

	"sanctrace/internal/sharedtest"
	"sanctrace/internal/source"
)

const rows = `date,hs_code,goods,shipper,shipper_country,consignee,consignee_country,destination,end_user,end_use,payer,email,incorporated,value,net_weight_kg
2021-11-02,85423190,controllers,Larkspur Components,Germany,Volga Radio,Russia,Russia,Volga Radio,radio sets,Volga Radio,buy@volga.example,2009-01-01,1000,10
2023-03-01,8542.31,controllers,Larkspur Components,Germany,Meridian Gate Freight LLC,Turkey,Turkey,,,Quick Pay Ltd,meridian@gmail.com,2022-05-01,1000,10
2023-03-02,940360,furniture,Holz AG,Germany,Meridian Gate Freight LLC,Turkey,Turkey,,,,,,1000,10
`

func TestCheck(t *testing.T) {
	all, bad, err := ReadShipments(context.Background(), source.BytesFile("s.csv", []byte(rows)))
	if err != nil || len(bad) > 0 || len(all) != 3 {
		t.Fatalf("%d rows, %v, %v", len(all), bad, err)
	}
	var got []string
	for _, flags := range Check(all) {
		var ids []string
		for _, f := range flags {
			ids = append(ids, f.Rule)
			if f.Tier != "1" || f.Source == "" || f.Why == "" || f.Score <= 0 || f.Score > 1 {
				t.Errorf("flag %+v", f)
			}
		}
		got = append(got, strings.Join(ids, " "))
	}
	want := []string{
		"controlled-goods embargoed-destination",
		"controlled-goods transshipment-point no-end-use no-end-user forwarder-consignee third-party-payer personal-email new-customer redirected",
		"",
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("row %d: %q, want %q", i+1, got[i], want[i])
		}
	}
}

func TestSplitOrder(t *testing.T) {
	text := "date,hs_code,shipper,consignee\n"
	for _, d := range []string{"01", "03", "05", "09", "28"} {
		text += "2023-06-" + d + ",854232,A,B\n"
	}
	all, _, err := ReadShipments(context.Background(), source.BytesFile("s.csv", []byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	var fired []int
	for i, flags := range Check(all) {
		for _, f := range flags {
			if f.Rule == "split-order" {
				fired = append(fired, i+1)
			}
		}
	}
	if len(fired) != 4 || fired[3] != 4 {
		t.Errorf("split-order fired on rows %v, want 1 to 4", fired)
	}
}

func TestMirror(t *testing.T) {
	table := "importer,year,exports,imports\nKyrgyzstan,2020,100,95\nKyrgyzstan,2021,110,105\nKyrgyzstan,2023,900,300\nArmenia,2021,100,110\nArmenia,2022,200,190\nArmenia,2023,210,15\n"
	gaps, _, err := Mirror(context.Background(), source.BytesFile("m.csv", []byte(table)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range gaps {
		got = append(got, g.Hub+" "+g.Period+" "+g.Verdict)
	}
	want := "am 2021 normal; am 2022 normal; am 2023 incomplete; kg 2020 normal; kg 2021 normal; kg 2023 gap"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
}

// TestGoodsAgainstShared compares the codes and tiers with the shared table.
func TestGoodsAgainstShared(t *testing.T) {
	table := sharedtest.Rows(t, "data/trade/chpl.csv")
	for _, row := range table[1:] {
		if g, ok := controlled(row[0]); !ok || g.tier != row[1] {
			t.Errorf("%s: tier %q, want %q", row[0], g.tier, row[1])
		}
	}
	if len(goods) != len(table)-1+3 {
		t.Errorf("%d codes, want %d and the 3 of Supplement No. 7", len(goods), len(table)-1)
	}
}

func TestMirrorAgainstShared(t *testing.T) {
	gaps, _, err := Mirror(context.Background(), source.DiskFile(sharedtest.Path(t, "data/trade/mirror-gap-eu-total.csv")))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, g := range gaps {
		got[g.Hub+g.Period] = g.Verdict
	}
	for k, want := range map[string]string{"kg2023": "gap", "kg2022": "gap", "kg2021": "normal", "am2023": "incomplete", "uz2023": "normal"} {
		if got[k] != want {
			t.Errorf("%s: %s, want %s", k, got[k], want)
		}
	}
}

func FuzzReadShipments(f *testing.F) {
	f.Add(rows)
	f.Add("date;hs;shipper\n\"")
	f.Fuzz(func(_ *testing.T, text string) {
		all, _, err := ReadShipments(context.Background(), source.BytesFile("s.csv", []byte(text)))
		if err == nil {
			Check(all)
		}
	})
}
