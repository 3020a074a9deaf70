package source

import (
	"reflect"
	"testing"
)

func TestSplitAliases(t *testing.T) {
	tests := []struct {
		in, name string
		want     []Alias
	}{
		{"Plain Works Ltd.", "Plain Works Ltd.", nil},
		{"Doe, Jane (a.k.a. Janet Doe; Jan Doe)", "Doe, Jane", []Alias{{"Janet Doe", false}, {"Jan Doe", false}}},
		{"Acme Trading, a.k.a. ACT, a.k.a. Acme of Elbonia", "Acme Trading", []Alias{{"ACT", false}, {"Acme of Elbonia", false}}},
		{"Gasworks Nord, OOO (f.k.a., Nordgas Two)", "Gasworks Nord, OOO", []Alias{{"Nordgas Two", true}}},
		{"Star Institute [aka Star Systems Center]", "Star Institute", []Alias{{"Star Systems Center", false}}},
		{"Delta Co Ltd., a.k.a. Chi Delta Co (Delta-South)", "Delta Co Ltd.", []Alias{{"Chi Delta Co (Delta-South)", false}}},
		{"Akari Kafka Trading", "Akari Kafka Trading", nil},
		{"Elka (South) Works", "Elka (South) Works", nil},
		{"(a.k.a. Nobody)", "(a.k.a. Nobody)", nil},
		{"", "", nil},
	}
	for _, tt := range tests {
		name, got := SplitAliases(tt.in)
		if name != tt.name || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("SplitAliases(%q) = %q, %v; want %q, %v", tt.in, name, got, tt.name, tt.want)
		}
	}
}
