"""What other programs see in a file; every check returns its complaints."""

import json
import pathlib
import re
import sqlite3
import subprocess
import xml.etree.ElementTree as ElementTree

NEAR = 1e-7


def tables(package: pathlib.Path) -> dict:
    """Layers of a GeoPackage with their rows, asked of SQLite itself."""
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        names = [row[0] for row in database.execute("SELECT table_name FROM gpkg_geometry_columns ORDER BY rowid")]
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def layer(path: pathlib.Path, name: str | None = None):
    from qgis.core import QgsVectorLayer

    return QgsVectorLayer(f"{path}|layername={name}" if name else str(path), name or path.stem, "ogr")


def places(path: pathlib.Path, name: str | None = None) -> list:
    """All points of all features in their order, as QGIS reads them."""
    opened = layer(path, name)
    return [corners(feature.geometry()) for feature in opened.getFeatures()]


def corners(geometry) -> list:
    # The geometry is named, for its points do not keep it alive.
    return [(point.x(), point.y()) for point in geometry.vertices()]


def package_complaints(package: pathlib.Path) -> list[str]:
    """What SQLite and the standard's own rules say of a file."""
    found = []
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        def value(sql):
            return database.execute(sql).fetchone()[0]

        if value("PRAGMA application_id") != 0x47504B47:
            found.append("no application_id of a GeoPackage")
        if value("PRAGMA user_version") != 10300:
            found.append("another version")
        if value("PRAGMA integrity_check") != "ok":
            found.append("integrity")
        if database.execute("PRAGMA foreign_key_check").fetchall():
            found.append("foreign keys")
        systems = {row[0] for row in database.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
        if not {-1, 0, 4326} <= systems:
            found.append("reference systems")
        for name, in database.execute("SELECT table_name FROM gpkg_geometry_columns").fetchall():
            columns = {row[1] for row in database.execute(f'PRAGMA table_info("{name}")')} - {"fid", "geom"}
            told = {row[0]: row[1:] for row in database.execute(
                "SELECT column_name, title, description FROM gpkg_data_columns WHERE table_name = ?", (name,))}
            if set(told) != columns or not all(all(texts) for texts in told.values()):
                found.append(f"{name}: columns without words")
            for blob, in database.execute(f'SELECT geom FROM "{name}"'):
                if blob[:3] != b"GP\0" or int.from_bytes(blob[4:8], "little") != 4326:
                    found.append(f"{name}: header of a geometry")
                    break
    return found


def style_complaints(package: pathlib.Path) -> list[str]:
    """Whether QGIS opens each layer by itself as its default style says."""
    found = []
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as database:
        try:
            styles = dict(database.execute(
                "SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault = 1").fetchall())
        except sqlite3.Error:
            return ["no styles"]
    for name, count in tables(package).items():
        opened = layer(package, name)
        if not opened.isValid():
            found.append(f"{name}: not valid")
            continue
        if opened.featureCount() != count:
            found.append(f"{name}: {opened.featureCount()} features of {count}")
        if opened.crs().authid() != "EPSG:4326":
            found.append(f"{name}: reference system {opened.crs().authid()}")
        if name not in styles:
            found.append(f"{name}: no default style")
            continue
        if drawn(opened.renderer()) != wanted(styles[name]):
            found.append(f"{name}: drawn otherwise than its style says")
    return found


def drawn(renderer) -> tuple:
    """Kind, column and classes of a renderer with their colours."""
    if renderer.type() == "graduatedSymbol":
        return (renderer.type(), renderer.classAttribute(),
                [(one.lowerValue(), one.upperValue(), one.label(), colour(one.symbol())) for one in renderer.ranges()])
    if renderer.type() == "categorizedSymbol":
        return (renderer.type(), renderer.classAttribute(),
                [(str(one.value()), one.label(), colour(one.symbol())) for one in renderer.categories()])
    return renderer.type(), "", [colour(renderer.symbol())]


def colour(symbol) -> str:
    shade = symbol.symbolLayer(0).color()
    return f"{shade.red()},{shade.green()},{shade.blue()},{shade.alpha()}"


def wanted(qml: str) -> tuple:
    """The same of a style sheet."""
    renderer = ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", qml)).find("renderer-v2")
    kind = renderer.get("type")
    shades = {}
    for symbol in renderer.find("symbols"):
        options = {one.get("name"): one.get("value") for one in symbol.find("layer").find("Option")}
        shades[symbol.get("name")] = options.get("color", options.get("line_color"))
    if kind == "graduatedSymbol":
        return (kind, renderer.get("attr"),
                [(float(one.get("lower")), float(one.get("upper")), one.get("label"), shades[one.get("symbol")])
                 for one in renderer.find("ranges")])
    if kind == "categorizedSymbol":
        return (kind, renderer.get("attr"),
                [(one.get("value"), one.get("label"), shades[one.get("symbol")]) for one in renderer.find("categories")])
    return kind, "", [shades["0"]]


def place_complaints(mine: list, theirs: list) -> list[str]:
    """Features of two files that are not at the same place."""
    if len(mine) != len(theirs):
        return [f"{len(mine)} and {len(theirs)} features"]
    found = []
    for row, (one, other) in enumerate(zip(mine, theirs)):
        if len(one) != len(other) or any(
                abs(a - b) > NEAR for point, twin in zip(one, other) for a, b in zip(point, twin)):
            found.append(f"feature {row} lies elsewhere")
    return found


def listed(path: pathlib.Path) -> dict:
    """Feature counts by layer, as `ogrinfo` tells them; it must have nothing to say on standard error."""
    arguments = ["ogrinfo", "-ro", "-al", "-so"]
    if path.suffix == ".csv":
        arguments += ["-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude",
                      "-oo", "AUTODETECT_TYPE=YES"]
    answer = subprocess.run([*arguments, str(path)], capture_output=True, text=True)
    assert answer.returncode == 0 and not answer.stderr.strip(), f"{path.name}: {answer.stderr}"
    names = re.findall(r"^Layer name: (.*)$", answer.stdout, re.M)
    counts = re.findall(r"^Feature Count: (\d+)$", answer.stdout, re.M)
    kinds = re.findall(r"^Geometry: (.*)$", answer.stdout, re.M)
    assert len(names) == len(counts)
    return {name: (int(count), kind) for name, count, kind in zip(names, counts, kinds + ["None"] * len(names))}


def geojson_complaints(text: str) -> list[str]:
    """RFC 7946: no reference system, closed rings, outer ones counterclockwise."""
    found = []
    collection = json.loads(text)
    if "crs" in collection:
        found.append("a crs member")
    for row, feature in enumerate(collection["features"]):
        shape = feature["geometry"]
        areas = shape["coordinates"] if shape["type"] == "MultiPolygon" else []
        for area in areas:
            for number, ring in enumerate(area):
                if ring[0] != ring[-1] or len(ring) < 4:
                    found.append(f"feature {row}: a ring is open")
                turns = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in zip(ring, ring[1:]))
                if (turns < 0) != (number == 0):
                    found.append(f"feature {row}: a ring runs the other way")
    return found
