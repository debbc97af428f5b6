# The tested versions of everything are in constraints.txt; `make constraints` renews them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
TEST_ARGS ?=
EXTRAS ?= dev
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help demo test test-fast lint check constraints picture clean

help:
	@echo "make demo         read the sample photos into out/demo"
	@echo "make test         all tests"
	@echo "make test-fast    the tests that take no pictures in hand"
	@echo "make lint         ruff and mypy"
	@echo "make check        lint and all tests"
	@echo "make picture      take the pictures for README.md and docs/"
	@echo "make constraints  write constraints.txt anew from the newest versions that fit"

$(VENV)/kith: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/kith-dev: $(VENV)/kith
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[$(EXTRAS)]'
	@touch $@

# The samples hold a broken file and a picture without a card, so that kith says so: its exit
# code must be 3. Anything else is an error here. The clock is set so that the evening lies in the
# past and the worklist is the same on every day.
demo: $(VENV)/kith
	@KITH_NOW=2026-11-21T09:00:00+01:00 $(BIN)/kith run samples/photos --out out/demo --book out/demo-book --event "Chamber Night" \
		--met-on 2026-11-20 --place Springfield; code=$$?; \
	if [ $$code -ne 3 ]; then echo "kith ended with exit code $$code, not 3" >&2; exit 1; fi
	@echo
	@echo "The two files named above are broken on purpose (kith's exit code was 3)."
	@echo "Open out/demo/report.html to see every card beside what was read from it;"
	@echo "out/demo also holds contacts.vcf, contacts.csv, cards.jsonl, contacts.jsonl and worklist.csv."

test: $(VENV)/kith-dev
	$(BIN)/python -m pytest -m "slow or not slow" $(TEST_ARGS)

test-fast: $(VENV)/kith-dev
	$(BIN)/python -m pytest $(TEST_ARGS)

lint: $(VENV)/kith-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test

constraints:
	rm -rf $(VENV)-constraints
	$(PYTHON) -m venv $(VENV)-constraints
	$(VENV)-constraints/bin/pip install --quiet '.[dev,training]'
	echo "# The versions that were tested together; renewed by \`make constraints\`." > constraints.txt
	$(VENV)-constraints/bin/pip freeze --exclude kith >> constraints.txt
	rm -rf $(VENV)-constraints

# The picture of the report in README.md, by Debian's Chromium, and that of the found cards.
picture: $(VENV)/kith
	$(BIN)/kith run samples/photos/gradient.jpg samples/photos/german.jpg samples/photos/dark.jpg \
		--out out/picture --book out/picture-book --event "Chamber Night" \
		--met-on 2026-11-20 --place Springfield
	chromium --headless --no-sandbox --disable-gpu --disable-background-networking \
		--hide-scrollbars --user-data-dir=out/chromium --window-size=1160,1400 \
		--screenshot=docs/report.png file://$(CURDIR)/out/picture/report.html
	PYTHONPATH=. $(BIN)/python docs/render_sheet.py

clean:
	rm -rf $(VENV) $(VENV)-constraints build dist out *.egg-info
