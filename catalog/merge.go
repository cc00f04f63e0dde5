package catalog

// An Observation is one entry as one place in the documentation shows it.
type Observation struct {
	// Entry has its type and scraped fields set, and none of people's fields.
	Entry Entry

	// Lost names the fields ("causes", "steps", "message") that the page has
	// a place for but whose content did not arrive, as when a text capture
	// dropped the bullets under a heading. What the catalogue has is kept.
	Lost []string

	// File and Line say where the entry begins, for messages.
	File string
	Line int
}

// A Scrape is everything one reading of the documentation observed.
type Scrape struct {
	Name, Title, Docs string // from the profile
	Statuses          []Status
	Classes           []Class
	Entries           []Observation
}
