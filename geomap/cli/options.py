"""Arguments and options that several commands share, and the checks of their values."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, get_args

import click

from geomap.cli.terminal import STREAM
from geomap.contracts import is_iso_date
from geomap.maps.edition import Edition
from geomap.maps.words import FALLBACK, languages
from geomap.modes import MODES
from geomap.records import Status
from geomap.routes import PASSAGES

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


def _iso(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_iso_date(value):
        raise click.BadParameter(f"{value!r} is not a date; write it as 2025, 2025-08 or 2025-08-23")
    return value


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2025-08-23") from None


def _theme(_: click.Context, __: click.Parameter, path: Path | None) -> Mapping[str, Any] | None:
    from geomap.maps.theme import read_theme

    return read_theme(path) if path else None


def _any(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return None, for every choice, where none was named."""
    return values or None


def together(*decorators: Decorator) -> Decorator:
    """Return one decorator that adds what ``decorators`` add, in their order."""

    def add(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return add


force_option: Decorator = click.option(
    "--force", is_flag=True, help="Replace the output even where geomap did not write it."
)


def output_option(default: Path, what: str) -> Decorator:
    """Add ``-o`` and ``--force``."""
    return together(
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, allow_dash=True),
            metavar="FILE",
            default=default,
            show_default="standard output" if default == STREAM else True,
            help=what,
        ),
        force_option,
    )


def input_argument(name: str, what: str) -> Decorator:
    """Add an argument that names one file, standard input by default."""
    path = click.Path(path_type=Path, allow_dash=True)
    return click.argument(name, type=path, default=STREAM, metavar=f"[{what}]")


def _voice(step: int) -> Callable[[click.Context, click.Parameter, bool], None]:
    """Return what makes the whole command tell more, or less, wherever the option stands."""

    def change(context: click.Context, _: click.Parameter, value: bool) -> None:
        root = context.find_root()
        root.obj = (root.obj or 0) + step * value

    return change


voice_options: Decorator = together(
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_voice(1),
        help="Tell more on standard error.",
    ),
    click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_voice(-1), help="Tell errors only."),
)

gazetteer_option: Decorator = click.option(
    "--gazetteer",
    "own",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Places of your own, .csv or .geojson, that come before others of their names.",
)

_READING = "geomap.reading"

READING_DEFAULTS: dict[str, Any] = {
    "published_since": None,
    "published_until": None,
    "max_letters": 1_000_000,
    "strict": False,
}
"""How articles are read where nobody chooses."""


def for_reading(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Keep a choice for whoever reads articles, so that commands need not hand on what they do not look at."""
    kept = _day(context, parameter, value) if parameter.metavar == "DATE" else value
    context.meta.setdefault(_READING, {})[parameter.name] = kept
    return kept


def reading_choices() -> dict[str, Any]:
    """Return what was chosen of how articles are read, by the keys of ``READING_DEFAULTS``."""
    chosen: dict[str, Any] = click.get_current_context().meta.get(_READING, {})
    return READING_DEFAULTS | chosen


articles_arguments: Decorator = together(
    click.argument("sources", nargs=-1, required=True, metavar="SOURCES..."),
    click.option(
        "--published", callback=_day, metavar="DATE", help="Publishing day of the articles, whatever they tell."
    ),
    click.option(
        "--published-since",
        expose_value=False,
        callback=for_reading,
        metavar="DATE",
        help="Leave out articles published before DATE.",
    ),
    click.option(
        "--published-until",
        expose_value=False,
        callback=for_reading,
        metavar="DATE",
        help="Leave out articles published after DATE.",
    ),
    click.option(
        "--max-article",
        "max_letters",
        type=click.IntRange(1),
        default=READING_DEFAULTS["max_letters"],
        show_default=True,
        expose_value=False,
        callback=for_reading,
        metavar="LETTERS",
        help="Skip articles longer than that.",
    ),
    gazetteer_option,
)


def _jobs(_: click.Context, __: click.Parameter, jobs: int | None) -> int:
    from geomap.processes import processors

    return jobs or processors()


jobs_option: Decorator = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    callback=_jobs,
    metavar="N",
    show_default="the processors",
    help="Processes that read articles.",
)

min_score_option: Decorator = click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    metavar="SCORE",
    help="How sure a link must be, from 0 to 1.  [default: more likely right than wrong]",
)

run_options: Decorator = together(
    click.option("--into", type=click.Path(path_type=Path), metavar="FOLDER", help="Run to begin, or to go on with."),
    click.option("--zstd", is_flag=True, help="Compress the shards of the run."),
    click.option(
        "--tasks", type=click.IntRange(1), default=1, metavar="N", help="Among how many the run is shared out."
    ),
    click.option("--task", type=click.IntRange(1), default=1, metavar="I", help="Which of them this is, from 1 to N."),
    click.option(
        "--cluster", metavar="ADDRESS", help="Dask scheduler whose workers do it, or local; needs geomap[dask]."
    ),
)

choice_options: Decorator = together(
    click.option(
        "--mode", "modes", multiple=True, callback=_any, type=click.Choice(list(MODES)), help="Keep this mode only."
    ),
    click.option("--since", callback=_iso, metavar="DATE", help="Leave out links dated before DATE."),
    click.option("--until", callback=_iso, metavar="DATE", help="Leave out links dated after DATE."),
    click.option(
        "--status",
        "statuses",
        multiple=True,
        callback=_any,
        type=click.Choice(get_args(Status)),
        metavar="STATUS",
        help=f"Keep this status only: {', '.join(get_args(Status))}.",
    ),
    click.option(
        "--min-links", type=click.IntRange(1), metavar="N", default=1, show_default=True, help="Links a corridor needs."
    ),
)

_EDITION = ("standfirst", "byline", "source", "note", "view", "hide", "rename", "highlight")


def _edition(_: click.Context, __: click.Parameter, path: Path | None) -> Edition:
    from geomap.maps.edition import read_edition

    return read_edition(path) if path else Edition()


def _view(_: click.Context, __: click.Parameter, value: str | None) -> tuple[float, float, float, float] | None:
    from geomap.maps.edition import view_of

    try:
        return None if value is None else view_of([float(side) for side in value.split(",")])
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no view; write west,south,east,north in degrees, as 60,5,100,40"
        ) from None


def _renames(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for old, sign, new in pairs:
        if not (old and sign and new):
            raise click.BadParameter(f"{old + sign + new!r} renames nothing; write it as 'Chattogram=Chittagong'")
    return {old: new for old, _, new in pairs}


_LOOK = ("title", "detail", "language", "theme", "tiles", "attribution", "url")

_look_options = together(
    click.option("--title", help="Title of the page."),
    click.option(
        "--detail",
        type=click.Choice(["110m", "50m"]),
        default="110m",
        show_default=True,
        help="Scale of the basemap, 1:110 or 1:50 million.",
    ),
    click.option(
        "--language",
        type=click.Choice(sorted(languages())),
        default=FALLBACK,
        show_default=True,
        help="Language of the page's own words.",
    ),
    click.option(
        "--theme",
        type=click.Path(path_type=Path),
        callback=_theme,
        metavar="FILE",
        help="Colours and fonts of the house, as JSON.",
    ),
    click.option(
        "--tiles",
        metavar="URL",
        help="Ground that readers fetch, with {z}, {x} and {y} in it.",
    ),
    click.option("--attribution", metavar="TEXT", help="Credit that the tiles' owner asks for."),
    click.option("--url", help="Address at which the page will be published, for those who link to it."),
    click.option("--standfirst", metavar="TEXT", help="Line below the title, in place of geomap's own."),
    click.option("--byline", metavar="TEXT", help="Who made the map."),
    click.option("--source", metavar="TEXT", help="Source line below the map."),
    click.option("--note", metavar="TEXT", help="Note below the map."),
    click.option("--view", metavar="W,S,E,N", callback=_view, help="What the map shows first, in degrees."),
    click.option("--hide", multiple=True, metavar="PLACE", help="Leave out a place and its lines; may be repeated."),
    click.option(
        "--rename",
        multiple=True,
        metavar="PLACE=NAME",
        callback=_renames,
        help="Call a place otherwise; may be repeated.",
    ),
    click.option(
        "--highlight",
        multiple=True,
        metavar="'A - B'",
        help="Bring the lines between two places forward; may be repeated.",
    ),
    click.option(
        "--edition",
        type=click.Path(path_type=Path),
        metavar="FILE",
        callback=_edition,
        help="All these, in a TOML file.",
    ),
)


def page_options(command: Command) -> Command:
    """Add the options of a page, which come to the command together, as ``look``."""

    @wraps(command)
    def gathered(**values: Any) -> Any:
        look = {name: values.pop(name) for name in _LOOK}
        written: Edition = values.pop("edition")
        look["edition"] = Edition(**{name: values.pop(name) for name in _EDITION}).over(written)
        return command(**values, look=look)

    return _look_options(gathered)


still_option: Decorator = click.option(
    "--still",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Picture to write too, .png or .svg, for social cards.",
)

check_option: Decorator = click.option(
    "--check", is_flag=True, help="Write nothing, and fail if a file is not as it would be written."
)


def _passage_option(flag: str, what: str) -> Decorator:
    choice = click.Choice(list(PASSAGES))
    return click.option(flag, multiple=True, type=choice, metavar="PASSAGE", help=what)


route_options: Decorator = together(
    click.option("--mode", type=click.Choice(list(MODES)), required=True, help="How one travels."),
    _passage_option("--avoid", "Passage that ships leave out."),
    _passage_option("--via", f"Passage that ships take: {', '.join(PASSAGES)}."),
)

packages_option: Decorator = click.option(
    "--packages",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    envvar="GEOMAP_PACKAGES",
    help="Folder of the packages it is made from; what is missing there is fetched.  [default: a temporary one]",
)
