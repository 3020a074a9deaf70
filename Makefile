# Targets of the project. `make` alone builds.
#
# Everything is pure Go without cgo; the tools of `lint` and `vuln` are pinned in
# tools/go.mod and built on first use.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.PHONY: build demo test lint fmt vuln bench cover fuzz schema generate clean

export CGO_ENABLED := 0
# Seconds given to each fuzz target by `make fuzz`.
FUZZTIME ?= 5s
# Where the tools are built; outside the checkout so that a clean keeps them.
TOOLS := $(shell go env GOCACHE)/sanctrace-tools
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

build: ## bin/sanctrace, one static file
	go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o bin/sanctrace ./cmd/sanctrace

demo: build ## trace the embedded sample case and show it
	bin/sanctrace demo

test: ## everything that needs no server; PostgreSQL too where SANCTRACE_TEST_DB names one
	go test -timeout 15m ./...

lint: $(TOOLS)/golangci-lint vuln ## go vet, staticcheck and their company; formatting by gofmt; known vulnerabilities
	$(TOOLS)/golangci-lint run ./...

fmt:
	gofmt -w $$(git ls-files '*.go')

# Asks the Go vulnerability database over the network. What it finds fails (its
# exit code 3); that the database cannot be reached is said and does not.
vuln: $(TOOLS)/govulncheck ## known vulnerabilities in what the binary calls
	@said=$$($(TOOLS)/govulncheck ./... 2>&1) || { code=$$?; \
	if [ $$code != 3 ] && grep -q 'fetching vulnerabilities' <<<"$$said"; then \
	echo "govulncheck: not checked, the database cannot be reached: $$said"; else echo "$$said"; exit $$code; fi; }

$(TOOLS)/golangci-lint: tools/go.mod
	go -C tools build -o $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

$(TOOLS)/govulncheck: tools/go.mod
	go -C tools build -o $@ golang.org/x/vuln/cmd/govulncheck

bench: build ## the project's own benchmark: JSON with figures and the machine
	bin/sanctrace bench

cover: ## test coverage: a summary, and bin/cover.html
	mkdir -p bin
	go test -timeout 15m -coverpkg=./internal/... -coverprofile=bin/cover.out ./...
	go tool cover -html=bin/cover.out -o bin/cover.html
	go tool cover -func=bin/cover.out | tail -n 1

fuzz: ## each fuzz target for $(FUZZTIME)
	for pkg in $$(grep -rl --include='*_test.go' '^func Fuzz' cmd internal | xargs -n 1 dirname | sort -u); do \
	  for target in $$(grep -hoE '^func Fuzz[A-Za-z0-9_]+' $$pkg/*_test.go | cut -c6-); do \
	    echo "== $$pkg $$target"; \
	    go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) ./$$pkg; \
	  done; \
	done

schema: ## every example against its JSON Schema
	go test ./internal/schematest/...

generate: ## rewrite generated files; all_test.go fails when they are stale
	go generate ./...

clean:
	rm -rf bin
