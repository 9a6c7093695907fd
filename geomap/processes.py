"""Articles read on all cores of a machine, or by the processes of a cluster: the same for any number of them."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from itertools import chain, islice
from queue import SimpleQueue
from subprocess import PIPE, Popen
from typing import Any, Literal, Protocol, TypeVar, cast

from geomap.errors import ArticleError, OutputError
from geomap.pipeline import attempt, open_gazetteer
from geomap.records import Article, Extract

Task = TypeVar("Task")
Result = TypeVar("Result")

SMALL = 32
"""Articles that one process reads before others are started: for few, starting them would take longer."""

BATCH = 16
"""Articles that a process is handed at a time."""

AHEAD = 4
"""Tasks a process that wait for it at most, so that what waits does not grow with the corpus."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How articles are read: what every process of a run has to be told. ``own`` is a user's gazetteer.

    ``min_score`` is what a link must score, None for what the reader thinks right.
    """

    own: str | None = None
    published: date | None = None
    reader: Literal["own", "rules"] = "own"
    min_score: float | None = None


def traced(
    articles: Iterable[Article], setting: ReadingOptions, *, jobs: int = 1
) -> Iterator[tuple[Article, Extract | ArticleError]]:
    """Yield each article with what it says, or why it cannot be read through, in their order.

    The same comes for any number of ``jobs``.
    Few articles are read by this process alone, whatever ``jobs`` says.
    """
    waiting = iter(articles)
    for article in waiting if jobs == 1 else islice(waiting, SMALL):
        yield article, trace_by(setting, article)
    batches = iter(lambda: list(islice(waiting, BATCH)), [])
    first = next(batches, None)
    if first is None:
        return
    with closing(Workers(jobs)) as pool:
        for batch, found in in_order(pool, _trace_batch, chain([first], batches), setting, ahead=AHEAD * jobs):
            yield from zip(batch, found, strict=True)


def trace_by(setting: ReadingOptions, article: Article) -> Extract | ArticleError:
    """Return what an article says, read as ``setting`` tells, or why it cannot be read through."""
    return attempt(article, gazetteer=_gazetteer(setting.own), reader=setting.reader, min_score=setting.min_score)


def _trace_batch(batch: Sequence[Article], setting: ReadingOptions) -> list[Extract | ArticleError]:
    return [trace_by(setting, article) for article in batch]


_gazetteer = lru_cache(maxsize=1)(open_gazetteer)


class Pool(Protocol):
    """What hands tasks to processes: those of this machine, or those of a cluster."""

    def submit(self, function: Callable[..., Result], /, *values: Any) -> Future[Result]:
        """Hand over a task."""
        ...


class Workers:
    """Python processes that do what they are handed, one task each at a time.

    They are started anew and not forked, as this process may hold locks and open
    files; and they run nothing of the caller's own script, which need not be
    written with them in mind.
    """

    def __init__(self, jobs: int) -> None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-c", "from geomap.processes import work; work()"]
        self._processes = [Popen(command, stdin=PIPE, stdout=PIPE, env=environment) for _ in range(jobs)]
        self._idle: SimpleQueue[Popen[bytes]] = SimpleQueue()
        for process in self._processes:
            self._idle.put(process)
        self._threads = ThreadPoolExecutor(jobs)  # one waits for each process

    def submit(self, function: Callable[..., Result], /, *values: Any) -> Future[Result]:
        """Hand over a task: a function of a module, and what it is called with."""
        return self._threads.submit(self._ask, function, values)

    def _ask(self, function: Callable[..., Result], values: tuple[Any, ...]) -> Result:
        process = self._idle.get()
        assert process.stdin is not None  # it is a pipe
        assert process.stdout is not None
        try:
            pickle.dump((function, values), process.stdin)
            process.stdin.flush()
            result, problem = pickle.load(process.stdout)
        except (OSError, EOFError) as ended:
            words = f"a process that reads articles ended with {process.wait()}; give it more memory, or fewer --jobs"
            raise OutputError(words) from ended
        finally:
            self._idle.put(process)
        if problem is not None:
            raise problem
        return cast(Result, result)

    def close(self) -> None:
        """End the processes; what they were handed and have not begun is forgotten."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.kill()
            process.communicate()


def work() -> None:
    """Do what the process that started this one hands over, until it closes the pipe or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started this one says when to end
    tasks, results = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what is printed must not stand among the results
    while True:
        try:
            function, values = pickle.load(tasks)
        except EOFError:
            return
        answer: tuple[Any, Exception | None]
        try:
            answer = function(*values), None
        except Exception as problem:
            answer = None, problem
        pickle.dump(answer, results)
        results.flush()


def in_order(
    pool: Pool, function: Callable[..., Result], tasks: Iterable[Task], setting: ReadingOptions, *, ahead: int
) -> Iterator[tuple[Task, Result]]:
    """Yield each task with its result, in the order of the tasks, of which at most ``ahead`` wait."""
    handed: deque[tuple[Task, Future[Result]]] = deque()
    try:
        for task in tasks:
            handed.append((task, pool.submit(function, task, setting)))
            if len(handed) >= ahead:
                done, future = handed.popleft()
                yield done, future.result()
        while handed:
            done, future = handed.popleft()
            yield done, future.result()
    finally:
        for _, future in handed:
            future.cancel()


@contextmanager
def cluster_of(address: str | None, jobs: int) -> Iterator[Pool | None]:
    """Give the processes of a Dask cluster at ``address``, or of one that is started here for "local".

    They have to see the folder of the run and the articles by the same names.
    None without an address; ``OutputError`` where geomap[dask] is not installed,
    or no scheduler answers.
    """
    if address is None:
        yield None
        return
    try:
        dask: Any = import_module("distributed")
    except ImportError:
        raise OutputError("a cluster needs Dask; install it with: pip install 'geomap[dask]'") from None
    with ExitStack() as stack:
        try:
            where = address
            if address == "local":
                where = stack.enter_context(dask.LocalCluster(jobs, threads_per_worker=1, dashboard_address=None))
            client = stack.enter_context(dask.Client(where, set_as_default=False))
        except (OSError, ValueError) as problem:
            raise OutputError(f"no Dask scheduler answers at {address!r} ({problem}); check its address") from None
        yield client


def processors() -> int:
    """Return how many processes can work at one time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
