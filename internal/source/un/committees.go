package un

import "sanctrace/internal/source"

// committee is a sanctions regime of the Security Council and what it imposes
// on those it lists.
type committee struct {
	title    string
	measures []source.Measure
}

var (
	freeze     = []source.Measure{source.AssetFreeze}
	freezeBan  = []source.Measure{source.AssetFreeze, source.TravelBan}
	freezeArms = []source.Measure{source.AssetFreeze, source.TravelBan, source.ArmsEmbargo}
	banOnly    = []source.Measure{source.TravelBan}
)

// committees maps UN_LIST_TYPE to the regime. Travel bans bind individuals
// only. Sources, by resolution: Al-Qaida and ISIL 2368 (2017) para. 1; Taliban
// 2255 (2015) para. 1; DPRK 1718 (2006) para. 8 (d), (e); Iran 1737 (2006)
// paras. 10, 12, back in force by resolution 2231 (2015) para. 11 since 28
// September 2025; Iraq 1483 (2003) para. 23; DRC 1596 (2005) paras. 13, 15;
// Libya 1970 (2011) paras. 15, 17; Somalia 1844 (2008) paras. 1, 3, 7; Sudan
// 1591 (2005) para. 3; Central African Republic 2745 (2024) para. 1 and 2399
// (2018) paras. 9, 16; Guinea-Bissau 2048 (2012) para. 4; Yemen 2140 (2014)
// paras. 11, 15 and 2216 (2015) para. 14; Haiti 2653 (2022) paras. 3, 6, 11;
// South Sudan 2206 (2015) paras. 9, 12.
var committees = map[string]committee{
	"Al-Qaida":   {"ISIL (Da'esh) and Al-Qaida (1267/1989/2253)", freezeArms},
	"Taliban":    {"Taliban (1988)", freezeArms},
	"DPRK":       {"Democratic People's Republic of Korea (1718)", freezeBan},
	"Iran":       {"Iran (1737)", freezeBan},
	"Iraq":       {"Iraq (1518)", freeze},
	"DRC":        {"Democratic Republic of the Congo (1533)", freezeBan},
	"Libya":      {"Libya (1970)", freezeBan},
	"Somalia":    {"Al-Shabaab (2713)", freezeArms},
	"Sudan":      {"Sudan (1591)", freezeBan},
	"CAR":        {"Central African Republic (2745)", freezeArms},
	"GB":         {"Guinea-Bissau (2048)", banOnly},
	"Yemen":      {"Yemen (2140)", freezeArms},
	"Haiti":      {"Haiti (2653)", freezeArms},
	"SouthSudan": {"South Sudan (2206)", freezeBan},
	"Lebanon":    {"Lebanon (1636)", freezeBan},
	"Mali":       {"Mali (2374)", freezeBan},
}
