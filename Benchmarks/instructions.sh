#!/usr/bin/env bash
# Instructions per vehicle-day of the planning simulation, against the committed threshold. Times move by more than half on
# a shared machine; instruction counts do not. Needs valgrind (apt-get install valgrind) and a release build.
# usage: Benchmarks/instructions.sh [SCENARIO] [DAYS]
# Without a scenario: Yubei 2025 as it is, then with so few home plugs that 0.35 needs arise per vehicle-day.
set -euo pipefail
cd "$(dirname "$0")/.."
days=${2:-10}
threshold=2750
command -v valgrind >/dev/null || { echo "valgrind is needed: apt-get install valgrind" >&2; exit 1; }
make -s build >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scenarios=("${1:-Scenarios/yubei-2025}")
if [ $# = 0 ]; then
  cp -r Scenarios/yubei-2025 "$work/fewer-plugs"
  sed -i '0,/own_plug_share: 1.0/s//own_plug_share: 0.06/' "$work/fewer-plugs/scenario.yaml"
  scenarios+=("$work/fewer-plugs")
fi
# valgrind reads the toolchain's debug information badly; names are enough.
strip --strip-debug -o "$work/wayside" .build-release/release/wayside
for scenario in "${scenarios[@]}"; do
  valgrind --tool=callgrind --callgrind-out-file="$work/profile" --toggle-collect='*9SimulatorV9replicate*' \
    "$work/wayside" bench simulation --scenario "$scenario" --days "$days" >"$work/figures" 2>"$work/log"
  awk -v threshold=$threshold '
    FILENAME ~ /figures/ && $1 == "vehicle_days" { days = $2 }
    FILENAME ~ /figures/ && $1 == "needs_per_vehicle_day" { needs = $2 }
    FILENAME ~ /log/ && /Collected/ { count = $NF }
    END {
      each = count / days
      printf "%.0f instructions per vehicle-day at %.3f needs per vehicle-day (at most %d)\n", each, needs, threshold
      exit each > threshold
    }' "$work/figures" "$work/log" || { echo "slower than the threshold" >&2; exit 1; }
done
callgrind_annotate "$work/profile" 2>/dev/null | grep -E "^ *[0-9,]+ \(" | head -25 | cut -c1-140
