#!/usr/bin/env bash
# CPU time of Yubei's week with feeders, orderly homes and 50 stations with sun and battery, over the same without. Runs take
# turns; the figure is the median of the ratios of neighbours. Checked first: the books of the stations close, so the report exists.
# usage: Benchmarks/power-week.sh [PAIRS]
set -euo pipefail
cd "$(dirname "$0")/.."
pairs=${1:-5}
make -s build >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r Scenarios/yubei-2025 "$work/plain"
cp -r Scenarios/yubei-2025 "$work/power"
sed -i -e 's/own_plug_policy: orderly/own_plug_policy: least_laxity/' "$work/power/scenario.yaml"
printf 'power:\n  feeder_kv: 10\nsolar_storage:\n  stations: 50\n' >>"$work/power/scenario.yaml"
TIMEFORMAT='%U %S'
cpu() {
  { time .build-release/release/wayside run "$work/$1" --out "$work/out-$1" --threads 1 --force >/dev/null 2>&1; } 2>&1 |
    awk '{ print $1 + $2 }'
}
for ((pair = 0; pair < pairs; pair++)); do
  plain=$(cpu plain)
  power=$(cpu power)
  awk -v a="$plain" -v b="$power" 'BEGIN { printf "%.2f %.2f %.3f\n", a, b, b / a }'
done | sort -n -k3 | awk '
  { print "without", $1, "s, with", $2, "s, ratio", $3; ratios[NR] = $3 }
  END { printf "median ratio %.2f (at most 2)\n", ratios[int((NR + 1) / 2)] }'
test -f "$work/out-power/COMPLETE"
