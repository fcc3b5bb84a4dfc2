# `make demo` and `make test` do everything on a fresh machine, the set-up included; both may be run again at any time.
.POSIX:
.SUFFIXES:
.PHONY: help demo test bench clean
.DELETE_ON_ERROR:

BIN = .venv/bin
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
OFFLINE = { echo "error: the packages could not be installed (pip's reason is above);" \
	"see that this machine reaches a Python package index, then run make again" >&2; exit 1; }

help:
	@echo "make demo    check the sample articles in seeds/ and write out/report.html"
	@echo "make test    lint, types and tests"
	@echo "make bench   the benchmarks"
	@echo "make clean   remove what make made"

demo: .venv/.run
	@code=0; $(BIN)/checker check seeds/ --html out/report.html || code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	echo; echo "The report is at $$PWD/out/report.html"

test: .venv/.dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "error: some files are not formatted; run $(BIN)/ruff format" >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python -m pytest -n auto -rs

bench: .venv/.dev
	@$(BIN)/python -m pytest --benchmark-enable --benchmark-only --benchmark-columns=median,rounds --benchmark-sort=name

clean:
	@rm -rf .venv out build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .benchmarks

# A name on the path may be a shim for a Python that is not there, so each is asked for its version.
.venv/bin/python:
	@for python in python3.11 python3 python3.14 python3.13 python3.12 python; do \
	    if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        $$python -m venv --clear .venv && exit 0; \
	        echo "error: $$python cannot make a virtual environment; install its venv module (Debian, Ubuntu: python3-venv)" >&2; \
	        rm -rf .venv; exit 1; \
	    fi; \
	done; \
	echo "error: no Python of 3.11 or later was found; install one (https://www.python.org/downloads/), then run make again" >&2; \
	exit 1

# What a run needs.
.venv/.run: pyproject.toml .venv/bin/python
	@echo "Setting up .venv (the first time takes a minute) ..."
	@$(PIP) install --editable . || $(OFFLINE)
	@touch $@

# What the tests need besides; dependency groups came with pip 25.1. Without chromium and axe-core (an npm package, put into
# .venv) the report is not tried in a browser, and pytest names what was skipped. The schema of SARIF comes in an npm package
# too, of which only that file is taken: its dependencies are not needed.
.venv/.dev: .venv/.run
	@$(PIP) install --upgrade 'pip>=25.1' || $(OFFLINE)
	@$(PIP) install --group dev || $(OFFLINE)
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	    $(BIN)/playwright install chromium >/dev/null 2>&1 || \
	    echo "note: chromium was not found and cannot be fetched; the tests in a browser will be skipped" >&2
	@{ command -v npm >/dev/null && npm install --prefix .venv --no-save --silent --no-audit --no-fund axe-core@4; } || \
	    echo "note: axe-core cannot be fetched, for want of npm or of its registry; its tests will be skipped" >&2
	@{ command -v npm >/dev/null && cd .venv && \
	    npm pack --silent --ignore-scripts @microsoft/jest-sarif@1.0.0-beta.0 >/dev/null 2>&1 && mkdir -p sarif && \
	    tar -xzf microsoft-jest-sarif-1.0.0-beta.0.tgz -C sarif --strip-components=3 package/lib/schemas && \
	    rm -f microsoft-jest-sarif-1.0.0-beta.0.tgz; } || \
	    echo "note: the schema of SARIF cannot be fetched, for want of npm or of its registry; its tests will be skipped" >&2
	@touch $@
