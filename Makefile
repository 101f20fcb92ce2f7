# `make demo` and `make test` do the whole set-up by themselves: they need make and Python >= 3.11.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= 2

# Neighbours stay on one worker as long as both are busy, so a module's fixtures are made once.
PYTEST := -m pytest -n $(WORKERS) --dist worksteal

# The databases of thousands of tests lie in memory where there are 4 GB of it: a test loses
# nothing by a power cut, and a disk takes its time for each commit.
MEMORY := $(shell [ "$$(df -k --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 4000000 ] \
	2>/dev/null && echo /dev/shm)
PYTEST_DEBUG_TEMPROOT ?= $(or $(MEMORY),/tmp)
export PYTEST_DEBUG_TEMPROOT

# Before processes that would else compile the same side by side.
WARM = $(BIN)/python -m optimizer.compiled

# Proven by tests line by line and branch by branch: what a wrong plan would slip through.
CORE := optimizer/rules.py,optimizer/enterprise.py

.PHONY: help setup warm demo serve test test-long bench lint lock clean

help:
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/run.stamp  ## the .venv with everything a user needs
	@echo "ready: $(BIN)/onevisit --help"

warm: $(VENV)/run.stamp  ## compile the loop of large weeks ahead, a minute or two, once
	$(WARM)

demo: $(VENV)/run.stamp  ## plan and publish the invented week of the Yuancheng park into out/
	@$(BIN)/onevisit demo scenarios/library/yuancheng

serve: $(VENV)/run.stamp  ## a living demonstration at http://127.0.0.1:8000, an account per role
	@ONEVISIT_DATABASE_URL=$${ONEVISIT_DATABASE_URL:-sqlite:///var/demo.db} \
		$(BIN)/onevisit serve --demo scenarios/library/yuancheng

test: lint  ## everything that must hold before it lands, half an hour
	@rm -f .coverage .coverage.*
	$(WARM)
	$(BIN)/coverage run $(PYTEST) --part counted -m "not long and not benchmark"
	@$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/coverage report --include=$(CORE) --fail-under=100
	$(BIN)/python $(PYTEST) --part rest -m "not long and not benchmark"

test-long: $(VENV)/dev.stamp  ## the same promises on more examples, and what takes minutes
	$(WARM)
	ONEVISIT_EXAMPLES=long $(BIN)/python $(PYTEST) -m "not benchmark" --timeout 3600

bench: $(VENV)/dev.stamp $(VENV)/bench.stamp  ## the yardsticks into docs/benchmarks.md, hours; QUICK=1: four minutes
	$(WARM)
	$(BIN)/python -m tests.benchmarks $(if $(QUICK),--quick) $(BENCH)
	$(if $(QUICK),,$(BIN)/python -m pytest -n 0 -m benchmark --timeout 0 -s)

lint: $(VENV)/dev.stamp  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The second list takes the versions of the first, so that tests run what users run.
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header \
	--python-version 3.11 --quiet
lock: $(VENV)/dev.stamp  ## write requirements/*.txt anew; UPGRADE=-U takes newer versions
	$(LOCK) $(UPGRADE) -o requirements/run.txt
	$(LOCK) $(UPGRADE) --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(subst pyproject.toml,requirements/bench.in,$(LOCK)) --no-deps -o requirements/bench.txt
	$(subst pyproject.toml,requirements/peers.in,$(LOCK)) $(UPGRADE) -o requirements/peers.txt

clean:  ## remove what was made, but neither out/ nor var/
	rm -rf $(VENV) build *.egg-info .coverage .coverage.* .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One interpreter is found once; a stamp is younger than the list it was installed from.
$(BIN)/python:
	@for candidate in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14; do \
		if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			>/dev/null 2>&1; then \
			echo "setting up $(VENV) with $$("$$candidate" --version)"; \
			exec "$$candidate" -m venv $(VENV); \
		fi; \
	done; \
	echo "no Python >= 3.11 with the venv module found; on Debian: apt-get install python3-venv," >&2; \
	echo "or name one: make PYTHON=/path/to/python3.12" >&2; \
	exit 1

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "installing what onevisit runs on (once, a minute or two)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "installing what the tests need (once, two or three minutes)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# A folder of its own: only jars are wanted, and the tests run without. So does the bench.
$(VENV)/bench.stamp: requirements/bench.txt | $(BIN)/python
	@rm -rf $(VENV)/bench
	@if $(PIP) install --require-hashes --no-deps --only-binary :all: --target $(VENV)/bench -r $<; \
		then touch $@; else echo "no Timefold here: measuring without it" >&2; fi
