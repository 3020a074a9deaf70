package screen

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
)

// TestParquetDates: days and moments are days, before 1970 too.
func TestParquetDates(t *testing.T) {
	type row struct {
		Name   string
		Birth  int32     `parquet:"birth_date,date"`
		Moment time.Time `parquet:"incorporationdate,timestamp(microsecond)"`
		Number int64     `parquet:"idnumber"`
	}
	var b bytes.Buffer
	if err := parquet.Write(&b, []row{{"Rahat", -1757, time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC), 77}, {"Anna", 7000, time.Date(2001, 2, 3, 4, 0, 0, 0, time.UTC), 78}}); err != nil {
		t.Fatal(err)
	}
	rows, err := NewParquet(bytes.NewReader(b.Bytes()), int64(b.Len()), "dates")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range [][3]string{{"1965-03-11", "1969-12-31", "77"}, {"1989-03-02", "2001-02-03", "78"}} {
		r, err := rows.Next()
		if err != nil {
			t.Fatal(err)
		}
		if got := [3]string{r.Values["birth_date"][0], r.Values["incorporationdate"][0], r.Values["idnumber"][0]}; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestDamagedParquetEndsInTime changes bytes of a good file at random; every
// one of them must be read or refused at once, without a panic.
func TestDamagedParquetEndsInTime(t *testing.T) {
	var b bytes.Buffer
	if err := parquet.Write(&b, []struct{ Name, Country string }{{"Rahat", "ru"}, {"Anna", ""}}); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for i := range 3000 {
		in := bytes.Clone(b.Bytes())
		for range 1 + r.IntN(3) {
			in[r.IntN(len(in))] = byte(r.IntN(256))
		}
		start := time.Now()
		rows, err := NewRows(bytes.NewReader(in), int64(len(in)), "damaged")
		for n := 0; err == nil && n < 10000; n++ {
			_, err = rows.Next()
		}
		if !errors.Is(err, io.EOF) {
			refused++
		}
		if d := time.Since(start); d > time.Second {
			t.Fatalf("change %d took %v: %q", i, d, in)
		}
	}
	if refused < 100 {
		t.Errorf("only %d refused: nothing was damaged", refused)
	}
}

// TestFooterBombIsRefused claims a list of two thousand million elements.
func TestFooterBombIsRefused(t *testing.T) {
	footer := []byte{0x15, 2, 0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x07, 0}
	in := append([]byte("PAR1"), footer...)
	in = append(in, byte(len(footer)), 0, 0, 0)
	in = append(in, "PAR1"...)
	if _, err := NewParquet(bytes.NewReader(in), int64(len(in)), "bomb"); !errors.Is(err, errFooter) {
		t.Errorf("got %v", err)
	}
}
