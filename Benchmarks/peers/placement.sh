#!/usr/bin/env bash
# Our placement algorithms and other packages on the same problems in one run: `Benchmarks/peers/placement.sh [SCRATCH]`.
#
# The peers come from the configured package index into one virtual environment below SCRATCH and are run as programs that
# read the problem as JSON; every value is worked out by us, a peer's bound is its word. One thread each, PEER_SECONDS at most
# (60 unless given). Prints the table of `wayside bench placement`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mkdir -p "${1:-.build-peers}" && cd "${1:-.build-peers}" && pwd)
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$here" PEER_SECONDS=${PEER_SECONDS:-60}
home="$scratch/placement"
if [ ! -e "$home/ready" ]; then
  rm -rf "$home"
  python3 -m venv "$home/env"
  "$home/env/bin/pip" install --quiet --disable-pip-version-check highspy==1.15.1 ortools==9.15.6755 spopt==0.7.0 pulp==3.3.2 >&2
  touch "$home/ready"
fi
make -s -C "$here/../.." build >&2
wayside="$here/../../.build-release/release/wayside"
peers=()
for name in highs ortools spopt; do
  printf '#!/usr/bin/env bash\nexec "%s" "%s"\n' "$home/env/bin/python" "$here/placement_$name.py" > "$scratch/$name"
  chmod +x "$scratch/$name"
  peers+=(--external "$scratch/$name")
done
# SIZE:SEED of the random-uniform family with each number of sites; spopt alone is left out where its matrix would not fit.
"$wayside" bench placement --format random-uniform 1000x100:1 5000x100:1 10000x100:1 --p 5 \
  --algorithm greedy,guided,branch-and-bound "${peers[@]}" --time-limit $((PEER_SECONDS * 2))
"$wayside" bench placement --format random-uniform 100000x500:1 --p 25 \
  --algorithm guided,branch-and-bound --external "$scratch/highs" --external "$scratch/ortools" \
  --time-limit $((PEER_SECONDS * 2))
