# Two commands do everything on a fresh machine with Python 3.11:
#   make editions    the environment, then every brief under source/ as EPUB, PDF and sound in dist/
#   make test        the environment, then the tests
# The others are for people who work on briefexport; `make help` lists them.

.DEFAULT_GOAL := help
.PHONY: help editions test check lint types layers sample judges bench docs pictures pins clean
BIN := .venv/bin

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

editions: ## EPUB, PDF and spoken edition of every brief under source/, into dist/
	@scripts/environment
	@scripts/system-parts pango || true
	@$(BIN)/briefexport build

test: ## the tests; a judge that this machine lacks is a skip (make judges brings them all)
	@scripts/environment test judges
	@scripts/system-parts pango
	@$(BIN)/pytest -n auto --dist loadfile --durations=15 $(TESTS)

check: lint types layers sample ## all that CI holds against a change besides the tests

lint: ## ruff, style and tidy lines
	@scripts/environment lint
	$(BIN)/ruff check src tests examples scripts
	$(BIN)/ruff format --check src tests examples

types: ## mypy --strict
	@scripts/environment lint
	$(BIN)/mypy

layers: ## the floors of the house (import-linter)
	@scripts/environment lint
	$(BIN)/lint-imports

sample: ## a stranger's exporter: installed beside briefexport in an environment of its own, and tested
	@scripts/environment test
	scripts/sample-plugin

judges: ## the outside judges of the tests: epubcheck, Ace, veraPDF, a recogniser, a browser
	@scripts/environment test judges
	@scripts/system-parts pango faces java node chromium poppler ffmpeg
	@scripts/npm-judges

bench: ## speed as ratios against peers, in one run (a table; it asserts nothing)
	@scripts/environment test judges bench
	@$(BIN)/python -m tests.bench $(BENCH)

docs: ## docs/cli.md, configuration.md and diagnostics.md, from the program itself
	@scripts/environment
	@$(BIN)/python scripts/reference.py

pictures: ## the README's pictures, made again
	@scripts/environment test judges
	@$(BIN)/python scripts/pictures.py

pins: ## constraints.txt from what is installed in .venv
	$(BIN)/pip list --format=freeze --exclude-editable --exclude setuptools > constraints.txt

clean: ## everything that can be made again
	rm -rf .venv dist build tests/judges/node_modules
