import os
import pathlib
import subprocess

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")

import scenarios  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("WAYSIDE", str(ROOT / ".build/debug/wayside"))
FORMATS = ("geojson", "csv", "gpkg", "vega-lite")


class Results:
    """A result folder with all its exports beside it."""

    def __init__(self, scenario: pathlib.Path):
        self.scenario = scenario
        self.folder = scenario.parent / "out"
        run("run", scenario, "--out", self.folder, "--charts", "vega-lite")
        for form in FORMATS:
            run("export", self.folder, "--format", form, "--out", self.export(form))

    def export(self, form: str) -> pathlib.Path:
        return self.scenario.parent / form

    @property
    def package(self) -> pathlib.Path:
        return self.folder / "wayside.gpkg"


def run(*arguments, code: int = 0, **environment) -> subprocess.CompletedProcess:
    """Runs the program; another exit code than the one expected fails the test with its words."""
    answer = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                            env={**os.environ, **environment})
    assert answer.returncode == code, f"exit {answer.returncode}: {answer.stderr[-2000:]}"
    return answer


@pytest.fixture(scope="session")
def results(tmp_path_factory) -> dict:
    return {name: Results(make(PROGRAM, tmp_path_factory.mktemp(name)))
            for name, make in (("small", scenarios.small), ("wide", scenarios.wide))}


@pytest.fixture(scope="session", autouse=True)
def qgis():
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    yield application
    application.exitQgis()
