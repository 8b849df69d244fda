# Two commands: `make run` and `make test`. Everything happens inside .venv; nothing else is touched.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
BENCH := benchmarks/build/demo
export PORT
# Modules are compiled once, not by each of a hundred processes, and what comes of it stays inside .venv too.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache

.PHONY: run test check bench messages lock clean

run: .venv/.run
	@$(BIN)/kezdesu run --demo

test: .venv/.dev
	@$(BIN)/python tools/check.py

check: .venv/.dev
	@$(BIN)/python tools/check.py --quick

bench: .venv/.dev
	@test -f $(BENCH)/kezdesu.sqlite3 || KEZDESU_DATA_DIR=$(BENCH) $(BIN)/kezdesu demo
	@KEZDESU_DATA_DIR=$(BENCH) $(BIN)/python -m benchmarks

messages: .venv/.dev
	@$(BIN)/python tools/messages.py extract

lock: .venv/.dev
	@$(BIN)/python tools/lock.py

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kezdesu needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python requirements/prod.txt pyproject.toml
	@echo "Installing the packages of requirements/prod.txt …"
	@$(BIN)/pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements/prod.txt
	@$(BIN)/python tools/link.py
	@$(BIN)/python tools/messages.py compile
	@touch $@

.venv/.dev: .venv/bin/python requirements/dev.txt pyproject.toml
	@echo "Installing the packages of requirements/dev.txt …"
	@$(BIN)/pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python tools/link.py
	@$(BIN)/python tools/messages.py compile
	@touch $@ .venv/.run

clean:
	rm -rf .venv var
