// Package ownership answers whether sanctions law reaches a party through those
// who own or control it: on a day, under one regime, with the steps that the
// answer rests on.
//
// A [Graph] holds stakes and facts on control, each with the days on which it
// holds, and listings. [Evaluate] gives the [Verdict] for one party. The rules
// are those of OFAC, the EU, the UK and the BIS Affiliates Rule, each with the
// text it is taken from; see [Regime].
//
// What counts:
//   - Stakes are intervals of exact percentages. A verdict that depends on what
//     is not known is "indeterminate" and says what would decide it (the UK's
//     answer then is "control_review").
//   - The reach of the rule is a least fixed point from the listed parties, so
//     that companies that hold each other never reach themselves.
//   - Two sources that report one stake are evidence for one stake.
//   - Accounting consolidation (GLEIF level 2) is no percentage.
//   - A stake holds from its first day up to, not including, its last; a listing
//     from its day on. The empty day asks about the latest state.
//
// The package reads case files ([ReadCases]) and FollowTheMoney entities
// ([FromEntities]). It does not read registers itself, does not decide who is
// who, and gives no legal advice: rebuttable presumptions are marked as such.
package ownership
