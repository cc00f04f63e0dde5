package scrape

import (
	"maps"
	"slices"

	"github.com/errgen/errgen/scrape/rule"
)

// For TestSchemaWords.
var (
	Requirable = requirable
	Captures   = rule.Fields
	Sections   = slices.Sorted(maps.Keys(sections))
)

// ShapeOf is for TestShape.
var ShapeOf = shapeOf
