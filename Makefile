# Daftar's commands; `make` alone lists them. Everything runs in .venv, which `make setup` makes.
PYTHON := .venv/bin/python
PORT ?= 8765
DIR ?=
LEVEL ?=
SERVICE ?=
COUNT ?=
EVAL ?=
.DEFAULT_GOAL := help
.PHONY: help setup setup-test run demo check test test-all eval eval-quick train bench lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

setup: ## install what is missing: .venv, tesseract and its Persian data
	@sh infra/setup.sh run

setup-test:
	@sh infra/setup.sh test

run: setup ## bring Daftar up on this machine, send the sample scans through, serve until Ctrl-C (PORT=8765)
	@$(PYTHON) -m infra up --demo --port $(PORT)

demo: setup ## the same, then stop; exit status 0 when a case was opened and its status page answered
	@$(PYTHON) -m infra demo

check: setup-test ## format, lint, types and unit tests, in under a minute
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest tests/unit -n auto

test: check ## all that a change must pass: check, integration, system and browser tests
	$(PYTHON) -m pytest tests/integration -n auto
	$(PYTHON) -m pytest tests/system

test-all: test ## what takes long and guards rarely as well: fuzzing at length, the whole evaluation
	HYPOTHESIS_PROFILE=long $(PYTHON) -m pytest tests/unit -n auto
	$(MAKE) eval

eval: setup-test ## how well fields are read: on generated scans (LEVEL= SERVICE= COUNT=), or on labelled ones (DIR=…)
	$(PYTHON) -m bench.eval $(DIR) $(LEVEL:%=--level %) $(SERVICE:%=--service %) $(COUNT:%=--count %) $(EVAL) \
	  --json build/eval/figures.json --html build/eval/report.html

eval-quick: setup-test ## some twenty fixed pages, read no worse than before (bench/floors.yaml), in under 3 minutes
	$(PYTHON) -m bench.quick

train: ## fine-tune the recogniser, from its last checkpoint (FONTS=DIR HELD_OUT=DIR OUT=DIR)
	@FONTS="$(FONTS)" HELD_OUT="$(HELD_OUT)" OUT="$(OUT)" sh training/run.sh

bench: setup-test ## pages a minute, latencies, sizes, cold starts
	$(PYTHON) -m bench

lock: ## pin the requirements anew, with hashes
	$(PYTHON) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements.in -o requirements.txt
	$(PYTHON) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url ocr/requirements.in -c requirements.txt -o ocr/requirements.txt
	$(PYTHON) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements/dev.in -o requirements/dev.txt

clean: ## remove what was built and the local state; .venv stays
	rm -rf build .daftar .pytest_cache .mypy_cache .ruff_cache .hypothesis
