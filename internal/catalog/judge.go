package catalog

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"sanctrace/internal/db"
	"sanctrace/internal/fault"
	"sanctrace/internal/oplog"
)

// Verdict says whether two entries are the same party.
type Verdict string

// The verdicts. TakenBack undoes an earlier one.
const (
	JudgedSame      Verdict = "same"
	JudgedDifferent Verdict = "different"
	TakenBack       Verdict = "open"
)

// Judgement is a decision about two entries of lists, by a person or by a rule
// that a person chose. It outranks the numbers that lists print.
type Judgement struct {
	Left    string  `json:"left"` // entity ids; of a stored one the lesser
	Right   string  `json:"right"`
	Verdict Verdict `json:"verdict"`
	Rule    string  `json:"rule,omitempty"` // name of the rule; empty when a person looked at the pair
	By      string  `json:"by"`
	Reason  string  `json:"reason"`
	At      string  `json:"at"` // RFC 3339, UTC; set by the catalog
}

// Pair returns the ids in order.
func (j Judgement) Pair() [2]string { return ordered(j.Left, j.Right) }

func ordered(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

func (j *Judgement) check() error {
	object := "pair " + j.Left + " ~ " + j.Right
	switch {
	case j.Left == "" || j.Right == "" || j.Left == j.Right:
		return fault.New(fault.Invalid, object, "a judgement needs two different ids")
	case j.Verdict != JudgedSame && j.Verdict != JudgedDifferent && j.Verdict != TakenBack:
		return fault.New(fault.Invalid, object, "verdict %q", j.Verdict).Try("use same, different or open")
	case strings.TrimSpace(j.By) == "":
		return fault.New(fault.Invalid, object, "a judgement needs a person").Try("say who with --by")
	case strings.TrimSpace(j.Reason) == "":
		return fault.New(fault.Invalid, object, "a judgement needs a reason").Try("say why with --reason")
	case !plainText(j.By) || !plainText(j.Reason) || !plainText(j.Rule):
		return fault.New(fault.Invalid, object, "who, why and rule must be plain text")
	}
	return nil
}

// Judge records judgements, all or none, and joins and parts entries as they
// say. It fails with fault.NotFound when an entry is not loaded, fault.Invalid
// when one lacks who or why, or fault.Conflict when they contradict each other
// or could not be carried out: things of different kinds, or two that are to be
// one and are to differ through a third.
func (c *Catalog) Judge(ctx context.Context, js []Judgement) error {
	for i := range js {
		if err := js[i].check(); err != nil {
			return err
		}
	}
	lock, err := waitLock(ctx, c.lockPath())
	if err != nil {
		return err
	}
	defer lock.unlock()
	if err := c.db.Tx(ctx, func(tx *db.Tx) error { return c.judgeAll(ctx, tx, js) }); err != nil {
		return fmt.Errorf("judge: %w", err)
	}
	return nil
}

func (c *Catalog) judgeAll(ctx context.Context, tx *db.Tx, js []Judgement) error {
	before, err := unmet(ctx, tx)
	if err != nil {
		return err
	}
	var last sql.NullInt64
	if err := tx.QueryRow(ctx, "SELECT MAX(n) FROM identity_judgement").Scan(&last); err != nil {
		return fmt.Errorf("read judgements: %w", err)
	}
	for i := range js {
		if err := c.judge(ctx, tx, last.Int64+int64(i)+1, js[i]); err != nil {
			return err
		}
	}
	if err := rejoin(ctx, tx); err != nil {
		return err
	}
	after, err := unmet(ctx, tx)
	if err != nil {
		return err
	}
	for _, j := range after {
		if !slices.ContainsFunc(before, func(b Judgement) bool { return b.Pair() == j.Pair() }) {
			return fault.New(fault.Conflict, "pair "+j.Left+" ~ "+j.Right, "judged %s, which cannot be: another judgement, or what kinds of thing they are, says otherwise", j.Verdict).
				Try("see what was decided: sanctrace resolve decisions")
		}
	}
	return nil
}

func (c *Catalog) judge(ctx context.Context, tx *db.Tx, n int64, j Judgement) error {
	p := j.Pair()
	for _, id := range p {
		var k int
		if err := tx.QueryRow(ctx, "SELECT count(*) FROM search_entity WHERE entity_id = ?", id).Scan(&k); err != nil {
			return fmt.Errorf("entity %s: %w", id, err)
		}
		if k == 0 {
			return fault.New(fault.NotFound, "entity "+id, "no list holds it").Try("search for its name")
		}
	}
	now := c.now().UTC()
	payload, err := json.Marshal(map[string]string{"verdict": string(j.Verdict), "rule": j.Rule, "reason": j.Reason})
	if err != nil {
		return fmt.Errorf("judgement: %w", err)
	}
	seq, err := c.log.Append(ctx, tx, oplog.Entry{Time: now, Actor: j.By, Action: "identity", Object: "identity/" + p[0] + "~" + p[1], Payload: payload})
	if err != nil {
		return err
	}
	at := now.Format(time.RFC3339)
	_, err = tx.Exec(ctx, `INSERT INTO identity_judgement (n, left_id, right_id, verdict, rule, by_whom, reason, decided, log_seq, digest)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, n, p[0], p[1], string(j.Verdict), j.Rule, j.By, j.Reason, at, seq,
		checksum([]string{strconv.FormatInt(n, 10), p[0], p[1], string(j.Verdict), j.Rule, j.By, j.Reason, at, strconv.FormatInt(seq, 10)}))
	if err != nil {
		return fmt.Errorf("write judgement: %w", err)
	}
	return nil
}

// unmet returns the judgements that hold and are not carried out.
func unmet(ctx context.Context, q db.Queryer) ([]Judgement, error) {
	joined, err := readCanonical(ctx, q)
	if err != nil {
		return nil, err
	}
	holds, err := readJudgements(ctx, q)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(holds, func(j Judgement) bool {
		one := cmp.Or(joined[j.Left], j.Left) == cmp.Or(joined[j.Right], j.Right)
		return one == (j.Verdict == JudgedSame)
	}), nil
}

// Judgements returns the judgement that holds for each pair, the oldest first.
// Those that were taken back are left out.
func (c *Catalog) Judgements(ctx context.Context) ([]Judgement, error) {
	return readJudgements(ctx, c.db)
}

func readJudgements(ctx context.Context, q db.Queryer) ([]Judgement, error) {
	rows, err := q.Query(ctx, `SELECT left_id, right_id, verdict, rule, by_whom, reason, decided FROM identity_judgement ORDER BY n`)
	if err != nil {
		return nil, fmt.Errorf("read judgements: %w", err)
	}
	defer rows.Close()
	newest, at := map[[2]string]Judgement{}, map[[2]string]int{}
	for n := 0; rows.Next(); n++ {
		var j Judgement
		if err := rows.Scan(&j.Left, &j.Right, &j.Verdict, &j.Rule, &j.By, &j.Reason, &j.At); err != nil {
			return nil, fmt.Errorf("read judgements: %w", err)
		}
		newest[j.Pair()], at[j.Pair()] = j, n
	}
	out := []Judgement{}
	for _, j := range newest {
		if j.Verdict != TakenBack {
			out = append(out, j)
		}
	}
	slices.SortFunc(out, func(a, b Judgement) int { return cmp.Compare(at[a.Pair()], at[b.Pair()]) })
	return out, rows.Err()
}

// addJudged puts judgements among the bonds: pairs to join, with every schema
// under which lists have their entries, and pairs to keep apart.
func addJudged(ctx context.Context, q db.Queryer, b *bonds) error {
	js, err := readJudgements(ctx, q)
	if err != nil || len(js) == 0 {
		return err
	}
	schemata := map[string][]string{}
	rows, err := q.Query(ctx, `SELECT DISTINCT entity_id, schema FROM search_entity WHERE entity_id IN
		(SELECT left_id FROM identity_judgement UNION SELECT right_id FROM identity_judgement) ORDER BY entity_id, schema`)
	if err != nil {
		return fmt.Errorf("judged entities: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, schema string
		if err := rows.Scan(&id, &schema); err != nil {
			return fmt.Errorf("judged entities: %w", err)
		}
		schemata[id] = append(schemata[id], schema)
	}
	for _, j := range js {
		if j.Verdict == JudgedDifferent {
			b.apart = append(b.apart, j.Pair())
			continue
		}
		b.judged = append(b.judged, j.Pair())
	}
	b.schemata = schemata
	return rows.Err()
}

// judgements checks the rows of judgements against their checksums.
func (v *verifying) judgements(ctx context.Context) error {
	rows, err := v.c.db.Query(ctx, `SELECT n, left_id, right_id, verdict, rule, by_whom, reason, decided, log_seq, digest FROM identity_judgement ORDER BY n`)
	if err != nil {
		return fmt.Errorf("read judgements: %w", err)
	}
	defer rows.Close()
	for want := int64(1); rows.Next(); want++ {
		var n, seq int64
		var f [8]string
		if err := rows.Scan(&n, &f[0], &f[1], &f[2], &f[3], &f[4], &f[5], &f[6], &seq, &f[7]); err != nil {
			return fmt.Errorf("read judgements: %w", err)
		}
		fields := append([]string{strconv.FormatInt(n, 10)}, f[:7]...)
		if sum := checksum(append(fields, strconv.FormatInt(seq, 10))); sum != f[7] || n != want {
			v.bad(fmt.Sprintf("judgement %d on %s ~ %s", n, f[0], f[1]), "the row is not what was written, or one before it is missing")
		}
	}
	return rows.Err()
}
