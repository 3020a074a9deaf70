package dossier

import "sanctrace/internal/trace"

// gradesOf returns what people think of the source of a claim and of what it
// says, each in words of its own: they answer two questions and are never
// joined. The document's grade counts where the origin has none.
func (c *composer) gradesOf(cl trace.Claim) []string {
	if cl.ID == "" {
		return nil
	}
	var out []string
	if g, ok := c.grades[cl.Origin]; ok {
		out = append(out, g.String())
	} else if g, ok := c.grades["doc:"+cl.Document]; ok {
		out = append(out, g.String())
	}
	if g, ok := c.grades[cl.ID]; ok {
		out = append(out, g.String())
	}
	return out
}
