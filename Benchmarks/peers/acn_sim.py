"""ACN-Sim, uncontrolled charging, one connector per port, ideal batteries, 15-minute periods."""
import sys
import warnings
from datetime import datetime, timezone
from importlib.metadata import version

warnings.filterwarnings("ignore")
from acnportal import acnsim, algorithms
from acnportal.acnsim.events import EventQueue, PluginEvent
from acnportal.acnsim.models import EV, EVSE, Battery

from common import STEP, Clock, read, tell

VOLTAGE = 240
sessions = read(sys.argv[1])
network = acnsim.ChargingNetwork()
for port in range(max(s["port"] for s in sessions) + 1):
    network.register_evse(EVSE(f"P{port}", max_rate=100), VOLTAGE, 0)
# A limit that never binds: a network without one is refused.
network.add_constraint(acnsim.Current(network.station_ids), 1e6, name="site")
cars = [
    EV(s["arrival"], s["departure"], s["energy"], f"P{s['port']}", s["id"], Battery(s["energy"], 0, s["power"]))
    for s in sessions
]
queue = EventQueue([PluginEvent(car.arrival, car) for car in cars])
simulator = acnsim.Simulator(
    network, algorithms.UncontrolledCharging(), queue, datetime(2026, 1, 5, tzinfo=timezone.utc), period=STEP,
    verbose=False)
with Clock() as clock:
    simulator.run()
energy = sum(car.energy_delivered for car in simulator.ev_history.values())
tell(f"ACN-Sim {version('acnportal')}", sessions, energy, clock.seconds)
