package ident

import (
	"strings"
	"sync"
)

// mids maps maritime identification digits to countries, from the table of the
// ITU (Appendix 43 of the Radio Regulations).
var mids = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 300)
	for _, f := range strings.Fields(midTable) {
		c, list, _ := strings.Cut(f, ":")
		for _, d := range strings.Split(list, ",") {
			m[d] = c
		}
	}
	return m
})

// midTable has each country with its digits, in order of the first.
const midTable = `
al:201 ad:202 at:203 pt:204,255,263 be:205 by:206 bg:207 va:208 cy:209,210,212 de:211,218 ge:213 md:214
mt:215,229,248,249,256 am:216 dk:219,220 es:224,225 fr:226,227,228 fi:230 fo:231 gb:232,233,234,235 gi:236
gr:237,239,240,241 hr:238 ma:242 hu:243 nl:244,245,246 it:247 ie:250 is:251 li:252 lu:253 mc:254
no:257,258,259 pl:261 me:262 ro:264 se:265,266 sk:267 sm:268 ch:269 cz:270 tr:271 ua:272 ru:273 mk:274 lv:275
ee:276 lt:277 si:278 rs:279
ai:301 us:303,338,366,367,368,369 ag:304,305 cw:306 aw:307 bs:308,309,311 bm:310 bz:312 bb:314 ca:316 ky:319
cr:321 cu:323 dm:325 do:327 gp:329 gd:330 gl:331 gt:332 hn:334 ht:336 jm:339 kn:341 lc:343 mx:345 mq:347
ms:348 ni:350 pa:351,352,353,354,355,356,357,370,371,372,373,374 pr:358 sv:359 pm:361 tt:362 tc:364
vc:375,376,377 vg:378 vi:379
af:401 sa:403 bd:405 bh:408 bt:410 cn:412,413,414 tw:416 lk:417 in:419 ir:422 az:423 iq:425 il:428 jp:431,432
tm:434 kz:436 uz:437 jo:438 kr:440,441 ps:443 kp:445 kw:447 lb:450 kg:451 mo:453 mv:455 mn:457 np:459 om:461
pk:463 qa:466 sy:468 ae:470,471 tj:472 ye:473,475 hk:477 ba:478
tf:501 au:503 mm:506 bn:508 fm:510 pw:511 nz:512 kh:514,515 cx:516 ck:518 fj:520 cc:523 id:525 ki:529 la:531
my:533 mp:536 mh:538 nc:540 nu:542 nr:544 pf:546 ph:548 tl:550 pg:553 pn:555 sb:557 as:559 ws:561
sg:563,564,565,566 th:567 to:570 tv:572 vn:574 vu:576,577 wf:578
za:601 ao:603 dz:605 ac:608 bi:609 bj:610 bw:611 cf:612 cm:613 cg:615 km:616,620 cv:617 ci:619 dj:621 eg:622
et:624 er:625 ga:626 gh:627 gm:629 gw:630 gq:631 gn:632 bf:633 ke:634 lr:636,637 ss:638 ly:642 ls:644 mu:645
mg:647 ml:649 mz:650 mr:654 mw:655 ne:656 ng:657 na:659 re:660 rw:661 sd:662 sn:663 sc:664 sh:665 so:666 sl:667
st:668 sz:669 td:670 tg:671 tn:672 tz:674,677 ug:675 cd:676 zm:678 zw:679
ar:701 br:710 bo:720 cl:725 co:730 ec:735 fk:740 gf:745 gy:750 py:755 pe:760 sr:765 uy:770 ve:775`
