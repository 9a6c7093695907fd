"""How long the work on one article may take, as the last line of defence against one that was made to last."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ARTICLE_SECONDS = 60
"""What one article may take, a hundred times as long as the longest of a newspaper does."""


@contextmanager
def within(seconds: float, error: Exception) -> Iterator[None]:
    """Raise ``error`` in the body where it takes longer than ``seconds``.

    Only the main thread of a system that has alarms can be interrupted so;
    elsewhere, and where somebody set an alarm already, the body takes its time.
    """
    is_possible = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not is_possible or signal.getitimer(signal.ITIMER_REAL)[0]:
        yield
        return

    def end(_: int, __: FrameType | None) -> None:
        raise error

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
