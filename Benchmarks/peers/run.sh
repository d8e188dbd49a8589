#!/usr/bin/env bash
# Other simulators on the same sessions as ours: `Benchmarks/peers/run.sh [SCRATCH]`, from the project's folder.
#
# One virtual environment per peer below SCRATCH, filled from the configured package index; a peer that cannot be
# had is named and left out. Every system runs RUNS times in turn. Prints a Markdown table of medians; exits with 1 where
# energy differs by more than 0.5 %. PORTS, DAYS and SEED shape the session file.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mkdir -p "${1:-.build-peers}" && cd "${1:-.build-peers}" && pwd)
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$here"

python3 "$here/sessions.py" "$scratch/sessions.csv" "${PORTS:-100}" "${DAYS:-28}" "${SEED:-2026}"
swift build --package-path "$here/.." --configuration release --scratch-path "$here/../../.build-bench" >&2
rm -f "$scratch"/*.json

# install NAME PACKAGE…
install() {
  local name=$1
  shift
  local home="$scratch/$name"
  if [ ! -e "$home/ready" ]; then
    rm -rf "$home"
    python3 -m venv "$home/env"
    if ! "$home/env/bin/pip" install --quiet --disable-pip-version-check "$@" >&2; then
      echo "$name cannot be had from the package index" >&2
      return 0
    fi
    touch "$home/ready"
  fi
}

# peer NAME SCRIPT: one run, left out where the peer could not be had or fails
peer() {
  local name=$1 script=$2 home="$scratch/$1" answer="$scratch/$1.$run.json"
  [ -e "$home/ready" ] || return 0
  if ! (cd "$home" && ./env/bin/python "$here/$script" "$scratch/sessions.csv") > "$answer"; then
    echo "$name did not run" >&2
    rm -f "$answer"
  fi
}

install acn-sim acnportal pytz
install ev2gym ev2gym pandapower multicopula pyyaml numba psutil
for run in $(seq "${RUNS:-3}"); do
  "$here/../../.build-bench/release/WaysideBenchmarks" sessions "$scratch/sessions.csv" --json > "$scratch/wayside.$run.json"
  peer acn-sim acn_sim.py
  peer ev2gym ev2gym_run.py
done

python3 "$here/table.py" "$scratch"/wayside.*.json "$scratch"/acn-sim.*.json "$scratch"/ev2gym.*.json
