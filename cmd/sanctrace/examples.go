package main

import "strings"

// example returns the help of a command that shows it in use, one line each.
func example(lines ...string) string {
	return "Examples:\n  " + strings.Join(lines, "\n  ")
}

// Help shows the command in use.
func (c *readCmd) Help() string {
	return example(
		`sanctrace read report.pdf`,
		`sanctrace read --json --published 2022-11-20 report.txt page.mhtml > claims.json`,
		`sanctrace read --json --resume kept folder-of-thousands mail.mbox case.zip > claims.json`,
		`sanctrace read --link report.docx`,
		`curl -s https://news.example/story | sanctrace read -`)
}

// Help shows the command in use.
func (c *traceCmd) Help() string {
	return example(
		`sanctrace trace --case story report.pdf register.csv shipments.csv`,
		`sanctrace trace --case story --on 2022-11-24 --published 2022-11-20 folder`,
		`sanctrace trace --json report.pdf > trace.json`)
}

// Help shows the command in use.
func (c *decideCmd) Help() string {
	return example(
		`sanctrace decide story c-1e762a1ab782 accept --by "Ann Clerk" --reason "read against the passage"`,
		`sanctrace decide story c-1e762a1ab782 correct --by "Ann Clerk" --reason "the text says Oldport" --value '{"place":"Oldport"}'`,
		`sanctrace decide story --file decisions.jsonl`) + "\n\nThe ids are those of trace --json and of the workbench (sanctrace serve)."
}

// Help shows the command in use.
func (c *gradeCmd) Help() string {
	return example(
		`sanctrace grade story doc:report.pdf --reliability B --by "Ann Clerk" --reason "usually right"`,
		`sanctrace grade story c-1e762a1ab782 --credibility 2 --by "Ann Clerk" --reason "two origins agree"`)
}

// Help shows the command in use.
func (c *proposeCmd) Help() string {
	return example(
		`sanctrace propose story --endpoint http://127.0.0.1:11434/v1 --model NAME --dry-run`,
		`sanctrace propose story --endpoint https://models.example/v1 --model NAME --key-file key.txt`)
}

// Help shows the command in use.
func (c *sourceSealCmd) Help() string {
	return example(
		`sanctrace source seal story --to age1... < about.json`) + `

Standard input is one JSON object. Its fields are up to you; "papers" names files whose bytes are sealed too:

  {"name": "...", "role": "...", "contact": "...", "papers": ["notes.pdf"]}

Nothing of it is an argument, because arguments stand in the shell's history.`
}

// Help shows the command in use.
func (c *sourceClaimCmd) Help() string {
	return example(
		`sanctrace source claim story S1 --by "Ann Clerk" --identity key.txt --value '{"text":"More than 200 engines lay ready at the plant in June 2024","event":"TRANSFER","participants":[{"name":"Fell Systems","role":"recipient"}]}'`)
}

// Help shows the command in use.
func (c *sourceOpenCmd) Help() string {
	return example(
		`sanctrace source open story S1 --identity key.txt --by "Ann Clerk" --reason "the editor asked" --out opened`)
}

// Help shows the command in use.
func (c *dossierCmd) Help() string {
	return example(
		`sanctrace dossier story --out story`,
		`sanctrace dossier story --out draft --draft`,
		`sanctrace dossier story --out public --redact names.txt --sign id_ed25519`) +
		"\n\nA redacted dossier also gives up the ids, places and boxes of passages from which the words taken out could be guessed. Names have other spellings, and entries of lists have ids: name those too."
}

// Help shows the command in use.
func (c *verifyCmd) Help() string {
	return example(
		`sanctrace verify`,
		`sanctrace verify story --json`,
		`sanctrace verify --dossier public --signer id_ed25519.pub`)
}
