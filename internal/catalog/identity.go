package catalog

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sanctrace/internal/db"
	"sanctrace/internal/ftm"
)

// keyMakers turn values of the properties that are shared numbers into join
// keys; "" when the value is not such a number or does not identify what the
// schema says. Each number is checked by its own check digits, so that a
// mistyped one joins nothing.
var keyMakers = map[string]func(schema string, subject bool, value string) string{
	"unscId":    func(_ string, _ bool, v string) string { return unscKey(v) },
	"imoNumber": imoKey,
	"leiCode":   func(_ string, subject bool, v string) string { return subjectKey(subject, "lei:", v, validLEI) },
	"innCode":   func(_ string, subject bool, v string) string { return subjectKey(subject, "inn:", v, validINN) },
	"ogrnCode":  func(_ string, subject bool, v string) string { return subjectKey(subject, "ogrn:", v, validOGRN) },
}

var rePermanentReference = regexp.MustCompile(`^[A-Z]{2}[IE]\.\d{3,}$`)

// unscKey reads a UN permanent reference number: QDi.001, KPe.045.
func unscKey(v string) string {
	v = strings.ToUpper(strings.Join(strings.Fields(v), ""))
	if !rePermanentReference.MatchString(v) {
		return ""
	}
	return "unsc:" + v
}

// imoKey reads the number of a ship. Companies have IMO numbers of their own
// series in the same property, and persons none.
func imoKey(schema string, subject bool, v string) string {
	v = strings.TrimSpace(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(v)), "IMO"))
	if s, ok := ftm.Lookup(schema); !ok || !s.Is("Vessel") {
		return ""
	}
	return subjectKey(subject, "imo:", v, validIMO)
}

func subjectKey(subject bool, prefix, v string, valid func(string) bool) string {
	v = strings.ToUpper(strings.Join(strings.Fields(v), ""))
	if !subject || !valid(v) {
		return ""
	}
	return prefix + v
}

// digits returns the digits of s, or nil when anything else is in it.
func digits(s string, lengths ...int) []int {
	if !slices.Contains(lengths, len(s)) {
		return nil
	}
	out := make([]int, len(s))
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return nil
		}
		out[i] = int(s[i] - '0')
	}
	return out
}

func weighted(d []int, weights ...int) int {
	sum := 0
	for i, w := range weights {
		sum += d[i] * w
	}
	return sum
}

// validIMO checks the last digit of a ship number (IMO resolution A.1117(30)).
func validIMO(v string) bool {
	d := digits(v, 7)
	return d != nil && v != "0000000" && weighted(d, 7, 6, 5, 4, 3, 2)%10 == d[6]
}

// validLEI checks a legal entity identifier (ISO 17442: mod 97 as ISO 7064).
func validLEI(v string) bool {
	if len(v) != 20 {
		return false
	}
	sum := 0
	for i := range len(v) {
		switch c := v[i]; {
		case c >= '0' && c <= '9':
			sum = (sum*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z' && i < 18:
			sum = (sum*100 + int(c-'A') + 10) % 97
		default:
			return false
		}
	}
	return sum == 1
}

// validINN checks a Russian taxpayer number of an organisation (10 digits) or
// a person (12).
func validINN(v string) bool {
	d := digits(v, 10, 12)
	if d == nil || strings.Trim(v, "0") == "" {
		return false
	}
	if len(d) == 10 {
		return weighted(d, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10 == d[9]
	}
	return weighted(d, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10 == d[10] &&
		weighted(d, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10 == d[11]
}

// validOGRN checks a Russian state registration number (13 digits, or 15 of
// sole traders).
func validOGRN(v string) bool {
	d := digits(v, 13, 15)
	if d == nil || strings.Trim(v, "0") == "" {
		return false
	}
	n, err := strconv.ParseInt(v[:len(v)-1], 10, 64)
	return err == nil && n%int64(len(v)-2)%10 == int64(d[len(d)-1])
}

// member is an entity that bears a key.
type member struct{ dataset, id, schema, names string }

// sharesName reports whether two entities have a name in common.
func sharesName(a, b member) bool {
	for n := range strings.SplitSeq(a.names, "\n") {
		if n != "" && slices.Contains(strings.Split(b.names, "\n"), n) {
			return true
		}
	}
	return false
}

// family says what sort of thing a schema is, as far as it excludes others.
func family(schema string) string {
	s, ok := ftm.Lookup(schema)
	if !ok {
		return schema
	}
	for _, f := range []string{"Person", "Organization", "Vessel", "Airplane", "LegalEntity"} {
		if s.Is(f) {
			return f
		}
	}
	return s.Name
}

// compatible reports whether things of two families can be one. A legal entity
// may turn out to be a person or an organisation; nothing else mixes.
func compatible(a, b string) bool {
	legal := func(f string) bool { return f == "Person" || f == "Organization" }
	return a == b || a == "LegalEntity" && legal(b) || b == "LegalEntity" && legal(a)
}

// joiner is a union-find over entity ids that never mixes families, nor what was
// judged to differ.
type joiner struct {
	parent map[string]string
	family map[string]string   // of a root: the narrowest family in its set
	apart  map[string][]string // ids that must not come into the set of an id
	in     map[string][]string // of a root: the ids in its set that are in apart
}

func (j *joiner) find(id string) string {
	for j.parent[id] != id {
		j.parent[id] = j.parent[j.parent[id]]
		id = j.parent[id]
	}
	return id
}

func (j *joiner) add(m member) {
	f := family(m.schema)
	if _, ok := j.parent[m.id]; !ok {
		j.parent[m.id], j.family[m.id] = m.id, f
		if len(j.apart[m.id]) > 0 {
			j.in[m.id] = []string{m.id}
		}
		return
	}
	if r := j.find(m.id); j.family[r] == "LegalEntity" && compatible(f, "LegalEntity") {
		j.family[r] = f
	}
}

func (j *joiner) join(a, b string) {
	a, b = j.find(a), j.find(b)
	fa, fb := j.family[a], j.family[b]
	if a == b || !compatible(fa, fb) || j.differ(a, b) {
		return
	}
	if !better(a, b) {
		a, b = b, a
	}
	j.parent[b] = a
	if len(j.in[b]) > 0 {
		j.in[a] = append(j.in[a], j.in[b]...)
	}
	if fa == "LegalEntity" {
		fa = fb
	}
	j.family[a] = fa
}

// differ reports whether something in the set of root a was judged to differ
// from something in that of root b.
func (j *joiner) differ(a, b string) bool {
	for _, id := range j.in[a] {
		for _, other := range j.apart[id] {
			if _, ok := j.parent[other]; ok && j.find(other) == b {
				return true
			}
		}
	}
	return false
}

// idRank orders id prefixes: the id that stands for several entries is the one
// of the list that others refer to by number, then the one in widest use.
var idRank = []string{"unsc-", "ofac-", "eu-fsf-", "gb-sl-", "gb-hmt-", "ch-seco-", "au-dfat-", "ca-sema-", "eu-oj-", "csl-"}

// better reports whether a rather than b is to stand for both: by the rank of
// its list, then the shorter (older numbers), then in order of bytes.
func better(a, b string) bool {
	rank := func(id string) int {
		if i := slices.IndexFunc(idRank, func(p string) bool { return strings.HasPrefix(id, p) }); i >= 0 {
			return i
		}
		return len(idRank)
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) < 0
}

// prefixReferent begins the keys of ids that a dataset says are its own.
const prefixReferent = "id:"

// bonds are the ground for joining: what people judged, what datasets say
// themselves, and the numbers that several entities bear, each in an order of
// its own. What comes first prevails.
type bonds struct {
	judged, apart [][2]string
	schemata      map[string][]string // of what was judged
	stated        [][2]member
	keys          []string
	members       map[string][]member
}

// judge joins what was judged to be one, as far as it is loaded.
func (j *joiner) judge(b *bonds) {
	for _, p := range b.judged {
		if len(b.schemata[p[0]]) == 0 || len(b.schemata[p[1]]) == 0 {
			continue
		}
		for _, id := range p {
			for _, schema := range b.schemata[id] {
				j.add(member{id: id, schema: schema})
			}
		}
		j.join(p[0], p[1])
	}
}

// joinAll computes which ids are one: id -> canonical id, for ids in a set of
// two or more. The result does not depend on the order of imports.
func joinAll(b *bonds) map[string]string {
	j := &joiner{parent: map[string]string{}, family: map[string]string{}, apart: map[string][]string{}, in: map[string][]string{}}
	for _, p := range b.apart {
		j.apart[p[0]], j.apart[p[1]] = append(j.apart[p[0]], p[1]), append(j.apart[p[1]], p[0])
	}
	j.judge(b)
	for _, p := range b.stated {
		j.add(p[0])
		j.add(p[1])
		j.join(p[0].id, p[1].id)
	}
	keys, members := b.keys, b.members
	for _, k := range keys {
		for _, m := range members[k] {
			j.add(m)
		}
	}
	for _, k := range keys {
		ms := members[k]
		doubtful := ambiguous(ms)
		if strings.HasPrefix(k, "imo:") {
			doubtful = nil // the number stays with the hull, whatever name it sails under
		}
		for a := range ms { // all pairs: the first may be of another family
			for b := a + 1; b < len(ms) && b < a+50; b++ {
				if len(doubtful) == 0 || !doubtful[ms[a].dataset] && !doubtful[ms[b].dataset] || sharesName(ms[a], ms[b]) {
					j.join(ms[a].id, ms[b].id)
				}
			}
		}
	}
	out := map[string]string{}
	for id := range j.parent {
		if r := j.find(id); r != id {
			out[id], out[r] = r, r
		}
	}
	return out
}

// ambiguous returns the datasets that have two entries with the key. Lists also
// print the number of a parent, a bank or an entry that they only mention, so
// these entries need a name in common as well.
func ambiguous(ms []member) map[string]bool {
	first, out := map[string]string{}, map[string]bool{}
	for _, m := range ms {
		if id, ok := first[m.dataset]; ok && id != m.id {
			out[m.dataset] = true
		}
		first[m.dataset] = m.id
	}
	return out
}

// sharedKeys reads the keys that two or more entities bear, in order.
func sharedKeys(ctx context.Context, q db.Queryer) (*bonds, error) {
	rows, err := q.Query(ctx, `SELECT key, dataset, entity_id, schema, names FROM joinkey WHERE key NOT LIKE 'id:%' AND key IN
		(SELECT key FROM joinkey GROUP BY key HAVING count(DISTINCT entity_id) > 1)`)
	if err != nil {
		return nil, fmt.Errorf("shared numbers: %w", err)
	}
	defer rows.Close()
	var keys []string
	members := map[string][]member{}
	for rows.Next() {
		var k string
		var m member
		if err := rows.Scan(&k, &m.dataset, &m.id, &m.schema, &m.names); err != nil {
			return nil, fmt.Errorf("shared numbers: %w", err)
		}
		if members[k] == nil {
			keys = append(keys, k)
		}
		members[k] = append(members[k], m)
	}
	slices.Sort(keys)
	for _, ms := range members {
		slices.SortFunc(ms, func(a, b member) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.dataset, b.dataset)) })
	}
	return &bonds{keys: keys, members: members}, rows.Err()
}

// readBonds reads the judgements, the shared numbers and the ids that datasets
// state, as far as an entity of that id is loaded.
func readBonds(ctx context.Context, q db.Queryer) (*bonds, error) {
	b, err := sharedKeys(ctx, q)
	if err != nil {
		return nil, err
	}
	rows, err := q.Query(ctx, `SELECT k.entity_id, k.schema, s.entity_id, s.schema FROM joinkey k
		JOIN search_entity s ON s.entity_id = substr(k.key, 4) WHERE k.key LIKE 'id:%'`)
	if err != nil {
		return nil, fmt.Errorf("stated ids: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var p [2]member
		if err := rows.Scan(&p[0].id, &p[0].schema, &p[1].id, &p[1].schema); err != nil {
			return nil, fmt.Errorf("stated ids: %w", err)
		}
		b.stated = append(b.stated, p)
	}
	slices.SortFunc(b.stated, func(x, y [2]member) int {
		return cmp.Or(cmp.Compare(x[0].id, y[0].id), cmp.Compare(x[1].id, y[1].id),
			cmp.Compare(x[0].schema, y[0].schema), cmp.Compare(x[1].schema, y[1].schema))
	})
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("stated ids: %w", err)
	}
	return b, addJudged(ctx, q, b)
}

// rejoin brings the canonical table in line with the judgements and the shared
// numbers.
func rejoin(ctx context.Context, tx *db.Tx) error {
	b, err := readBonds(ctx, tx)
	if err != nil {
		return err
	}
	want := joinAll(b)
	have, err := readCanonical(ctx, tx)
	if err != nil {
		return err
	}
	for id := range have {
		if _, ok := want[id]; !ok {
			if _, err := tx.Exec(ctx, "DELETE FROM canonical WHERE entity_id = ?", id); err != nil {
				return fmt.Errorf("join entities: %w", err)
			}
		}
	}
	put := tx.Batch("canonical", "entity_id, canonical_id", "ON CONFLICT (entity_id) DO UPDATE SET canonical_id = excluded.canonical_id")
	for id, c := range want {
		if have[id] == c {
			continue
		}
		if err := put.Add(ctx, id, c); err != nil {
			return fmt.Errorf("join entities: %w", err)
		}
	}
	if err := put.Flush(ctx); err != nil {
		return fmt.Errorf("join entities: %w", err)
	}
	return nil
}

func readCanonical(ctx context.Context, q db.Queryer) (map[string]string, error) {
	rows, err := q.Query(ctx, "SELECT entity_id, canonical_id FROM canonical")
	if err != nil {
		return nil, fmt.Errorf("joined entities: %w", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var id, c string
		if err := rows.Scan(&id, &c); err != nil {
			return nil, fmt.Errorf("joined entities: %w", err)
		}
		out[id] = c
	}
	return out, rows.Err()
}

// Canonical returns the id that stands for id and its doubles in other lists;
// an id that is joined with no other, known or not, stands for itself. Entries
// are joined by numbers that both lists print: UN reference, IMO number of a
// ship, LEI, INN, OGRN; the same id in two datasets is the same entity anyway.
func (c *Catalog) Canonical(ctx context.Context, id string) (string, error) {
	var canonical string
	err := c.db.QueryRow(ctx, "SELECT canonical_id FROM canonical WHERE entity_id = ?", id).Scan(&canonical)
	if errors.Is(err, sql.ErrNoRows) {
		return id, nil
	}
	if err != nil {
		return "", fmt.Errorf("canonical id of %s: %w", id, err)
	}
	return canonical, nil
}

// Referents returns the ids that a canonical id stands for, itself included,
// sorted.
func (c *Catalog) Referents(ctx context.Context, canonical string) ([]string, error) {
	rows, err := c.db.Query(ctx, "SELECT entity_id FROM canonical WHERE canonical_id = ?", canonical)
	if err != nil {
		return nil, fmt.Errorf("referents of %s: %w", canonical, err)
	}
	defer rows.Close()
	out := []string{canonical}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, fmt.Errorf("referents of %s: %w", canonical, err)
		}
		out = append(out, id)
	}
	slices.Sort(out)
	return slices.Compact(out), rows.Err()
}
