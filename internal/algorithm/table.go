package algorithm

// The five tables. Weights are those that the algorithms publish; each example
// is a pair that the feature scores above 0.

var logicV1 = Algorithm{
	Name: "logic-v1",
	Description: "Rules: the best of several comparisons of names and identifiers, moved by what else agrees or contradicts. " +
		"OpenSanctions has replaced it by logic-v2.",
	Features: []Feature{
		{Name: "name_literal_match", Weight: 1, Description: "The same name, without more than case and signs set aside.", Example: [2]string{"Ivan Petrov", "IVAN PETROV"}, compare: literalMatch},
		{Name: "person_name_jaro_winkler", Weight: .8, Description: "Names of persons alike by Jaro-Winkler.", Example: [2]string{"Ivan Petrov", "Ivan Petrow"}, compare: personJaro},
		{Name: "person_name_phonetic_match", Weight: .9, Description: "Names of persons that sound alike, by Metaphone.", Example: [2]string{"Filip Smith", "Philip Smyth"}, compare: personPhonetic},
		{Name: "name_fingerprint_levenshtein", Weight: .9, Description: "Names of organisations alike once legal forms are shortened, by edit distance.", Example: [2]string{"Acme Holding Limited", "Acme Holdings Ltd"}, compare: fingerprintMatch},
		{Name: "name_metaphone_match", Description: "Names that sound alike, by Metaphone; off unless given a weight.", Example: [2]string{"Filip Smith", "Philip Smyth"}, compare: nameCodes(metaphoneWord)},
		{Name: "name_soundex_match", Description: "Names that sound alike, by Soundex; off unless given a weight.", Example: [2]string{"Robert Smith", "Rupert Smyth"}, compare: nameCodes(soundexWord)},
		{Name: "address_entity_match", Weight: .98, Description: "Two addresses that are alike.", Example: [2]string{"5 Lenin St, Perm", "Lenin Street 5, Perm"}, compare: addressMatch(true)},
		{Name: "crypto_wallet_address", Weight: .98, Description: "Two wallets with the same public key.", Example: [2]string{"bc1qexampleexample", "bc1qexampleexample"}, compare: wallet},
		{Name: "isin_security_match", Weight: .98, Description: "Two securities with the same ISIN.", Example: [2]string{"US0378331005", "US0378331005"}, compare: propID("Security", "isin", "isinCode")},
		{Name: "lei_code_match", Weight: .95, Description: "The same Legal Entity Identifier.", Example: [2]string{"5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"}, compare: propID("", "leiCode")},
		{Name: "ogrn_code_match", Weight: .95, Description: "The same Russian registration number.", Example: [2]string{"1027700132195", "1027700132195"}, compare: propID("", "ogrnCode")},
		{Name: "vessel_imo_mmsi_match", Weight: .95, Description: "The same IMO number or MMSI.", Example: [2]string{"IMO9074729", "9074729"}, compare: propID("", "imoNumber", "mmsi")},
		{Name: "inn_code_match", Weight: .95, Description: "The same Russian taxpayer number.", Example: [2]string{"7707083893", "7707083893"}, compare: propID("", "innCode")},
		{Name: "bic_code_match", Weight: .95, Description: "The same SWIFT code.", Example: [2]string{"DEUTDEFF", "DEUTDEFF"}, compare: propID("", "swiftBic")},
		{Name: "identifier_match", Weight: .85, Description: "The same number, whatever its kind.", Example: [2]string{"A-1234567", "A1234567"}, compare: anyID},
		{Name: "weak_alias_match", Weight: .8, Description: "A name of the query is a weak alias of the candidate.", Example: [2]string{"Abu Test", "ABU TEST"}, compare: weakMatch},
		{Name: "country_mismatch", Weight: -.2, Qualifier: true, Description: "No country in common.", Example: [2]string{"ru", "br"}, compare: countryDiffers},
		{Name: "last_name_mismatch", Weight: -.2, Qualifier: true, Description: "Other family names.", Example: [2]string{"Petrov", "Ivanov"}, compare: lastNameDiffers},
		{Name: "dob_year_disjoint", Weight: -.15, Qualifier: true, Description: "Other years of birth.", Example: [2]string{"1965", "1972"}, compare: yearDiffers},
		{Name: "dob_day_disjoint", Weight: -.2, Qualifier: true, Description: "Other days of birth.", Example: [2]string{"1965-03-12", "1965-07-30"}, compare: dayDiffers},
		{Name: "gender_mismatch", Weight: -.2, Qualifier: true, Description: "Another gender.", Example: [2]string{"male", "female"}, compare: genderDiffers},
		{Name: "orgid_disjoint", Weight: -.2, Qualifier: true, Description: "Organisations with other numbers.", Example: [2]string{"A1234567", "B7654321"}, compare: idsDiffer},
		{Name: "numbers_mismatch", Weight: -.1, Qualifier: true, Description: "Other numbers in the names.", Example: [2]string{"Acme Fund 2", "Acme Fund 3"}, compare: numbersDiffer},
	},
}

var logicV2 = Algorithm{
	Name: "logic-v2",
	Description: "Rules: the best of a comparison of names that knows spellings, scripts, legal forms and lines of business, and of identifiers; " +
		"moved by what else agrees or contradicts.",
	Features: []Feature{
		{Name: "name_match", Weight: 1, Description: "Names compared word by word with what each word stands for.", Example: [2]string{"Ivan Petrov", "Petrov Ivan"}, compare: nameMatch},
		{Name: "address_entity_match", Weight: .98, Description: "Two addresses that are alike.", Example: [2]string{"5 Lenin St, Perm", "Lenin Street 5, Perm"}, compare: addressMatch(true)},
		{Name: "crypto_wallet_address", Weight: .98, Description: "Two wallets with the same public key.", Example: [2]string{"bc1qexampleexample", "bc1qexampleexample"}, compare: wallet},
		{Name: "isin_security_match", Weight: .98, Description: "The same ISIN.", Example: [2]string{"US0378331005", "US0378331005"}, compare: formatID("isin")},
		{Name: "lei_code_match", Weight: .95, Description: "The same Legal Entity Identifier.", Example: [2]string{"5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"}, compare: formatID("lei")},
		{Name: "ogrn_code_match", Weight: .95, Description: "The same Russian registration number.", Example: [2]string{"1027700132195", "1027700132195"}, compare: formatID("ogrn")},
		{Name: "vessel_imo_mmsi_match", Weight: .95, Description: "The same IMO number, or MMSI of vessels.", Example: [2]string{"IMO9074729", "IMO9074729"}, compare: shipID},
		{Name: "inn_code_match", Weight: .95, Description: "The same Russian taxpayer number.", Example: [2]string{"7707083893", "7707083893"}, compare: formatID("inn")},
		{Name: "bic_code_match", Weight: .95, Description: "The same SWIFT code.", Example: [2]string{"DEUTDEFF", "DEUTDEFF"}, compare: formatID("bic")},
		{Name: "uei_code_match", Weight: .95, Description: "The same US Unique Entity ID.", Example: [2]string{"ABCDEFGHJKL1", "ABCDEFGHJKL1"}, compare: formatID("uei")},
		{Name: "npi_code_match", Weight: .95, Description: "The same US National Provider Identifier.", Example: [2]string{"1234567893", "1234567893"}, compare: formatID("npi")},
		{Name: "identifier_match", Weight: .85, Description: "The same number, whatever its kind.", Example: [2]string{"A-1234567", "A1234567"}, compare: anyID},
		{Name: "weak_alias_match", Weight: .8, Description: "A name of the query is a weak alias of the candidate.", Example: [2]string{"Abu Test", "ABU TEST"}, compare: weakMatch},
		{Name: "address_prop_match", Weight: .2, Qualifier: true, Description: "Addresses that are alike.", Example: [2]string{"5 Lenin St, Perm", "Lenin Street 5, Perm"}, compare: addressMatch(false)},
		{Name: "country_mismatch", Weight: -.2, Qualifier: true, Description: "No country in common.", Example: [2]string{"ru", "br"}, compare: countryDiffers},
		{Name: "dob_year_disjoint", Weight: -.15, Qualifier: true, Description: "Other years of birth.", Example: [2]string{"1965", "1972"}, compare: yearDiffers},
		{Name: "dob_day_disjoint", Weight: -.25, Qualifier: true, Description: "Other days of birth.", Example: [2]string{"1965-03-12", "1965-07-30"}, compare: dayDiffers},
		{Name: "gender_mismatch", Weight: -.2, Qualifier: true, Description: "Another gender.", Example: [2]string{"male", "female"}, compare: genderDiffers},
	},
	Settings: []Setting{
		{"nm_number_mismatch", "What a number takes away that only the query's name of an object has.", .3},
		{"nm_extra_query_name", "Weight of words of the query that met nothing.", .8},
		{"nm_extra_result_name", "Weight of words of the candidate that met nothing.", .2},
		{"nm_family_name_weight", "How much more a stated family name weighs.", 1.3},
		{"nm_fuzzy_cutoff_factor", "How many edits are borne: more above 1, fewer below.", 1},
	},
}

// parts are the features of the older name algorithms.
var parts = []Feature{
	{Name: "jaro_name_parts", Weight: .5, Description: "Words of the query by their best Jaro-Winkler.", Example: [2]string{"Ivan Petrov", "Petrow Ivan"}, compare: jaroParts},
	{Name: "soundex_name_parts", Weight: .5, Description: "Words in common by Soundex.", Example: [2]string{"Robert Smith", "Rupert Smyth"}, compare: soundexParts},
}

// qualifiers are what takes away in name-qualified and ofac.
var qualifiers = []Feature{
	{Name: "country_mismatch", Weight: -.1, Qualifier: true, Description: "No country in common.", Example: [2]string{"ru", "br"}, compare: countryDiffers},
	{Name: "dob_year_disjoint", Weight: -.1, Qualifier: true, Description: "Other years of birth.", Example: [2]string{"1965", "1972"}, compare: yearDiffers},
	{Name: "dob_day_disjoint", Weight: -.15, Qualifier: true, Description: "Other days of birth.", Example: [2]string{"1965-03-12", "1965-07-30"}, compare: dayDiffers},
	{Name: "gender_mismatch", Weight: -.1, Qualifier: true, Description: "Another gender.", Example: [2]string{"male", "female"}, compare: genderDiffers},
	{Name: "orgid_disjoint", Weight: -.1, Qualifier: true, Description: "Organisations with other numbers.", Example: [2]string{"A1234567", "B7654321"}, compare: idsDiffer},
}

var nameBased = Algorithm{
	Name: "name-based", Description: "Names only: half Jaro-Winkler, half Soundex, word by word. OpenSanctions has replaced it by ofac.",
	Features: parts, sum: true,
}

var nameQualified = Algorithm{
	Name: "name-qualified", Description: "name-based, less for what contradicts: countries, dates of birth, gender, numbers of organisations.",
	Features: append(parts[:len(parts):len(parts)], qualifiers...), sum: true,
}

var ofac = Algorithm{
	Name: "ofac", Description: "The score of OFAC's Sanctions List Search (FAQ 249), less for what contradicts.",
	Features: append([]Feature{
		{Name: "ofac_name_score", Weight: 1, Description: "The better of the whole text and word by word, by Jaro-Winkler.", Example: [2]string{"Ivan Petrov", "PETROV, Ivan"}, compare: ofacName},
	}, qualifiers...), sum: true,
}
