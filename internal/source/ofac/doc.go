// Package ofac reads the lists of the US Office of Foreign Assets Control: the
// SDN list and the consolidated (non-SDN) list, as CSV set (with its .del,
// .pip and .ff dialects) and as XML (classic, enhanced, advanced).
//
// All formats give the same entities in the same shape, built by [entry]:
// what the CSV files pack into remarks and what the XML files hold in elements
// goes through the same table of labels (idTypes), so that one list gives the
// same statements whichever file it came in. Remarks that no property takes
// are kept whole as notes; nothing is dropped.
//
// Entity ids are "ofac-" and OFAC's own number. Ids of addresses, documents,
// wallets, sanctions and links are hashes of what they say, with the number of
// the entry they belong to. The origin of each value is the component of the
// CSV set in which it stands (prim, alt, add, comments), in XML too.
//
// The package does not fetch, store, or decide the scope of a snapshot; a
// primary file alone is recognised as component "prim" and its scope is the
// caller's. Start reading at [Formats], then csv.go, remarks.go and build.go.
package ofac
