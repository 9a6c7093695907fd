"""Write files whole or not at all, several together, and never over a file that geomap did not write.

A file is written in a room of its own: a folder beside the target, whose name
nobody can guess and into which nobody else can look. It is flushed to the disk
and only then moved to its place. A room is locked as long as its run lives; what
a killed run left is swept away by the next run that writes there.
"""

import mmap
import os
import re
import shutil
import signal
import stat
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from geomap.errors import GeomapError, OutputError

_TEXT_OR_NULL = rb'("(?:[^"\\]|\\.)*"|null)'
_BINARY = rb"(?:SQLite format 3\0|PAR1|fgb\x03fgb)"
_BEGINNINGS = (
    rb'<!DOCTYPE html>\s*<html[^>]*>\s*<head>\s*(?:<meta charset="utf-8">\s*)?<meta name="generator" content="geomap',
    rb'\{"type": "FeatureCollection", "about": \{"schema": "geomap-network"',
    _BINARY + rb'(?s:.*)schema\\?": ?\\?"geomap-network\\?"',  # a network in a binary format
    rb'<\?xml[^>]*>\s*<graphml (?s:.*)<graph id="geomap-network"',
    rb"id,mode,origin,origin_name,",  # a network's corridors, as CSV
    rb'\{"type": "Feature", "generator": "geomap"',  # a route
    rb'\{\s+"generator": "geomap"',  # an oEmbed answer
    # The lines of HTML that embed a page: five at most, and nothing after the credit.
    rb'<(?:iframe|div data-pym-src|amp-iframe|figure)\b(?:[^\n]*\n){0,4}[^\n]*class="geomap-credit">[^\n]*>\n?\Z',
    rb'<svg [^>]*data-generator="geomap"',  # a picture
    rb"\x89PNG(?s:.{33})iTXtSoftware\0{5}geomap",
    rb'\{"schema": "geomap-answer"',  # what a language model answered
    rb'\{"id": @, "title": @, "published": @, "url": @, "places": \['.replace(b"@", _TEXT_OR_NULL),  # an extract
)
_OURS = re.compile(b"|".join(_BEGINNINGS))
"""How the files of geomap begin; a file of another kind that holds such words further down is somebody else's."""


_DECISIONS = re.compile(rb'(\xef\xbb\xbf)?(\{"schema": ?"geomap-decision"|decision,reason,comment,reviewer,)')
"""How the files begin in which people keep what they decided."""


def claim(path: Path, *, force: bool = False, inputs: Iterable[Path] = ()) -> None:
    """Raise an OutputError unless ``path`` can be written without harm; before the long work, not after it.

    A file that geomap wrote may be replaced, and so may an empty one; any other,
    and one of the ``inputs`` that the command reads, only by ``force``.
    """
    if path.is_dir():
        raise OutputError(f"the output '{path}' is a folder; name a file in it, as '{path / 'map.html'}'")
    if not path.parent.is_dir():
        raise OutputError(f"the output '{path}' has no folder to lie in; make '{path.parent}' first")
    if not force and any(is_same_file(path, given) for given in inputs):
        raise OutputError(f"the output '{path}' is what is read, and would be lost; name another, or say --force")
    if not force and _holds_decisions(path):
        raise OutputError(f"the output '{path}' holds decisions, which would be lost; name another, or say --force")
    if not force and path.is_file() and path.stat().st_size and not is_ours(path):
        raise OutputError(f"the output '{path}' is there already, and not geomap's; name another, or say --force")


def is_same_file(path: Path, other: Path) -> bool:
    """Say whether two paths lead to one file, whether it is there or not, however they are written."""
    try:
        return path.samefile(other)
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)
    except ValueError:  # a name that no file can have
        return False


def _holds_decisions(path: Path) -> bool:
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            return _DECISIONS.match(file.read(64)) is not None
    except OSError:
        return False


def is_ours(path: Path) -> bool:
    """Say whether ``path`` is a file that geomap wrote; one that cannot be read is not known to be."""
    try:
        if not path.is_file() or path.stat().st_size == 0:
            return False
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return _OURS.match(content) is not None
    except OSError:
        return False


# ---- writing ----


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path to write to, and put that file in the place of ``path`` if all went well.

    Whoever reads ``path`` meanwhile sees the file as it was. Raises OutputError
    where it cannot be written; then nothing is left behind. What is no file, as
    /dev/stdout, is written to directly.
    """
    with together([path]) as drafts:
        yield drafts[path]


@contextmanager
def together(paths: Iterable[Path]) -> Iterator[dict[Path, Path]]:
    """Give for each of ``paths`` a path to write to, and put all files in their places if all went well.

    They change in one go, as far as the file system can: neither another run nor
    a signal comes between, and where one cannot be put in its place, the others
    are put back. Otherwise as ``whole``. A path that was given so is written to
    as it is.
    """
    targets = {path: Path(os.path.realpath(path)) for path in paths}
    drafts = {path: target for path, target in targets.items() if _is_written_directly(target)}
    try:
        with ExitStack() as rooms:
            for path in targets.keys() - drafts.keys():
                drafts[path] = rooms.enter_context(_room(targets[path].parent)) / targets[path].name
            yield drafts
            moves = [(drafts[path], target) for path, target in targets.items() if drafts[path] != target]
            for draft, target in moves:
                _settle(draft, target)
            _move(moves)
    except OSError as error:
        if isinstance(error, GeomapError):
            raise
        at_fault = [path for path, draft in drafts.items() if str(draft) == str(error.filename)]
        names = "', '".join(map(str, at_fault or targets))
        raise OutputError(f"cannot write '{names}': {error.strerror or error}") from error


def _is_written_directly(target: Path) -> bool:
    return _ROOM.fullmatch(target.parent.name) is not None or (target.exists() and not target.is_file())


_ROOM_PREFIX = ".geomap-writes-"
_ROOM = re.compile(re.escape(_ROOM_PREFIX) + r"\w{8}")


@contextmanager
def _room(folder: Path) -> Iterator[Path]:
    """Give a new folder in ``folder`` to write in, which goes with all that is in it."""
    with _locked(folder):  # so that no other run takes the new room for one that was left
        _sweep(folder)
        room = Path(tempfile.mkdtemp(prefix=_ROOM_PREFIX, dir=folder))
        stack = ExitStack()
        stack.enter_context(_locked(room))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
        stack.close()


def _sweep(folder: Path) -> None:
    """Remove the rooms in ``folder`` that runs left when they were killed: nobody holds their locks."""
    for room in folder.glob(f"{_ROOM_PREFIX}*"):
        if _ROOM.fullmatch(room.name) and room.is_dir() and not room.is_symlink():
            with suppress(OSError), _locked(room, wait=False):
                shutil.rmtree(room, ignore_errors=True)


if sys.platform == "win32":

    @contextmanager
    def _locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
        """Do without a lock, and leave what another run may still use: Windows locks no folders."""
        if not wait:
            raise BlockingIOError(f"cannot tell whether '{folder}' is in use")
        yield

else:

    @contextmanager
    def _locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
        """Hold the lock of a folder, which ends with this process at the latest; some network drives have none.

        Without ``wait``, raises ``BlockingIOError`` where somebody else holds it.
        """
        import fcntl

        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                raise
            except OSError:
                if not wait:
                    raise
            yield
        finally:
            os.close(handle)


def _settle(draft: Path, target: Path) -> None:
    """Flush a finished file to the disk, with the permissions of the one that it replaces."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        draft.chmod(stat.S_IMODE(target.stat().st_mode))


def _move(moves: list[tuple[Path, Path]]) -> None:
    """Put finished files in their places, all or none of them."""
    folders = sorted({target.parent for _, target in moves})
    moved: list[tuple[Path, Path]] = []
    with ExitStack() as held:
        for folder in folders:
            held.enter_context(_locked(folder))
        held.enter_context(_undisturbed())
        try:
            for draft, target in moves:
                before = draft.with_name(f"{_ROOM_PREFIX}before")
                with suppress(OSError):  # where nothing is there, or the file system knows no hard links
                    os.link(target, before)
                os.replace(draft, target)
                moved.append((before, target))
        except OSError:
            for before, target in reversed(moved):
                with suppress(OSError):
                    os.replace(before, target) if before.exists() else target.unlink()
            raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let signals wait that would end the run."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGHUP, signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
