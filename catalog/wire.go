package catalog

// A Wire holds the paths of the fields in an error response. A path of several
// names separated by dots leads into objects. An empty path: there is none.
type Wire struct {
	Status    string `yaml:"status"`
	RequestID string `yaml:"request_id"`
	Type      string `yaml:"type"`
	Message   string `yaml:"message"`
	URL       string `yaml:"url"`
	Details   string `yaml:"details"`
}
