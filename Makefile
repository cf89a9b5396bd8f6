# Parallax's tasks. `make check` is the one check: everything that CI runs.
SHELL := /bin/bash
export CGO_ENABLED ?= 0
PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64
FUZZTIME ?= 1000x
RETRY := $(CURDIR)/tools/retry.sh

.PHONY: faults build check programs format vet lint test race fuzz cross browser consumers

build: ## both programs into bin/
	go build -trimpath -o bin/ ./cmd/...

check: programs format vet lint cross test faults race browser consumers fuzz ## everything
	@echo "all checks passed"

programs: ## what the checks need beside Go, and the modules
	tools/install.sh
	for module in . internal/bench tools; do (cd $$module && $(RETRY) go mod download) || exit 1; done

format:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); \
	if [ -n "$$unformatted" ]; then echo "not gofmt-ed: $$unformatted"; exit 1; fi

vet:
	go mod verify
	go vet ./...
	go vet -tags browser,consumers ./...
	cd internal/bench && go vet ./...

lint:
	go tool -modfile=tools/go.mod staticcheck ./...

test:
	go test ./...
	cd internal/bench && go test ./...

faults: ## scans that are killed, fail or are damaged, hundreds of times
	PARALLAX_FAULTS=all go test -count=1 -run 'Killed|Failing|Flipped' ./archive

race: # the race detector needs cgo and a C compiler
	CGO_ENABLED=1 go test -race -short ./cmd/... ./compare/... ./align/... ./diff/... ./article/... ./archive ./findings

cross: ## static programs for every platform
	@for platform in $(PLATFORMS); do \
		echo "building for $$platform"; \
		GOOS=$${platform%/*} GOARCH=$${platform#*/} go build -trimpath -o dist/$$platform/ ./cmd/... || exit 1; \
	done

BROWSER_TOOLS := build/browser
browser: $(BROWSER_TOOLS)/node.done ## the HTML pages in Chromium (needs chromium, java and npm)
	PARALLAX_AXE=$(CURDIR)/$(BROWSER_TOOLS)/node_modules/axe-core/axe.min.js \
	PARALLAX_VNU=$(CURDIR)/$(BROWSER_TOOLS)/node_modules/vnu-jar/build/dist/vnu.jar \
	go test -count=1 -timeout 30m -tags browser ./report

$(BROWSER_TOOLS)/node.done:
	mkdir -p $(BROWSER_TOOLS)
	$(RETRY) npm install --prefix $(BROWSER_TOOLS) --no-audit --no-fund --no-package-lock axe-core@4.14.1 vnu-jar@26.9.27
	touch $@

CONSUMERS := build/consumers
consumers: $(CONSUMERS)/python.done $(CONSUMERS)/node.done ## the exports in the programs that they are for (needs python3 and npm)
	PARALLAX_PYTHON=$(CURDIR)/$(CONSUMERS)/python/bin/python PARALLAX_NODE=$(CURDIR)/$(CONSUMERS) \
	go test -count=1 -tags consumers ./export

$(CONSUMERS)/python.done: tools/python.txt
	rm -rf $(CONSUMERS)/python
	python3 -m venv $(CONSUMERS)/python
	$(RETRY) $(CONSUMERS)/python/bin/pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: -r tools/python.txt
	touch $@

$(CONSUMERS)/node.done:
	mkdir -p $(CONSUMERS)
	$(RETRY) npm install --prefix $(CONSUMERS) --no-audit --no-fund --no-package-lock @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-csl@0.8.2 @apache-annotator/selector@0.2.0
	touch $@

fuzz: ## each fuzz target for a short while
	@for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz' || true); do \
			echo "fuzzing $$package $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 100x $$package || exit 1; \
		done; \
	done
