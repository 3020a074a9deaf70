package trade

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sanctrace/internal/fault"
	"sanctrace/internal/place"
	"sanctrace/internal/source"
	"sanctrace/internal/when"
)

// Party is one side of a shipment as its row names it.
type Party struct {
	Role    string `json:"role"` // shipper, consignee, notify, end_user, payer, forwarder, vessel
	Name    string `json:"name"`
	Country string `json:"country,omitempty"` // code, lower case
	Address string `json:"address,omitempty"`
}

// Shipment is one row of a shipment file.
type Shipment struct {
	Row         int      // from 1, header not counted
	Date        when.Day // empty when not given
	HS          string   // digits only
	Goods       string
	Parties     []Party
	Origin      string // country codes
	Destination string
	Via         []string
	Value       float64 // in the file's currency; 0 when not given
	Quantity    float64
	WeightKG    float64
	EndUse      string
	Email       string
	Phone       string
	Founded     when.Day // of the consignee
	columns     map[string]bool
}

// Party returns the party in a role; ok is false when the row names none.
func (s *Shipment) Party(role string) (p Party, ok bool) {
	for _, p := range s.Parties {
		if p.Role == role {
			return p, true
		}
	}
	return Party{}, false
}

// headings lists the column names under which each field is found, in the
// spellings of customs extracts and bills of lading.
var headings = map[string][]string{
	"date":              {"date", "shipment_date", "shipment date", "imp_date", "declaration_date", "date_formatted", "invoice_date"},
	"hs":                {"hs_code", "hs", "hs code", "hs_codes", "tariff", "commodity_code"},
	"goods":             {"goods", "description", "product_description", "product_description_en", "product_descriptions", "item"},
	"shipper":           {"shipper", "shipper_name", "supplier", "supplier_name", "exporter", "exporter_name", "seller"},
	"shipper_country":   {"shipper_country", "supplier_country", "exporter_country", "country_of_shipment"},
	"shipper_address":   {"shipper_address", "supplier_address", "exporter_address", "supplier_address_loc"},
	"consignee":         {"consignee", "consignee_name", "importer", "importer_name", "importer_name_en", "buyer", "buyer_name"},
	"consignee_country": {"consignee_country", "importer_country", "buyer_country"},
	"consignee_address": {"consignee_address", "importer_address", "buyer_address"},
	"notify":            {"notify", "notify_party", "notify_party_name", "nortify_party_name"},
	"end_user":          {"end_user", "end user", "ultimate_consignee"},
	"end_user_country":  {"end_user_country"},
	"end_use":           {"end_use", "end use", "end_use_statement", "eus"},
	"payer":             {"payer", "payer_name", "paid_by"},
	"payer_country":     {"payer_country"},
	"forwarder":         {"forwarder", "freight_forwarder", "carrier"},
	"vessel":            {"vessel", "vessel_name", "ship"},
	"origin":            {"origin", "origin_country", "country_of_origin"},
	"destination":       {"destination", "destination_country", "country_of_destination"},
	"via":               {"via", "transit", "transit_country", "transit_countries"},
	"value":             {"value", "value_usd", "value_in_usd", "total_value_usd", "invoice_value", "invoice_value_rub"},
	"quantity":          {"quantity", "qty"},
	"weight":            {"net_weight_kg", "weight_kg", "gross_weight", "gross_weight_kg", "weight"},
	"email":             {"email", "e-mail", "contact_email", "consignee_email"},
	"phone":             {"phone", "telephone", "contact_phone", "consignee_phone"},
	"founded":           {"founded", "incorporated", "incorporation_date", "consignee_incorporated"},
}

// partyFields names the party columns in the order in which parties appear.
var partyFields = []string{"shipper", "consignee", "notify", "end_user", "payer", "forwarder", "vessel"}

// IsShipments reports whether a file's head is a table of shipments: it has
// a consignee or shipper and an HS code or goods.
func IsShipments(h source.Head) bool {
	header := source.NewHeader(strings.FieldsFunc(strings.ReplaceAll(h.Line(), `"`, ""), func(r rune) bool { return r == ',' || r == ';' || r == '\t' }))
	cols := present(header, headings)
	return (cols["shipper"] || cols["consignee"]) && (cols["hs"] || cols["goods"]) && (cols["hs"] || cols["date"])
}

// present returns the fields that a heading of the table stands for.
func present(h source.Header, headings map[string][]string) map[string]bool {
	got := map[string]bool{}
	for field, names := range headings {
		for _, n := range names {
			for _, c := range h {
				got[field] = got[field] || c == n
			}
		}
	}
	return got
}

// RowError is a row that could not be read.
type RowError struct {
	Row int
	Err error
}

// MaxShipments bounds the rows of one file; rules that look across rows need
// them all at once.
const MaxShipments = 1_000_000

// ReadShipments reads a table of shipments. Rows that cannot be read, or only
// without their date, are returned beside the good ones. It fails with fault.Invalid when the file is
// no table of shipments or is damaged.
func ReadShipments(ctx context.Context, f source.File) ([]Shipment, []RowError, error) {
	head, err := f.Head()
	if err != nil {
		return nil, nil, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	if !IsShipments(head) {
		return nil, nil, fault.New(fault.Invalid, f.Path, "not a table of shipments").
			Try("its first line must name a shipper or consignee and an hs_code")
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, fault.Wrap(fault.Unavailable, f.Path, err)
	}
	defer r.Close()
	rows := source.NewRows(r, comma(head.Line()))
	first, err := rows.Next()
	if err != nil {
		return nil, nil, source.Truncated(f.Path, "line 1", err)
	}
	h := source.NewHeader(first)
	cols := present(h, headings)
	var out []Shipment
	var bad []RowError
	for n := 1; ; n++ {
		cells, err := rows.Next()
		var re *source.RowError
		switch {
		case errors.Is(err, io.EOF):
			return out, bad, nil
		case errors.As(err, &re):
			bad = append(bad, RowError{n, re.Err})
			continue
		case err != nil:
			return out, bad, source.Truncated(f.Path, fmt.Sprintf("row %d", n), err)
		case len(out) == MaxShipments:
			return nil, nil, fault.New(fault.Invalid, f.Path, "more than %d shipments", MaxShipments).Try("split the file")
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		}
		s, odd := shipment(n, h, cols, cells)
		if odd != nil {
			bad = append(bad, RowError{n, odd})
		}
		out = append(out, s)
	}
}

// comma returns the separator of a header line.
func comma(line string) rune {
	switch {
	case strings.Count(line, "\t") > strings.Count(line, ","):
		return '\t'
	case strings.Count(line, ";") > strings.Count(line, ","):
		return ';'
	}
	return ','
}

// shipment reads one row. A date, code or country that cannot be read is left
// out and named: the row is checked all the same.
func shipment(n int, h source.Header, cols map[string]bool, cells []string) (s Shipment, odd error) {
	get := func(field string) string {
		for _, name := range headings[field] {
			if v := h.Cell(cells, name); v != "" {
				return v
			}
		}
		return ""
	}
	s = Shipment{Row: n, Goods: get("goods"), EndUse: get("end_use"), Email: get("email"), Phone: get("phone"), columns: cols,
		HS: digits(get("hs")), Origin: place.Code(get("origin")), Destination: place.Code(get("destination")),
		Value: number(get("value")), Quantity: number(get("quantity")), WeightKG: number(get("weight"))}
	if p, ok := when.ParsePublished(get("date"), when.DayFirst); ok {
		s.Date = p.Earliest
	} else if get("date") != "" {
		odd = fmt.Errorf("%.60q is not a date; the row is checked without one", get("date"))
	}
	if hs := get("hs"); hs != "" && len(s.HS) < 4 {
		odd = errors.Join(odd, fmt.Errorf("%.60q is not a code of goods; the row is checked without one", hs))
	}
	if d := get("destination"); d != "" && s.Destination == "" {
		odd = errors.Join(odd, fmt.Errorf("destination %.60q is no country that is known", d))
	}
	if p, ok := when.ParsePublished(get("founded"), when.DayFirst); ok {
		s.Founded = p.Earliest
	}
	for _, v := range strings.FieldsFunc(get("via"), func(r rune) bool { return r == ';' || r == ',' || r == '/' }) {
		if c := place.Code(v); c != "" {
			s.Via = append(s.Via, c)
		}
	}
	for _, role := range partyFields {
		if name := get(role); name != "" {
			s.Parties = append(s.Parties, Party{Role: role, Name: name, Country: place.Code(get(role + "_country")), Address: get(role + "_address")})
		}
	}
	if c, ok := s.Party("consignee"); ok && s.Destination == "" {
		s.Destination = c.Country
	}
	return s, odd
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// number reads an amount with thousands separators; 0 when it is none.
func number(s string) float64 {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "'", "").Replace(s)
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") && len(s)-strings.Index(s, ",") != 4 {
		s = strings.Replace(s, ",", ".", 1)
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil || v < 0 || v > 1e15 {
		return 0
	}
	return v
}
