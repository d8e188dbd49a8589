"""Starts a program and holds everything that comes of it: `keeper.py PROGRAM ARGUMENT…`.

Slurm's daemons leave processes behind that are nobody's children: a slurmstepd outlives its slurmd, a job its slurmstepd. The keeper is
the one that orphans below it come to, so what it started can be told from all else on the machine by descent alone. It ends all of it by
SIGKILL when it is told to end (SIGTERM) or when its own parent dies, however that dies.
"""

import ctypes
import os
import pathlib
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


def descendants(ancestor: int) -> list[int]:
    """The processes below one, by number."""
    children: dict[int, list[int]] = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name in brackets may hold brackets and blanks itself: the state and the parent follow the last one.
            parent = int(stat.read_text(errors="replace").rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found, open_ones = [], [ancestor]
    while open_ones:
        below = children.get(open_ones.pop(), [])
        found += below
        open_ones += below
    return sorted(found)


def end_everything(*_) -> None:
    """Kills until nothing is left: what is born between the look and the blow is met by the next look."""
    while held := descendants(os.getpid()):
        for process in held:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            pass
        time.sleep(0.01)
    os._exit(0)


def keep(command: list[str]) -> int:
    parent = os.getppid()
    system = ctypes.CDLL(None, use_errno=True)
    for option, value in ((PR_SET_CHILD_SUBREAPER, 1), (PR_SET_PDEATHSIG, signal.SIGTERM)):
        if system.prctl(option, ctypes.c_ulong(value), 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")
    signal.signal(signal.SIGTERM, end_everything)
    if os.getppid() != parent:  # It died before it was asked to tell of its death.
        return 1
    first = subprocess.Popen(command).pid
    code = 0
    while True:
        try:
            gone, status = os.wait()
        except ChildProcessError:
            return code
        if gone == first:
            code = os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
