"""EV2Gym, charge as fast as possible, one station of one connector per port, 15-minute steps."""
import contextlib
import os
import sys
import warnings
from importlib.metadata import version

warnings.filterwarnings("ignore")
import ev2gym
import yaml
from ev2gym.baselines.heuristics import ChargeAsFastAsPossible
from ev2gym.models.ev import EV
from ev2gym.models.ev2gym_env import EV2Gym

from common import STEP, Clock, read, tell

# Its quarter kilowatt-hours survive the rounding of capacities up to 0.01 kWh.
CAPACITY = 64
sessions = read(sys.argv[1])
folder = os.path.dirname(ev2gym.__file__)
if not os.path.exists("ev2gym"):
    os.symlink(folder, "ev2gym")
with open(folder + "/example_config_files/V2GProfitMax.yaml") as file:
    config = yaml.safe_load(file)
config.update(
    simulation_length=max(s["departure"] for s in sessions) + 2, timescale=STEP, random_day=False, hour=0,
    number_of_charging_stations=max(s["port"] for s in sessions) + 1, heterogeneous_ev_specs=False,
    v2g_enabled=False, spawn_multiplier=1)
config["transformer"]["max_power"] = 1e6
with open("sessions.yaml", "w") as file:
    yaml.safe_dump(config, file)
with contextlib.redirect_stdout(sys.stderr):
    env = EV2Gym("sessions.yaml", save_replay=False, save_plots=False, verbose=False, lightweight_plots=True, seed=1)
    env.reset(seed=1)
    # A car that departs in step t still charges in it.
    env.EVs_profiles = [
        EV(s["id"], s["port"], CAPACITY - s["energy"], s["arrival"], s["departure"] - 1, battery_capacity=CAPACITY,
           max_ac_charge_power=s["power"], max_discharge_power=0, transition_soc=1, timescale=STEP)
        for s in sessions
    ]
    agent = ChargeAsFastAsPossible()
    with Clock() as clock:
        done = False
        while not done:
            _, _, done, _, statistics = env.step(agent.get_action(env))
energy = sum(station.total_energy_charged for station in env.charging_stations)
tell(f"EV2Gym {version('ev2gym')}", sessions, energy, clock.seconds)
