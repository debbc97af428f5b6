"""How much work this machine can do at a time."""

from __future__ import annotations

import os
from pathlib import Path

BYTES_PER_WORKER = 1_400_000_000
"""What one process takes at its peak: the models and a 50-megapixel photo."""


def default_workers() -> int:
    """One process per usable core, fewer when the free memory is short; at least one."""
    memory = available_memory()
    by_memory = usable_cores() if memory is None else memory // BYTES_PER_WORKER
    return max(1, min(usable_cores(), by_memory))


def usable_cores() -> int:
    """Cores this process may use, a container's limits included where they are pinned."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def available_memory() -> int | None:
    """Bytes that can be taken without swapping; None where the system does not say."""
    known = [n for n in (_meminfo(), _container_limit()) if n is not None]
    return min(known, default=None)


def _meminfo() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text().splitlines()
    except OSError:
        return None
    for line in lines:
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def _container_limit() -> int | None:
    """What a container's memory limit (cgroup 2) leaves."""
    folder = Path("/sys/fs/cgroup")
    try:
        limit, used = ((folder / f"memory.{name}").read_text() for name in ("max", "current"))
        return int(limit) - int(used)
    except (OSError, ValueError):  # no such container, or the limit is "max"
        return None
