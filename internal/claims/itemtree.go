package claims

import "strings"

// phraseItems are classes of goods that only several words together name, by the words
// in the singular. The classes follow those of one word; the names are those in use in
// reports on arms and in the descriptions of goods of high priority for export control.
var phraseItems = phraseTable(map[string]string{
	"weapon.vehicle weapon":        "armoured_personnel_carrier armored_personnel_carrier personnel_carrier infantry_carrier troop_carrier fighting_vehicle armoured_car armored_car self-propelled_gun gun_carriage ",
	"weapon.artillery weapon":      "multiple_rocket_launcher multiple_launch_rocket_system rocket_artillery field_gun field_piece anti-aircraft_gun",
	"weapon weapon":                "machine_gun submachine_gun assault_rifle sniper_rifle small_arm light_weapon side_arm grenade_launcher flame_thrower rocket-propelled_grenade_launcher",
	"munition weapon":              "artillery_round mortar_round tank_round mortar_bomb mortar_shell cluster_munition rocket-propelled_grenade hand_grenade depth_charge small-arms_round artillery_ammunition cannon_round guided_munition glide_kit improvised_explosive_device explosive_device",
	"missile missile":              "guided_rocket anti-tank_weapon air-defence_weapon glide_vehicle sounding_rocket space_launch_vehicle",
	"missile.cruise missile":       "cruise_missile land-attack_missile anti-ship_missile anti-ship_cruise_missile",
	"missile.ballistic missile":    "ballistic_missile",
	"air_defence_system weapon":    "air_defence_system air_defense_system air-defence_system air-defense_system surface-to-air_missile_system anti-aircraft_system",
	"uav UAV":                      "unmanned_aircraft unmanned_aerial_vehicle unmanned_aerial_system uncrewed_aerial_vehicle uncrewed_aircraft pilotless_aircraft remotely_piloted_aircraft flying_wing_drone first-person-view_drone",
	"uav.loitering_munition UAV":   "loitering_munition one-way_attack_drone kamikaze_drone",
	"vessel vessel":                "landing_craft minesweeper minehunter patrol_boat patrol_craft patrol_vessel missile_boat landing_ship aircraft_carrier speed_boat fast_attack_craft torpedo_boat unmanned_surface_vessel naval_drone sea_drone",
	"aircraft aircraft":            "helicopter_gunship gunship fighter_jet fighter_plane fighter_aircraft attack_helicopter transport_plane trainer_jet",
	"component.engine engine":      "turbojet turbofan turboprop piston_engine jet_engine gas_turbine rocket_motor stepper_motor servo_motor servo_drive electric_motor",
	"component.airframe ":          "tail_unit fuselage tail_fin landing_gear",
	"component.guidance module":    "inertial_measurement_unit inertial_navigation_system inertial_sensor navigation_module navigation_unit navigation_system guidance_system guidance_unit guidance_kit seeker seeker_head homing_head satellite_navigation_module satellite_navigation_receiver gps_module gnss_module gps_receiver gnss_receiver gps_antenna flight_controller flight_control_unit flight_control_computer autopilot altimeter inclinometer compass antenna_array crpa_antenna",
	"component.electronics module": "integrated_circuit printed_circuit printed_circuit_board circuit_board gate_array field-programmable_gate_array field_programmable_gate_array fpga logic_device memory_device memory_chip flash_memory signal_processor digital_signal_processor microprocessor graphics_card graphics_processor graphics_processing_unit processing_unit gpu voltage_regulator voltage_converter dc-dc_converter power_supply power_converter power_module static_converter inverter rectifier thyristor inductor ferrite relay switchgear electrical_connector coaxial_connector coaxial_cable transformer photodiode light-emitting_diode optocoupler crystal_oscillator piezoelectric_crystal radio_module radio-frequency_module communication_module telemetry_module data_link video_transmitter single-board_computer solid-state_drive hard_drive storage_device electronic_component electronic_part semiconductor_device wafer analogue-to-digital_converter analog-to-digital_converter digital-to-analogue_converter filter_module mosfet",
	"component.camera camera":      "thermal_imager thermal_camera thermal_imaging_camera infrared_camera video_camera television_camera imaging_sensor image_sensor infrared_detector optical_head",
	"component.sensor module":      "pressure_transducer pressure_sensor pressure_transmitter transducer accelerometer airspeed_sensor pitot_tube rangefinder range_finder laser_rangefinder lidar",
	"component ":                   "ball_bearing roller_bearing tapered_roller_bearing needle_bearing fuel_pump fuel_injector fuel_injection_unit spark_plug carburettor carburetor crankshaft piston_ring solenoid solenoid_valve starter_motor alternator wiring_harness cable_harness lithium_battery lithium-ion_battery battery_pack accumulator",
	"munition.fuze module":         "fuze fuse proximity_fuze proximity_fuse initiator primer detonating_cord blasting_cap",
	"munition.explosive ":          "high_explosive plastic_explosive tnt rdx hmx gunpowder smokeless_powder",
	"munition.propellant ":         "solid_propellant solid_fuel rocket_fuel liquid_propellant hydrazine ammonium_perchlorate sodium_perchlorate sodium_chlorate nitric_acid dinitrogen_tetroxide hydroxyl-terminated_polybutadiene aluminium_powder aluminum_powder",
	"dual_use.machine_tool ":       "machine_tool cnc_machine cnc_machine_tool cnc_lathe machining_centre machining_center milling_machine grinding_machine turning_machine boring_machine spindle rotary_table numerical_controller cnc_controller controller_unit filament_winding_machine flow-forming_machine isostatic_press hydraulic_press injection-moulding_machine 3d_printer additive_manufacturing_machine electron-beam_welder cutting_tool balancing_machine coordinate_measuring_machine industrial_robot",
	"dual_use.material ":           "carbon_fibre carbon_fiber glass_fibre glass_fiber aramid_fibre aramid_fiber aramid prepreg maraging_steel graphite titanium_sponge titanium_alloy aluminium_alloy aluminum_alloy tungsten beryllium zirconium molybdenum epoxy_resin ceramic_powder rare_earth gallium germanium cotton_linter cotton_pulp polyimide composite_material nickel_alloy stainless_steel",
	"dual_use.optics ":             "night-vision_device night_vision_device night-vision_goggle night_vision_goggle night-vision_equipment night_vision_equipment thermal_sight optical_sight rifle_scope riflescope telescopic_sight optical_element prism collimator laser_designator laser_diode infrared_lens",
	"dual_use.pump ":               "vacuum_pump turbomolecular_pump centrifugal_pump",
	"dual_use.test_equipment ":     "oscilloscope spectrum_analyser spectrum_analyzer network_analyser network_analyzer logic_analyser logic_analyzer signal_generator function_generator mass_spectrometer spectrometer measuring_instrument test_equipment test_bench vibration_table environmental_chamber climatic_chamber wind_tunnel frequency_converter frequency_changer frequency_counter multimeter x-ray_machine semiconductor_manufacturing_equipment lithography_machine etching_machine",
	"dual_use.communications ":     "satellite_terminal satellite_phone satellite_modem radio_set base_station walkie-talkie mobile_phone signal_jammer electronic_warfare_system communications_equipment telecommunications_equipment communication_equipment starlink_terminal antenna_mast network_switch",
	"dual_use.chemical ":           "precursor_chemical nerve_agent_precursor sodium_cyanide potassium_fluoride hydrogen_fluoride triethanolamine thionyl_chloride tributyl_phosphate nitroguanidine pesticide ammonium_nitrate",
	"weapon.radar weapon":          "radar_system radar_station counter-battery_radar surveillance_radar air-defence_radar",
	"dual_use ":                    "body_armour body_armor bulletproof_vest ballistic_vest gas_mask excavator bulldozer front-end_loader dump_truck crane forklift all-terrain_vehicle quad_bike motorcycle off-road_vehicle pickup_truck",
	"nuclear.equipment ":           "gas_centrifuge centrifuge_rotor centrifuge_casing bellow ring_magnet cascade_header",
	"nuclear.material kg":          "yellowcake uranium_ore_concentrate uranium_hexafluoride uranium_dioxide heavy_water enriched_uranium depleted_uranium natural_uranium",
	"technology ":                  "source_code technical_drawing technical_documentation ",
})

func phraseTable(by map[string]string) map[string]itemClass {
	m := map[string]itemClass{}
	for class, list := range by {
		for w := range strings.FieldsSeq(list) {
			for k, c := range itemTable(w + " " + class) {
				m[strings.ReplaceAll(k, "_", " ")] = c
			}
		}
	}
	return m
}

// maxItemWords is the greatest number of words of a key of phraseItems.
const maxItemWords = 4

// phraseEnds are the last words of the keys of phraseItems, and pairStarts the first
// words of those of two words, each with the second.
var phraseEnds, pairStarts = func() (map[string]bool, map[string]map[string]bool) {
	ends, starts := map[string]bool{}, map[string]map[string]bool{}
	for k := range phraseItems {
		f := strings.Fields(k)
		ends[f[len(f)-1]] = true
		if len(f) != 2 {
			continue
		}
		if starts[f[0]] == nil {
			starts[f[0]] = map[string]bool{}
		}
		starts[f[0]][f[1]] = true
	}
	return ends, starts
}()

// phraseItem returns the class of goods that the last words of a phrase name together,
// the longest such words first.
func (s *sentence) phraseItem(np phrase) (itemClass, bool) {
	head := s.ts[np.h].low
	if !phraseEnds[head] {
		if head = singular(head); !phraseEnds[head] {
			return itemClass{}, false
		}
	}
	for a := max(np.a, np.h+1-maxItemWords); a < np.h; a++ {
		if c, ok := phraseItems[lower(s.text[s.ts[a].s:s.ts[np.h].s])+head]; ok {
			return c, true
		}
	}
	c, ok := phraseItems[head]
	return c, ok
}

// modelNames are models that their names alone tell, by class, with "=" before another
// name of the same model. Names that are also common words or names of people stand in
// [frontModels].
var modelNames = map[string]string{
	"uav.loitering_munition":  "shahed-107 shahed-149 arash-2 switchblade switchblade-600 harop harpy warmate lancet-1 geran-4 geran-5 shahed-147 samad-3 qasef-1 qasef-2k privet-82 bm-35 altius-600m garpiya-3",
	"uav.armed":               "mq-9 mq-1 mq-1c akinci akıncı anka-s ch-3 ch-4 ch-4b ch-5 wing-loong mohajer-10 shahed-149 kaman-22 kaman-12 kian-2 saegheh-2 s-70 tb-2 tb3 hermes-900 heron-tp",
	"uav.reconnaissance":      "rq-4 rq-7 rq-11 rq-20 rq-21 rq-170 scaneagle orlan-30 eleron-3 forpost supercam hermes-450 mavic matrice mavic-3 autel skydio leleka-100",
	"missile.ballistic":       "iskander-m iskander-e tochka-u oreshnik fath-360 fateh-313 zolfaqar kheibar khorramshahr-4 qiam-1 emad-1 ghadr-1 sejjil shahab-3 haj-qasem kn-24 kn-25 hwasong-11b hwasong-15 hwasong-17 hwasong-18 pukguksong-2 nodong taepodong scud scud-b scud-d rodong atacms yars rs-24 rs-28 sarmat bulava topol-m df-21 df-26 df-17 shaheen-3 burkan-2h prsm hyunmoo-2",
	"missile.cruise":          "kh-55 kh-555 kh-69 kh-59 kh-22 kh-32 kh-35 zircon tsirkon oniks p-800 3m-54 3m-14 iskander-k 9m727 9m729 jassm jassm-er slam-er tomahawk storm-shadow scalp-eg ya-ali quds-1 quds-2 ghader c-802 yj-83 brahmos harpoon exocet rbs-15 hwasal-1 hwasal-2",
	"missile":                 "r-27 r-37 r-37m r-73 r-77 aim-120 aim-9x aim-9 agm-88 agm-114 gmlrs glsdb brimstone-2 iris-t kh-29 kh-31 kh-38 kh-47m2 9m133 9m113 9m111 fgm-148 fim-92 bgm-71 kornet konkurs metis-m fagot toophan dehlavieh almas-3 nlaw igla igla-s strela-2 qw-1 fn-6 misagh-2 starstreak piorun rpg-7 rpg-29",
	"air_defence_system":      "s-200 s-350 s-500 s-125 tor-m1 tor-m2 buk-m1 buk-m2 buk-m3 pantsir-s1 pantsir-s2 nasams iris-t-slm bavar-373 khordad-15 hq-9 hq-16 fd-2000 thaad mim-104 2k22 tunguska-m1 spyder-sr barak-8 kub-m3",
	"weapon.artillery":        "himars m142 m270 m777 m109 m109a6 m198 2a36 2a65 2s1 2s3 2s5 2s7 2s19 2s35 msta-b msta-s bm-21 bm-27 bm-30 smerch uragan tornado-s tornado-g tos-1 tos-1a pzh-2000 pzh2000 zuzana-2 dana-m2 atmos-2000 k9-thunder k239 bogdana fajr-5 fajr-3 koksan pinaka chunmoo",
	"weapon.vehicle":          "t-54 t-55 t-62 t-62m t-64 t-72 t-72b3 t-72m1 t-80 t-80bvm t-84 t-90 t-90m t-14 m1a1 m1a2 leopard-2 leopard-1 pt-91 bmp-1 bmp-2 bmp-3 bmd-2 bmd-4 btr-70 btr-80 btr-82a btr-4 mt-lb brdm-2 m113 m2a2 cv90 mrap maxxpro humvee hmmwv kamaz-5350 vt-4 al-khalid merkava centauro-ii",
	"weapon":                  "ak-47 ak-74 ak-74m ak-12 ak-103 ak-104 akms pkm rpk rpk-74 dshk svd m4a1 m16 m16a4 m240 m249 g3a3 g36 fn-fal mg3 fn-mag orsis t-5000 am-50 m107 glock-17 kpvt zu-23-2 zpu-4 m82 ags-17 ags-30 spg-9",
	"munition":                "fab-500 fab-250 fab-1500 fab-3000 kab-500 kab-1500 umpk jdam jdam-er gbu-39 gbu-31 gbu-12 m982 m795 krasnopol 3of39 ofab-250 odab-500 mk-82 mk-84 pfm-1 tm-62 dpicm ptab m864 og-7v vog-17 vog-25",
	"aircraft":                "su-17 su-22 su-24 su-25 su-27 su-30 su-30sm su-33 su-34 su-35 su-35s su-57 mig-21 mig-23 mig-25 mig-29 mig-31 mig-31k mig-35 tu-22m3 tu-95 tu-95ms tu-160 tu-134 tu-154 il-76 il-62 il-62m il-78 il-96 an-12 an-22 an-26 an-32 an-72 an-124 an-140 mi-8 mi-17 mi-24 mi-26 mi-28 mi-35 ka-27 ka-32 ka-52 f-4 f-5 f-14 f-15 f-16 f-16c f/a-18 f-22 f-35 f-35a f-35i eurofighter rafale gripen mirage-2000 jf-17 j-10 j-10c j-20 y-8 y-20 c-130 c-130j c-17 c-5m p-8a kc-135 kc-135r kc-46 b-52 b-52h b-1b b-2 uh-60 ah-64 ch-47 ch-53 mh-60r black-hawk yak-130 yak-52 l-39 l-410 rc-135 v-22 tucano a-29",
	"component.engine":        "dle-60 dle-170 dle-120 3w-110 rotax-912 rotax-914 rotax-912is rotax-915 tj100 tj150 tolou-10 tolou-4 serat-1 ai-222 ai-450 rd-33 al-31f al-41f d-30f6 pd-14 nk-25 nk-32 tvd-20 hkd-600 jetcat-p400 ms-178",
	"component.electronics":   "kintex-7 spartan-6 artix-7 virtex-7 zynq-7000 jetson-tx2 jetson-nano jetson-orin tms320 tms320f28335 stm32 stm32f4 atmega128 mx25l ad9361 ad9364 adsp-21060 ep3c ep4ce xc7k325t xc6slx9 xc3s lpc1768 nrf24l01 sim7600 hackrf",
	"component.guidance":      "kometa-m neo-m8n neo-m8 ublox-m9n max-m10s adis16480 adis16470 hg1700 hg1930 hg4930 vn-100 vn-300",
	"nuclear.equipment":       "ir-1 ir-2m ir-4 ir-6 ir-8",
	"munition.propellant":     "htpb",
	"munition.explosive":      "c-4 semtex pe-4",
	"dual_use.communications": "starlink iridium-9602 baofeng krasukha-4 leer-3 pole-21 r-330zh",
	"weapon.radar":            "nebo-m zoopark-1 1l219 an/tpq-36 an/tpq-37 an/tpq-50 giraffe-40 podlet-k1 yastreb-av kasta-2e",
	"uav.decoy":               "adm-160 mald",
	"dual_use.optics":         "pso-1 acog sosna-u 1pn58",
	"weapon.system":           "khibiny",
}

// frontModels name models where a noun for goods of their class stands behind them
// ("Abrams tanks"): elsewhere they are common words, firms or people.
var frontModels = pairs("leopard weapon.vehicle abrams weapon.vehicle bradley weapon.vehicle challenger weapon.vehicle marder weapon.vehicle stryker weapon.vehicle boxer weapon.vehicle armata weapon.vehicle typhoon weapon.vehicle merkava weapon.vehicle " +
	"javelin missile stinger missile hellfire missile brimstone missile patriot air_defence_system scalp missile.cruise taurus missile.cruise storm_shadow missile.cruise harpoon missile.cruise neptune missile.cruise tomahawk missile.cruise flamingo missile.cruise sidewinder missile meteor missile spike missile trident missile.ballistic " +
	"grad weapon.artillery caesar weapon.artillery archer weapon.artillery krab weapon.artillery katyusha weapon.artillery paladin weapon.artillery tor air_defence_system buk air_defence_system osa air_defence_system hawk air_defence_system gepard air_defence_system crotale air_defence_system tunguska air_defence_system strela missile arrow air_defence_system iron_dome air_defence_system david's_sling air_defence_system " +
	"orion uav.armed predator uav.armed reaper uav.armed global_hawk uav.reconnaissance heron uav.reconnaissance hermes uav.reconnaissance wing_loong uav.armed raven uav.reconnaissance gaza uav.armed eleron uav.reconnaissance karrar uav.armed simorgh uav.armed samad uav.loitering_munition qasef uav.loitering_munition warmate uav.loitering_munition baba_yaga uav.armed " +
	"emad missile.ballistic badr missile.ballistic raad missile.ballistic zelzal missile.ballistic fajr weapon.artillery fath missile.ballistic fateh missile.ballistic paveh missile.cruise shahab missile.ballistic ghadr missile.ballistic kheibar_shekan missile.ballistic haj_qasem missile.ballistic quds missile.cruise " +
	"apache aircraft chinook aircraft black_hawk aircraft hercules aircraft galaxy aircraft mirage aircraft tornado aircraft gripen aircraft phantom aircraft viper aircraft eurofighter aircraft hind aircraft " +
	"rotax component.engine hirth component.engine limbach component.engine jetson component.electronics kometa component.guidance xilinx component.electronics altera component.electronics")

// withModels adds the models of modelNames to a table of those with other names.
func withModels(m map[string]designation) map[string]designation {
	for class, list := range modelNames {
		for w := range strings.FieldsSeq(list) {
			if _, known := m[w]; !known {
				m[w] = designation{class: class}
			}
		}
	}
	return m
}

// spacedModels are names of models with a blank for the hyphen ("shahed 136").
var spacedModels = func() map[string]string {
	m := map[string]string{}
	for w := range designations {
		if spaced := strings.ReplaceAll(w, "-", " "); spaced != w {
			m[spaced] = w
		}
	}
	return m
}()

// modelAt returns the model that tokens [k, k+n) name, the longest name first; n is 0
// when they name none. Where a noun for goods stands behind it (front), names count that
// mean something else elsewhere.
func (s *sentence) modelAt(k, b int, front bool) (d designation, n int) {
	for n = min(2, b-k); n > 0; n-- {
		low := lower(s.words(k, k+n))
		if w := spacedModels[low]; w != "" {
			low = w
		}
		if d, ok := designations[low]; ok && d.class != "" {
			return d, n
		}
		if class := frontModels[low]; front && class != "" && s.ts[k].tag == tName {
			return designation{class: class}, n
		}
	}
	return designation{}, 0
}
