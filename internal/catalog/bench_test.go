package catalog_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"sanctrace/internal/catalog"
	"sanctrace/internal/db/dbtest"
	"sanctrace/internal/ftm"
	"sanctrace/internal/source"
)

// largeEntities is how many entries BenchmarkImportLarge makes; each brings
// about 750 bytes in 12 values.
var largeEntities = flag.Int("large", 100_000, "entries in BenchmarkImportLarge")

// BenchmarkImportLarge imports a made-up register and reports the most memory
// that the process ever had.
func BenchmarkImportLarge(b *testing.B) {
	for b.Loop() {
		c := open(b, dbtest.SQLite(b))
		u := made("made_register", "2022-01-01", "unused Person")
		size := 0
		u.Parse = func(_ context.Context, out *source.Out) error {
			for i := range *largeEntities {
				e := largeEntity(i)
				for _, v := range e.Values {
					size += len(v.Value)
				}
				if err := out.Subject(e, e.Values[0].Value); err != nil {
					return err
				}
			}
			return nil
		}
		res := mustImport(b, c, u)
		b.ReportMetric(float64(res.Statements), "statements/op")
		b.ReportMetric(float64(size)/1e6, "MB-values/op")
	}
	b.ReportMetric(peakMemory(b), "MB-peak")
}

// largeEntity makes entry i; ids come in no order.
func largeEntity(i int) *ftm.Entity {
	n := uint64(i) * 0x9E3779B97F4A7C15
	e := ftm.NewEntity(fmt.Sprintf("reg-%016x", n), "Company")
	e.Add("name", fmt.Sprintf("Made-up Trading House No. %d %x Ltd", i, n>>40))
	e.Add("alias", fmt.Sprintf("House %d", i), fmt.Sprintf("H%x", n>>32))
	e.Add("registrationNumber", fmt.Sprint(n%1e12))
	e.Add("country", "cy", "mt")
	e.Add("address", fmt.Sprintf("%d Imaginary Road, Building %x, Floor %d", n%1000, n>>48, n%40))
	e.Add("status", "active")
	e.Add("incorporationDate", fmt.Sprintf("20%02d-0%d-1%d", n%24, 1+n%9, n%9))
	e.Add("notes", strings.Repeat(fmt.Sprintf("remark %x; ", n>>24), 26))
	e.Add("sourceUrl", fmt.Sprintf("https://register.example/%x/%x", n, n>>7))
	e.Add("description", strings.Repeat("made up for a measurement ", 8))
	return e
}

// peakMemory returns the greatest resident size of the process in MB, on Linux.
func peakMemory(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip("no /proc: peak memory is not measured")
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmHWM:" {
			kb, _ := strconv.Atoi(f[1])
			return float64(kb) / 1e3
		}
	}
	return 0
}

func BenchmarkEntity(b *testing.B) {
	u := ofac2024(b)
	c := open(b, dbtest.SQLite(b))
	mustImport(b, c, u)
	b.ResetTimer()
	for b.Loop() {
		if _, err := c.Entity(context.Background(), "ofac-306", "2024-02-01"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	u := ofac2024(b)
	c := open(b, dbtest.SQLite(b))
	mustImport(b, c, u)
	b.ResetTimer()
	for b.Loop() {
		if hits, err := c.Search(context.Background(), catalog.SearchQuery{Words: "islamic bank"}); err != nil || len(hits) == 0 {
			b.Fatal(err)
		}
	}
}

func BenchmarkEach(b *testing.B) {
	u := ofac2024(b)
	c := open(b, dbtest.SQLite(b))
	mustImport(b, c, u)
	b.ResetTimer()
	for b.Loop() {
		if err := c.Each(context.Background(), "", func(catalog.Group) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
