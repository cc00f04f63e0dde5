package config

// A Setting is a field of [Settings] that is also a flag and a variable of the
// environment. Exactly one of Text, List and Toggle is set.
type Setting struct {
	Name, Usage string
	Text        func(*Settings) *string
	List        func(*Settings) *[]string
	Toggle      func(*Settings) **bool
}

var allSettings = []Setting{
	{
		Name: "catalog", Usage: "catalogue `file` (default catalog/errors.yaml)",
		Text: func(s *Settings) *string { return &s.Catalog },
	},
	{
		Name: "profile", Usage: "`profile` of the documentation: a built-in name, or a file",
		Text: func(s *Settings) *string { return &s.Profile },
	},
	{
		Name: "from", Usage: "`location` of the documentation: an address, live, a file, a folder of saved pages, - or bundled; repeatable",
		List: func(s *Settings) *[]string { return &s.From },
	},
	{
		Name: "package", Usage: "`name` of the generated package (default: the catalogue's name without dashes)",
		Text: func(s *Settings) *string { return &s.Package },
	},
	{
		Name: "dir", Usage: "`folder` of the generated package (default generated/PACKAGE)",
		Text: func(s *Settings) *string { return &s.Dir },
	},
	{
		Name: "prefix", Usage: "`text` that the names of the constants begin with (default Err)",
		Text: func(s *Settings) *string { return &s.Prefix },
	},
	{
		Name: "initialism", Usage: "a `word` spelled as it should be in identifiers, such as KYC; repeatable",
		List: func(s *Settings) *[]string { return &s.Initialisms },
	},
	{
		Name: "only", Usage: "generate only the errors whose type or status matches this `glob`, such as oauth_* or 4??; repeatable",
		List: func(s *Settings) *[]string { return &s.Only },
	},
	{
		Name: "skip", Usage: "leave out the errors whose type or status matches this `glob`; repeatable",
		List: func(s *Settings) *[]string { return &s.Skip },
	},
	{
		Name: "test", Usage: "also generate a package for tests, DIR/NAMEtest: the documented errors, and a server that sends them",
		Toggle: func(s *Settings) **bool { return &s.Test },
	},
	{
		Name: "http", Usage: "whether errors are HTTP responses (default: unless the catalogue has no status and no wire)",
		Toggle: func(s *Settings) **bool { return &s.HTTP },
	},
	{
		Name: "save", Usage: "`folder` to record the pages in, as a snapshot that --from reads",
		Text: func(s *Settings) *string { return &s.Save },
	},
	{
		Name: "timeout", Usage: "how long reading live pages may take, as a `duration` such as 90s (default 15m)",
		Text: func(s *Settings) *string { return &s.Timeout },
	},
	{
		Name: "contact", Usage: "`address` by which a site can reach you, for the User-Agent (default: that of the project)",
		Text: func(s *Settings) *string { return &s.Contact },
	},
	{
		Name: "allow-private", Usage: "fetch from private and loopback addresses too, for documentation on your own machine or network",
		Toggle: func(s *Settings) **bool { return &s.AllowPrivate },
	},
	{
		Name: "ignore-robots", Usage: "fetch pages that the robots.txt of their site asks programs not to fetch",
		Toggle: func(s *Settings) **bool { return &s.IgnoreRobots },
	},
	{
		Name: "offline", Usage: "use no network: read live pages as they were last fetched",
		Toggle: func(s *Settings) **bool { return &s.Offline },
	},
	{
		Name: "no-cache", Usage: "fetch live pages again, and keep no copies",
		Toggle: func(s *Settings) **bool { return &s.NoCache },
	},
	{
		Name: "render", Usage: "read live pages in an installed Chromium, for sites that build them in the browser",
		Toggle: func(s *Settings) **bool { return &s.Render },
	},
	{
		Name: "quiet", Usage: "show no progress",
		Toggle: func(s *Settings) **bool { return &s.Quiet },
	},
}

// Named returns the setting with this name.
func Named(name string) Setting {
	for _, s := range allSettings {
		if s.Name == name {
			return s
		}
	}
	panic("config: internal error: no setting " + name)
}
