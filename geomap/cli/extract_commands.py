"""What geomap reads in articles: the command that prints it, and the one that measures it against gold."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from geomap.cli.options import (
    READING_DEFAULTS,
    articles_arguments,
    gazetteer_option,
    jobs_option,
    min_score_option,
    output_option,
    reading_choices,
    run_options,
    voice_options,
)
from geomap.cli.reader_options import reader_options, rehearse
from geomap.cli.table_commands import TableChoice, read_tables, split_tables, table_mode_option, table_options
from geomap.cli.terminal import STREAM, Watch, count, counted, is_verbose, prepare, put, put_lines, say, show, text_of
from geomap.errors import ArticleError
from geomap.records import Article, Extract

if TYPE_CHECKING:
    from geomap.articles import Note
    from geomap.gazetteer import Gazetteer
    from geomap.pipeline import Reader


NO_TABLE_CHOICE = TableChoice()


@click.command()
@articles_arguments
@output_option(STREAM, "File to write the lines to.")
@jobs_option
@run_options
@table_mode_option
@table_options
@reader_options
@min_score_option
@click.option(
    "--answer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="What an assistant answered to 'geomap prompt', for a single article.",
)
@voice_options
def extract(
    sources: tuple[str, ...],
    published: date | None,
    own: Path | None,
    output: Path,
    force: bool,
    jobs: int,
    into: Path | None,
    table: TableChoice,
    reader: "Reader",
    min_score: float | None,
    answer: Path | None,
    **way: Any,
) -> None:
    """Read the articles in SOURCES into JSON lines.

    With --into, they are written as a run that goes on where it ended, and that
    'geomap corridors FOLDER' gathers.
    """
    from geomap.forms import extract_line
    from geomap.readers import AnswerReader

    if into is not None:
        if output != STREAM:
            raise click.UsageError("--into writes a folder, and -o a file; name one of them")
        if not isinstance(reader, str) or answer is not None:
            raise click.UsageError("--into goes with the readers own and rules; leave it out to ask a model")
        _extract_into(into, sources, published, own, reader=reader, min_score=min_score, jobs=jobs, **way)
        return
    if named := next((name for name, value in way.items() if value is True or value not in (None, False, 1)), None):
        raise click.UsageError(f"--{named} goes with --into; name the folder of the run")
    prepare(output, force=force, inputs=map(Path, sources))
    reader = reader if answer is None else AnswerReader(text_of(answer))
    read = read_extracts(
        sources, published, own, jobs=jobs, reader=reader, min_score=min_score, table=table, tell=_explain_by(reader)
    )
    lines = (extract_line(extract) + "\n" for extract in read)
    put_lines(lines, output)


def _extract_into(
    into: Path,
    sources: Sequence[str],
    published: date | None,
    own: Path | None,
    *,
    reader: Literal["own", "rules"],
    min_score: float | None,
    jobs: int,
    zstd: bool,
    task: int,
    tasks: int,
    cluster: str | None,
) -> None:
    """Begin a run, or go on with one, and tell how far it is."""
    from geomap.processes import ReadingOptions, cluster_of
    from geomap.runs import Run

    if chosen := next((name for name, value in reading_choices().items() if value != READING_DEFAULTS[name]), None):
        raise click.UsageError(f"a run takes all articles of its files; leave out what chooses among them ({chosen})")
    if task > tasks:
        raise click.UsageError(f"--task {task} is more than --tasks {tasks}; tasks count from 1")
    setting = ReadingOptions(None if own is None else str(own), published, reader, min_score)
    run = Run.begin(into, sources, setting, compressed=zstd)
    articles, watch = 0, Watch()
    with cluster_of(cluster, jobs) as pool:
        for step in run.go_on(setting, jobs=jobs, task=task, tasks=tasks, pool=pool):
            articles += step.articles
            show(f"{watch.told(articles, 'articles')}, {step.groups_done} of {step.groups} groups of files")
    show("")
    unreadable = run.unreadable()
    for problem in unreadable:
        say(f"geomap: skipped: {problem}")
    if unreadable:
        say(f"geomap: {count(len(unreadable), 'article')} could not be read")
    left = sum(not run.is_done(group) for group in run.groups)
    way = f"{count(left, 'group')} of files left" if left else f"now 'geomap corridors {into}'"
    say(f"{count(articles, 'article')} read into {into}; {way}")


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@gazetteer_option
@jobs_option
@reader_options
@min_score_option
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(gold: Path, own: Path | None, jobs: int, reader: "Reader", min_score: float | None, as_json: bool) -> None:
    """Measure how well places and links are found in GOLD."""
    from geomap.evaluation import evaluate as judge
    from geomap.evaluation import load_gold
    from geomap.pipeline import open_gazetteer

    documents, gazetteer = load_gold(gold), open_gazetteer(own)
    read = _read((document.article for document in documents), own, reader, jobs=jobs, min_score=min_score)
    extracts = []
    for _, extract in counted(read, "documents", total=len(documents)):
        if isinstance(extract, ArticleError):
            raise extract  # a measure over the rest would be of something else
        extracts.append(extract)
    report = judge(documents, extracts, is_demonym=lambda word: gazetteer.demonym(word) is not None)
    put(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n" if as_json else report.as_text(), STREAM)


def read_extracts(
    sources: Sequence[str],
    published: date | None,
    own: Path | None,
    *,
    jobs: int = 1,
    reader: "Reader" = "own",
    min_score: float | None = None,
    table: TableChoice = NO_TABLE_CHOICE,
    tell: Callable[[Article, "Gazetteer"], None] = lambda article, gazetteer: None,
) -> Iterator[Extract]:
    """Yield what each row of tables and each article says; pass by those articles that cannot be read, if any can.

    ``own`` is the user's own gazetteer, ``reader`` who reads the links, ``min_score`` how
    sure they must be, and ``table`` how tables are read.
    """
    from geomap.articles import read_articles
    from geomap.pipeline import open_gazetteer

    gazetteer = open_gazetteer(own)
    tables, sources = split_tables(sources)
    for row, told in read_tables(tables, gazetteer, table) if tables else ():
        tell(row, gazetteer)
        yield told
    if tables and not sources:
        return
    waiting: list[ArticleError] = []  # problems that are one error if no article can be read
    bad = good = 0
    choices = reading_choices()
    is_strict = choices["strict"]
    articles = read_articles(
        sources,
        published=published,
        since=choices["published_since"],
        until=choices["published_until"],
        max_letters=choices["max_letters"],
        report=waiting.append,
        note=_tell_note,
    )
    for article, extract in counted(_read(articles, own, reader, jobs=jobs, min_score=min_score), "articles"):
        if isinstance(extract, ArticleError):
            waiting.append(extract)
            continue
        bad += _skip(waiting, is_strict=is_strict)
        good += 1
        say(_gist(extract), level=1)
        tell(article, gazetteer)
        yield extract
    if not good and len(waiting) == 1:
        raise waiting[0]
    bad += _skip(waiting, is_strict=is_strict)
    if not good:
        raise ArticleError(f"none of {bad} articles could be read" if bad else f"no articles in {', '.join(sources)}")
    if bad:
        say(f"geomap: {bad} of {bad + good} articles could not be read")


def _read(
    articles: Iterable[Article], own: Path | None, reader: "Reader", *, jobs: int, min_score: float | None
) -> Iterator[tuple[Article, Extract | ArticleError]]:
    """Yield each article with what it says: on all cores, or by as many calls of a language model at once.

    What a model did not do well is told. It is asked one thing at a time unless --jobs says otherwise.
    """
    from geomap.pipeline import open_gazetteer, trace_all
    from geomap.processes import ReadingOptions, traced
    from geomap.readers import ModelReader

    if isinstance(reader, str):
        setting = ReadingOptions(None if own is None else str(own), reader=reader, min_score=min_score)
        yield from traced(articles, setting, jobs=jobs)
        return
    gazetteer = open_gazetteer(own)
    if isinstance(reader, ModelReader):
        if click.get_current_context().get_parameter_source("jobs") is click.core.ParameterSource.COMMANDLINE:
            reader.jobs = jobs
        if reader.is_rehearsal:
            rehearse(articles, reader, gazetteer)
    yield from trace_all(
        articles,
        gazetteer=gazetteer,
        reader=reader,
        min_score=min_score,
        report=lambda words: say(f"geomap: {words}"),
    )
    for note in reader.notes() if isinstance(reader, ModelReader) else ():
        say(f"geomap: {note}")


def _tell_note(note: "Note") -> None:
    say(f"geomap: {note.words}", level=note.level)


def _gist(extract: Extract) -> str:
    """Return in a few words what one article gave."""
    unplaced = sum(named.place is None for named in extract.places)
    told = f" ({unplaced} not placed)" if unplaced else ""
    return f"{extract.id}: {count(len(extract.places), 'name')}{told}, {count(len(extract.links), 'link')}"


def _skip(problems: list[ArticleError], *, is_strict: bool) -> int:
    """Tell ``problems`` and forget them; return how many they were. Raise the first where none may be."""
    if problems and is_strict:
        raise problems[0]
    skipped = len(problems)
    for problem in problems:
        say(f"geomap: skipped: {problem}")
    problems.clear()
    return skipped


def _explain_by(reader: "Reader") -> Callable[[Article, "Gazetteer"], None]:
    """Return what tells a person who asks for more why each sentence with two places is, or is not, a link."""

    def explain_article(article: Article, gazetteer: "Gazetteer") -> None:
        from geomap.pipeline import explain

        if is_verbose() and isinstance(reader, str):
            for sentence, reason in explain(article, gazetteer=gazetteer, reader=reader):
                say(f"{sentence} :: {reason}", level=1)

    return explain_article
