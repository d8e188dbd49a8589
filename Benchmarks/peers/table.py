"""Results as a Markdown table: `python3 table.py OURS.json PEER.json …`. Exits with 1 where energy disagrees."""
import json
import os
import sys

ALLOWED = 0.005
results = [json.load(open(path)) for path in sys.argv[1:] if os.path.exists(path)]
ours = results[0]
if any(r["sessions"] != ours["sessions"] for r in results):
    sys.exit("the simulators did not get the same sessions")
print("| system | sessions | energy kWh | against ours | CPU s | peak RSS MB | sessions per core-second | ours / theirs |")
print("|---|---|---|---|---|---|---|---|")
wrong = []
for r in results:
    share = r["energy_kwh"] / ours["energy_kwh"] - 1
    if abs(share) > ALLOWED:
        wrong.append(r["system"])
    ratio = ours["sessions_per_core_s"] / r["sessions_per_core_s"]
    print(
        f"| {r['system']} | {r['sessions']:,} | {r['energy_kwh']:,.3f} | {share:+.3%} | {r['cpu_s']:.4g} "
        f"| {r['peak_rss_mb']:.0f} | {r['sessions_per_core_s']:,.0f} | {ratio:,.0f} |")
if len(results) < 2:
    sys.exit("no peer ran")
if wrong:
    sys.exit(f"energy differs by more than {ALLOWED:.1%}: {', '.join(wrong)}")
