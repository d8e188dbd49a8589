"""The private cluster alone, without the program under test: where these fail, the others say nothing."""

import os
import pathlib
import signal
import subprocess
import sys

import keeper
import pytest
from cluster import Cluster, ClusterError, until


def array(cluster: Cluster, folder: pathlib.Path, tasks: str, *options: str, seconds: float = 0.5) -> list[tuple[str, str]]:
    """Runs an array of a dummy, and tells the index and the node of each task as the task itself wrote them."""
    job = folder / "job.sh"
    job.write_text(f"#!/bin/sh\nsleep {seconds}\necho $SLURM_ARRAY_TASK_ID $SLURMD_NODENAME > {folder}/done-$SLURM_ARRAY_TASK_ID\n")
    cluster.call("sbatch", f"--array={tasks}", f"--output={folder}/%a.log", *options, job)
    cluster.wait_for_empty_queue(60)
    return sorted(tuple(file.read_text().split()) for file in folder.glob("done-*"))


def spread(ran: list[tuple[str, str]], tasks: int, nodes: list[str]) -> list[str]:
    """What is wrong with where an array ran."""
    complaints = [] if [int(index) for index, _ in ran] == list(range(tasks)) else [f"ran {ran} of {tasks} tasks"]
    return complaints + [f"nothing ran on {node}" for node in nodes if node not in {place for _, place in ran}]


def test_an_array_runs_on_both_nodes(slurm, tmp_path):
    with Cluster() as cluster:
        assert spread(array(cluster, tmp_path, "0-3"), 4, cluster.nodes) == []
        # Planted: held to one node, the other one is missed.
        (tmp_path / "one").mkdir()
        assert spread(array(cluster, tmp_path / "one", "0-3", "--nodelist=n1"), 4, cluster.nodes) == ["nothing ran on n2"]


def test_a_killed_task_is_not_retried_but_those_of_a_lost_node_are(slurm, tmp_path):
    with Cluster() as cluster:
        job = tmp_path / "job.sh"
        job.write_text("#!/bin/sh\nexec sleep 8\n")
        cluster.call("sbatch", "--array=0-3", "--requeue", f"--output={tmp_path}/%a.log", job)

        def sleepers(node):
            return [process for process, words in cluster.processes(node).items() if words[0] == "sleep"]

        until(lambda: len(sleepers("n1")) == len(sleepers("n2")) == 2, "two tasks on each node", tell=cluster.logs)
        os.kill(sleepers("n1")[0], signal.SIGKILL)
        cluster.lose("n2")
        until(lambda: cluster.states()["n2"].startswith("down"), "the loss of n2 to be noticed", 60, tell=cluster.logs)
        cluster.wait_for_empty_queue(90)
        ends = sorted((job["JobState"], job["Restarts"], job["NodeList"], job["ExitCode"]) for job in cluster.jobs())
        assert ends == [("COMPLETED", "0", "n1", "0:0"), *2 * [("COMPLETED", "1", "n1", "0:0")], ("FAILED", "0", "n1", "0:9")]
        cluster.start_node("n2")
        cluster.wait_for_idle_nodes()


def test_an_index_beyond_the_largest_is_refused(slurm, tmp_path):
    with Cluster(MaxArraySize=5) as cluster:
        with pytest.raises(ClusterError, match="[Ii]nvalid job array"):
            array(cluster, tmp_path, "0-5")
        assert spread(array(cluster, tmp_path, "0-4"), 5, cluster.nodes) == []


def test_a_variable_named_for_export_costs_a_login_shell(slurm, tmp_path):
    with Cluster() as cluster:
        array(cluster, tmp_path, "0-1", "--export=ALL")
        assert cluster.login_shells() == []
        array(cluster, tmp_path, "0-1", "--export=ALL,WAYSIDE_OFFSET=5")
        assert len(cluster.login_shells()) == 2


def test_a_cluster_that_does_not_come_up_says_why_and_leaves_nothing(slurm):
    with pytest.raises(ClusterError, match="NoSuchWord"):
        with Cluster(NoSuchWord=1):
            pass
    assert keeper.descendants(os.getpid()) == []


def test_a_test_that_dies_takes_its_cluster_with_it(slurm, tmp_path):
    words = f"""
import os, pathlib, signal, sys
sys.path.insert(0, {str(pathlib.Path(keeper.__file__).parent)!r})
from cluster import Cluster
with Cluster() as cluster:
    job = pathlib.Path({str(tmp_path)!r}) / 'job.sh'
    job.write_text('#!/bin/sh\\nexec sleep 4711\\n')
    cluster.call('sbatch', '--array=0-3', '--output=/dev/null', job)
    print(cluster.folder, flush=True)
    while not any(words[0] == 'sleep' for words in cluster.processes('n1').values()):
        pass
    os.kill(os.getpid(), signal.SIGKILL)
"""
    answer = subprocess.run([sys.executable, "-B", "-c", words], capture_output=True, text=True, timeout=60)
    folder = answer.stdout.strip()
    assert answer.returncode == -signal.SIGKILL and folder, answer.stderr

    def left():
        found = []
        for place in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                if folder.encode() in (place / "cmdline").read_bytes() + (place / "environ").read_bytes():
                    found.append(place.name)
            except OSError:
                pass
        return found

    try:
        until(lambda: not left(), "every process to end", 20, tell=lambda: str(left()))
    finally:
        subprocess.run(["rm", "-rf", folder])
