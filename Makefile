# The two commands of the README are `make demo` and `make test`; each sets itself up.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# uv installs the pinned packages in seconds where pip alone takes minutes; it is itself an ordinary package.
UV = uv==0.13.9
PIP = $(BIN)/uv pip install --quiet --python $(BIN)/python -c requirements.lock
JOBS ?= 2

.PHONY: help demo test lint test-long gate bench bench-pages bench-linking bench-web serve docs lock clean

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Runut needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(UV)

$(VENV)/.core: pyproject.toml requirements.lock | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(VENV)/.dev: pyproject.toml requirements.lock | $(BIN)/python
	$(PIP) -e ".[dev]"
	@$(PIP) -e ".[ftm]" >/dev/null 2>&1 || echo "followthemoney needs ICU's headers, which are not here: its test is skipped"
	@touch $@ $(VENV)/.core

demo: $(VENV)/.core  ## build demo.runut from the sample pages and show what it holds
	@rm -f demo.runut demo.runut-wal demo.runut-shm demo.runut-lock
	@# Two sample pages are broken or in a third language on purpose: status 4 says so and is expected here.
	@$(BIN)/runut add samples -r demo.runut > /dev/null || test $$? -eq 4
	@$(BIN)/runut tour -r demo.runut --pair RUS IRN
	@echo
	@echo "Open the record in a browser with:  $(BIN)/runut serve -r demo.runut -o"

test: $(VENV)/.dev lint  ## every test, lint, types and the floor contract
	@sh tests/browser.sh
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile -m "not long"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test-long: $(VENV)/.dev  ## the tests that take minutes: 200 kills, growth, fuzzing
	@$(PIP) -e ".[scale]" || echo "daft and ray could not be installed: their tests are skipped"
	$(BIN)/python -m pytest -m long

gate: $(VENV)/.dev  ## hold the measured scores against quality/floors.d
	$(BIN)/python quality/gate.py

bench: $(VENV)/.dev  ## pages per second by stage, memory, growth
	$(BIN)/python -m benchmarks

bench-pages: $(VENV)/.dev  ## HTML reading side by side with its peers, over the data beside the checkout
	$(PIP) newspaper4k readability-lxml goose3 || echo "some peers could not be installed: they are left out"
	$(BIN)/python -m benchmarks.pages ../shared

bench-linking: $(VENV)/.dev  ## copies beside datasketch, and growth of linking
	$(PIP) datasketch rensa || echo "some peers could not be installed: they are left out"
	$(BIN)/python -m benchmarks.linking

bench-web: $(VENV)/.dev  ## the pages of the reading room over 100,000 articles
	$(BIN)/python -m benchmarks.web

serve: demo  ## open the demo record in a browser
	$(BIN)/runut serve -r demo.runut -o

docs: $(VENV)/.dev  ## renew the generated reference pages and build the site
	$(BIN)/python docs/reference/build.py
	$(PIP) -e ".[docs]"
	$(BIN)/mkdocs build --strict --quiet

lock: $(VENV)/.dev  ## renew requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --all-extras --universal --python-version 3.11 \
	  --no-header --no-annotate --no-emit-index-url -o requirements.lock

clean:  ## remove what the other targets made
	rm -rf $(VENV) demo.runut* .mypy_cache .ruff_cache .pytest_cache .hypothesis
