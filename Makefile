# One command for everything. `make` alone says what there is.

SHELL := /bin/sh
PYTHON := .venv/bin/python
NOTHING :=
VAR := $(subst $(NOTHING) ,\ ,$(or $(PICTRIA_VAR),var))

.PHONY: help run demo test soak bench check static
.DELETE_ON_ERROR:

help:
	@echo 'make run     installs what is missing and runs the site; Ctrl-C stops it'
	@echo 'make demo    fills the site with a demo gallery'
	@echo 'make test    runs the tests'
	@echo 'make soak    runs the long tests in full'
	@echo 'make bench   measures speed, memory and queries; writes var/bench.json'
	@echo 'make check   looks for mistakes in the code without running it'

run: static
	@$(PYTHON) manage.py run

demo: static
	@$(PYTHON) manage.py release
	@$(PYTHON) manage.py demo

test: .venv/installed-dev
	@$(PYTHON) -m tests

soak: .venv/installed-dev
	@$(PYTHON) -m tests --soak

bench: .venv/installed-dev
	@$(PYTHON) -m bench

check: .venv/installed-dev
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy .
	@.venv/bin/lint-imports
	@$(PYTHON) manage.py makemigrations --check --dry-run
	@$(PYTHON) manage.py check --deploy --fail-level WARNING


# Static files are collected again when one of them, or a package that brings some, changed.
static: $(VAR)/static/.collected

$(VAR)/static/.collected: .venv/installed $(wildcard .env) $(shell find static -type f)
	@$(PYTHON) manage.py collectstatic --no-input --verbosity 0
	@mkdir -p "$(@D)" && touch "$@"


# Its scripts name the folder they were made for: a moved or half-made one is made anew.
SOUND_VENV := $(shell test "`cat .venv/installed 2>/dev/null`" = "`pwd -P`" \
	&& $(PYTHON) -c 'import pip' 2>/dev/null && echo yes)
ifneq ($(SOUND_VENV),yes)
.PHONY: .venv/installed
endif

.venv/installed: requirements.txt
	@test '$(SOUND_VENV)' || { $(find_python); "$$python" -m venv --clear .venv; }
	@echo 'Installing what Pictria needs into .venv; the first time takes about a minute.'
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@pwd -P > $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@echo 'Installing what its tests need into .venv.'
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Leaves the first Python that is new enough and has venv in $python, or says what is missing.
define find_python
python=; recent=; \
for candidate in python3.11 python3.12 python3.13 python3; do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	recent="$$candidate"; \
	"$$candidate" -c 'import venv, ensurepip' 2>/dev/null || continue; \
	python="$$candidate"; break; \
done; \
if test -z "$$recent"; then \
	echo 'Pictria needs Python 3.11 or later, and found none. See https://www.python.org/downloads/' >&2; \
	exit 1; \
elif test -z "$$python"; then \
	package=`"$$recent" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'`; \
	echo "$$recent lacks its venv module. On Debian and Ubuntu: sudo apt install $$package" >&2; \
	exit 1; \
fi
endef
