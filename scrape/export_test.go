package scrape

import "github.com/errgen/errgen/scrape/rule"

// For TestSchemaWords.
var (
	Requirable = requirable
	Captures   = rule.Fields
)
