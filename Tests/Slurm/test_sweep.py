"""`wayside sweep` on a cluster on which programs and nodes are killed."""

import os
import pathlib
import re
import signal

from cluster import Cluster, until
from sweeps import PROGRAM, RUNS, complete, merged, partial, planned, status, wayside


def working(cluster: Cluster, node: str) -> dict[int, int]:
    """The programs at work on a node and the shard of each."""
    found = {}
    for process, words in cluster.processes(node).items():
        if os.path.basename(PROGRAM) not in [os.path.basename(word) for word in words[:2]]:
            continue
        try:
            words = pathlib.Path(f"/proc/{process}/environ").read_text(errors="replace").split("\0")
        except OSError:
            continue
        index = [word.partition("=")[2] for word in words if word.startswith("SLURM_ARRAY_TASK_ID=")]
        if index:
            found[process] = int(index[0])
    return found


def caught(cluster: Cluster, node: str, sweep: pathlib.Path, shards: int) -> tuple[int, int] | None:
    """A program in the middle of its shard, and the shard. The program stands still, so that it stays there."""
    for process, shard in working(cluster, node).items():
        try:
            if shard in partial(sweep, shards):
                os.kill(process, signal.SIGSTOP)
                # It may have come to its end between the look and the stop.
                until(lambda: pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "T", "a stop", 5)
                if shard in partial(sweep, shards):
                    return process, shard
                os.kill(process, signal.SIGCONT)
        except (FileNotFoundError, ProcessLookupError):
            pass
    return None


def submit(cluster: Cluster, sweep: pathlib.Path, shards: int) -> list[int]:
    """Submits what is missing and tells the indices Slurm was given."""
    before = {job["ArrayJobId"] for job in cluster.jobs() if "ArrayJobId" in job}
    told = wayside("sweep", "submit", sweep, "--engine", "slurm", "--partition", "main", "--shards", shards, "--threads", 1,
                   environment=cluster.environment)
    assert (sweep / "slurm.sh").exists()
    new = [job for job in cluster.jobs() if job.get("ArrayJobId") not in before]
    assert {job["ArrayJobId"] for job in new} <= set(re.findall(r"\d+", told)), f"the jobs are not told: {told}"
    return sorted(index for job in new for index in indices(job["ArrayTaskId"]))


def indices(text: str) -> list[int]:
    """`0-2,7%4` as Slurm writes it."""
    ranges = [part.split("-") for part in text.partition("%")[0].split(",")]
    return [index for part in ranges for index in range(int(part[0]), int(part[-1]) + 1)]


def written(sweep: pathlib.Path) -> dict[str, tuple[bytes, int]]:
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in (sweep / "shards").glob("*.ndjson")}


def test_a_sweep_whose_program_and_node_are_killed_ends_as_one_left_in_peace(slurm, program, tmp_path):
    shards = 10
    peaceful, disturbed = planned(tmp_path, "peaceful", "disturbed")
    assert (peaceful / "manifest.ndjson").read_bytes() == (disturbed / "manifest.ndjson").read_bytes()
    wayside("sweep", "exec", peaceful, "--shard", "1/1")
    expected = merged(peaceful)

    with Cluster() as cluster:
        assert submit(cluster, disturbed, shards) == list(range(shards))
        process, shard = until(lambda: caught(cluster, "n1", disturbed, shards), "a program in the middle of a shard", 60, 0.01,
                               lambda: f"{status(disturbed)}{cluster.logs()}")
        os.kill(process, signal.SIGKILL)
        _, orphan = until(lambda: caught(cluster, "n2", disturbed, shards), "another on the other node", 60, 0.01,
                          lambda: f"{status(disturbed)}{cluster.logs()}")
        cluster.lose("n2")
        told = status(disturbed)
        assert told["runs"] == RUNS and 0 < told["missing"] < RUNS, "the blows did not fall into the middle"
        wayside("sweep", "merge", disturbed, "-o", tmp_path / "early.sqlite", code=75)
        assert not (tmp_path / "early.sqlite").exists()

        until(lambda: cluster.states()["n2"].startswith("down"), "the loss of n2 to be noticed", 60, tell=cluster.logs)
        cluster.wait_for_empty_queue(120)
        ends = {int(job["ArrayTaskId"]): job for job in cluster.jobs()}
        assert ends[shard]["JobState"] == "FAILED" and ends[shard]["ExitCode"] == "0:9"
        assert ends[orphan]["Restarts"] == "1" or ends[orphan]["JobState"] == "NODE_FAIL"

        # Slurm does not try again what was killed; whether it tried the lost node's is the job's affair.
        missing = sorted(set(range(shards)) - complete(disturbed, shards))
        assert shard in missing and status(disturbed)["missing"] > 0
        finished = written(disturbed)
        assert submit(cluster, disturbed, shards) == missing
        cluster.wait_for_empty_queue(120)
        assert status(disturbed) == {"runs": RUNS, "done": RUNS, "failed": 0, "missing": 0}
        assert finished.items() <= written(disturbed).items(), "a finished shard was written again"
        assert submit(cluster, disturbed, shards) == [], "something was submitted though nothing is missing"

    assert merged(disturbed) == expected
    # Planted: without one shard the merge refuses, and what it writes all the same is told apart.
    (disturbed / "shards" / f"1-of-{shards}.ndjson").unlink()
    wayside("sweep", "merge", disturbed, "-o", tmp_path / "lacking.sqlite", code=75)
    wayside("sweep", "merge", disturbed, "-o", tmp_path / "lacking.sqlite", "--allow-partial")
    assert (tmp_path / "lacking.sqlite").read_bytes() != expected


def test_no_index_is_larger_than_the_cluster_allows(slurm, program, tmp_path):
    (sweep,) = planned(tmp_path, "sweep")
    with Cluster(MaxArraySize=5) as cluster:
        given = submit(cluster, sweep, 12)
        assert given and max(given) <= 4
        # What waits or runs is not submitted twice, in this division or in another.
        assert submit(cluster, sweep, 12) == []
        said = wayside("sweep", "submit", sweep, "--engine", "slurm", "--shards", 2, code=75, environment=cluster.environment)
        assert "give --shards 5" in said
        cluster.wait_for_empty_queue(120)
        assert cluster.login_shells() == [], "variables belong among the script's arguments, not into --export"
        assert status(sweep) == {"runs": RUNS, "done": RUNS, "failed": 0, "missing": 0}


def test_without_slurm_the_packages_are_named(program, tmp_path):
    (sweep,) = planned(tmp_path, "sweep")
    (tmp_path / "nothing").mkdir()
    said = wayside("sweep", "submit", sweep, "--engine", "slurm", code=69,
                   environment={**os.environ, "PATH": str(tmp_path / "nothing")})
    assert "slurm-wlm" in said and "munge" in said
    assert status(sweep)["missing"] == RUNS
