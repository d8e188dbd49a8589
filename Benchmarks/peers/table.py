"""Medians over runs as a Markdown table: `python3 table.py OURS.1.json … PEER.1.json …`, our runs first.

Exits with 1 where the energy of any run disagrees.
"""
import json
import os
import sys
from statistics import median

ALLOWED = 0.005
runs = [json.load(open(path)) for path in sys.argv[1:] if os.path.exists(path)]
systems = {}
for run in runs:
    systems.setdefault(run["system"], []).append(run)
ours = runs[0]
if any(r["sessions"] != ours["sessions"] for r in runs):
    sys.exit("the simulators did not get the same sessions")
if len(systems) < 2:
    sys.exit("no peer ran")


def middle(group, key):
    return median(r[key] for r in group)


print("| system | runs | sessions | energy kWh | against ours | CPU s | peak RSS MB | sessions per core-second | ours / theirs |")
print("|---|---|---|---|---|---|---|---|---|")
wrong = []
best = middle(systems[ours["system"]], "sessions_per_core_s")
for name, group in systems.items():
    shares = [r["energy_kwh"] / ours["energy_kwh"] - 1 for r in group]
    share = max(shares, key=abs)
    if abs(share) > ALLOWED:
        wrong.append(name)
    rate = middle(group, "sessions_per_core_s")
    print(
        f"| {name} | {len(group)} | {ours['sessions']:,} | {middle(group, 'energy_kwh'):,.3f} | {share:+.3%} "
        f"| {middle(group, 'cpu_s'):.4g} | {middle(group, 'peak_rss_mb'):.0f} | {rate:,.0f} | {best / rate:,.0f} |")
if wrong:
    sys.exit(f"energy differs by more than {ALLOWED:.1%}: {', '.join(wrong)}")
