# make         the main job on the bundled Stytch captures, offline
# make test    the tests, and at the end what was skipped and why
# make test-short  those of this module that take no time: under 20 s
# make lint    go vet, go mod tidy, staticcheck, gofumpt and actionlint
# make bench   what the generated packages cost, beside others (bench/README.md)
# make fuzz    every fuzz target for FUZZTIME
FUZZTIME ?= 10s
export GOBIN := $(CURDIR)/bin

.PHONY: generate test test-short lint bench fuzz
generate:
	go run ./cmd/errgen scrape --config examples/stytch/errgen.yaml
	for example in examples/*/errgen.yaml; do go run ./cmd/errgen generate --config $$example || exit 1; done
	go run ./cmd/errgen scrape --generate

test:
	@{ go test -json ./...; go -C tools test -json -count=1 ./...; } | go run ./internal/testreport

test-short:
	@go test -json -short ./... | go run ./internal/testreport

lint:
	go -C tools install tool
	go vet ./... && go mod tidy -diff && bin/staticcheck ./... && bin/gofumpt -l . | diff /dev/null - && bin/actionlint

bench:
	go -C bench run .

# A second run fails on what the first found, and passes where the first ran out of time.
fuzz:
	@grep -ro --include='*_test.go' '^func Fuzz[A-Za-z]*' . | sed 's|/[^/]*:func | |' | while read -r dir target; do \
		echo "$$dir $$target" && set -- "$$dir" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) && go test "$$@" || go test "$$@" || exit 1; done
