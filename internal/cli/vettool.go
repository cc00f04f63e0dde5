package cli

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/token"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/vet"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

// isVetTool reports whether the arguments are those by which go vet runs its
// tool, and not those of a person: see [unitchecker.Main].
func isVetTool(args []string) bool {
	isFlag := func(arg string) bool { return strings.HasPrefix(arg, "-") }
	switch n := len(args); {
	case n == 0:
		return false
	case filepath.Ext(args[n-1]) == ".cfg":
		return !slices.ContainsFunc(args[:n-1], func(arg string) bool { return !isFlag(arg) })
	default:
		return n == 1 && (args[0] == "-flags" || args[0] == versionArg)
	}
}

const versionArg = "-V=full"

// vetTool runs errgen as the tool of go vet. It does not return.
func vetTool(args []string, std stdio) {
	if args[0] == versionArg {
		id, err := toolID()
		if err != nil {
			fmt.Fprintf(std.err, "errgen: %v\n", err)
			os.Exit(exitFailure)
		}
		fmt.Fprintf(std.out, "errgen version devel buildID=%s\n", id)
		os.Exit(exitOK)
	}
	log.SetOutput(std.err)
	analyzer := vet.New(nil)
	// Dependencies come here as well, and have no configuration: it is read
	// when there is something to check.
	analyzer.Run = func(pass *analysis.Pass) (any, error) {
		vendors, err := nearestVendors()
		if err != nil {
			return nil, err
		}
		configured := vet.New(vendors)
		analyzer.Flags.VisitAll(func(f *flag.Flag) { err = configured.Flags.Set(f.Name, f.Value.String()) })
		if err != nil {
			return nil, err
		}
		return runInert(configured, pass)
	}
	unitchecker.Main(analyzer)
}

// runInert runs an analyzer so that the texts that [unitchecker.Main] prints past our
// streams are inert. A comment such as //line ::error::x.go:1 chooses the file
// name in front of a finding. Where that is not inert, the finding is one of the
// beginning of the file, and its message has the name; where the file itself has such
// a name, it is an error, which is printed through our stream.
func runInert(analyzer *analysis.Analyzer, pass *analysis.Pass) (any, error) {
	var errs []error
	report := pass.Report
	pass.Report = func(d analysis.Diagnostic) {
		d.Message = inert.Line(d.Message)
		if place := pass.Fset.Position(d.Pos).String(); inert.Line(place) != place {
			d.Message = inert.Line(place) + ": " + d.Message
			d.Pos, d.End = pass.Fset.File(d.Pos).Pos(0), token.NoPos
		}
		if place := pass.Fset.Position(d.Pos).String(); inert.Line(place) != place {
			errs = append(errs, errors.New(d.Message))
			return
		}
		report(d)
	}
	result, err := analyzer.Run(pass)
	if err == nil {
		err = errors.Join(errs...)
	}
	return result, err
}

// toolID returns a hash of everything that a result depends on except the package:
// the program, and what it has read. go vet caches results by it.
func toolID() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	program, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer program.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, program); err != nil {
		return "", err
	}
	vendors, err := nearestVendors()
	if err != nil {
		fmt.Fprintln(sum, err) // each package says it
	}
	err = json.NewEncoder(sum).Encode(vendors)
	return fmt.Sprintf("%x", sum.Sum(nil)), err
}

// nearestVendors returns the vendors of the configuration file in the working
// directory or above it, under what the environment says. For go vet that is the
// folder of a package.
func nearestVendors() ([]*vet.Vendor, error) {
	file, err := new(config.Resolver).FileName()
	if err != nil {
		return nil, err
	}
	env, err := config.Environment()
	if err != nil {
		return nil, err
	}
	if file == "" && env.Catalog == "" {
		return nil, problem.Errorf("write one, or name it in ERRGEN_CONFIG with its whole path",
			"there is no "+config.Name+" in the folder of the package or above it")
	}
	return vet.Load(file)
}
