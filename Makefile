# The only commands to remember. Each one is a script in scripts/, so that it can be read and run alone.

.PHONY: help run demo test check fmt bench e2e web

help: ## Show these lines
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build what changed and serve it on http://localhost:8080, with demo data on the first start
	@scripts/run

demo: ## Fill ./data with the demo workspace, where there is none yet
	@scripts/demo

test: ## Everything CI checks: formats, lints, tests on SQLite and PostgreSQL, web, browser, licences
	@scripts/test

check: ## The fast part of it: formats, lints, types
	@scripts/check

fmt: ## Format the Rust code
	@cargo fmt --all

bench: ## Measure against the floor (DB=sqlite or DB=postgres)
	@DB="$(or $(DB),sqlite)" scripts/bench

e2e: ## The browser tests alone (FILES="login.test.mjs" for some of them)
	@scripts/e2e $(FILES)

web: ## Build the web client into web/dist, where its sources changed
	@scripts/build-web
