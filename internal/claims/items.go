package claims

import (
	"slices"
	"strings"

	"sanctrace/internal/vocab"
)

// itemClass describes a class of goods: its path in the class tree and the
// unit in which its pieces are counted.
type itemClass struct {
	path string
	unit vocab.Unit
}

// itemNouns maps the head noun of a phrase (singular) to its class. "?" as
// path means goods of no stated kind.
var itemNouns = itemTable(`
drone uav.* UAV|uav uav UAV|uavs uav UAV|quadcopter uav UAV|munition munition weapon|ammunition munition |shell munition weapon|shells munition weapon
missile missile missile|rocket missile missile|warhead missile.warhead warhead|launcher missile.launcher launcher|bomb munition.bomb weapon|mine munition.mine weapon|torpedo munition weapon
weapon weapon weapon|arms weapon |rifle weapon weapon|gun weapon weapon|howitzer weapon.artillery weapon|artillery weapon.artillery weapon|mortar weapon.artillery weapon|weaponry weapon |firearm weapon weapon|grenade munition weapon
tank weapon.vehicle weapon|submarine vessel.submarine submarine|aircraft aircraft aircraft|helicopter aircraft aircraft|jet aircraft aircraft|fighter aircraft aircraft|airplane aircraft aircraft|plane aircraft aircraft
engine component.engine engine|motor component.engine engine|turbine component.engine engine|camera component.camera camera|gimbal dual_use.gimbal camera|sensor component.sensor module|module component.module module
chip component.electronics module|chips component.electronics module|semiconductor component.electronics |microchip component.electronics module|microelectronics component.electronics |electronics component.electronics |component component |part component |antenna component.antenna module
gyroscope component.guidance module|receiver component.electronics module|transmitter component.electronics module|processor component.electronics module|transceiver component.electronics module|circuit component.electronics module|battery component module|fuse munition.fuze module|fuze munition.fuze module
design technology.design |blueprint technology.design |drawing technology.design |technology technology |software technology.software |know-how technology |documentation technology |licence technology |tooling dual_use.tooling |machine dual_use.machine_tool |machinery dual_use.machine_tool |lathe dual_use.machine_tool 
valve dual_use.pump |compressor dual_use.pump |capacitor component.electronics module|resistor component.electronics module|amplifier component.electronics module|oscillator component.electronics module|connector component.electronics module|modem component.electronics module|router component.electronics |server component.electronics |computer component.electronics |laptop component.electronics |smartphone component.electronics |radio component.electronics module|generator dual_use |servo component module|servomotor component.engine engine|actuator component module|accelerometer component.guidance module|gyro component.guidance module|magnetometer component.guidance module|lens dual_use.optics |lense dual_use.optics |detector component.sensor sensor|magnet component |composite dual_use.material |titanium dual_use.material |fertiliser dual_use.chemical |fertilizer dual_use.chemical |nitrate dual_use.chemical |pistol weapon weapon|cartridge munition |bullet munition |detonator munition.fuze module|frigate vessel weapon|corvette vessel weapon|warship vessel weapon|simulator dual_use |rotor component 
equipment dual_use |material ? |goods ? |cargo ? |shipment ? shipment|consignment ? shipment|crate ? crate|crates ? crate|box ? crate|boxes ? crate|pallet ? pallet|container ? crate|supply ? |supplies ? |hardware ? |item ? |product ? |batch ? lot|load ? |tool dual_use.machine_tool |sight dual_use.optics |optic dual_use.optics |scope dual_use.optics |imager dual_use.optics camera|goggle dual_use.optics |laser dual_use.optics |bearing component |board component.electronics module|transistor component.electronics module|microcontroller component.electronics module|oscilloscope dual_use |spectrometer dual_use |vest dual_use |helmet dual_use |spare component |kit component 
cascade nuclear.equipment |uranium nuclear.material kg|uf6 nuclear.material kg|heu nuclear.material kg|leu nuclear.material kg|hexafluoride nuclear.material kg|centrifuge nuclear.equipment |plutonium nuclear.material kg|reactor nuclear.facility |propellant munition.propellant |explosive munition.explosive |precursor dual_use.chemical |chemical dual_use.chemical |perchlorate munition.propellant |nitrocellulose munition.propellant |carbon dual_use.material |steel dual_use.material |aluminium dual_use.material 
system weapon.system weapon|radar weapon.radar weapon|interceptor missile missile|platform weapon weapon|vehicle weapon.vehicle |truck weapon.vehicle |robot dual_use |satellite dual_use |winch dual_use |pump dual_use.pump |gearbox component |rotor component |airframe component.airframe UAV|wing component.airframe |propeller component.propeller |housing component.engine |plate ? |fuel dual_use.fuel |oil dual_use.oil |crude dual_use.oil |petroleum dual_use.oil |diesel dual_use.oil |coal dual_use |gold dual_use.material |timber dual_use |materiel weapon |armament weapon |cannon weapon.artillery weapon|humvee weapon.vehicle weapon|armour weapon.vehicle |bomber aircraft aircraft|warplane aircraft aircraft|decoy uav.decoy UAV|jammer dual_use |microprocessor component.electronics module|microcircuit component.electronics module|kalashnikov weapon weapon|diode component.electronics module|revolver weapon weapon|torpedo munition weapon|parcel ? |gear dual_use |commodity ? |merchandise ? |cache weapon |caches weapon |sarin wmd |novichok wmd |relay component.electronics module|handgun weapon weapon|shotgun weapon weapon|carbine weapon weapon|ordnance munition |projectile munition weapon|gunpowder munition.propellant |tnt munition.explosive |yellowcake nuclear.material kg|turbojet component.engine engine|turbofan component.engine engine|binocular dual_use.optics |graphite dual_use.material |tungsten dual_use.material |alloy dual_use.material |resin dual_use.material |acid dual_use.chemical |fibre dual_use.material |fiber dual_use.material |chassis weapon.vehicle |potentiometer component.electronics module|thyristor component.electronics module|inverter component.electronics module|ied munition weapon|ieds munition weapon|vbied munition weapon|vbieds munition weapon|manpads weapon weapon|semi-conductor component.electronics |klystron component.electronics module|seeker component.guidance module|autopilot component.guidance module|casing component |tyre component |barrel dual_use.oil `)

func itemTable(s string) map[string]itemClass {
	m := map[string]itemClass{}
	for _, e := range strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '\n' }) {
		f := strings.Fields(e)
		if len(f) < 2 {
			continue
		}
		c := itemClass{path: strings.TrimSuffix(f[1], ".*")}
		if len(f) > 2 {
			c.unit = vocab.Unit(f[2])
		}
		m[f[0]] = c
	}
	return m
}

// designation is a model known by name: its class and its other names.
type designation struct {
	class   string
	aliases []string
}

// designations are models of weapons that reporting names. Aliases name the
// same model (the user's name and the maker's).
var designations = withModels(map[string]designation{
	"shahed-136": {"uav.loitering_munition", []string{"Geran-2"}}, "geran-2": {"uav.loitering_munition", []string{"Shahed-136"}},
	"shahed-131": {"uav.loitering_munition", []string{"Geran-1"}}, "geran-1": {"uav.loitering_munition", []string{"Shahed-131"}},
	"shahed-238": {"uav.loitering_munition", []string{"Geran-3"}}, "geran-3": {"uav.loitering_munition", []string{"Shahed-238"}},
	"shahed-129": {"uav.armed", nil}, "shahed-191": {"uav.armed", nil}, "shahed": {"uav.loitering_munition", []string{"Geran"}}, "geran": {"uav.loitering_munition", []string{"Shahed"}},
	"mohajer-6": {"uav.armed", nil}, "mohajer-4": {"uav.reconnaissance", nil}, "mohajer-2": {"uav.reconnaissance", nil}, "ababil": {"uav.armed", nil},
	"lancet": {"uav.loitering_munition", nil}, "lancet-3": {"uav.loitering_munition", nil}, "orlan-10": {"uav.reconnaissance", nil}, "garpiya": {"uav.loitering_munition", []string{"Garpiya-A1"}}, "garpiya-a1": {"uav.loitering_munition", []string{"Garpiya"}},
	"gerbera": {"uav.decoy", nil}, "tb2": {"uav.armed", []string{"Bayraktar TB2"}}, "bayraktar": {"uav.armed", nil}, "dragonfish": {"uav", nil}, "wing": {"", nil},
	"fateh-110": {"missile.ballistic", nil}, "fateh-360": {"missile.ballistic", nil}, "zolfaghar": {"missile.ballistic", nil}, "kinzhal": {"missile", nil}, "iskander": {"missile.ballistic", nil}, "kn-23": {"missile.ballistic", []string{"Hwasong-11A"}}, "hwasong-11a": {"missile.ballistic", []string{"KN-23"}},
	"s-300": {"air_defence_system", nil}, "s-400": {"air_defence_system", nil}, "pantsir": {"air_defence_system", nil}, "patriot": {"air_defence_system", nil}, "kh-101": {"missile.cruise", nil}, "kalibr": {"missile.cruise", nil},
	"md-550": {"component.engine", []string{"L550E"}}, "l550e": {"component.engine", []string{"MD-550"}},
	"kh-47m2": {"missile", []string{"Kinzhal"}}, "9m723": {"missile.ballistic", []string{"Iskander-M"}}, "iskander-m": {"missile.ballistic", []string{"9M723"}}, "3m22": {"missile.cruise", []string{"Zircon"}}, "zircon": {"missile.cruise", []string{"3M22"}}, "tsirkon": {"missile.cruise", []string{"3M22"}}, "3m-14": {"missile.cruise", []string{"Kalibr"}},
	"m142": {"weapon.artillery", []string{"HIMARS"}}, "himars": {"weapon.artillery", []string{"M142"}}, "mgm-140": {"missile.ballistic", []string{"ATACMS"}}, "atacms": {"missile.ballistic", []string{"MGM-140"}}, "fgm-148": {"missile", []string{"Javelin"}}, "fim-92": {"missile", []string{"Stinger"}}, "agm-114": {"missile", []string{"Hellfire"}}, "mim-104": {"air_defence_system", []string{"Patriot"}},
	"mq-9": {"uav.armed", []string{"Reaper"}}, "mq-1": {"uav.armed", []string{"Predator"}}, "9m133": {"missile", []string{"Kornet"}}, "kornet": {"missile", []string{"9M133"}}, "bm-21": {"weapon.artillery", []string{"Grad"}}, "bm-30": {"weapon.artillery", []string{"Smerch"}}, "smerch": {"weapon.artillery", []string{"BM-30"}}, "bm-27": {"weapon.artillery", []string{"Uragan"}}, "uragan": {"weapon.artillery", []string{"BM-27"}},
	"fath-360": {"missile.ballistic", []string{"BM-120"}}, "bm-120": {"missile.ballistic", []string{"Fath-360"}}, "zala": {"uav.reconnaissance", nil}, "kn-24": {"missile.ballistic", []string{"Hwasong-11B"}}, "hwasong-11b": {"missile.ballistic", []string{"KN-24"}}, "izdeliye-51": {"uav.loitering_munition", []string{"Lancet"}}, "k-30": {"missile.ballistic", []string{"Bulava"}}, "ka-52": {"aircraft", []string{"Alligator"}},
})

// modifiers refine the class of the noun they stand before.
var itemModifiers = map[string]string{
	"kamikaze": "uav.loitering_munition", "suicide": "uav.loitering_munition", "loitering": "uav.loitering_munition", "one-way": "uav.loitering_munition", "attack": "uav.armed",
	"combat": "uav.armed", "strike": "uav.armed", "armed": "uav.armed", "reconnaissance": "uav.reconnaissance", "surveillance": "uav.reconnaissance", "target": "uav.target", "ballistic": "missile.ballistic", "cruise": "missile.cruise",
	"air": "air_defence_system", "guidance": "component.guidance", "navigation": "component.guidance", "machine": "dual_use.machine_tool", "nuclear": "nuclear", "centrifuge": "nuclear.equipment",
}

// singular returns a noun without its plural ending.
func singular(w string) string {
	switch {
	case w == "ties":
		return "tie"
	case len(w) < 4 || hasSuffix(w, "ss", "us", "is"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case hasSuffix(w, "xes", "ches", "shes", "sses"):
		return w[:len(w)-2]
	}
	return strings.TrimSuffix(w, "s")
}

// hasSuffix reports whether w ends with one of the endings.
func hasSuffix(w string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// noun returns the entry of a head noun.
func itemOf(w string) (itemClass, bool) {
	if c, ok := itemNouns[w]; ok {
		return c, true
	}
	c, ok := itemNouns[singular(w)]
	return c, ok
}

// designated returns the model named by w: one in the table, or a name with a
// number that looks like one ("Kedr-12") before a noun for goods.
func designated(w string) (designation, bool) {
	d, ok := designations[strings.ToLower(w)]
	return d, ok && d.class != ""
}

// isDesignationShape reports whether w looks like a model name: capitals and a number,
// with a hyphen between them ("Kedr-12"), or without one and two digits or more
// ("M777"), or a number of the maker ("9M133").
func isDesignationShape(w string) bool {
	if notModels[lower(w)] {
		return false
	}
	if modelNumber(w) {
		return true
	}
	if a, b, ok := strings.Cut(w, "-"); ok {
		return runOf(a, 0, 'A', 'Z') > 0 && runOf(b, 0, '0', '9') > 0
	}
	i := runOf(w, 0, 'A', 'Z')
	return i > 0 && i < 4 && runOf(w, i, '0', '9') > i+1
}

// notModels look like models and are groups, diseases, meetings and roads.
var notModels = words("g20 m23 c40 t20 b20 y20 covid-19 sars-cov-2 cop26 cop27 cop28 cop29 cop30 m25 g77 q10 a20 gop-1 n11 n13")

// ItemWords returns the words of the lexicon for goods of the class that noun
// names, noun itself first: for "drone" the other nouns and the models that are
// drones. A noun of no class has none but itself.
func ItemWords(noun string) []string {
	out := []string{noun}
	c, ok := itemOf(strings.ToLower(noun))
	if !ok || c.path == "?" {
		return out
	}
	of := func(path string) bool { return path == c.path || strings.HasPrefix(path, c.path+".") }
	var more []string
	for w, x := range itemNouns {
		if of(x.path) && w != strings.ToLower(noun) && w != singular(strings.ToLower(noun)) {
			more = append(more, w)
		}
	}
	for w, x := range designations {
		if of(x.class) {
			more = append(more, w)
		}
	}
	slices.Sort(more)
	return append(out, slices.Compact(more)...)
}
