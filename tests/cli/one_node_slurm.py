# SPDX-License-Identifier: MIT
"""A Slurm of one node on loopback, without systemd; everything it has stands below one folder."""
import os
import signal
import socket
import subprocess
import time

CONFIGURATION = """
ClusterName=test
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={control_port}
SlurmdPort={node_port}
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket,cred_expire=5
CredType=cred/munge
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_min_interval=0,sched_interval=1,batch_sched_delay=0
MpiDefault=none
ReturnToService=2
JobRequeue=1
MinJobAge=600
KillWait=2
MailProg=/bin/true
NodeName=n0 NodeHostname=localhost NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
PartitionName=main Nodes=n0 Default=YES MaxTime=INFINITE State=UP
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class OneNode:
    """Start it, talk to it, stop it."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("state", "spool", "munge"):
            (folder / name).mkdir(parents=True)
        folder.chmod(0o755)  # munged wants to be reached by all and written by none
        (folder / "munge").chmod(0o711)
        key = folder / "munge" / "key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o600)
        text = CONFIGURATION.format(folder=folder, control_port=free_port(),
                                    node_port=free_port(), cores=os.cpu_count())
        (folder / "slurm.conf").write_text(text, encoding="utf-8")
        self.environment = {**os.environ, "SLURM_CONF": str(folder / "slurm.conf")}

    def start(self):
        munge = self.folder / "munge"
        self.call("munged", "--force", f"--key-file={munge}/key", f"--socket={munge}/socket",
                  f"--pid-file={self.folder}/munged.pid", f"--log-file={self.folder}/munged.log",
                  f"--seed-file={munge}/seed", "--num-threads=2")
        self.wait_for(lambda: (munge / "socket").exists())
        self.call("slurmctld", "-c")
        self.wait_for(lambda: "UP" in self.ask("scontrol", "ping"))
        self.call("slurmd", "-N", "n0")
        self.wait_for(lambda: self.ask("sinfo", "-h", "-o", "%t").strip() == "idle")

    def stop(self):
        self.ask("scancel", "-u", "root")
        for name in ("slurmd", "slurmctld", "munged"):
            try:
                process = int((self.folder / f"{name}.pid").read_text())
                os.kill(process, signal.SIGTERM)
                for _ in range(100):
                    os.kill(process, 0)
                    time.sleep(0.1)
                os.kill(process, signal.SIGKILL)
            except (OSError, ValueError):
                pass  # it is gone

    def call(self, *command):
        """A command that must succeed. Daemons inherit no pipe, or we would wait for their end."""
        subprocess.run([str(c) for c in command], check=True, env=self.environment,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=60)

    def ask(self, *command):
        """What a command says, whatever its code."""
        return subprocess.run([str(c) for c in command], env=self.environment, timeout=60,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True).stdout

    def submit(self, script, *options):
        """Number of the new job."""
        return self.ask("sbatch", "--parsable", *options, script).strip()

    def state(self, task):
        """Such as RUNNING; "" if Slurm knows no such task."""
        for field in self.ask("scontrol", "-o", "show", "job", task).split():
            if field.startswith("JobState="):
                return field.split("=")[1]
        return ""

    def wait_until_done(self, job):
        self.wait_for(lambda: not self.ask("squeue", "-h", "-j", job, "-o", "%t").strip()
                      .replace("Invalid job id specified", ""))

    @staticmethod
    def wait_for(condition, seconds=120):
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("waited for nothing")
            time.sleep(0.1)
