#!/usr/bin/env python3
"""spopt's MCLP, the usual Python stack: a full cost matrix, a PuLP model of every row, CBC behind it."""
import os

import numpy
import placement_common as common
import pulp
from spopt.locate import MCLP

weights, covered_by, candidates, open_sites = common.read()
costs = numpy.full((len(weights), candidates), 2.0)
for row, sites in enumerate(covered_by):
    costs[row, sites] = 0.0
model = MCLP.from_cost_matrix(costs, numpy.array(weights, dtype=float), 1.0, p_facilities=open_sites)
model = model.solve(pulp.PULP_CBC_CMD(msg=False, threads=1, timeLimit=float(os.environ.get("PEER_SECONDS", "60"))))
chosen = [site for site in range(candidates) if (model.fac_vars[site].value() or 0) > 0.5]
common.answer(chosen, open_sites, candidates, pulp.value(model.problem.objective) or 0)
