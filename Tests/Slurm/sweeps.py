"""A sweep of 200 short runs, and the commands on it."""

import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("WAYSIDE", str(ROOT / ".build/debug/wayside"))

SWEEP = """\
schema: wayside-sweep/1
scenario: small
grid:
  - key: fleet.private.stock
    values: [200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000]
seeds: 20
"""
RUNS = 200


def wayside(*arguments, code: int = 0, environment: dict[str, str] | None = None) -> str:
    """What the program prints; another exit code than the one expected fails the test with its words."""
    answer = subprocess.run([PROGRAM, *map(str, arguments)], env=environment, capture_output=True, text=True, timeout=240)
    assert answer.returncode == code, f"{arguments}: exit {answer.returncode}\n{answer.stderr[-3000:]}{answer.stdout[-1000:]}"
    return answer.stdout + (answer.stderr if code else "")


def planned(folder: pathlib.Path, *names: str) -> list[pathlib.Path]:
    """The same sweep, planned once for each name; nothing of it has run."""
    wayside("init", folder / "small")
    scenario = folder / "small" / "scenario.yaml"
    text = scenario.read_text(encoding="utf-8")
    # Days and replications make a run long enough for a blow to fall into the middle of a shard.
    for found, put in (("cell_size_m: 500", "cell_size_m: 1000"), ("  warm_up_days: 1", "  warm_up_days: 0")):
        assert found in text, f"{found!r} is not in the template"
        text = text.replace(found, put, 1)
    scenario.write_text(text, encoding="utf-8")
    (folder / "sweep.yaml").write_text(SWEEP, encoding="utf-8")
    for name in names:
        wayside("sweep", "plan", folder / "sweep.yaml", "-o", folder / name)
        assert status(folder / name) == {"runs": RUNS, "done": 0, "failed": 0, "missing": RUNS}
    return [folder / name for name in names]


def status(sweep: pathlib.Path) -> dict[str, int]:
    told = json.loads(wayside("sweep", "status", sweep, "--json"))
    return {name: told[name] for name in ("runs", "done", "failed", "missing")}


def merged(sweep: pathlib.Path) -> bytes:
    out = sweep.with_suffix(".sqlite")
    wayside("sweep", "merge", sweep, "-o", out)
    return out.read_bytes()


def complete(sweep: pathlib.Path, shards: int) -> set[int]:
    """The shards that are complete, by the index Slurm gives them, which counts from nought."""
    return {shard for shard in range(shards) if (sweep / "shards" / f"{shard + 1}-of-{shards}.ndjson").exists()}


def partial(sweep: pathlib.Path, shards: int) -> set[int]:
    """The shards of which a record is there and something is missing; the first line is no record."""
    files = {shard: sweep / "shards" / f"{shard + 1}-of-{shards}.ndjson.tmp" for shard in range(shards)}
    return {shard for shard, file in files.items() if file.exists() and file.read_bytes().count(b"\n") > 1} - complete(sweep, shards)
