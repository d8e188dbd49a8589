"""A private Slurm on loopback: one controller, two nodes, no systemd, no cgroup, nothing of the machine's own Slurm.

    with Cluster() as cluster:
        cluster.call("sbatch", "job.sh")
"""

import os
import pathlib
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import keeper

START_SECONDS = 60
DAEMONS = ("munged", "slurmctld", "slurmd")
COMMANDS = ("sbatch", "scancel", "scontrol", "sinfo", "squeue")

# Two slurmd on one machine: hence %n in every name and a port each. More processors than the machine has are believed only with
# config_overrides. linuxproc and task/none ask for no cgroup. Without the scheduling words a batch starts every three seconds, and what
# is put back every thirty.
# verbose tells of login shells. cred_expire is also how long a job that is put back waits before it starts again: 120 s unless said.
CONFIGURATION = """\
ClusterName=wayside
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/run/munge.socket,cred_expire=10
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/run/slurmctld.pid
SlurmdPidFile={folder}/run/slurmd-%n.pid
SlurmctldLogFile={folder}/log/slurmctld.log
SlurmdLogFile={folder}/log/slurmd-%n.log
SlurmdDebug=verbose
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_min_interval=100000,bf_interval=5
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
JobRequeue=1
MailProg=/bin/true
MpiDefault=none
AccountingStorageType=accounting_storage/none
"""


class ClusterError(Exception):
    """The cluster did not come up, or a command to it failed; the text holds what its logs say."""


def why_not() -> str | None:
    """What keeps a cluster from being started here, or nothing."""
    if os.geteuid() != 0:
        return "Slurm's daemons start jobs in users' names: only root can start a private cluster (in a container will do)"
    missing = [name for name in DAEMONS + COMMANDS if shutil.which(name, path=search_path()) is None]
    if missing:
        return f"{', '.join(missing)} not found: apt-get install slurm-wlm munge"
    return None


def search_path() -> str:
    # Daemons stand in sbin, which is on root's path only after a login.
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin", "/sbin", "/bin"])


def until(answer, what: str, seconds: float = START_SECONDS, every: float = 0.05, tell=lambda: ""):
    """Asks until the answer is true, and returns it; fails by the name of what was waited for."""
    deadline = time.monotonic() + seconds
    while True:
        if found := answer():
            return found
        if time.monotonic() > deadline:
            raise ClusterError(f"waited {seconds:.0f} s for {what}\n{tell()}")
        time.sleep(every)


def free_ports(count: int) -> list[int]:
    """Ports nobody listens at, below those the system gives to outgoing connections: such a one cannot take them meanwhile."""
    held: dict[int, socket.socket] = {}
    try:
        while len(held) < count:
            port, one = random.randrange(20000, 32000), socket.socket()
            try:
                one.bind(("0.0.0.0", port))
            except OSError:
                one.close()
            else:
                held[port] = one
        return list(held)
    finally:
        for one in held.values():
            one.close()


class Cluster:
    """Started and ended by `with`. `settings` are lines of slurm.conf, such as `MaxArraySize=5`."""

    def __init__(self, nodes: int = 2, processors: int = 2, **settings):
        self.nodes = [f"n{number}" for number in range(1, nodes + 1)]
        self.processors = processors
        self.settings = {"SlurmdTimeout": 10, "MaxArraySize": 10001, **settings}
        self.keepers: dict[str, subprocess.Popen] = {}

    def __enter__(self) -> "Cluster":
        # Not under pytest's folder: the path of a socket may have 107 letters.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="wayside-slurm-"))
        try:
            self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_) -> None:
        self._end()

    # MARK: what tests do with it

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to speak with this cluster; an outer cluster's words, whose job the test may be, are left out."""
        outer = {name for name in os.environ if name.startswith(("SLURM", "SBATCH_", "SQUEUE_", "SINFO_", "SCONTROL_"))}
        return {**{name: value for name, value in os.environ.items() if name not in outer},
                "PATH": search_path(), "SLURM_CONF": str(self.folder / "slurm.conf")}

    def ask(self, *command, **options) -> subprocess.CompletedProcess:
        """Runs a program with this cluster in its environment, whatever it answers."""
        return subprocess.run([*map(str, command)], env=self.environment, capture_output=True, text=True, timeout=60, **options)

    def call(self, *command, **options) -> str:
        """The same, where another answer than success fails with its words."""
        answer = self.ask(*command, **options)
        if answer.returncode != 0:
            raise ClusterError(f"{' '.join(map(str, command))}: exit {answer.returncode}\n{answer.stderr}{answer.stdout}")
        return answer.stdout

    def jobs(self) -> list[dict[str, str]]:
        """Every job the controller remembers, each task of an array that was started as one of its own."""
        lines = self.call("scontrol", "show", "job", "--oneliner").splitlines()
        return [dict(word.partition("=")[::2] for word in line.split()) for line in lines if line.startswith("JobId=")]

    def states(self) -> dict[str, str]:
        """The state of each node, with the star of one that does not answer."""
        return dict(line.split() for line in self.call("sinfo", "-h", "-N", "-o", "%N %T").splitlines())

    def wait_for_empty_queue(self, seconds: float) -> None:
        until(lambda: not self.call("squeue", "-h"), "an empty queue", seconds, 0.3,
              lambda: self.call("squeue", "-r", "-o", "%i %T %N %r") + self.logs())

    def processes(self, node: str) -> dict[int, list[str]]:
        """What runs on a node: the words of each process by its number."""
        found = {}
        for process in keeper.descendants(self.keepers[node].pid):
            try:
                found[process] = pathlib.Path(f"/proc/{process}/cmdline").read_text(errors="replace").split("\0")
            except OSError:
                pass
        return found

    def lose(self, node: str) -> None:
        """Ends slurmd, its slurmstepd and their programs at one blow, as a lost power supply does."""
        self._end_keeper(self.keepers.pop(node))

    def start_node(self, node: str) -> None:
        self._keep(node, "slurmd", "-D", "-N", node, "-f", self.folder / "slurm.conf")

    def wait_for_idle_nodes(self) -> None:
        until(lambda: self._alive() and set(self.states().values()) == {"idle"} and len(self.states()) == len(self.nodes),
              "all nodes to be idle", tell=self.logs)

    def login_shells(self) -> list[str]:
        """The login shells that nodes opened, one for each job that names a variable to export, even beside ALL.

        They run what the user's profile says: slow at best, and one that is killed with its node leaves that profile's locks behind.
        """
        logs = (self.folder / "log").glob("slurmd-*.log")
        return [line for log in logs for line in log.read_text(errors="replace").splitlines() if "get env for user" in line]

    def logs(self, letters: int = 3000) -> str:
        """The end of every log."""
        texts = []
        for file in sorted((self.folder / "log").iterdir()):
            text = file.read_text(errors="replace").strip()
            if text:
                texts.append(f"--- {file.name}\n{text[-letters:]}")
        return "\n".join(texts)

    # MARK: starting and ending

    def _start(self) -> None:
        folder, host = self.folder, socket.gethostname().split(".")[0]
        for name in ("run", "log", "state", *(f"spool-{node}" for node in self.nodes)):
            (folder / name).mkdir()
        # munged takes no socket in a folder that others cannot enter.
        for place in (folder, folder / "run"):
            place.chmod(0o755)
        key = folder / "munge.key"
        key.touch(0o400)
        key.write_bytes(os.urandom(1024))
        ports = free_ports(1 + len(self.nodes))
        text = CONFIGURATION.format(folder=folder, host=host, ports=ports)
        text += "".join(f"{name}={value}\n" for name, value in self.settings.items())
        for node, port in zip(self.nodes, ports[1:]):
            text += f"NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs={self.processors} RealMemory=4000\n"
        text += f"PartitionName=main Nodes={','.join(self.nodes)} Default=YES MaxTime=INFINITE State=UP\n"
        (folder / "slurm.conf").write_text(text)

        socket_file = folder / "run" / "munge.socket"
        self._keep("munged", "munged", "--foreground", "--force", f"--key-file={key}", f"--socket={socket_file}",
                   f"--pid-file={folder}/run/munged.pid", f"--log-file={folder}/log/munged.log",
                   f"--seed-file={folder}/run/munged.seed")
        self._wait("munged", "munge", "--no-input", f"--socket={socket_file}")
        self._keep("slurmctld", "slurmctld", "-D", "-f", folder / "slurm.conf")
        self._wait("the controller", "sinfo", "-h")
        for node in self.nodes:
            self.start_node(node)
        self.wait_for_idle_nodes()

    def _keep(self, name: str, *command) -> None:
        with open(self.folder / "log" / f"{name}.out", "ab") as log:
            self.keepers[name] = subprocess.Popen(
                [sys.executable, "-B", keeper.__file__, *map(str, command)], env=self.environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log, cwd=self.folder,
                # A keyboard's interrupt is for the test, which then ends its daemons in order.
                start_new_session=True)

    def _wait(self, what: str, *command) -> None:
        until(lambda: self._alive() and self.ask(*command).returncode == 0, what, tell=self.logs)

    def _alive(self) -> bool:
        for name, process in self.keepers.items():
            if process.poll() is not None:
                raise ClusterError(f"{name} ended with exit code {process.returncode}\n{self.logs()}")
        return True

    def _end_keeper(self, process: subprocess.Popen) -> None:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _end(self) -> None:
        while self.keepers:
            self._end_keeper(self.keepers.popitem()[1])
        shutil.rmtree(self.folder, ignore_errors=True)
