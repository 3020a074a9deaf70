package claims

import (
	"strings"
	"testing"

	"sanctrace/internal/extract"
)

// treeItems are goods as reports on arms and export controls name them, with the class
// under which they belong and, after a bar, the model.
const treeItems = `
forty drones = uav
FPV drones = uav
quadcopters = uav
kamikaze drones = uav.loitering_munition
Shahed 136 drones = uav.loitering_munition | Shahed 136
Geran-2 drones = uav.loitering_munition | Geran-2
Orlan-10 reconnaissance drones = uav.reconnaissance | Orlan-10
Bayraktar TB2 drones = uav.armed | TB2
unmanned aerial vehicles = uav
sea drones = vessel
short-range ballistic missiles = missile.ballistic
Fath-360 ballistic missiles = missile.ballistic | Fath-360
anti-ship cruise missiles = missile.cruise
Kh-101 cruise missiles = missile.cruise | Kh-101
Storm Shadow missiles = missile.cruise | Storm Shadow
surface-to-air missiles = missile
anti-tank guided missiles = missile
ATACMS = missile.ballistic | ATACMS
S-400 systems = air_defence_system | S-400
air defence systems = air_defence_system
Patriot batteries = air_defence_system | Patriot
radar stations = weapon.radar
155 mm artillery shells = munition
122mm rockets = missile
mortar bombs = munition
cluster munitions = munition
glide bombs = munition
rifle cartridges = munition
hand grenades = munition
rocket-propelled grenades = munition
RPG-7 launchers = missile.launcher | RPG-7
small arms = weapon
machine guns = weapon
sniper rifles = weapon
AK-47 rifles = weapon | AK-47
D-30 howitzers = weapon.artillery | D-30
multiple rocket launchers = weapon.artillery
HIMARS launchers = weapon.artillery | HIMARS
T-72 tanks = weapon.vehicle | T-72
Leopard 2 tanks = weapon.vehicle | Leopard 2
armoured personnel carriers = weapon.vehicle
infantry fighting vehicles = weapon.vehicle
military trucks = weapon.vehicle
Su-35 fighter jets = aircraft | Su-35
Mi-17 helicopters = aircraft | Mi-17
transport aircraft = aircraft
patrol boats = vessel
two submarines = vessel
aircraft engines = component.engine
turbojet engines = component.engine
MD-550 engines = component.engine | MD-550
Rotax 912 engines = component.engine | Rotax 912
electric motors = component.engine
servo motors = component.engine
propellers = component
airframes = component.airframe
spark plugs = component
fuel pumps = component
ball bearings = component
lithium-ion batteries = component
microelectronics = component.electronics
microchips = component.electronics
integrated circuits = component.electronics
electronic integrated circuits = component.electronics
field-programmable gate arrays = component.electronics
microcontrollers = component.electronics
memory chips = component.electronics
digital signal processors = component.electronics
graphics processing units = component.electronics
tantalum capacitors = component.electronics
multilayer ceramic capacitors = component.electronics
transistors and diodes = component.electronics
voltage regulators = component.electronics
printed circuit boards = component.electronics
coaxial connectors = component.electronics
static converters = component.electronics
power supplies = component.electronics
radio transceivers = component.electronics
video transmitters = component.electronics
data storage devices = component.electronics
navigation modules = component.guidance
satellite navigation modules = component.guidance
GNSS receivers = component.guidance
inertial measurement units = component.guidance
fibre-optic gyroscopes = component.guidance
accelerometers = component
flight controllers = component.guidance
anti-jamming antennas = component.antenna
thermal imaging cameras = component.camera
television cameras = component.camera
infrared detectors = component
night-vision devices = dual_use.optics
rifle scopes = dual_use.optics
optical lenses = dual_use.optics
laser rangefinders = component
CNC machines = dual_use.machine_tool
five-axis milling machines = dual_use.machine_tool
machining centres = dual_use.machine_tool
lathes = dual_use.machine_tool
machine tools = dual_use.machine_tool
carbon fibre = dual_use.material
maraging steel = dual_use.material
titanium alloys = dual_use.material
aluminium powder = munition.propellant
ammonium perchlorate = munition.propellant
nitrocellulose = munition.propellant
high explosives = munition.explosive
detonators = munition.fuze
proximity fuzes = munition.fuze
oscilloscopes = dual_use
spectrum analysers = dual_use
signal generators = dual_use
frequency converters = dual_use
vacuum pumps = dual_use.pump
gas centrifuges = nuclear.equipment
enriched uranium = nuclear.material
body armour = dual_use
satellite phones = dual_use
base stations = dual_use
precursor chemicals = dual_use.chemical
technical drawings = technology
source code = technology
`

// TestItemTree checks that goods are recognised with their class and model.
func TestItemTree(t *testing.T) {
	all, missed := 0, 0
	for line := range strings.Lines(treeItems) {
		phrase, want, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			continue
		}
		all++
		class, model, _ := strings.Cut(want, " | ")
		doc, err := extract.Read("a.txt", []byte("The two firms shipped "+phrase+" to the port last week."))
		if err != nil {
			t.Fatal(err)
		}
		r := read(doc, Options{Published: "2026-03-02"})
		got, found := "", false
		for si := range r.sents {
			for p := range r.sents[si].nps {
				if it := r.itemIn(si, p); it != nil && it.Byte != nil && strings.HasSuffix(phrase, it.Text) {
					got += " " + it.Class + "|" + it.Designation
					found = found || strings.HasPrefix(it.Class, class) && it.Designation == model
				}
			}
		}
		if !found {
			missed++
			t.Errorf("%s: %q, want %s", phrase, got, want)
		}
	}
	if all < 100 || missed > 0 {
		t.Errorf("%d of %d", all-missed, all)
	}
}
