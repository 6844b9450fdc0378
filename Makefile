# Two commands are all a newcomer needs: `make demo` and `make test`.
# Only git, make and Python 3.11 or later are needed; everything is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench corpus docs clean

# What a user needs, then what builds, measures and tests on top of it.
.venv/core: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Tacitus needs Python 3.11 or later; name one: make PYTHON=python3.12 demo"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed: .venv/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[lab,dev]'
	@touch $@

demo: .venv/core
	@$(BIN)/tacitus demo

test: .venv/installed
	$(BIN)/python -m pytest -q

check: .venv/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/tacitus-lab docs --check
	$(BIN)/python -m pytest -q --cov --cov-report=term --cov-fail-under=90

corpus: .venv/installed
	$(BIN)/tacitus-lab corpus

bench: .venv/installed
	$(BIN)/tacitus-lab bench

docs: .venv/installed
	$(BIN)/tacitus-lab docs

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
