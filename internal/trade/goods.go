package trade

// good is one controlled HS-6 code. The codes and tiers are those of the
// Common High Priority List (BIS, 23 February 2024, shared with the EU, Japan
// and the UK); three further codes of 15 CFR 746 Supplement No. 7 concern
// aircraft and drone engines and bear no tier. Names are our own short words.
type good struct {
	code string // HS 2022, six digits; the control reaches every longer code that begins with it
	tier string // 1, 2, 3A, 3B, 4A, 4B; empty for the Supplement No. 7 codes without tier
	name string
}

// goods lists the controlled codes in ascending order.
var goods = []good{
	{"840710", "", "aircraft piston engines"},
	{"840890", "", "diesel engines"},
	{"840910", "", "aircraft engine parts"},
	{"845710", "4B", "machining centres"},
	{"845811", "4B", "numerically controlled horizontal lathes"},
	{"845891", "4B", "numerically controlled lathes"},
	{"845961", "4B", "numerically controlled milling machines"},
	{"846693", "4B", "machine tool parts"},
	{"847150", "3A", "computer processing units"},
	{"847180", "4A", "other computer units"},
	{"848210", "3B", "ball bearings"},
	{"848220", "3B", "tapered roller bearings"},
	{"848230", "3B", "spherical roller bearings"},
	{"848250", "3B", "cylindrical roller bearings"},
	{"848610", "4A", "wafer making machines"},
	{"848620", "4A", "semiconductor making machines"},
	{"848640", "4A", "mask making machines"},
	{"850440", "3A", "power supplies and converters"},
	{"851762", "2", "data transmission equipment"},
	{"851769", "3A", "other communication apparatus"},
	{"852589", "3A", "cameras"},
	{"852691", "2", "radio navigation apparatus"},
	{"852910", "3A", "antennas"},
	{"852990", "3A", "radio and camera parts"},
	{"853221", "2", "tantalum capacitors"},
	{"853224", "2", "multilayer ceramic capacitors"},
	{"853400", "4A", "printed circuits"},
	{"853669", "3A", "plugs and sockets"},
	{"853690", "3A", "connectors and terminals"},
	{"854110", "3A", "diodes"},
	{"854121", "3A", "small transistors"},
	{"854129", "3A", "power transistors"},
	{"854130", "3A", "thyristors"},
	{"854149", "3A", "photosensitive semiconductors"},
	{"854151", "3A", "semiconductor transducers"},
	{"854159", "3A", "other semiconductor devices"},
	{"854160", "3A", "quartz crystals"},
	{"854231", "1", "processors and controllers"},
	{"854232", "1", "memory chips"},
	{"854233", "1", "amplifier chips"},
	{"854239", "1", "other integrated circuits"},
	{"854320", "4A", "signal generators"},
	{"854800", "2", "electrical machine parts"},
	{"880730", "3B", "aircraft and drone parts"},
	{"901310", "3B", "telescopic sights"},
	{"901380", "3B", "other optical devices"},
	{"901420", "3B", "flight instruments"},
	{"901480", "3B", "other navigation instruments"},
	{"902750", "4A", "optical measuring instruments"},
	{"903020", "4A", "oscilloscopes"},
	{"903032", "4A", "recording multimeters"},
	{"903039", "4A", "electrical measuring instruments"},
	{"903082", "4A", "semiconductor testers"},
}

// tierScore weighs a tier between 0 and 1: tier 1 is used in Russian weapons
// most and made least elsewhere, tier 4 is machine tools and test equipment.
var tierScore = map[string]float64{"1": 1, "2": 0.9, "3A": 0.75, "3B": 0.75, "4A": 0.6, "4B": 0.6, "": 0.7}

// controlled returns the controlled good that an HS code falls under.
func controlled(hs string) (good, bool) {
	if len(hs) < 6 {
		return good{}, false
	}
	for _, g := range goods {
		if hs[:6] == g.code {
			return g, true
		}
	}
	return good{}, false
}

// hubs are the places that FinCEN and BIS name as common points of
// transshipment to Russia and Belarus (alert FIN-2022-Alert003, 28 June 2022),
// with Hong Kong, Macau and Kyrgyzstan.
var hubs = map[string]bool{
	"am": true, "br": true, "cn": true, "ge": true, "hk": true, "in": true, "il": true, "kz": true, "kg": true,
	"mo": true, "mx": true, "ni": true, "rs": true, "sg": true, "za": true, "tw": true, "tj": true, "tr": true,
	"ae": true, "uz": true,
}

// embargoed are the destinations to which 15 CFR 746.6 to 746.8 requires a
// licence for the controlled goods.
var embargoed = map[string]bool{"ru": true, "by": true, "ir": true}
