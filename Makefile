.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
INSTALL_SELF = $(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .

.PHONY: help run test check format openapi lock clean

help: ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

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

openapi: .venv/run ## Write openapi/openapi.json anew
	$(BIN)/casomnia openapi --output openapi/openapi.json

lock: .venv/dev ## Lock the dependencies anew, for Python 3.11 and later
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --group dev --output-file requirements-dev.lock
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
