package senzing

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
)

// pair is one attribute with its value.
type pair struct{ key, value string }

// object is one record: what stands at its top, and the members of its lists.
type object struct {
	top   []pair
	lists [][]pair
}

// objectOf reads a record in JSON. Keys are taken in upper case and sorted;
// null is left out.
func objectOf(data []byte) (object, error) {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(data, &m); err != nil {
		return object{}, fmt.Errorf("not a record: %w", err)
	}
	var o object
	for _, k := range sortedKeys(m) {
		raw := m[k]
		switch raw[0] {
		case '[':
			var list []json.RawMessage
			if err := json.Unmarshal(raw, &list); err != nil {
				return object{}, fmt.Errorf("%s: %w", k, err)
			}
			for _, item := range list {
				o.member(k, item)
			}
		case '{':
			o.member(k, raw)
		default:
			if v := text(raw); v != "" {
				o.top = append(o.top, pair{strings.ToUpper(k), v})
			}
		}
	}
	return o, nil
}

// member adds one member of a list: an object of attributes, or a plain value
// of the attribute that the list is called after.
func (o *object) member(name string, raw json.RawMessage) {
	if raw[0] != '{' {
		if v := text(raw); v != "" {
			o.lists = append(o.lists, []pair{{strings.ToUpper(name), v}})
		}
		return
	}
	var m map[string]json.RawMessage
	if json.Unmarshal(raw, &m) != nil {
		return
	}
	var pairs []pair
	for _, k := range sortedKeys(m) {
		if v := text(m[k]); v != "" {
			pairs = append(pairs, pair{strings.ToUpper(k), v})
		}
	}
	o.lists = append(o.lists, pairs)
}

func sortedKeys(m map[string]json.RawMessage) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// text returns a plain JSON value as text, and other values as their JSON.
func text(raw json.RawMessage) string {
	if string(raw) == "null" {
		return ""
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(string(raw))
}

// rowObject returns a CSV row as a flat record.
func rowObject(header, row []string) object {
	var o object
	for i, k := range header {
		if v := strings.TrimSpace(row[i]); v != "" {
			o.top = append(o.top, pair{strings.ToUpper(strings.TrimSpace(k)), v})
		}
	}
	return o
}

// record returns the object as text that is equal for equal records.
func (o object) record() string {
	var b strings.Builder
	for _, list := range append([][]pair{o.top}, o.lists...) {
		for _, p := range list {
			if p.key == "LAST_CHANGE" {
				continue
			}
			b.WriteString(p.key)
			b.WriteByte('=')
			b.WriteString(p.value)
			b.WriteByte(0x1f)
		}
		b.WriteByte(0x1e)
	}
	return b.String()
}

// group is the attributes of one kind that belong together, such as the parts
// of one address; use is the prefix that tells it from others ("HOME").
type group struct {
	kind, use string
	attrs     map[string]string
}

// groups returns the attributes of the record in groups, in order, and what is
// no attribute of the form.
func (o object) groups() (groups []group, rest []pair) {
	for _, list := range append([][]pair{o.top}, o.lists...) {
		at := map[[2]string]int{}
		for _, p := range list {
			attr, use, ok := attribute(p.key)
			if !ok {
				rest = append(rest, p)
				continue
			}
			k := [2]string{attributes[attr], use}
			i, ok := at[k]
			if !ok {
				i = len(groups)
				at[k] = i
				groups = append(groups, group{kind: k[0], use: use, attrs: map[string]string{}})
			}
			groups[i].attrs[attr] = p.value
		}
	}
	return groups, rest
}

// first returns the first of the attributes that the group has.
func (g group) first(names ...string) string {
	for _, n := range names {
		if v := g.attrs[n]; v != "" {
			return v
		}
	}
	return ""
}

// attribute finds the attribute in a key with or without a prefix:
// HOME_ADDR_LINE1 is ADDR_LINE1 for use HOME.
func attribute(key string) (attr, use string, ok bool) {
	if _, ok := attributes[key]; ok {
		return key, "", true
	}
	for i := 0; i < len(key); i++ {
		if key[i] != '_' {
			continue
		}
		if _, ok := attributes[key[i+1:]]; ok && prefixable[attributes[key[i+1:]]] {
			return key[i+1:], key[:i], true
		}
	}
	return "", "", false
}
