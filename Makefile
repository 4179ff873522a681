# What one does with this repository, each by one word. `make` alone lists it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

rexible := node dist/cli.js
vitest := node_modules/.bin/vitest
host-test = $(vitest) run --config vitest.host.config.ts
logged = 2>&1 | tee host-test-$$(date +%Y-%m-%dT%H%M).log

# Programs that the tests brought for themselves; those of the machine come first.
export PATH := $(PATH):$(CURDIR)/.venv/programs

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: build
build: compile ## install what is missing, type-check, review, write generated/
	$(rexible) build

.PHONY: check
check: compile ## review the stack and write nothing
	$(rexible) check

.PHONY: test
test: compile tools ## install what the tests need, pinned, and run them all; RETRY=1 asks what failed once more
	$(vitest) run$(if $(RETRY), --retry=$(RETRY))

.PHONY: host-test
host-test: compile tools ## deploy to a Debian host made on this machine, as CI does; takes root and 15 minutes
	$(host-test)

.PHONY: host-test-all
host-test-all: compile tools ## every chapter of the host tests: 90 minutes, logged; goes on where it was stopped
	HOST_TEST=all $(host-test) $(logged)

.PHONY: host-test-oldest
host-test-oldest: compile tools ## the core of the host tests with the oldest Ansible and collections of requirements.yml
	test/tools/install-oldest-ansible.sh
	ANSIBLE=oldest $(host-test)

.PHONY: host-test-long
host-test-long: compile tools ## kill a first deployment after every change, an hour, then at every task, a night; logged; goes on where it was stopped
	HOST_TEST=long $(host-test) $(logged)

.PHONY: node-versions
node-versions: compile ## the tests of the package, the command and the server with Node 20.19, 22, 24 and 26
	test/tools/with-each-node.sh

.PHONY: mutations
mutations: compile ## try all mutations of sound stacks; KIND=images, RULE=REX005 without a rule, PRUNE=1 drops mended gaps
	$(foreach name,SEED KIND RULE PRUNE,$(if $($(name)),$(name)='$($(name))' ,))$(vitest) run --config vitest.mutations.config.ts

.PHONY: lint
lint: compile tools ## format, types, and the linters of what is generated
	npx --yes @biomejs/biome@2.6.8 check
	node node_modules/typescript/bin/tsc -p tsconfig.json
	$(vitest) run test/lint test/architecture.test.ts

.PHONY: ready
ready: lint build test ## all that must hold before a commit; generated/ must be what stack.ts says
	git diff --exit-code generated/

.PHONY: golden
golden: compile ## write generated/ anew, and show what changed
	$(rexible) build --force
	git --no-pager diff --stat generated/

.PHONY: bench
bench: compile ## measure the build and the look-ups, and write docs/benchmarks.md
	node bench/run.mjs

.PHONY: corpus
corpus: compile ## measure review and import on the Compose files and roles of any folder: make corpus DIR=…
	@node tools/corpus/run.mjs "$(DIR)"

.PHONY: docs
docs: ## make a searchable site of the documents in site/, to be published as it is
	node tools/site.mjs

.PHONY: vscode
vscode: node_modules/.package-lock.json ## make the extension for Visual Studio Code: editors/vscode/rexible.vsix
	cd editors/vscode && npm ci --no-audit --no-fund && cp ../../LICENSE .
	cd editors/vscode && npx --yes @vscode/vsce@3.9.2 package --no-dependencies --allow-missing-repository --out rexible.vsix

.PHONY: deploy
deploy: build ## run the playbook; ARGS="--check" and the like go to ansible-playbook
	cd generated && ansible-playbook site.yml $(ARGS)

.PHONY: verify-images
verify-images: compile ## ask the registries for every image of the stack
	$(rexible) verify-images

.PHONY: lock
lock: compile ## write the digests that the tags of the images name now to images.lock.yaml
	$(rexible) lock

.PHONY: reference
reference: compile ## write docs/reference.md and docs/compose-keys.md anew
	$(vitest) run test/documents/reference.test.ts test/documents/compose-keys.test.ts -u

.PHONY: new-rule
new-rule: ## start a rule of the design review: make new-rule SUBJECT=data SLUG=what-is-wrong
	@node tools/new-rule.mjs "$(SUBJECT)" "$(SLUG)"

# What the targets above need.

.PHONY: compile
compile: node_modules/.package-lock.json
	@npm run --silent compile

node_modules/.package-lock.json: package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

.PHONY: tools
tools:
	@test/tools/install.sh
	@test/tools/install-registry.sh
	@test/tools/install-caddy.sh
	@test/tools/install-compose.sh
	@test/tools/install-restic.sh
	@test/tools/install-packages.sh
	@test/tools/install-squid.sh
