// Package sanctrace follows what is said about sanctioned trade back to who
// said it. It holds no code: this is a tour of the packages, bottom up. The
// number before each group is its import row; a package imports lower rows
// only, and a test beside this file checks it.
//
// The one idea is that everything is a statement with a source: a row of a
// sanctions list, a sentence of a report, a line of a share register and a
// shipment all say something about something, here, then. Screening, ownership,
// trade and trace are views over statements, and every answer names the passage
// or row that it rests on.
//
// # Words
//
//	1  fault      the kinds of error, with place and remedy
//	2  names      names of people, companies and ships: parse, fold, compare
//	2  ident      identifiers of parties and ships: LEI, IMO, INN, passports
//	2  place      countries, also those that no longer exist
//	2  when       days and vague dates
//	2  quantity   bounded amounts and what they count
//	2  vocab      the closed lists of event types, roles, modalities
//	2  fulltext   text to the words it is found under
//	2  signing    texts signed with the user's SSH key
//	2  sealed     immutable files that carry their own checksums
//	3  pdftext    the text of PDF files in reading order, with page and box
//	3  ftm        the FollowTheMoney model: schemata, entities, statements
//	3  variant    names as they may be written elsewhere, for measurements
//
// # From bytes to statements
//
//	4  source     what all readers of lists share: files, formats, rows, XML
//	4  extract    documents to text with locators
//	4  finding    one result with its steps
//	5  collect    documents from folders, archives, mailboxes, attachments
//	5  source/ofac, bis, csl, un, eu, uk, ca, au, ch, opensanctions, senzing,
//	   register: each reads the formats of one publisher and knows no other
//	5  source/fetch downloads published lists, whole or not at all
//	6  intake     finds out what files are, and in which order to read them
//
// # What is kept
//
//	6  db         one database in two dialects, SQLite and PostgreSQL
//	7  oplog      the append-only log of imports and decisions, with its proof
//	8  catalog    datasets, snapshots and statements with their history
//	9  ledger     documents, claims, judgements, alerts
//	9  protect    the user's own confidential sources, sealed
//	9  index      the names index on disk
//
// # What is asked
//
//	10  match      scores two entities and says why
//	10  algorithm  the published algorithms under their names: logic-v2, ofac, ...
//	11  screen     a query or a file against the lists
//	12  resolve    which entries of different lists are one party
//	12  claims     text to claims
//	12  roster     the catalog as a screening engine
//	12  link       which listed entities a name in a text may be
//	12  ownership  who owns and controls whom, per regime
//	13 reasons    what the reasons of list entries say: posts, mentions, ties, networks
//	13  trade      controlled goods, red flags, mirror gaps
//	14  trace      joins them into a network, with leads
//	15  dossier    findings as pages, JSON, CSV, each sentence with its source
//	15  assist     proposals of a language model that the user names, checked
//	16  web        the workbench
//	17  demo       the embedded sample case
//	18  bench      the program measured on data with a committed seed
//
// Start reading at source and catalog for the lists, at extract and claims for
// documents, at trace for how they meet. cmd/sanctrace is the command line.
package sanctrace
