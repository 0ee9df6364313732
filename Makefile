.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
INSTALL_SELF = $(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .

.PHONY: help run test check format bench search-report openapi lock clean wrk-and-nginx

help: ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: .venv/run ## Set up, publish the content and serve it on http://127.0.0.1:8000 (PORT= changes it)
	$(BIN)/casomnia publish
	$(if $(PORT),CASOMNIA_PORT=$(PORT)) exec $(BIN)/casomnia serve

test: .venv/dev ## Set up and run the tests, with coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

check: .venv/dev ## Format, lint, types, import direction, content, OpenAPI drift, then the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/casomnia check
	$(BIN)/casomnia openapi --check
	$(MAKE) --no-print-directory test

format: .venv/dev ## Format the code and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/bench/installed wrk-and-nginx ## Measure how fast it is, and write benchmarks/report.md (BENCH="--quick" tries it)
	.venv/bench/bin/python -m benchmarks $(BENCH)
bench wrk-and-nginx: export PATH := $(PATH):/usr/sbin

search-report: .venv/dev ## Ask the judged queries and say by group how well they are answered (FILE= another set, ALL=1 each query)
	$(BIN)/python -m tests.search.report $(FILE) $(if $(ALL),--all)

openapi: .venv/run ## Write openapi/openapi.json anew
	$(BIN)/casomnia openapi --output openapi/openapi.json

lock: .venv/dev ## Lock the dependencies anew, for Python 3.11 and later
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group dev --output-file requirements-dev.lock
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group bench --output-file requirements-bench.lock
LOCK = --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

clean: ## Delete the environment, the store and what tools left behind
	rm -rf .venv var .coverage* .pytest_cache .mypy_cache .ruff_cache .hypothesis .schemathesis *.egg-info

.venv/bin/pip:
	$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "Casomnia needs Python 3.11 or later; name one with PYTHON="'
	$(PYTHON) -m venv .venv

.venv/run: requirements.lock pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(INSTALL_SELF)
	touch $@

.venv/dev: requirements-dev.lock pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-dev.lock
	$(INSTALL_SELF)
	touch $@ .venv/run

.venv/bench/installed: requirements-bench.lock pyproject.toml | .venv/bin/pip
	$(PYTHON) -m venv .venv/bench
	.venv/bench/bin/pip install --quiet --require-hashes --requirement requirements-bench.lock
	.venv/bench/bin/pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

wrk-and-nginx:
	@if ! { command -v wrk && command -v nginx && command -v taskset; } >/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -qq --yes wrk nginx-light util-linux; \
	  else echo "make bench needs wrk, nginx and taskset; install the packages wrk, nginx-light and util-linux" >&2; exit 1; fi; fi
