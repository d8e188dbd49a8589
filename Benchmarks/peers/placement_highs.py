#!/usr/bin/env python3
"""HiGHS on the plain model of maximal covering: one binary per site, one share in 0 … 1 per merged row."""
import os

import highspy
import numpy
import placement_common as common

weights, covered_by, candidates, open_sites = common.read()
weights, covered_by = common.merged(weights, covered_by)
model = highspy.Highs()
model.setOptionValue("output_flag", False)
model.setOptionValue("threads", 1)
model.setOptionValue("time_limit", float(os.environ.get("PEER_SECONDS", "60")))
lp = highspy.HighsLp()
columns, rows = candidates + len(weights), len(weights) + 1
lp.num_col_, lp.num_row_ = columns, rows
lp.col_cost_ = numpy.array([0.0] * candidates + [float(weight) for weight in weights])
lp.col_lower_, lp.col_upper_ = numpy.zeros(columns), numpy.ones(columns)
lp.sense_ = highspy.ObjSense.kMaximize
lp.integrality_ = [highspy.HighsVarType.kInteger] * candidates + [highspy.HighsVarType.kContinuous] * len(weights)
# The share of a row is at most the number of open sites that cover it.
lp.row_lower_ = numpy.array([-highspy.kHighsInf] * len(weights) + [-highspy.kHighsInf])
lp.row_upper_ = numpy.array([0.0] * len(weights) + [float(open_sites)])
starts, indices, values = [0], [], []
for row, sites in enumerate(covered_by):
    indices += [candidates + row, *sites]
    values += [1.0] + [-1.0] * len(sites)
    starts.append(len(indices))
indices += range(candidates)
values += [1.0] * candidates
starts.append(len(indices))
lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, indices, values
model.passModel(lp)
model.run()
solution = model.getSolution().col_value
chosen = [site for site in range(candidates) if solution[site] > 0.5]
common.answer(chosen, open_sites, candidates, model.getInfo().objective_function_value)
