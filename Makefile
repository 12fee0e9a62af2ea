# Every command of this project; `make help` lists them.
PYTHON ?= python3
PORT ?= 5055
MAIL_PORT ?= 8025
RESET ?=
RUNS ?= 2000
SEED ?= 1
ONLY ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-for-tests

.PHONY: help demo run mail test lint format translations bench calibrate browser clean
.DEFAULT_GOAL := help

help: ## List these commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(READY) ## Serve a demonstration with a simulated panel (PORT=5055, RESET=1 starts it anew)
	@$(BIN)/soundings demo --port $(PORT) $(if $(RESET),--reset)

run: $(READY) ## Serve this checkout's own installation, empty at first (PORT=5055)
	@$(BIN)/soundings serve --port $(PORT)

mail: $(READY_DEV) ## Take mail on this machine for trying it, and deliver none (MAIL_PORT=8025)
	@$(BIN)/soundings mail sink --port $(MAIL_PORT)

test: $(READY_DEV) lint browser ## Install what the tests need and run them all
	$(BIN)/python -m pytest --doctest-modules --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

translations: $(READY) ## Collect the sentences that experts read, and say what is left to translate
	$(BIN)/python -m surveys.web.translations

lint: $(READY_DEV) ## Check style, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY_DEV) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY_DEV) ## Measure the speed of the analysis and of answering
	$(BIN)/python -m bench

calibrate: $(READY_DEV) ## Measure whether intervals cover, into docs/reference/calibration.md (RUNS=2000, SEED=1, ONLY=text; an hour)
	$(BIN)/python -m bench.calibrate --runs $(RUNS) --seed $(SEED) --only "$(ONLY)"

browser: $(READY_DEV)
	@sh tests/browser/install.sh $(BIN)/python

clean: ## Remove the environment and what tools left behind; never an installation
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist

$(READY): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or newer (Debian: apt install python3 python3-venv)."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is too old: Soundings needs Python 3.11 or newer. Name a newer one with make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "The venv module of Python is missing: on Debian, apt install python3-venv."; exit 1; }
	@echo "Making the environment in $(VENV) (once, about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(READY_DEV): pyproject.toml $(READY)
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
