# Every target sets up what it needs and asks nothing.
SHELL := /bin/bash
SCENARIO ?= Scenarios/yubei-2025
RELEASE := --configuration release --scratch-path .build-release
PACKAGES := libglpk-dev libgsl-dev libsqlite3-dev libsuitesparse-dev pkg-config
# What the program can do without: it is built without it then, and says so where it is needed.
OPTIONAL_PACKAGES := libgdal-dev
TRAITS = $(shell dpkg -s $(OPTIONAL_PACKAGES) >/dev/null 2>&1 || echo --disable-default-traits)
# Programs that tests ask for answers of their own.
TEST_PACKAGES := coinor-cbc
# What drives the report in a real browser, and reads what it prints.
BROWSER_PACKAGES := chromium chromium-driver fonts-noto-cjk poppler-utils python3-venv
# Programs that read what was written: QGIS's Python is that of the system.
LAYER_PACKAGES := chromium chromium-driver gdal-bin python3-qgis python3-venv
# A private cluster of two nodes on this machine, and what asks it.
SLURM_PACKAGES := munge python3-pytest slurm-wlm

# Where `make install` puts the program, its manual page and the shells' completions.
PREFIX ?= /usr/local

.PHONY: setup optional build install run test test-imports test-sweeps test-layers test-browser test-slurm lint format bench docs picture

setup:
	@missing=""; for package in $(PACKAGES); do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then as=""; else as="sudo -n"; fi; \
	  echo "installing$$missing"; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  $$as apt-get update -qq && \
	  $$as apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=600 $$missing || \
	  { echo "could not install$$missing: run 'apt-get install$$missing' as root, then try again" >&2; exit 1; }; \
	fi
	@command -v swift >/dev/null || { echo "a Swift toolchain (6.2 or later) is needed: https://swift.org/install" >&2; exit 1; }

optional: setup
	@$(MAKE) --no-print-directory setup PACKAGES="$(OPTIONAL_PACKAGES)" || echo "without $(OPTIONAL_PACKAGES): no import of geodata files"

build: optional
	swift build $(TRAITS) $(RELEASE) --product wayside

install: build
	install -D .build-release/release/wayside $(DESTDIR)$(PREFIX)/bin/wayside
	mkdir -p $(DESTDIR)$(PREFIX)/share/{man/man1,bash-completion/completions,zsh/site-functions,fish/vendor_completions.d}
	.build-release/release/wayside manual > $(DESTDIR)$(PREFIX)/share/man/man1/wayside.1
	.build-release/release/wayside completions bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/wayside
	.build-release/release/wayside completions zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_wayside
	.build-release/release/wayside completions fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/wayside.fish

run: build
	.build-release/release/wayside run $(SCENARIO) --force

test: optional
	@$(MAKE) --no-print-directory setup PACKAGES="$(TEST_PACKAGES)" || echo "without $(TEST_PACKAGES) the tests that need it are skipped"
	swift build $(TRAITS) --build-tests
	swift test $(TRAITS) --skip-build

# Every importer against ten thousand broken forms of its fixtures.
test-imports: optional
	swift build $(TRAITS) --build-tests
	WAYSIDE_MUTATIONS=10000 swift test $(TRAITS) --skip-build --filter ImportFuzzTests

# Programs killed two hundred times over a sweep.
test-sweeps: optional
	swift build $(TRAITS) --build-tests
	WAYSIDE_KILLS=200 swift test $(TRAITS) --skip-build --filter SweepCommandTests

# QGIS, GDAL, a schema of charts and a browser read the files of two small districts (Tests/Layers).
test-layers: optional
	@$(MAKE) --no-print-directory setup PACKAGES="$(LAYER_PACKAGES)"
	swift build $(TRAITS) --product wayside
	@test -x .build-layers/bin/pytest || { \
	  /usr/bin/python3 -m venv --system-site-packages .build-layers && \
	  .build-layers/bin/pip install --quiet altair==5.5.0 jsonschema pytest selenium; }
	.build-layers/bin/python -m pytest --quiet -p no:cacheprovider Tests/Layers

test-browser: optional
	@$(MAKE) --no-print-directory setup PACKAGES="$(BROWSER_PACKAGES)"
	@cmp -s Tests/Browser/requirements.txt .build-browser/requirements.txt || { \
	  python3 -m venv .build-browser && \
	  .build-browser/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Browser/requirements.txt && \
	  cp Tests/Browser/requirements.txt .build-browser/requirements.txt; }
	swift build $(TRAITS) --product wayside
	.build-browser/bin/python -B -m pytest -q -rs -p no:cacheprovider Tests/Browser

# A sweep on a real Slurm of two nodes, of which a program and a node are killed (Tests/Slurm); as root, a container will do.
test-slurm: optional
	@$(MAKE) --no-print-directory setup PACKAGES="$(SLURM_PACKAGES)"
	swift build $(TRAITS) --product wayside
	/usr/bin/python3 -B -m pytest -q -rs -p no:cacheprovider Tests/Slurm

lint: setup
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

format: setup
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

bench: optional
	swift run --package-path Benchmarks --configuration release --scratch-path .build-bench WaysideBenchmarks

docs: build
	.build-release/release/wayside schema > Scenarios/scenario.schema.json
	.build-release/release/wayside schema --format markdown > Scenarios/REFERENCE.md
	.build-release/release/wayside schema --format indicators > Scenarios/INDICATORS.md
	.build-release/release/wayside schema --format data > Scenarios/DATA.md

# The picture in the README; needs chromium and ImageMagick.
picture: build
	work=$$(mktemp -d) && trap 'rm -rf "$$work"' EXIT && \
	.build-release/release/wayside run Scenarios/yubei-2025 --lang zh --out "$$work/run" >/dev/null && \
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1120,2960 \
	  --screenshot="$$work/page.png" "file://$$work/run/report.html" && \
	convert "$$work/page.png" -resize 620x -dither None -colors 128 PNG8:docs/yubei-2025-report.png
