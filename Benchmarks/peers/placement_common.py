"""What the placement peers share: the problem as Wayside tells it, and the answer as it wants it."""
import json
import sys


def read():
    """Weights, sites that cover each row, number of sites, number to open."""
    problem = json.load(sys.stdin)
    if problem["problem"] != "maximal-covering" or "open" not in problem or problem["fixed"]:
        sys.exit("this peer is asked for maximal covering with a number of sites only")
    return problem["weights"], problem["covered_by"], problem["candidates"], problem["open"]


def merged(weights, covered_by):
    """Rows with equal covering sites as one row: without it no modeller holds a million rows."""
    rows = {}
    for weight, sites in zip(weights, covered_by):
        if sites and weight:
            key = tuple(sites)
            rows[key] = rows.get(key, 0) + weight
    return list(rows.values()), list(rows.keys())


def answer(sites, open_sites, candidates, value):
    """Exactly as many sites as asked for, whatever a solver left closed."""
    chosen = sorted(sites)
    for site in range(candidates):
        if len(chosen) >= open_sites:
            break
        if site not in chosen:
            chosen.append(site)
    json.dump({"sites": sorted(chosen)[:open_sites], "value": int(round(value))}, sys.stdout)
