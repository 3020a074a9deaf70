package senzing

// prefixable are the kinds of which a record may have several, told apart by a
// prefix of the keys.
var prefixable = map[string]bool{"name": true, "addr": true, "phone": true, "email": true, "website": true}

// attributes maps every attribute of the form that is understood to its kind.
var attributes = map[string]string{
	"RECORD_TYPE": "type",

	"NAME_FULL": "name", "NAME_ORG": "name", "NAME_LAST": "name", "NAME_FIRST": "name", "NAME_MIDDLE": "name",
	"NAME_PREFIX": "name", "NAME_SUFFIX": "name", "NAME_TYPE": "name",

	"ADDR_FULL": "addr", "ADDR_TYPE": "addr", "ADDR_LINE1": "addr", "ADDR_LINE2": "addr", "ADDR_LINE3": "addr",
	"ADDR_LINE4": "addr", "ADDR_LINE5": "addr", "ADDR_LINE6": "addr", "ADDR_CITY": "addr", "ADDR_STATE": "addr",
	"ADDR_POSTAL_CODE": "addr", "ADDR_COUNTRY": "addr", "ADDR_FROM_DATE": "addr", "ADDR_THRU_DATE": "addr",

	"PHONE_NUMBER": "phone", "PHONE_TYPE": "phone", "EMAIL_ADDRESS": "email", "WEBSITE_ADDRESS": "website",

	"DATE_OF_BIRTH": "birth", "DATE_OF_DEATH": "death", "REGISTRATION_DATE": "registered", "GENDER": "gender",
	"NATIONALITY": "nationality", "CITIZENSHIP": "citizenship", "PLACE_OF_BIRTH": "birthplace",
	"REGISTRATION_COUNTRY": "jurisdiction", "COUNTRY_OF_ASSOCIATION": "country", "EMPLOYER": "employer",
	"GROUP_ASSOCIATION_ORG_NAME": "employer",

	"PASSPORT_NUMBER": "passport", "PASSPORT_COUNTRY": "passport",
	"DRIVERS_LICENSE_NUMBER": "licence", "DRIVERS_LICENSE_STATE": "licence",
	"SSN_NUMBER": "ssn", "SSN": "ssn",
	"NATIONAL_ID_NUMBER": "national", "NATIONAL_ID_TYPE": "national", "NATIONAL_ID_COUNTRY": "national",
	"TAX_ID_NUMBER": "tax", "TAX_ID_TYPE": "tax", "TAX_ID_COUNTRY": "tax",
	"OTHER_ID_NUMBER": "other", "OTHER_ID_TYPE": "other", "OTHER_ID_COUNTRY": "other",
	"TRUSTED_ID_NUMBER": "trusted", "TRUSTED_ID_TYPE": "trusted",
	"ACCOUNT_NUMBER": "account", "ACCOUNT_DOMAIN": "account",
	"LEI_NUMBER": "lei", "DUNS_NUMBER": "duns", "NPI_NUMBER": "npi", "IMO_NUMBER": "imo", "MMSI_NUMBER": "mmsi",
	"CALL_SIGN": "callsign",

	"REL_ANCHOR_DOMAIN": "rel", "REL_ANCHOR_KEY": "rel", "REL_POINTER_DOMAIN": "rel", "REL_POINTER_KEY": "rel",
	"REL_POINTER_ROLE": "rel",

	"TOPIC": "topic", "URL": "url",
}

// plain maps the kinds that are one value to the property they go to, for
// persons and for everything else.
var plain = map[string]struct{ attr, person, other string }{
	"email":        {"EMAIL_ADDRESS", "email", "email"},
	"website":      {"WEBSITE_ADDRESS", "website", "website"},
	"phone":        {"PHONE_NUMBER", "phone", "phone"},
	"gender":       {"GENDER", "gender", "gender"},
	"nationality":  {"NATIONALITY", "nationality", "country"},
	"citizenship":  {"CITIZENSHIP", "citizenship", "country"},
	"birthplace":   {"PLACE_OF_BIRTH", "birthPlace", "birthPlace"},
	"jurisdiction": {"REGISTRATION_COUNTRY", "country", "jurisdiction"},
	"country":      {"COUNTRY_OF_ASSOCIATION", "country", "country"},
	"lei":          {"LEI_NUMBER", "leiCode", "leiCode"},
	"duns":         {"DUNS_NUMBER", "dunsCode", "dunsCode"},
	"npi":          {"NPI_NUMBER", "npiCode", "npiCode"},
	"imo":          {"IMO_NUMBER", "imoNumber", "imoNumber"},
	"mmsi":         {"MMSI_NUMBER", "mmsi", "mmsi"},
	"callsign":     {"CALL_SIGN", "callSign", "callSign"},
	"topic":        {"TOPIC", "topics", "topics"},
	"url":          {"URL", "sourceUrl", "sourceUrl"},
}

// dates maps the kinds that are a date to their property for persons and for
// everything else.
var dates = map[string]struct{ attr, person, other string }{
	"birth":      {"DATE_OF_BIRTH", "birthDate", "incorporationDate"},
	"death":      {"DATE_OF_DEATH", "deathDate", "dissolutionDate"},
	"registered": {"REGISTRATION_DATE", "createdAt", "incorporationDate"},
}

// documents maps the kinds that are an identity document to what they are
// called where the record does not say, with the attributes of the number, the
// type and the country.
var documents = map[string]struct{ name, number, typ, country string }{
	"passport": {"Passport", "PASSPORT_NUMBER", "", "PASSPORT_COUNTRY"},
	"licence":  {"Driver's licence", "DRIVERS_LICENSE_NUMBER", "", "DRIVERS_LICENSE_STATE"},
	"national": {"National id", "NATIONAL_ID_NUMBER", "NATIONAL_ID_TYPE", "NATIONAL_ID_COUNTRY"},
	"account":  {"Account", "ACCOUNT_NUMBER", "ACCOUNT_DOMAIN", ""},
}
