"""Processes and what they cost: CPU seconds and memory as the kernel counts them, wrk, C programs."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BUILD = HERE / "build"
TICKS = os.sysconf("SC_CLK_TCK")
WRK = shutil.which("wrk")
GCC = shutil.which("gcc") or shutil.which("cc")
NGINX = shutil.which("nginx") or ("/usr/sbin/nginx" if Path("/usr/sbin/nginx").exists() else None)


class Missing(Exception):
    """A tool that this measurement needs is not on the machine."""


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk saw, and what it cost the server."""

    requests: int
    seconds: float
    cpu_seconds: float
    p99_ms: float
    errors: int

    @property
    def per_second(self) -> float:
        """Requests a second by the clock."""
        return self.requests / self.seconds

    @property
    def per_cpu_second(self) -> float:
        """Requests for each CPU second that the server spent."""
        return self.requests / max(self.cpu_seconds, 1 / TICKS)


def cpu_seconds(*pids: int) -> float:
    """CPU seconds that ``pids`` have spent, in user space and in the kernel."""
    return sum(_ticks(pid) for pid in pids) / TICKS


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def children(pid: int) -> list[int]:
    """The process ids whose parent is ``pid``."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def resident_bytes(pid: int) -> int:
    """User-space memory of ``pid`` that is in RAM."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) * 1024 if found else 0


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def compiled(name: str) -> Path:
    """The program made from ``benchmarks/c/<name>.c``."""
    if GCC is None:
        raise Missing("a C compiler (gcc)")
    BUILD.mkdir(exist_ok=True)
    program = BUILD / name
    subprocess.run([GCC, "-O2", "-Wall", "-o", program, HERE / "c" / f"{name}.c"], check=True)
    return program


@contextmanager
def process(
    *command: str | Path, env: dict[str, str] | None = None, log: Path | None = None
) -> Iterator[Running]:
    """A child process for the time of the block."""
    with (log or Path(os.devnull)).open("wb") as errors:
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **(env or {})},
        )
        try:
            yield Running(child)
        finally:
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    pipe.close()


class Running:
    """A child process that talks by lines."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self.child = child
        self.pid = child.pid

    def line(self) -> str:
        """The next line it prints. Raises RuntimeError when it has ended instead."""
        assert self.child.stdout is not None
        line = self.child.stdout.readline().decode()
        if not line:
            raise RuntimeError(f"{self.child.args!r} ended with {self.child.poll()}")
        return line.strip()

    def expect(self, pattern: str) -> tuple[str, ...]:
        """The groups of the first line that matches ``pattern``."""
        while True:
            found = re.fullmatch(pattern, self.line())
            if found:
                return found.groups()

    def tell(self, line: str) -> None:
        """Write a line to its standard input."""
        assert self.child.stdin is not None
        self.child.stdin.write(line.encode() + b"\n")
        self.child.stdin.flush()


@contextmanager
def site(**given: object) -> Iterator[tuple[Running, int]]:
    """The site of the benchmarks (``benchmarks.site``) and its port."""
    with process(
        sys.executable, "-m", "benchmarks.site", json.dumps(given), log=BUILD / "site.log"
    ) as running:
        (port,) = running.expect(r"port (\d+)")
        yield running, int(port)


def ask(url: str, method: str = "GET", body: bytes | None = None) -> bytes:
    """The body of one answer."""
    request = urllib.request.Request(url, method=method, data=body)
    with urllib.request.urlopen(request, timeout=120) as answer:
        content: bytes = answer.read()
        return content


def wait_for(url: str, seconds: float = 60.0) -> None:
    """Wait until ``url`` answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            ask(url)
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def wrk(url: str, pids: list[int], seconds: int, *options: str, connections: int = 64) -> Load:
    """Load ``url`` with wrk and see what it cost ``pids``."""
    if WRK is None:
        raise Missing("wrk")
    command = [WRK, "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *options, url]
    before = cpu_seconds(*pids)
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    spent = cpu_seconds(*pids) - before
    return _load(output, spent)


def _load(output: str, spent: float) -> Load:
    total = re.search(r"(\d+) requests in ([\d.]+)(ms|s|m)", output)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", output)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    sockets = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    if total is None or p99 is None:
        raise RuntimeError(output)
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}
    errors = (int(bad[1]) if bad else 0) + (sum(map(int, sockets.groups())) if sockets else 0)
    return Load(int(total[1]), float(total[2]), spent, float(p99[1]) * scale[p99[2]], errors)
