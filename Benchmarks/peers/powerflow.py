"""power-grid-model beside our program on the same grids and hours; called by powerflow.sh."""
import csv
import json
import math
import os
import subprocess
import sys
import time

import numpy as np
from power_grid_model import CalculationMethod, LoadGenType, PowerGridModel, initialize_array


def table(path):
    with open(path) as file:
        return list(csv.DictReader(file))


def read(folder):
    buses, branches = table(folder + "/buses.csv"), table(folder + "/branches.csv")
    base = json.load(open(folder + "/summary.json"))["base_mva"]
    live = [b for b in branches if b["in_service"] == "1"]
    # One voltage level and no transformers, so that a line is a line; the level itself does not matter in per unit.
    if any(float(b["tap"] or 1) not in (0, 1) or float(b["shift_deg"] or 0) for b in live):
        return None
    kv = 10.0
    ohm = kv * kv / base
    row = {bus["bus"]: index for index, bus in enumerate(buses)}
    node = initialize_array("input", "node", len(buses))
    node["id"], node["u_rated"] = np.arange(len(buses)), kv * 1e3
    line = initialize_array("input", "line", len(live))
    line["id"] = len(buses) + np.arange(len(live))
    line["from_node"] = [row[b["from"]] for b in live]
    line["to_node"] = [row[b["to"]] for b in live]
    line["from_status"] = line["to_status"] = 1
    line["r1"] = [float(b["r_pu"]) * ohm for b in live]
    line["x1"] = [float(b["x_pu"]) * ohm for b in live]
    line["c1"] = [float(b["b_pu"]) / ohm / (2 * math.pi * 50) for b in live]
    line["tan1"] = 0
    line["i_n"] = 1e6
    loads = [i for i, bus in enumerate(buses) if float(bus["pd_mw"]) or float(bus["qd_mvar"])]
    load = initialize_array("input", "sym_load", len(loads))
    load["id"] = 100_000 + np.arange(len(loads))
    load["node"], load["status"], load["type"] = loads, 1, LoadGenType.const_power
    load["p_specified"] = [float(buses[i]["pd_mw"]) * 1e6 for i in loads]
    load["q_specified"] = [float(buses[i]["qd_mvar"]) * 1e6 for i in loads]
    slack = next(i for i, bus in enumerate(buses) if bus["type"] == "REF")
    source = initialize_array("input", "source", 1)
    source["id"], source["node"], source["status"] = 200_000, slack, 1
    source["u_ref"], source["sk"] = float(buses[slack]["v_set_pu"]), 1e20
    return {"node": node, "line": line, "sym_load": load, "source": source}, load


def peer(folder, steps):
    read_ = read(folder)
    if read_ is None:
        return None
    data, load = read_
    factors = np.array([0.4 + 0.6 * ((t * 37) % 101) / 100 for t in range(steps)])
    update = initialize_array("update", "sym_load", (steps, len(load)))
    update["id"] = load["id"]
    update["p_specified"] = factors[:, None] * load["p_specified"]
    update["q_specified"] = factors[:, None] * load["q_specified"]
    model = PowerGridModel(data)
    best = {}
    lowest = None
    for method in (CalculationMethod.newton_raphson, CalculationMethod.iterative_current):
        for _ in range(3):
            began = time.process_time()
            result = model.calculate_power_flow(
                update_data={"sym_load": update}, calculation_method=method, error_tolerance=1e-8, threading=-1,
                output_component_types={"node": ["u_pu"]},
            )
            seconds = time.process_time() - began
            best[method.name] = min(best.get(method.name, math.inf), seconds)
        lowest = result["node"]["u_pu"].min(axis=1).sum()
    return best, lowest


program, folders = sys.argv[1], sys.argv[2:]
print("| grid | flows | ours: flows per core-second | power-grid-model, Newton | iterative current | ours / best of theirs |")
print("|---|---|---|---|---|---|")
wrong = False
for folder in folders:
    name = os.path.basename(folder.rstrip("/"))
    count = sum(1 for _ in open(folder + "/buses.csv"))
    steps = 200 if count > 5000 else 8760
    found = peer(folder, steps)
    if found is None:
        print(f"| {name} | – | left out: transformers off their ratio | | | |")
        continue
    best, lowest = found
    ours = json.loads(subprocess.run([program, "flows", folder, str(steps)], check=True, capture_output=True, text=True).stdout)
    difference = abs(ours["lowest_sum"] - lowest) / steps
    wrong |= difference > 1e-7
    rates = [steps / ours["cpu_s"]] + [steps / best[m] for m in ("newton_raphson", "iterative_current")]
    print(f"| {name} | {steps:,} | {rates[0]:,.0f} ({ours['method']}) | {rates[1]:,.0f} | {rates[2]:,.0f} | {rates[0] / max(rates[1:]):.1f} |"
          + (f" WRONG by {difference} pu" if difference > 1e-7 else ""))
sys.exit(1 if wrong else 0)
