"""Exports in GDAL and QGIS, and places that are the same in every format."""

import csv
import json
import shutil

import pytest
from conftest import run
from readers import corners, geojson_complaints, layer, listed, place_complaints, places, tables

NAMES = ["small", "wide"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["geojson", "csv"])
def test_every_layer_is_read_and_lies_where_it_lay(results, name, form):
    result = results[name]
    counts = tables(result.package)
    files = sorted(result.export(form).glob(f"*.{form}"))
    assert [file.stem for file in files] == sorted(counts)
    for file in files:
        (count, kind), = listed(file).values()
        assert count == counts[file.stem] and kind != "None", file.name
        if form == "geojson":
            assert layer(file).isValid()
            assert place_complaints(places(result.package, file.stem), places(file)) == [], file.name


@pytest.mark.parametrize("name", NAMES)
def test_tables_of_points_and_texts_of_shapes_hold_the_places(results, name):
    from qgis.core import QgsGeometry

    result = results[name]
    for file in result.export("csv").glob("*.csv"):
        with open(file, encoding="utf-8", newline="") as text:
            rows = list(csv.DictReader(text))
        if "WKT" in rows[0]:
            read = [corners(QgsGeometry.fromWkt(row["WKT"])) for row in rows]
        else:
            read = [[(float(row["longitude"]), float(row["latitude"]))] for row in rows]
        assert place_complaints(places(result.package, file.stem), read) == [], file.name


@pytest.mark.parametrize("name", NAMES)
def test_geojson_keeps_to_its_standard(results, name):
    for file in results[name].export("geojson").glob("*.geojson"):
        assert geojson_complaints(file.read_text(encoding="utf-8")) == [], file.name


def test_planted_faults_trip(results, tmp_path):
    file = results["wide"].export("geojson") / "roadside_areas.geojson"
    collection = json.loads(file.read_text(encoding="utf-8"))
    ring = collection["features"][0]["geometry"]["coordinates"][0][0]
    ring.reverse()
    assert any("other way" in one for one in geojson_complaints(json.dumps(collection)))
    ring.pop()
    assert any("open" in one for one in geojson_complaints(json.dumps({**collection, "crs": {}})))
    moved = tmp_path / "stations.geojson"
    stations = json.loads((results["wide"].export("geojson") / "stations.geojson").read_text(encoding="utf-8"))
    stations["features"][3]["geometry"]["coordinates"][1] += 2e-7
    moved.write_text(json.dumps(stations), encoding="utf-8")
    assert place_complaints(places(results["wide"].package, "stations"), places(moved)) == ["feature 3 lies elsewhere"]
    with pytest.raises(AssertionError):
        cut = tmp_path / "cut.geojson"
        cut.write_text(moved.read_text(encoding="utf-8")[:-40], encoding="utf-8")
        listed(cut)


def test_a_mark_for_excel(results, tmp_path):
    result = results["small"]
    run("export", result.folder, "--format", "csv", "--bom", "--layer", "stations", "--out", tmp_path / "marked")
    assert [file.name for file in (tmp_path / "marked").glob("*.csv")] == ["stations.csv"]
    marked = (tmp_path / "marked/stations.csv").read_bytes()
    plain = (result.export("csv") / "stations.csv").read_bytes()
    assert marked == b"\xef\xbb\xbf" + plain and not plain.startswith(b"\xef\xbb\xbf")
    run("run", result.scenario, "--bom", "--records", "both", "--out", tmp_path / "run")
    files = list((tmp_path / "run").glob("*.csv"))
    assert {"stations.csv", "sessions.csv", "inputs.csv"} <= {file.name for file in files}
    for file in files:
        assert file.read_bytes().startswith(b"\xef\xbb\xbf"), file.name
        assert not file.read_bytes()[3:].startswith(b"\xef\xbb\xbf"), file.name
    assert not (tmp_path / "run/sessions.ndjson").read_bytes().startswith(b"\xef\xbb\xbf")
    run("compare", result.folder, tmp_path / "run", "--out", tmp_path / "compared")


def test_a_changed_or_foreign_folder_is_refused(results, tmp_path):
    result = results["small"]
    shutil.copytree(result.folder, tmp_path / "changed")
    with open(tmp_path / "changed/wayside.gpkg", "ab") as file:
        file.write(b"x")
    assert "was changed after the run" in run("export", tmp_path / "changed", "--format", "csv", code=65).stderr
    run("export", result.scenario, "--format", "csv", code=65)
    said = run("export", result.folder, "--format", "csv", "--layer", "station", "--out", tmp_path / "x", code=65).stderr
    assert "did you mean 'stations'?" in said
    assert not (tmp_path / "x").exists() and not list(tmp_path.glob("*partial*"))
