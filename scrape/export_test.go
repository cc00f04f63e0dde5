package scrape

// For TestSchemaWords.
var (
	Requirable = requirable
	Captures   = captures
)
