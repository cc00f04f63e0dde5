package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// postgres is the row of errgen.yaml for PostgreSQL: the drivers keep the code of
// an error in a string, or in a string type of their own.
const postgres = `  - catalog: postgres.yaml
    package: pgerr
    dir: pgerr
    wire: {type: code}
    sdk:
      - {import: pgconn github.com/jackc/pgx/v5/pgconn, type: "*PgError", fields: {type: Code}}
      - {import: pgconn github.com/jackc/pgconn, type: "*PgError", fields: {type: Code}}
      - {import: github.com/lib/pq, type: "*Error", fields: {type: Code}}
`

// pgerrcode has the codes of PostgreSQL as constants:
//
//	UniqueViolation = "23505"
const pgerrcode = "github.com/jackc/pgerrcode@v0.0.0-20250907135507-afb5586c32a6"

var constant = regexp.MustCompile(`(?m)^\t\w+\s+= "(\w{5})"`)

// writePostgres writes the catalogue of PostgreSQL and the package of it.
func (t trial) writePostgres() error {
	out, err := command(t.dir, "go", "mod", "download", "-json", pgerrcode).Output()
	if err != nil {
		return err
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		return err
	}
	source, err := os.ReadFile(filepath.Join(module.Dir, "errcode.go"))
	if err != nil {
		return err
	}
	var codes []string
	for _, match := range constant.FindAllSubmatch(source, -1) {
		codes = append(codes, string(match[1]))
	}
	slices.Sort(codes)
	catalog := "version: 1\nname: postgresql\ntitle: PostgreSQL\ndocs: https://www.postgresql.org/docs/current/errcodes-appendix.html\nerrors:\n"
	for _, code := range slices.Compact(codes) {
		catalog += fmt.Sprintf("  - type: %q\n", code)
	}
	if err := os.WriteFile(filepath.Join(t.dir, "postgres.yaml"), []byte(catalog), 0o644); err != nil {
		return err
	}
	generate := command(t.dir, t.errgen, "generate", "--catalog", "postgres.yaml")
	if out, err := generate.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}
