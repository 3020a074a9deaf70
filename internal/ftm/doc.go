// Package ftm is FollowTheMoney, the data model that sanctions data, company
// registers and investigations share: schemata with typed properties, entities
// made of values, and statements that keep for every value who said it and
// when.
package ftm
