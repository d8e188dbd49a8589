#!/usr/bin/env python3
"""OR-Tools' CP-SAT on maximal covering: one Boolean per site and per merged row."""
import os

import placement_common as common
from ortools.sat.python import cp_model

weights, covered_by, candidates, open_sites = common.read()
weights, covered_by = common.merged(weights, covered_by)
model = cp_model.CpModel()
sites = [model.NewBoolVar("") for _ in range(candidates)]
rows = [model.NewBoolVar("") for _ in weights]
for row, covering in zip(rows, covered_by):
    model.AddBoolOr([sites[site] for site in covering] + [row.Not()])
model.Add(sum(sites) == open_sites)
model.Maximize(sum(weight * row for weight, row in zip(weights, rows)))
solver = cp_model.CpSolver()
solver.parameters.num_workers = 1
solver.parameters.max_time_in_seconds = float(os.environ.get("PEER_SECONDS", "60"))
status = solver.Solve(model)
chosen = [i for i in range(candidates) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and solver.Value(sites[i])]
value = solver.ObjectiveValue() if chosen else 0
common.answer(chosen, open_sites, candidates, value)
