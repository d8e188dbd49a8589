#!/usr/bin/env bash
# Our power flow and power-grid-model on the same hours in one run: `Benchmarks/peers/powerflow.sh [SCRATCH] [FOLDER…]`.
#
# The peer comes from the configured package index into a virtual environment below SCRATCH. Every FOLDER is a grid of
# `wayside powerflow` without transformers off their ratio; synthetic-1000 of the tests unless given. Both solve the same
# hours (all loads times 0.4 to 1) three times in turn, to 1e-8 pu; the smallest CPU time counts. Exits with 1 where lowest
# voltages differ by more than 1e-7 pu on average.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mkdir -p "${1:-.build-peers}" && cd "${1:-.build-peers}" && pwd)
shift || true
[ $# -gt 0 ] || set -- "$here/../../Tests/Data/grid/synthetic-1000"
export PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1
home="$scratch/power-grid-model"
if [ ! -e "$home/ready" ]; then
  rm -rf "$home"
  python3 -m venv "$home/env"
  "$home/env/bin/pip" install --quiet --disable-pip-version-check power-grid-model==1.12.110 >&2
  touch "$home/ready"
fi
swift build --package-path "$here/.." --configuration release --scratch-path "$here/../../.build-bench" >&2
exec "$home/env/bin/python" "$here/powerflow.py" "$here/../../.build-bench/release/WaysideBenchmarks" "$@"
