#!/usr/bin/env python3
"""A placement algorithm of your own: reads a covering problem as JSON, prints the sites it chose.

    wayside bench placement --format random-uniform 10000x100:1 --external Examples/external-placement/greedy.py

Input   {"schema": "wayside-placement/1", "problem": "maximal-covering", "sense": "maximise",
         "candidates": 100, "fixed": [], "open": 5, "weights": [...], "covered_by": [[...], ...]}
Output  {"sites": [3, 14, 15], "value": 92653}

Row j has weight weights[j] and is covered by any of the sites covered_by[j]; exactly `open` sites
are asked for, the standing ones in `fixed` among them. Wayside works out the value itself.
"""
import json
import sys


def main():
    problem = json.load(sys.stdin)
    if problem["problem"] != "maximal-covering" or "open" not in problem:
        sys.exit("this example knows maximal covering with a number of sites only")
    weights, covered_by = problem["weights"], problem["covered_by"]
    rows = [[] for _ in range(problem["candidates"])]
    for row, sites in enumerate(covered_by):
        for site in sites:
            rows[site].append(row)
    covered = [False] * len(weights)
    chosen = []

    def open_site(site):
        chosen.append(site)
        for row in rows[site]:
            covered[row] = True

    for site in problem["fixed"]:
        open_site(site)
    while len(chosen) < problem["open"]:
        closed = (site for site in range(len(rows)) if site not in chosen)
        open_site(max(closed, key=lambda s: sum(weights[r] for r in rows[s] if not covered[r])))
    value = sum(weight for weight, is_covered in zip(weights, covered) if is_covered)
    json.dump({"sites": sorted(chosen), "value": value}, sys.stdout)


main()
