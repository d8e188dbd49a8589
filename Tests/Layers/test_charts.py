"""Charts against the JSON Schema of Vega-Lite, as the package `altair` brings it."""

import copy
import json
import pathlib

import altair
import jsonschema
import pytest
from conftest import run

SCHEMA = json.loads(next(pathlib.Path(altair.__file__).parent.glob("vegalite/v5/schema/vega-lite-schema.json"))
                    .read_text(encoding="utf-8"))


def complaints(chart: dict) -> list[str]:
    found = [one.message[:200] for one in jsonschema.Draft7Validator(SCHEMA).iter_errors(chart)]
    if not chart["$schema"].endswith("/vega-lite/v5.json"):
        found.append("another language")
    for layer in chart["layer"]:
        if not layer["data"].get("values"):
            found.append("a layer without data of its own")
    if not chart["title"]["text"] or not chart["title"]["subtitle"]:
        found.append("no title or finding")
    return found


def charts(document):
    """How many charts a report has."""
    sections = [section for chapter in document["chapters"] for section in chapter["sections"]]
    return sum("chart" in block for section in sections for block in section["blocks"])


@pytest.mark.parametrize("name", ["small", "wide"])
def test_every_chart_is_valid(results, name):
    result = results[name]
    written = sorted(result.folder.glob("chart-*.vl.json"))
    count = charts(json.loads((result.folder / "report.json").read_text(encoding="utf-8"))["document"])
    assert len(written) == count >= 3
    for file in written:
        assert complaints(json.loads(file.read_text(encoding="utf-8"))) == [], file.name
        assert (result.export("vega-lite") / file.name).read_bytes() == file.read_bytes()


def test_titles_are_in_the_language_asked_for(results, tmp_path):
    for language, holds in (("en", str.isascii), ("zh", lambda text: not text.isascii())):
        run("export", results["small"].folder, "--format", "vega-lite", "--lang", language, "--out", tmp_path / language)
        for file in (tmp_path / language).glob("*.vl.json"):
            title = json.loads(file.read_text(encoding="utf-8"))["title"]
            assert len(title["text"]) == 1 and holds(title["text"][0])


def test_planted_faults_trip(results):
    chart = json.loads((results["small"].folder / "chart-1.vl.json").read_text(encoding="utf-8"))
    assert complaints(chart) == []
    for change in (
        lambda one: one["layer"][0].update(mark="barr"),
        lambda one: one["layer"][0]["encoding"]["x"].update(type="number"),
        lambda one: one["layer"][0].update(data={"url": "https://example.org/data.json"}),
        lambda one: one.update(layers=one.pop("layer")) or one.update(layer=[]),
        lambda one: one["title"].update(subtitle=[]),
    ):
        other = copy.deepcopy(chart)
        change(other)
        assert complaints(other)
