# make run    the whole pipeline        make test   every check
# make lab    JupyterLab                make help   the rest

PYTHON ?= python3
BIN := .venv/bin

# What the environment holds is decided here, not by what Python, pip and uv are told for other
# work; where packages come from, and how these are reached, is left as it is. What was compiled is
# kept: tests start many programs.
export PIP_USER := 0
unexport PYTHONDONTWRITEBYTECODE PYTHONHOME PYTHONPATH PIP_DRY_RUN PIP_NO_DEPS PIP_PREFIX
unexport PIP_REQUIRE_HASHES PIP_ROOT
unexport PIP_TARGET UV_BUILD_CONSTRAINT UV_CONSTRAINT UV_EXCLUDE UV_EXCLUDE_NEWER UV_OVERRIDE
unexport UV_PROJECT UV_REQUIRE_HASHES UV_WORKING_DIR UV_WORKING_DIRECTORY

.PHONY: run test lab refresh check bench mutants scorecard lint help clean

run: .venv.stamp  ## run the notebooks with the default parameters
	$(BIN)/cifras run

# Test files run side by side, in the order of tests/conftest.py; one of them has nbval compare the
# notebooks of a copy with what their cells show now. For those here: pytest --nbval notebooks
test: .venv.stamp  ## lint, unit tests, notebook checks, docs checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lab: .lab.stamp  ## open JupyterLab on the notebooks
	$(BIN)/jupyter lab notebooks

refresh: .venv.stamp  ## re-execute the committed notebooks in place
	$(BIN)/cifras refresh

check: refresh  ## refresh, then fail if any committed output changed
	git diff --exit-code --stat -- notebooks data figures reports

bench: .venv.stamp  ## time a run beside other ways; AGAINST=COMMIT times that commit, too
	$(BIN)/python tests/bench.py 5 $(AGAINST)

mutants: .venv.stamp  ## plant faults, see that tests object; options in tests/mutants.py
	$(BIN)/python tests/mutants.py --number $(or $(N),60) --seed $(or $(SEED),1) --only '$(ONLY)' $(addprefix --room ,$(ROOM))

scorecard: .venv.stamp  ## count how well texts are read; kept in reports/scorecard.md
	$(BIN)/python tests/scorecard.py

lint: .venv.stamp  ## lint and format, notebooks too
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

clean:  ## remove the environment
	rm -rf .venv .venv.stamp .lab.stamp

# The environment is made once and again only when what it is made from changes.
.venv.stamp: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cifras needs Python 3.11 or newer")'
	@echo "First time: making an environment in .venv with the packages of constraints.txt (a minute or so)"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt uv
	@echo "Installing cifras and what it needs"
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --constraint constraints.txt --editable '.[study,documents,formats,test]'
	touch $@

.lab.stamp: .venv.stamp
	@echo "Installing JupyterLab"
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --constraint constraints.txt --editable '.[study,documents,formats,test,lab]'
	touch $@
