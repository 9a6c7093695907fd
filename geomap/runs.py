"""Many articles: read on all cores, in shards that a later run goes on from, on several machines.

A run is a folder. ``run.json`` tells what it is made of and by what; ``inputs.jsonl`` names its files. The files
are parted into groups, in their order; a group becomes one shard, or several where one file holds thousands of
articles. A shard is written whole, then its mark; whoever finds a mark need not read that shard's files again.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from geomap import __version__
from geomap.articles import article_files, read_articles, unused_id
from geomap.contracts import decoded, json_line, shown
from geomap.datafiles import data_path
from geomap.errors import ArticleError, GeomapError, OutputError
from geomap.forms import extract_line, read_extract
from geomap.outputs import whole
from geomap.processes import Pool, ReadingOptions, Workers, in_order, trace_by
from geomap.records import Article, Extract

Form = TypeVar("Form")

FILES_A_SHARD = 200
"""Small files of one shard at most; in a small run they are fewer, so that all processes have some."""

CUT_BYTES = 4_000_000
"""A file from this size on is a group of its own, cut into shards by its articles."""

ARTICLES_A_PART = 500


class RunForm(Struct, frozen=True):
    """What a run is made by: ``run.json``. A run goes on only where all of it is as it was."""

    schema: Literal["geomap-run"]
    version: Literal[1]
    geomap: str
    gazetteer: str
    own_gazetteer: str | None
    published: date | None
    reader: Literal["own", "rules"]
    min_score: float | None
    compressed: bool
    files_a_shard: int
    files: int
    bytes: int


class MarkForm(Struct, frozen=True):
    """That a shard is done. ``inputs`` are checksums of the files that were read for it."""

    articles: int
    unreadable: tuple[str, ...]
    inputs: dict[str, str]


class EndForm(Struct, frozen=True):
    """How many shards a file became that was cut."""

    parts: int
    unreadable: tuple[str, ...]
    inputs: dict[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are read together, by their number in the run."""

    number: int
    files: tuple[str, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Shard:
    """What a process is to read and where to write it. ``articles`` are of a file that is cut, and are read already."""

    folder: str
    name: str
    files: tuple[str, ...]
    compressed: bool
    articles: tuple[Article, ...] | None = None


@dataclass(frozen=True, slots=True)
class RunStep:
    """How far a run is: a shard that was done, and how many of ``groups`` are."""

    articles: int
    unreadable: tuple[str, ...]
    groups_done: int
    groups: int


class Run:
    """A run in a folder, begun or gone on with."""

    def __init__(self, folder: Path, form: RunForm, inputs: Sequence[tuple[str, int]]) -> None:
        self.folder, self.form, self.inputs = folder, form, inputs
        self.groups = list(_groups(inputs, form.files_a_shard))

    @classmethod
    def begin(
        cls,
        folder: Path,
        sources: Iterable[str],
        setting: ReadingOptions,
        *,
        compressed: bool = False,
        files_a_shard: int | None = None,
    ) -> Run:
        """Return the run in ``folder`` over the files of ``sources``, begun there or gone on with.

        ``OutputError`` names what differs from how it was begun.
        """
        inputs = [(name, path.stat().st_size) for path, name in article_files(sources)]
        form = RunForm(
            schema="geomap-run",
            version=1,
            geomap=__version__,
            gazetteer=_checksum(data_path("gazetteer.sqlite")),
            own_gazetteer=None if setting.own is None else _checksum(Path(setting.own)),
            published=setting.published,
            reader=setting.reader,
            min_score=setting.min_score,
            compressed=compressed,
            files_a_shard=files_a_shard or max(8, min(FILES_A_SHARD, len(inputs) // 32)),
            files=len(inputs),
            bytes=sum(size for _, size in inputs),
        )
        if (folder / "run.json").is_file():
            begun = cls.read(folder)
            _check_same(begun, form, inputs)
            return begun
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OutputError(f"'{folder}' is there already, and is no run of geomap; name a new folder")
        (folder / "shards").mkdir(parents=True, exist_ok=True)
        _write(folder / "inputs.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in inputs))
        _write(folder / "run.json", json_line(form) + "\n")
        return cls(folder, form, inputs)

    @classmethod
    def read(cls, folder: Path) -> Run:
        """Return the run in ``folder``; ``OutputError`` where there is none."""
        try:
            form = decoded((folder / "run.json").read_text(encoding="utf-8"), RunForm, f"'{folder}'", _broken)
            lines = (folder / "inputs.jsonl").read_text(encoding="utf-8").split("\n")
        except OSError as problem:
            raise _broken(f"no run at '{folder}' ({problem.strerror})") from None
        return cls(folder, form, [tuple(json.loads(line)) for line in lines if line])

    def go_on(
        self, setting: ReadingOptions, *, jobs: int = 1, task: int = 1, tasks: int = 1, pool: Pool | None = None
    ) -> Iterator[RunStep]:
        """Do what is missing, or of that the share of task number ``task`` of ``tasks``; tell each shard that is done.

        Tasks may run at one time, on machines that share the folder; each does its own shards. ``pool`` are processes
        of a cluster, which have to see the folder and the files by the same names.
        """
        self._check_inputs()
        done = sum(self.is_done(group) for group in self.groups)
        yield RunStep(0, (), done, len(self.groups))
        shards = self._missing(task - 1, tasks)
        if pool is None and jobs > 1:
            with closing(Workers(jobs)) as own:
                results = in_order(own, _fill, shards, setting, ahead=2 * jobs)
                yield from self._told(results)
        elif pool is None:
            yield from self._told((shard, _fill(shard, setting)) for shard in shards)
        else:
            yield from self._told(in_order(pool, _fill, shards, setting, ahead=64))

    def _told(self, results: Iterable[tuple[Shard, MarkForm]]) -> Iterator[RunStep]:
        whole_groups = sum(self.is_done(group) for group in self.groups)
        for shard, mark in results:
            whole_groups += shard.articles is None
            yield RunStep(mark.articles, mark.unreadable, whole_groups, len(self.groups))

    def _missing(self, task: int, tasks: int) -> Iterator[Shard]:
        for group in self.groups:
            if group.is_cut:
                yield from self._parts(group, task, tasks)
            elif group.number % tasks == task and not self._mark(f"{group.number:06}").is_file():
                name = f"{group.number:06}"
                yield Shard(str(self.folder), name, group.files, self.form.compressed)

    def _parts(self, group: Group, task: int, tasks: int) -> Iterator[Shard]:
        """Yield the shards of a file that is cut; its end is marked once it was read to the end."""
        if self.is_done(group):
            return
        problems: list[str] = []
        articles = read_articles(
            group.files, published=self.form.published, report=lambda problem: problems.append(str(problem))
        )
        number = 0
        for number in count():
            part = tuple(islice(articles, ARTICLES_A_PART))
            if not part:
                break
            name = f"{group.number:06}-{number:06}"
            if number % tasks == task and not self._mark(name).is_file():
                yield Shard(str(self.folder), name, group.files, self.form.compressed, part)
        end = EndForm(number, tuple(problems), {file: _checksum(Path(file)) for file in group.files})
        _write(self.folder / "shards" / f"{group.number:06}.end.json", json_line(end) + "\n")

    def _mark(self, name: str) -> Path:
        return self.folder / "shards" / f"{name}.done.json"

    def _end(self, group: Group) -> EndForm | None:
        path = self.folder / "shards" / f"{group.number:06}.end.json"
        return _read_form(path, EndForm) if path.is_file() else None

    def _names(self, group: Group) -> list[str] | None:
        """Return the names of a group's shards, None where it is not known yet how many there are."""
        if not group.is_cut:
            return [f"{group.number:06}"]
        end = self._end(group)
        return None if end is None else [f"{group.number:06}-{number:06}" for number in range(end.parts)]

    def is_done(self, group: Group) -> bool:
        """Say whether all shards of a group of files are written."""
        names = self._names(group)
        return names is not None and all(self._mark(name).is_file() for name in names)

    def _check_inputs(self) -> None:
        """Make sure that files that were read are as they were then."""
        for group in self.groups:
            form = self._end(group)
            if not group.is_cut and self._mark(f"{group.number:06}").is_file():
                known = _read_form(self._mark(f"{group.number:06}"), MarkForm).inputs
            else:
                known = {} if form is None else form.inputs
            for name, checksum in known.items():
                if _checksum(Path(name)) != checksum:
                    raise OutputError(
                        f"'{name}' has changed since '{self.folder}' read it; begin a run in a new folder"
                    )

    def extracts(self) -> Iterator[Extract]:
        """Yield all extracts in the order of the articles, each article by an id of its own.

        ``OutputError`` where the run is not done, or a shard is damaged.
        """
        missing = sum(not self.is_done(group) for group in self.groups)
        if missing:
            raise OutputError(
                f"the run in '{self.folder}' is not done: {missing} of {len(self.groups)} groups of files are missing; "
                f"go on with 'geomap extract SOURCES --into {self.folder}'"
            )
        used: Counter[str] = Counter()
        for group in self.groups:
            for name in self._names(group) or ():
                for number, line in enumerate(_lines(self._shard(name)), start=1):
                    extract = read_extract(line, number=number)
                    yield _called(extract, unused_id(extract.id, used))

    def unreadable(self) -> list[str]:
        """Return what is told of each article that could not be read."""
        found: list[str] = []
        for group in self.groups:
            end = self._end(group)
            found += () if end is None else end.unreadable
            for name in self._names(group) or ():
                mark = self._mark(name)
                found += _read_form(mark, MarkForm).unreadable if mark.is_file() else ()
        return found

    def _shard(self, name: str) -> Path:
        return self.folder / "shards" / f"{name}{_suffix(compressed=self.form.compressed)}"


def _groups(inputs: Sequence[tuple[str, int]], files_a_shard: int) -> Iterator[Group]:
    numbers = count()
    waiting: list[str] = []
    for name, size in inputs:
        if size >= CUT_BYTES:
            if waiting:
                yield Group(next(numbers), tuple(waiting), is_cut=False)
                waiting = []
            yield Group(next(numbers), (name,), is_cut=True)
            continue
        waiting.append(name)
        if len(waiting) == files_a_shard:
            yield Group(next(numbers), tuple(waiting), is_cut=False)
            waiting = []
    if waiting:
        yield Group(next(numbers), tuple(waiting), is_cut=False)


def _fill(shard: Shard, setting: ReadingOptions) -> MarkForm:
    """Write a shard, whole, and then its mark."""
    problems: list[str] = []
    articles = shard.articles
    if articles is None:
        articles = tuple(
            read_articles(
                shard.files, published=setting.published, report=lambda problem: problems.append(str(problem))
            )
        )
    lines = []
    for article in articles:
        extract = trace_by(setting, article)
        if isinstance(extract, ArticleError):
            problems.append(str(extract))
        else:
            lines.append(extract_line(extract) + "\n")
    folder = Path(shard.folder) / "shards"
    content = "".join(lines).encode()
    _write(folder / f"{shard.name}{_suffix(compressed=shard.compressed)}", content)
    sums = {} if shard.articles is not None else {name: _checksum(Path(name)) for name in shard.files}
    mark = MarkForm(len(lines), tuple(problems), sums)
    _write(folder / f"{shard.name}.done.json", json_line(mark) + "\n")
    return mark


def _called(extract: Extract, id: str) -> Extract:
    """Return an extract under an id that no other article has."""
    if id == extract.id:
        return extract
    links = tuple(replace(link, evidence=replace(link.evidence, article=id)) for link in extract.links)
    return replace(extract, id=id, links=links)


def _check_same(begun: Run, form: RunForm, inputs: Sequence[tuple[str, int]]) -> None:
    """Make sure that a run goes on as it began."""
    ways = {
        "geomap": "by another version of geomap",
        "gazetteer": "with another gazetteer",
        "own_gazetteer": "with another --gazetteer",
        "published": "with another --published",
        "reader": "with another --reader",
        "min_score": "with another --min-score",
        "compressed": "with another --zstd",
        "files_a_shard": "with shards of another size",
    }
    for name, way in ways.items():
        was, now = (msgspec.to_builtins(getattr(one, name)) for one in (begun.form, form))
        if was != now:
            words = f"{way} ({shown(was)}, now {shown(now)})"
            raise OutputError(
                f"the run in '{begun.folder}' was begun {words}; go on as it was begun, or name a new folder"
            )
    if list(begun.inputs) != list(inputs):
        differing = sorted(set(begun.inputs) ^ set(inputs))
        name = differing[0][0] if differing else "their order"
        raise OutputError(
            f"the run in '{begun.folder}' was begun over other files ({len(begun.inputs)}, now {len(inputs)}; "
            f"the first that differs is '{name}'); name a new folder"
        )


def _broken(problem: str) -> GeomapError:
    return OutputError(f"{problem}; begin a run with 'geomap extract SOURCES --into FOLDER'")


def _read_form(path: Path, form: type[Form]) -> Form:
    return decoded(path.read_text(encoding="utf-8"), form, f"'{path}'", _broken)


def _suffix(*, compressed: bool) -> str:
    return ".jsonl.zst" if compressed else ".jsonl"


def _write(path: Path, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    if path.suffix == ".zst":
        import pyarrow

        data = pyarrow.compress(data, codec="zstd", asbytes=True)
    with whole(path) as temporary:
        temporary.write_bytes(data)


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a shard."""
    try:
        if path.suffix == ".zst":
            import pyarrow

            with pyarrow.input_stream(str(path), compression="zstd") as stream:
                text = stream.read().decode()
        else:
            text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as problem:
        raise OutputError(f"the shard '{path}' is damaged ({problem}); remove its .done.json and go on") from None
    # Not splitlines(): a JSON text may hold U+2028, where that would split.
    yield from (line for line in text.split("\n") if line)


def _checksum(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as problem:
        raise ArticleError(f"cannot read '{path}': {problem.strerror}; check its permissions and its name") from None
