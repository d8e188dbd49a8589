"""Two small districts: the template, and the same with everything a layer can be drawn of."""

import pathlib
import subprocess

SECTIONS = """
roads:
  grid_spacing_m: 500
  for_distances: false

power: {}

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
      base_kw: 8
      transformer_kva: 630

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

roadside:
  radio: { street_model: winner_plus_b1_los, environment_height_m: 0.5 }
  units:
    count: 20
    roads: primary
  guidance: { replications: 0 }
  zones:
    - { id: park, name_zh: 科技园, name_en: park, file: zones/park.geojson, datum: WGS-84, units: 3 }
    - { id: line, name_zh: 走廊, name_en: line, file: zones/line.geojson, datum: WGS-84, within_m: 200 }

siting:
  hydrogen_stations: 1
"""

TRUCKS = """
  - id: truck
    name_zh: 氢能重卡
    name_en: hydrogen trucks
    stock: 40
    fuel: hydrogen
    tank_kg: 31
    consumption_kg_per_100_km: 9

charging:
  neighbours:
    - id: west
      name_zh: 西邻站 "A" <b>
      name_en: western neighbour
      longitude: 106.48
      latitude: 29.65
      datum: WGS-84
      connectors: 20
      power_kw: 120
"""

PARK = """{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [
  [[106.54, 29.64], [106.57, 29.64], [106.57, 29.66], [106.54, 29.66], [106.54, 29.64]],
  [[106.55, 29.645], [106.56, 29.645], [106.56, 29.65], [106.55, 29.65], [106.55, 29.645]]]}}
"""

LINE = """{"type": "LineString", "coordinates": [[106.51, 29.62], [106.60, 29.625], [106.61, 29.69]]}
"""


def _replaced(text: str, found: str, put: str) -> str:
    assert text.count(found) == 1, f"'{found}' stands {text.count(found)} times in the template"
    return text.replace(found, put)


def small(program: str, folder: pathlib.Path) -> pathlib.Path:
    """The template with few vehicles and one day."""
    place = folder / "small"
    subprocess.run([program, "init", str(place)], check=True, capture_output=True)
    file = place / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    text = _replaced(text, "  days: 3", "  days: 1")
    text = _replaced(text, "  replications: 4", "  replications: 2")
    text = _replaced(text, "stock: 3000", "stock: 600")
    file.write_text(text, encoding="utf-8")
    return place


def wide(program: str, folder: pathlib.Path) -> pathlib.Path:
    """Swap, hydrogen, roads, roadside units with an area and a corridor, a grid and a station outside."""
    place = small(program, folder).rename(folder / "wide")
    file = place / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    text = _replaced(text, "stock: 600\n", "stock: 600\n    battery_kwh: 60\n    battery_spread_share: 0\n"
                     "    swap_demand_share: 0.2\n    swap_pack: car-60\n")
    text = _replaced(text, "cell_size_m: 500", "cell_size_m: 1000")
    text = _replaced(text, "\ncharging:\n", TRUCKS)
    text = _replaced(text, "\nsiting:\n", SECTIONS)
    text = _replaced(text, "        candidates: 60\n", "        candidates: 60\n        allows_hydrogen: true\n")
    file.write_text(text, encoding="utf-8")
    (place / "zones").mkdir()
    (place / "zones" / "park.geojson").write_text(PARK)
    (place / "zones" / "line.geojson").write_text(LINE)
    return place
