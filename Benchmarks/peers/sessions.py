"""Writes the sessions that every simulator gets: `python3 sessions.py FILE.csv [PORTS] [DAYS] [SEED]`.

Instants are multiples of 15 minutes and energies of a quarter kilowatt-hour, so that no simulator's time step or
rounding of batteries decides the answer. Three stays in ten are too short for their energy and
must be cut.
"""
import csv
import random
import sys

STEP = 15
DAY = 24 * 60


def sessions(ports, days, seed):
    draw = random.Random(seed)
    for port in range(ports):
        free = STEP
        for day in range(days):
            for _ in range(draw.choice((1, 2, 2, 3))):
                arrival = max(free, day * DAY + STEP * draw.randrange(20, 80))
                stay = STEP * draw.randrange(2, 37)
                if arrival + stay > days * DAY - 2 * STEP:
                    break
                yield arrival, stay, draw.randrange(8, 161) / 4, draw.choice((3.5, 7, 11, 22)), port
                free = arrival + stay + STEP


def main():
    path = sys.argv[1]
    ports, days, seed = (int(sys.argv[i]) if len(sys.argv) > i else d for i, d in ((2, 100), (3, 28), (4, 2026)))
    rows = sorted(sessions(ports, days, seed))
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["session", "port", "arrival_min", "stay_min", "energy_kWh", "power_kW"])
        for number, (arrival, stay, energy, power, port) in enumerate(rows):
            out.writerow([number, port, arrival, stay, energy, power])


main()
