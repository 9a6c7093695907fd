"""Who reads the links: the options, their file geomap.toml, and the command that prints what a model is asked."""

import os
import tomllib
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import click
from msgspec import Struct

from geomap.cli.options import Decorator, articles_arguments, for_reading, together
from geomap.cli.terminal import STREAM, count, put, say
from geomap.contracts import converted
from geomap.errors import ReaderError
from geomap.records import Article

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.pipeline import Reader
    from geomap.readers import ModelReader

CONFIG = Path("geomap.toml")
RECORD = Path("geomap-answers.jsonl")
KEY = "GEOMAP_LLM_KEY"


class LlmForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``llm`` of geomap.toml: what the options of the same names say, for all runs in its folder."""

    url: str | None = None
    model: str | None = None
    dialect: Literal["openai", "anthropic"] | None = None
    record: str | None = None
    jobs: int | None = None
    max_tokens: int | None = None
    timeout: float | None = None


class ConfigForm(Struct, frozen=True, forbid_unknown_fields=True):
    """The file geomap.toml."""

    reader: Literal["own", "rules", "llm"] | None = None
    llm: LlmForm = LlmForm()


_options: Decorator = together(
    click.option(
        "--reader",
        type=click.Choice(["own", "rules", "llm"]),
        help="Who reads the links: geomap, its rules alone, or a language model.  [default: own]",
    ),
    click.option("--llm-url", metavar="URL", help="Address of the model's server, as http://localhost:11434/v1."),
    click.option("--llm-model", metavar="NAME", help="Name of the model."),
    click.option(
        "--llm-dialect",
        type=click.Choice(["openai", "anthropic"]),
        help="How the server is spoken to.  [default: by its address]",
    ),
    click.option("--llm-timeout", type=click.FloatRange(1), metavar="SECONDS", help="How long a call may take."),
    click.option(
        "--record",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=f"File that keeps the model's answers.  [default: {RECORD}]",
    ),
    click.option("--replay", is_flag=True, help="Take all answers from the record, and ask nobody."),
    click.option("--dry-run", is_flag=True, help="Tell which calls would be made, and make none."),
    click.option("--max-tokens", type=click.IntRange(1), metavar="N", help="Tokens that the whole run may take."),
    click.option(
        "--strict",
        is_flag=True,
        callback=for_reading,
        help="Stop at an article that cannot be read, or that the model fails on.",
    ),
)

_VALUES = (
    "reader", "llm_url", "llm_model", "llm_dialect", "llm_timeout", "record", "replay", "dry_run", "max_tokens",
    "strict",
)  # fmt: skip


def reader_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of readers, which come to the command together, as ``reader``."""

    @wraps(command)
    def gathered(**values: Any) -> Any:
        reader = choose_reader(**{name: values.pop(name) for name in _VALUES})
        return command(**values, reader=reader)

    return _options(gathered)


def read_config() -> ConfigForm:
    """Return what geomap.toml of the working folder says; without that file, nothing."""
    if not CONFIG.is_file():
        return ConfigForm()
    try:
        values = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ReaderError(f"'{CONFIG}' is no TOML ({problem}); correct it") from None
    if "key" in values.get("llm", {}):
        raise ReaderError(f"'{CONFIG}' holds a key, which others may read; take it out, and set {KEY}")
    return converted(values, ConfigForm, f"'{CONFIG}'", lambda problem: ReaderError(f"{problem}; correct it"))


def choose_reader(
    *,
    reader: str | None,
    llm_url: str | None,
    llm_model: str | None,
    llm_dialect: str | None,
    llm_timeout: float | None,
    record: Path | None,
    replay: bool,
    dry_run: bool,
    max_tokens: int | None,
    strict: bool,
) -> "Reader":
    """Return the reader that the options, and for what they leave open geomap.toml, ask for."""
    config = read_config()
    name = reader or config.reader or "own"
    if name != "llm":
        given = {"--llm-url": llm_url, "--llm-model": llm_model, "--replay": replay, "--dry-run": dry_run}
        for option, value in given.items():
            if value:
                raise click.UsageError(f"{option} goes with --reader llm")
        return "rules" if name == "rules" else "own"

    from geomap.readers import ModelReader, Record, Service, check_address

    url, model = llm_url or config.llm.url, llm_model or config.llm.model
    if not url or not model:
        raise click.UsageError("--reader llm needs --llm-url and --llm-model, or both in geomap.toml")
    key = os.environ.get(KEY, "").strip()
    address = check_address(url, key)
    dialect = llm_dialect or config.llm.dialect or _dialect_of(address)
    is_silent = replay or dry_run
    service = None if is_silent else Service(address, model, key, dialect)
    if service is not None and (seconds := llm_timeout or config.llm.timeout):
        service.timeout_s = seconds
    if service is not None:
        say(f"links are read by {model} at {urlsplit(address).netloc}")
    return ModelReader(
        address,
        model,
        Record(record or Path(config.llm.record or RECORD)),
        service,
        most_tokens=max_tokens or config.llm.max_tokens,
        strict=strict,
        jobs=config.llm.jobs or 1,
        is_rehearsal=dry_run,
    )


def _dialect_of(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return "anthropic" if host == "anthropic.com" or host.endswith(".anthropic.com") else "openai"


def rehearse(articles: Iterable[Article], reader: "ModelReader", gazetteer: "Gazetteer") -> None:
    """Print which calls a run would make and what they may take, and end the command."""
    from geomap.pipeline import question_of

    calls = tokens_in = tokens_out = 0
    for article in articles:
        estimate = reader.estimate(question_of(article, gazetteer=gazetteer))
        told = (
            f"1 call, {estimate.tokens_in} tokens to be read, {estimate.tokens_out} to be written at most"
            if estimate.calls
            else "recorded"
        )
        put(f"{article.id}: {told}\n", STREAM)
        calls += estimate.calls
        tokens_in += estimate.tokens_in * estimate.calls
        tokens_out += estimate.tokens_out * estimate.calls
    put(f"{count(calls, 'call')}, {tokens_in} tokens to be read, {tokens_out} to be written at most\n", STREAM)
    click.get_current_context().exit()


@click.command()
@articles_arguments
def prompt(sources: tuple[str, ...], published: Any, own: Path | None) -> None:
    """Print what a language model is asked about an article.

    Paste it into an assistant, save what it answers, and give that to 'geomap
    extract' by --answer.
    """
    from geomap.articles import read_articles
    from geomap.pipeline import open_gazetteer, question_of
    from geomap.readers import by_hand

    gazetteer = open_gazetteer(own)
    put(
        "\n".join(
            by_hand(question_of(one, gazetteer=gazetteer)) for one in read_articles(sources, published=published)
        ),
        STREAM,
    )
