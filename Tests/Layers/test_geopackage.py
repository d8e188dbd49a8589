"""`wayside.gpkg` in QGIS and GDAL."""

import json
import pathlib
import shutil
import sqlite3
import struct

import pytest
from conftest import run
from readers import layer, listed, package_complaints, place_complaints, places, style_complaints, tables

EVERY = {"cells", "boundary", "allocation", "townships", "stations"}


@pytest.mark.parametrize("name", ["small", "wide"])
def test_opens_styled(results, name):
    package = results[name].package
    assert package_complaints(package) == []
    assert style_complaints(package) == []
    assert {key: count for key, (count, _) in listed(package).items() if key != "layer_styles"} == tables(package)


def test_has_the_layers_of_the_district(results):
    assert set(tables(results["small"].package)) == EVERY | {"swap_stations"}
    assert set(tables(results["wide"].package)) == EVERY | {
        "swap_stations", "hydrogen_stations", "neighbours", "roads", "roadside_units", "roadside_areas",
        "roadside_corridors"}


def test_words_of_columns_are_shown(results):
    opened = layer(results["small"].package, "stations")
    assert opened.fields().field("power_kw").alias() == "额定功率 [kW]"


def test_stations_stand_where_the_plan_says(results):
    for result in results.values():
        assert plan_complaints(result.package, result.folder / "plan.geojson") == []


def plan_complaints(package: pathlib.Path, plan: pathlib.Path) -> list[str]:
    features = json.loads(plan.read_text(encoding="utf-8"))["features"]
    kinds = {"charging_station": "stations", "swap_station": "swap_stations", "hydrogen_station": "hydrogen_stations",
             "roadside_unit": "roadside_units"}
    found = []
    for kind, name in kinds.items():
        planned = [[tuple(one["geometry"]["coordinates"])] for one in features if one["properties"]["kind"] == kind]
        if planned:
            found += place_complaints(planned, places(package, name))
    return found


def changed(package: pathlib.Path, folder: pathlib.Path, *statements: str) -> pathlib.Path:
    copy = folder / "changed.gpkg"
    shutil.copy(package, copy)
    with sqlite3.connect(copy) as database:
        for statement in statements:
            database.execute(statement)
    database.close()
    return copy


@pytest.mark.parametrize("statement, check, word", [
    ("DROP TABLE layer_styles", style_complaints, "no styles"),
    ("DELETE FROM layer_styles WHERE f_table_name = 'cells'", style_complaints, "cells: no default style"),
    ("UPDATE layer_styles SET f_geometry_column = 'shape' WHERE f_table_name = 'stations'", style_complaints,
     "stations: drawn otherwise"),
    ("UPDATE layer_styles SET styleQML = replace(styleQML, 'graduatedSymbol', 'graduated') WHERE f_table_name = 'cells'",
     style_complaints, "cells: drawn otherwise"),
    ("PRAGMA application_id = 0", package_complaints, "no application_id"),
    ("DELETE FROM gpkg_data_columns WHERE column_name = 'residents'", package_complaints, "cells: columns without words"),
    ("UPDATE gpkg_geometry_columns SET srs_id = -1 WHERE table_name = 'stations'", style_complaints,
     "stations: reference system"),
])
def test_planted_faults_trip(results, tmp_path, statement, check, word):
    copy = changed(results["small"].package, tmp_path, statement)
    assert any(word in complaint for complaint in check(copy))


def test_swapped_axes_trip(results, tmp_path):
    package = results["small"].package
    copy = tmp_path / "swapped.gpkg"
    shutil.copy(package, copy)
    with sqlite3.connect(copy) as database:
        for fid, blob in database.execute("SELECT fid, geom FROM stations").fetchall():
            x, y = struct.unpack("<dd", blob[-16:])
            database.execute("UPDATE stations SET geom = ? WHERE fid = ?", (blob[:-16] + struct.pack("<dd", y, x), fid))
    plan = results["small"].folder / "plan.geojson"
    assert plan_complaints(package, plan) == []
    assert len(plan_complaints(copy, plan)) == tables(package)["stations"]


def test_equal_inputs_give_equal_bytes(results, tmp_path):
    result = results["wide"]
    run("run", result.scenario, "--out", tmp_path / "again", "--threads", "1")
    assert (tmp_path / "again/wayside.gpkg").read_bytes() == result.package.read_bytes()
    assert (result.export("gpkg") / "wayside.gpkg").read_bytes() == result.package.read_bytes()
    run("run", results["small"].scenario, "--out", tmp_path / "other", "--seed", "2")
    assert (tmp_path / "other/wayside.gpkg").read_bytes() != results["small"].package.read_bytes()


def test_the_time_is_the_one_given(results, tmp_path):
    run("run", results["small"].scenario, "--out", tmp_path / "dated", SOURCE_DATE_EPOCH="1700000000")
    with sqlite3.connect(tmp_path / "dated/wayside.gpkg") as database:
        times = set(database.execute("SELECT last_change FROM gpkg_contents UNION SELECT update_time FROM layer_styles"))
    assert times == {("2023-11-14T22:13:20.000Z",)}
