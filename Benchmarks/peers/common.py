"""What the drivers of all peers share: reading the sessions and telling the result as one line of JSON."""
import csv
import json
import resource
import sys
import time

STEP = 15


def read(path):
    with open(path) as file:
        return [
            {
                "id": row["session"],
                "port": int(row["port"]),
                "arrival": int(row["arrival_min"]) // STEP,
                "departure": (int(row["arrival_min"]) + int(row["stay_min"])) // STEP,
                "energy": float(row["energy_kWh"]),
                "power": float(row["power_kW"]),
            }
            for row in csv.DictReader(file)
        ]


class Clock:
    """CPU seconds of the simulation alone; imports and the making of its objects are not counted."""

    def __enter__(self):
        self.began = time.process_time()
        return self

    def __exit__(self, *_):
        self.seconds = time.process_time() - self.began


def tell(system, sessions, energy, seconds):
    usage = resource.getrusage(resource.RUSAGE_SELF)
    json.dump(
        {
            "system": system,
            "sessions": len(sessions),
            "energy_kwh": energy,
            "cpu_s": seconds,
            "process_cpu_s": usage.ru_utime + usage.ru_stime,
            "peak_rss_mb": usage.ru_maxrss / 1024,
            "sessions_per_core_s": len(sessions) / seconds,
        },
        sys.stdout,
    )
    print()
