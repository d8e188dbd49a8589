import pathlib
import signal
import sys

import cluster
import pytest
import sweeps


@pytest.fixture(scope="session", autouse=True)
def ended_in_order():
    """Told to end, the tests end their clusters first, as after an interrupt."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to end"))


@pytest.fixture
def slurm():
    """Skips where a cluster cannot be started, and says why."""
    if reason := cluster.why_not():
        pytest.skip(reason)


@pytest.fixture
def program() -> str:
    assert pathlib.Path(sweeps.PROGRAM).exists(), f"{sweeps.PROGRAM} is not built: swift build --product wayside"
    return sweeps.PROGRAM
