# `make site` and `make test` do nearly everything; `make help` lists the rest.
# How things get installed is in scripts/setup.sh. A stamp stands in the folder
# that it tells about, so that a folder thrown away is made again.

PYTHON_IN_VENV := .venv/bin/python
ARGS ?=

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
# In parallel, two installs would write to one folder.
.NOTPARALLEL:

.PHONY: help
help: ## toon deze lijst
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- Daily work ---------------------------------------------------------------

.PHONY: site serve check rapport contacten links test bench bench-bouw bench-zoek beeld
site: .venv/.build node_modules/.site ## bouw de site in site/ (ARGS='--base-url https://…')
	$(PYTHON_IN_VENV) build.py build $(ARGS)

serve: .venv/.build node_modules/.site ## toon de site op deze computer en bouw na elke wijziging opnieuw
	$(PYTHON_IN_VENV) build.py serve $(ARGS)

check: .venv/.build node_modules/.site ## kijk alleen de inhoud na
	$(PYTHON_IN_VENV) build.py check $(ARGS)

rapport: .venv/.build node_modules/.site ## bouw de site en vertel de redactie wat er aan de inhoud te doen is
	$(PYTHON_IN_VENV) build.py rapport $(ARGS)

contacten: .venv/.build ## vraag in issues op GitHub naar contacten die verlopen zijn (zonder GITHUB_TOKEN: alleen vertellen)
	$(PYTHON_IN_VENV) build.py contacten $(ARGS)

links: .venv/.build ## bezoek alle links naar andere sites en meld wat stuk is (zonder GITHUB_TOKEN: alleen vertellen)
	$(PYTHON_IN_VENV) build.py links $(ARGS)

test: .venv/.test node_modules/.test ## draai alle controles en tests (ARGS='-k naam' kiest)
	scripts/browser.sh scripts/test.sh $(ARGS)

bench: bench-bouw bench-zoek ## meet de snelheid: van het bouwen naast Hugo, van het zoeken naast anderen

bench-bouw: .venv/.build .venv/.bench node_modules/.site ## meet alleen het bouwen
	$(PYTHON_IN_VENV) -m bench.run $(ARGS)

bench-zoek: .venv/.test .venv/.bench node_modules/.site bench/node_modules/.bench site ## meet alleen het zoeken, en vraag Lighthouse
	scripts/browser.sh python -m bench.explorer $(ARGS)

beeld: .venv/.test node_modules/.test ## maak schermbeelden van elke soort pagina, in beeld/
	scripts/browser.sh python -m scripts.beeld $(ARGS)

# --- Installing ---------------------------------------------------------------

.PHONY: setup
setup: .venv/.build node_modules/.site ## installeer wat de site nodig heeft

.venv/.%: requirements/%.txt
	scripts/setup.sh python $*
	@touch $@

# The list of the tests holds all that the site needs.
.venv/.test: requirements/test.txt
	scripts/setup.sh python test
	@touch .venv/.build $@

node_modules/.site node_modules/.test: node_modules/.%: package-lock.json | .venv/.build
	scripts/setup.sh npm $*
	@touch node_modules/.site $@

bench/node_modules/.bench: bench/package-lock.json | .venv/.build
	scripts/setup.sh npm-bench
	@touch $@

# --- Upkeep -------------------------------------------------------------------

.PHONY: lock gemeenten clean
lock: .venv/.build node_modules/.site ## vernieuw de vastgelegde versies
	scripts/lock.sh

gemeenten: .venv/.build .venv/.data ## maak content/gemeenten.csv opnieuw
	scripts/setup.sh gemeenten
	$(PYTHON_IN_VENV) scripts/gemeenten.py $(ARGS)

clean: ## gooi weg wat hier gemaakt en geïnstalleerd is
	rm -rf site beeld .cache .site.lock .venv node_modules scripts/node_modules bench/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
