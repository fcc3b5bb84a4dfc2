"""A long run of one target: a process that feeds it, and a watcher that counts, ends what hangs or grows, and starts it again.

What is found is kept in a folder: the input in a file, beside it the traceback. One fault, told by where it was raised, is kept once.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import random
import struct
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.fuzzing.mutating import mutate
from tests.fuzzing.seeds import make_seeds

LONGEST = 4096  # bytes of an input
HEAD = struct.Struct(
    "<QQQdQI"
)  # inputs, faults, slow ones, the most seconds of one, its number; the length of the input in work
ROOM = HEAD.size + LONGEST
ROOT = Path(__file__).parents[2]
HOT = ["checker"]  # whose coverage leads atheris


class Limits(NamedTuple):
    """What an input may take: seconds of the processor, seconds until the process is ended, and megabytes of the process."""

    slow: float = 2.0
    hang: float = 60.0
    memory: int = 2048


class Board:
    """Counters and the input in work, in a file that both processes hold in memory: it outlives whichever is ended."""

    def __init__(self, path: Path, new: bool = False) -> None:
        if new:
            path.write_bytes(bytes(ROOM))
        with path.open("r+b") as stream:
            self._memory = mmap.mmap(stream.fileno(), ROOM)

    def read(self) -> tuple[int, int, int, float, int, int]:
        """Returns the counters, as HEAD has them."""
        found: tuple[int, int, int, float, int, int] = HEAD.unpack_from(self._memory)
        return found

    def write(self, inputs: int, faults: int, slow: int, most: float, at: int, data: bytes) -> None:
        """Writes the counters and the input that is now in work."""
        HEAD.pack_into(self._memory, 0, inputs, faults, slow, most, at, len(data))
        self._memory[HEAD.size : HEAD.size + len(data)] = data

    def input(self) -> bytes:
        """Returns the input that was last in work."""
        return self._memory[HEAD.size : HEAD.size + self.read()[-1]]


# ---- the process that feeds a target ---------------------------------------------------------------------------------


def feed(name: str, folder: Path, seconds: float, limits: Limits, seed: int, guided: bool) -> None:
    """Runs a target until the seconds are over, led by atheris if it is to be guided; else on inputs changed at random."""
    end = time.monotonic() + seconds
    board = Board(folder / "board")
    inputs, faults, slow, most, at, _ = board.read()
    target = _load(name, guided)

    def one(data: bytes) -> None:
        nonlocal inputs, faults, slow, most, at
        data = bytes(data[:LONGEST])
        board.write(inputs, faults, slow, most, at, data)
        began = time.process_time()
        try:
            target(data)
        except Exception as error:  # whatever a target raises is what is looked for
            faults += 1
            keep(folder, data, _where(error), traceback.format_exc())
        took = time.process_time() - began
        inputs += 1
        if took > most:
            most, at = took, inputs
        if took > limits.slow:
            slow += 1
            keep(folder, data, f"slow-{slow % 8}", f"took {took:.2f} s of the processor")
        board.write(inputs, faults, slow, most, at, data)

    given = [data[:LONGEST] for data in make_seeds(name)]
    for data in given:
        one(data)
    if guided:
        _feed_guided(one, given, folder, end - time.monotonic(), limits, seed)
        return
    for data in mutate(given, random.Random(seed), LONGEST):
        one(data)
        if time.monotonic() > end:
            return


def _load(name: str, guided: bool) -> Callable[[bytes], None]:
    """Returns a target; with coverage of the checker's own modules if atheris is to be led by it."""
    if not guided:
        from tests.fuzzing.targets import TARGETS

        return TARGETS[name]
    import atheris

    with atheris.instrument_imports(include=HOT):
        from tests.fuzzing.targets import TARGETS

        for data in make_seeds(name):  # what is imported late is imported here
            try:
                TARGETS[name](data)
            except Exception:  # told when it is run again
                continue
    return TARGETS[name]


def _feed_guided(
    one: Callable[[bytes], None], given: list[bytes], folder: Path, seconds: float, limits: Limits, seed: int
) -> None:
    import atheris

    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for data in given:
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    arguments = [
        f"-max_total_time={max(1, int(seconds))}", f"-max_len={LONGEST}", f"-rss_limit_mb={limits.memory * 2}", "-timeout=3600", "-len_control=20",
        f"-seed={seed}", "-verbosity=0", "-print_final_stats=0", "-detect_leaks=0", f"-artifact_prefix={folder}/", "-close_fd_mask=0",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], str(corpus), *arguments], one)
    atheris.Fuzz()


def _where(error: BaseException) -> str:
    """Returns what tells one fault from another: its type and the last lines of our own that it went through."""
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if str(ROOT) in f.filename and ".venv" not in f.filename
    ]
    told = "|".join(f"{Path(f.filename).name}:{f.name}:{f.line}" for f in frames[-2:])
    return f"{type(error).__name__}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def keep(folder: Path, data: bytes, where: str, told: str) -> None:
    """Writes what was found, unless it is known; of two inputs with one fault the shorter stays."""
    path = folder / "faults" / where
    path.parent.mkdir(exist_ok=True)
    if not path.exists() or path.stat().st_size > len(data):
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(told, encoding="utf-8", errors="replace")


# ---- the process that watches it -------------------------------------------------------------------------------------


class Result(NamedTuple):
    """What a run came to."""

    target: str
    inputs: int
    faults: int  # inputs that raised
    kinds: int  # different ones
    slow: int
    most: float  # seconds of the processor that one input took
    hangs: int
    grown: int  # times the process took more memory than it may
    peak: int  # megabytes
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.target}: {self.inputs:,} inputs in {self.seconds / 60:.1f} min, {self.faults:,} raised ({self.kinds} kinds), {self.slow} slow, "
            f"longest {self.most:.2f} s, {self.hangs} hung, {self.grown} outgrew the limit, peak {self.peak:,} MB"
        )


def run(name: str, minutes: float, folder: Path, limits: Limits, seed: int, guided: bool) -> Result:
    """Returns what a target came to in some minutes; its process is started again where it dies, hangs or grows."""
    folder.mkdir(parents=True, exist_ok=True)
    board = Board(folder / "board", new=True)
    began = time.monotonic()
    end = began + minutes * 60
    hangs = grown = peak = starts = 0
    while time.monotonic() < end:
        starts += 1
        process = _start(name, folder, end - time.monotonic(), limits, seed + starts, guided)
        seen, since = board.read()[0], time.monotonic()
        while process.poll() is None:
            time.sleep(0.5)
            now, inputs, held = time.monotonic(), board.read()[0], _memory_of(process.pid)
            peak = max(peak, held)
            if inputs != seen:
                seen, since = inputs, now
            if now - since > limits.hang and inputs:
                hangs += 1
                keep(folder, board.input(), f"hang-{hangs}", f"did not end in {limits.hang:g} s")
                process.kill()
            elif held > limits.memory:
                grown += 1
                keep(folder, board.input(), f"memory-{grown}", f"the process holds {held:,} MB")
                process.kill()
            elif now > end + 30:
                process.kill()
        if process.returncode not in (0, -9):
            keep(
                folder, board.input(), f"died-{abs(process.returncode)}", f"the process ended with {process.returncode}"
            )
            hangs += 1
    inputs, faults, slow, most, _, _ = board.read()
    found = folder / "faults"
    kinds = len([path for path in found.iterdir() if path.suffix == ".txt"]) if found.is_dir() else 0
    return Result(name, inputs, faults, kinds, slow, most, hangs, grown, peak, time.monotonic() - began)


def _start(name: str, folder: Path, seconds: float, limits: Limits, seed: int, guided: bool) -> subprocess.Popen[bytes]:
    asked = [
        name,
        "--feed",
        str(folder),
        "--seconds",
        f"{seconds:.0f}",
        "--seed",
        str(seed),
        "--slow",
        str(limits.slow),
    ]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.fuzzing", *asked, "--memory", str(limits.memory), *([] if guided else ["--unguided"])],
            cwd=ROOT, stdout=log, stderr=log, env={**os.environ, "CHECKER_NO_CACHE": "1"},
        )  # fmt: skip


def _memory_of(process: int) -> int:
    """Returns the megabytes that a process holds; 0 where that cannot be told."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20
