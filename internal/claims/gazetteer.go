package claims

import (
	"strings"
	"sync"

	"sanctrace/internal/place"
)

// demonyms maps adjectives and names of peoples to country codes.
var demonyms = pairs(`iranian ir iranians ir persian ir russian ru russians ru ukrainian ua ukrainians ua chinese cn american us americans us british gb
french fr german de germans de israeli il israelis il turkish tr turks tr syrian sy syrians sy iraqi iq iraqis iq lebanese lb yemeni ye saudi sa emirati ae
pakistani pk indian in afghan af korean kr japanese jp polish pl italian it spanish es dutch nl belgian be swiss ch austrian at swedish se norwegian no finnish fi
danish dk czech cz slovak sk hungarian hu romanian ro bulgarian bg serbian rs croatian hr greek gr cypriot cy georgian ge armenian am azerbaijani az azeri az
kazakh kz kazakhstani kz uzbek uz turkmen tm kyrgyz kg tajik tj belarusian by belarussian by moldovan md latvian lv lithuanian lt estonian ee canadian ca
australian au brazilian br mexican mx cuban cu venezuelan ve colombian co argentine ar chilean cl egyptian eg libyan ly sudanese sd ethiopian et eritrean er
kenyan ke nigerian ng algerian dz moroccan ma tunisian tn malian ml burmese mm thai th vietnamese vn malaysian my indonesian id singaporean sg filipino ph
taiwanese tw mongolian mn omani om qatari qa kuwaiti kw bahraini bh jordanian jo palestinian ps irish ie portuguese pt maltese mt panamanian pa liberian lr
salvadoran sv nicaraguan ni guatemalan gt honduran hn peruvian pe bolivian bo soviet suhh somali so rwandan rw congolese cd`)

// cities maps cities, ports, regions and sites to country codes. The list
// holds capitals, large ports and places that arms reporting names often.
var cities = pairs(`moscow ru tehran ir kyiv ua kiev ua beijing cn washington us london gb paris fr berlin de jerusalem il tel_aviv il ankara tr istanbul tr damascus sy
baghdad iq beirut lb sanaa ye aden ye hodeidah ye riyadh sa jeddah sa abu_dhabi ae dubai ae sharjah ae jebel_ali ae fujairah ae ras_al_khaimah ae doha qa muscat om sohar om
manama bh kuwait_city kw islamabad pk karachi pk new_delhi in delhi in mumbai in kabul af pyongyang kp rason kp nampo kp seoul kr busan kr tokyo jp hong_kong hk shanghai cn shenzhen cn guangzhou cn
ningbo cn qingdao cn dalian cn tianjin cn xiamen cn taipei tw warsaw pl rome it milan it madrid es barcelona es amsterdam nl rotterdam nl brussels be antwerp be geneva ch zurich ch
vienna at stockholm se oslo no helsinki fi copenhagen dk prague cz bratislava sk budapest hu bucharest ro constanta ro sofia bg varna bg belgrade rs zagreb hr athens gr piraeus gr nicosia cy
limassol cy tbilisi ge batumi ge poti ge yerevan am baku az astana kz almaty kz aktau kz tashkent uz ashgabat tm turkmenbashi tm bishkek kg dushanbe tj minsk by chisinau md riga lv vilnius lt klaipeda lt
tallinn ee ottawa ca toronto ca montreal ca canberra au sydney au brasilia br mexico_city mx havana cu caracas ve bogota co buenos_aires ar santiago cl cairo eg alexandria eg port_said eg suez eg tripoli ly benghazi ly misrata ly
khartoum sd port_sudan sd addis_ababa et asmara er nairobi ke abuja ng lagos ng algiers dz rabat ma tunis tn bamako ml yangon mm naypyidaw mm bangkok th hanoi vn kuala_lumpur my jakarta id singapore sg manila ph
ulaanbaatar mn amman jo ramallah ps gaza ps dublin ie lisbon pt valletta mt panama_city pa monrovia lr hamburg de munich de frankfurt de bremen de saint_petersburg ru st._petersburg ru novorossiysk ru
astrakhan ru makhachkala ru olya ru vladivostok ru murmansk ru kaliningrad ru rostov-on-don ru rostov ru sochi ru kazan ru izhevsk ru yelabuga ru alabuga ru tatarstan ru dagestan ru chechnya ru siberia ru volgograd ru saratov ru samara ru engels ru
nizhny_novgorod ru yekaterinburg ru novosibirsk ru perm ru tula ru taganrog ru kursk ru belgorod ru bryansk ru voronezh ru crimea ua sevastopol ua odesa ua odessa ua kharkiv ua lviv ua dnipro ua kherson ua mariupol ua donetsk ua luhansk ua zaporizhzhia ua mykolaiv ua
donbas ua bandar_anzali ir bandar_abbas ir amirabad ir noshahr ir isfahan ir shiraz ir mashhad ir tabriz ir qom ir natanz ir fordow ir bushehr ir arak ir kermanshah ir karaj ir chabahar ir latakia sy tartus sy aleppo sy homs sy
tehran_province ir new_york us los_angeles us miami us houston us texas us california us florida us virginia us izmir tr mersin tr iskenderun tr gaziantep tr erbil iq basra iq tyre lb sidon lb haifa il ashdod il eilat il
xinjiang cn lattakia sy wuhan cn chengdu cn san_salvador sv managua ni guatemala_city gt tegucigalpa hn lima pe la_paz bo quito ec djibouti dj mogadishu so bosaso so kigali rw kinshasa cd hanover de cologne de`)

// seas are names of waters; they have no country.
var seas = words("caspian_sea caspian black_sea sea_of_azov baltic_sea baltic mediterranean mediterranean_sea red_sea persian_gulf gulf_of_aden gulf_of_oman arabian_sea " +
	"strait_of_hormuz bosphorus bosporus suez_canal volga don danube dnipro_river south_china_sea east_china_sea yellow_sea sea_of_japan sea_of_marmara gulf atlantic pacific indian_ocean north_sea kerch_strait bab_al-mandab")

func pairs(s string) map[string]string {
	m := map[string]string{}
	f := strings.Fields(s)
	for i := 0; i+1 < len(f); i += 2 {
		m[strings.ReplaceAll(f[i], "_", " ")] = f[i+1]
	}
	return m
}

// geo is what is known of a place name.
type geo struct {
	country   string
	precision string // country, city, region, sea area
}

var geoNames = sync.OnceValue(func() map[string]geo {
	m := map[string]geo{}
	for n, c := range cities {
		p := "city"
		if regionNames[n] {
			p = "region"
		}
		m[n] = geo{c, p}
	}
	for code, list := range placeNames {
		for n := range strings.FieldsSeq(list) {
			name, region := strings.CutPrefix(n, "+")
			g := geo{code, "city"}
			if region {
				g.precision = "region"
			}
			m[strings.ReplaceAll(name, "_", " ")] = g
		}
	}
	for n := range seas {
		m[strings.ReplaceAll(n, "_", " ")] = geo{"", "sea area"}
	}
	return m
})

var regionNames = words("tatarstan dagestan chechnya siberia crimea donbas xinjiang gaza california texas florida virginia")

// lookupPlace returns what is known of a name as a place.
func lookupPlace(name string) (geo, bool) {
	low := strings.ReplaceAll(lower(name), "’", "'")
	if g, ok := geoNames()[low]; ok {
		return g, true
	}
	if notCountry[low] || len(low) < 4 && !shortCountry[low] {
		return geo{}, false
	}
	if c := place.Code(low); c != "" {
		return geo{c, "country"}, true
	}
	return geo{}, false
}

// notCountry are words that a country table knows and prose uses otherwise.
var notCountry = words("guinea jersey european eu")

var shortCountry = words("us uk uae u.s. u.k. u.s u.k usa prc drc")
