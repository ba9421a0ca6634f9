# make run and make test are all that is needed; both prepare what is missing first.
PYTHON ?= python3
export PYTHON
# What Python compiled is kept, also where it is told not to: the tests start the program some hundred times.
export PYTHONDONTWRITEBYTECODE :=

BIN := .venv/bin

.PHONY: run test hunt check setup pictures ideas package bench

run: setup
	@tools/run.sh

test: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal

# The rules that must hold for whatever comes, with other examples at each run: for a quiet evening, and before a release.
hunt: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal --hypothesis-profile=hunt -m hypothesis

check: setup
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

setup:
	@tools/setup.sh

# The pages of the sample shop on a fixed day, for README and for looking.
pictures: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/shopdesk pictures docs/pictures

# Which rows of the ideas hold, from a run of the tests that show them.
ideas: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.ideas

package: setup
	@rm -rf build
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

bench: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/shopdesk bench
