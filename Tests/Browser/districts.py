"""Two small districts, made by the program itself and widened by hand."""

import csv
import pathlib
import subprocess

HOSTILE = "</script><img src=x onerror=\"document.title='broken in'\">"

PRESENT = [
    ["id", "name_zh", "name_en", "category", "lon", "lat", "capacity_chargers", "chargers_dc60", "chargers_ac7"],
    ["old-1", HOSTILE, HOSTILE, "public-parking", "106.531", "29.632", "20", "6", "4"],
    ["old-2", "南门停车场", "South Gate car park", "public-parking", "106.581", "29.661", "12", "8", "0"],
]

KINDS = """
swap:
  pack_types:
    - { id: car-60, capacity_kwh: 60, power_kw: 60 }
  station_kinds:
    - id: main
      share: 1
      stock:
        - { pack: car-60, packs: 9 }
      chargers: 9
      charger_kw: 60
      bays: 1
      places: 8
hydrogen:
  kinds:
    - id: main
      share: 1
      pressure_mpa: 35
      dispensers: 2
      bank_mpa: 45
      residual_mpa: 5
      trailers: 2
      yard_kg: 3000
      bank_m3: 20
roads:
  grid_spacing_m: 500
roadside:
  radio: { street_model: winner_plus_b1_los, environment_height_m: 0.5 }
  traffic: { trips_per_resident: 0.8, trip_km: 5, zones: 25 }
  units: { count: 20, roads: residential }
  connected_share: 0.2
power:
  feeder_kv: 10
"""

TRUCKS = """  - id: truck
    name_zh: 氢能货车
    name_en: hydrogen trucks
    fuel: hydrogen
    stock: 40
    tank_kg: 31
    consumption_kg_per_100_km: 9
    daily_km: 250
"""


def edit(path: pathlib.Path, found: str, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert found in text, f"{found!r} is not in {path}"
    path.write_text(text.replace(found, put, 1), encoding="utf-8")


def small(program: str, folder: pathlib.Path) -> pathlib.Path:
    """What `wayside init` makes, with two present stations, one of which has a name that wants out of the page."""
    subprocess.run([program, "init", "small"], cwd=folder, check=True, capture_output=True)
    scenario = folder / "small" / "scenario.yaml"
    with open(folder / "small" / "data" / "existing.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(PRESENT)
    edit(scenario, "  sites:\n", "  sites:\n    existing:\n      file: data/existing.csv\n      datum: WGS-84\n")
    edit(scenario, "stock: 3000", "stock: 600")
    edit(scenario, "  days: 3", "  days: 1")
    edit(scenario, "  replications: 4", "  replications: 2")
    return scenario.parent


def rich(program: str, folder: pathlib.Path) -> pathlib.Path:
    """The same with swapping, hydrogen, roadside units, a grid and stages."""
    scenario = small(program, folder) / "scenario.yaml"
    text = scenario.read_text(encoding="utf-8")
    edit(scenario, "        allows_swap: true\n", "        allows_swap: true\n        allows_hydrogen: true\n")
    edit(scenario, "\ncharging:\n", "\n" + TRUCKS + "\ncharging:\n")
    edit(scenario, "  swap_radii_m:", "  hydrogen_stations: 1\n  hydrogen_radii_m: [3000]\n  swap_radii_m:")
    with open(scenario, "a", encoding="utf-8") as file:
        file.write(KINDS)
    return scenario.parent


def run(program: str, scenario: pathlib.Path, language: str) -> pathlib.Path:
    """The result folder of a run."""
    out = scenario.parent / f"out-{language}"
    subprocess.run(
        [program, "run", str(scenario), "--out", str(out), "--lang", language], check=True, capture_output=True)
    return out


LARGE = """
roads:
  grid_spacing_m: 500
roadside:
  radio: { street_model: winner_plus_b1_los, environment_height_m: 0.5 }
  traffic: { trips_per_resident: 0.8, trip_km: 5, zones: 25 }
  units: { count: 260, roads: residential }
"""


def large(program: str, folder: pathlib.Path, cells: int) -> pathlib.Path:
    """A square district of about so many cells with 550 stations and 260 roadside units."""
    scenario = small(program, folder) / "scenario.yaml"
    edge_km = 0.5 * cells**0.5
    (west, south), (wide, high) = (106.50, 29.60), (edge_km / 96.7, edge_km / 110.9)
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    ring = ", ".join(f"[{west + wide * x:.5f}, {south + high * y:.5f}]" for x, y in corners)
    shape = '{"type": "Feature", "properties": {"name": "large"}, "geometry": {"type": "Polygon", "coordinates": [[%s]]}}'
    (scenario.parent / "data" / "boundary.geojson").write_text(shape % ring, encoding="utf-8")
    rows = ["code,name_zh,name_en,residents,grade,lon,lat"]
    for number in range(30):
        x, y = (number % 6 + 0.5) / 6, (number // 6 + 0.5) / 5
        rows.append(
            f"{number:03d},第{number}街道,Township {number},{20000 + 700 * number},assumed,"
            f"{west + wide * x:.5f},{south + high * y:.5f}")
    (scenario.parent / "data" / "townships.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    edit(scenario, "candidates: 60", "candidates: 900")
    edit(scenario, "stations: 20", "stations: 550")
    edit(scenario, "chargers: 240", "chargers: 8000")
    edit(scenario, "capacity_max: 120", "capacity_max: 120")
    edit(scenario, "stock: 600", "stock: 20000")
    with open(scenario, "a", encoding="utf-8") as file:
        file.write(LARGE)
    return scenario.parent
