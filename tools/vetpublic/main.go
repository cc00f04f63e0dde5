// Vetpublic runs errgen vet over public modules, pinned, with the catalogues of
// the examples and one of the error codes of PostgreSQL, and prints what it finds
// in each. Those that have nothing to do with these errors should have no
// finding; in the others, look at each.
//
//	go -C tools run ./vetpublic [MODULE…]
//
// It downloads a lot from the module proxy and compiles it: allow an hour. A
// module that cannot be fetched is named and skipped; there is an error at the
// end if that was all of them.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	gopath "path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// modules are the modules to check, some with the folder of their packages that
// deal with errors. The first ones use the errors that errgen.yaml describes; the
// others are large, and use none.
var modules = []string{
	"gorm.io/driver/postgres@v1.5.11",
	"github.com/ory/x@v0.0.710 sqlcon",
	"github.com/riverqueue/river@v0.20.0",
	"github.com/authzed/spicedb@v1.44.0 internal/datastore/postgres",
	"github.com/golang-migrate/migrate/v4@v4.18.3 database/pgx",
	"github.com/golang-migrate/migrate/v4@v4.18.3 database/postgres",
	"github.com/uptrace/bun@v1.2.11",
	"github.com/openfga/openfga@v1.8.0 pkg/storage",
	"github.com/stripe/stripe-go/v82@v82.5.1",
	"github.com/okta/okta-sdk-golang/v5@v5.0.2",
	"k8s.io/client-go@v0.33.0",
	"github.com/prometheus/prometheus@v0.303.0",
	"github.com/gohugoio/hugo@v0.147.0",
	"github.com/caddyserver/caddy/v2@v2.10.0",
	"github.com/pocketbase/pocketbase@v0.28.0",
	"github.com/hashicorp/vault/api@v1.16.0",
	"github.com/hashicorp/consul/api@v1.32.0",
	"github.com/minio/minio-go/v7@v7.0.90",
	"go.etcd.io/etcd/server/v3@v3.5.21",
}

func main() {
	log.SetFlags(0)
	wanted := modules
	if len(os.Args) > 1 {
		wanted = os.Args[1:]
	}
	if err := run(wanted); err != nil {
		log.Fatal("vetpublic: ", err)
	}
}

func run(wanted []string) error {
	root, err := filepath.Abs("..")
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "vetpublic")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	errgen := filepath.Join(dir, "errgen")
	if out, err := command(root, "go", "build", "-o", errgen, "./cmd/errgen").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	checked := 0
	for i, module := range wanted {
		t := trial{module: module, errgen: errgen, root: root, dir: filepath.Join(dir, fmt.Sprint(i))}
		summary, err := t.run()
		if err != nil {
			fmt.Printf("NOT CHECKED %s: %v\n", module, err)
			continue
		}
		checked++
		fmt.Println(summary)
	}
	if checked == 0 {
		return fmt.Errorf("none of %d modules could be checked", len(wanted))
	}
	fmt.Printf("%d of %d modules checked\n", checked, len(wanted))
	return nil
}

// A trial is the check of one module, from a module of its own in dir.
type trial struct {
	module, errgen, root, dir string
}

func (t trial) run() (string, error) {
	path, version, _ := strings.Cut(t.module, "@")
	version, folder, _ := strings.Cut(version, " ")
	path = gopath.Join(path, folder)
	if err := os.Mkdir(t.dir, 0o755); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(t.dir, "go.mod"), []byte("module example.com/trial\n\ngo 1.26\n"), 0o644); err != nil {
		return "", err
	}
	if out, err := command(t.dir, "go", "get", path+"/...@"+version).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, lastLine(out))
	}
	if err := t.configure(); err != nil {
		return "", err
	}
	begun := time.Now()
	cmd := command(t.dir, t.errgen, "vet", "--json", "--tests=false", path+"/...")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && stdout.Len() == 0 {
		return "", fmt.Errorf("%w: %s", err, bytes.TrimSpace(stderr.Bytes()))
	}
	findings, notes, err := t.findings(stdout.Bytes())
	if err != nil {
		return "", err
	}
	lines := t.lines(path)
	summary := fmt.Sprintf("%s: %d lines, %d findings, %d notes, %v", t.module, lines, len(findings), notes, time.Since(begun).Round(time.Second))
	return strings.Join(append([]string{summary}, findings...), "\n\t"), nil
}

// configure writes an errgen.yaml with the catalogues of the examples.
func (t trial) configure() error {
	config := "catalogs:\n"
	for _, name := range []string{"stripe", "okta", "stytch"} {
		example := filepath.Join(t.root, "examples", name)
		data, err := os.ReadFile(filepath.Join(example, "errgen.yaml"))
		if err != nil {
			return err
		}
		rows := strings.TrimPrefix(string(data), "catalogs:\n")
		for _, key := range []string{"catalog: ", "dir: "} {
			rows = strings.Replace(rows, key, key+example+"/", 1)
		}
		config += rows
	}
	config += postgres
	if err := os.WriteFile(filepath.Join(t.dir, "errgen.yaml"), []byte(config), 0o644); err != nil {
		return err
	}
	return t.writePostgres()
}

// findings returns the lines of the findings, without the folder of the module,
// and how many notes there are beside them.
func (t trial) findings(data []byte) (lines []string, notes int, err error) {
	var list []struct {
		File, Rule, Level, Message string
		Line                       int
	}
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, 0, err
	}
	for _, f := range list {
		if f.Level == "note" {
			notes++
			continue
		}
		_, file, _ := strings.Cut(filepath.ToSlash(f.File), "/pkg/mod/")
		lines = append(lines, fmt.Sprintf("%s:%d: %s [%s]", file, f.Line, f.Message, f.Rule))
	}
	return lines, notes, nil
}

// lines returns how many lines of Go the packages of a module have.
func (t trial) lines(path string) int {
	out, err := command(t.dir, "go", "list", "-f", "{{$d := .Dir}}{{range .GoFiles}}{{$d}}/{{.}}\n{{end}}", path+"/...").Output()
	if err != nil {
		return 0
	}
	count := 0
	for file := range strings.Lines(string(out)) {
		if data, err := os.ReadFile(strings.TrimSpace(file)); err == nil {
			count += bytes.Count(data, []byte("\n"))
		}
	}
	return count
}

func command(dir, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = slices.Concat(os.Environ(), []string{"GOWORK=off", "GOFLAGS=-mod=mod"})
	return cmd
}

func lastLine(out []byte) string {
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[len(lines)-1]
}
