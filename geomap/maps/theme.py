"""The colours and fonts of a house, which a small JSON file gives to its pages.

    {"light": {"paper": "#ffffff", "link": "#8b0000"}, "dark": {"paper": "#101010"},
     "fonts": {"serif": "Lora, Georgia, serif"}, "modes": {"visit": "#b04000"}}

Everything may be left out. Fonts are names that the reader's machine has; none is fetched.
"""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geomap.errors import OutputError
from geomap.modes import Mode

COLOURS = ("paper", "ink", "soft", "rule", "water", "land", "border", "coast", "raised", "link", "faint")
"""What a colour may be given for.

Ground, text, secondary text, rules, sea, land, borders, coasts, cards, links, and the names of countries on the ground.
"""

FONTS = ("serif", "sans")

_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_FONT = re.compile(r"[\w ,'\"-]+")  # nothing in it can end a declaration


def read_theme(path: Path) -> dict[str, Any]:
    """Return the theme that a file holds; OutputError if it is none."""
    try:
        theme = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise OutputError(f"cannot read the theme '{path}' ({reason}); docs/map.md describes one") from problem
    theme_css(theme)
    return dict(theme)


def theme_css(theme: Mapping[str, Any]) -> str:
    """Return a theme as style, to stand after the page's own; OutputError where it says what it may not."""
    parts = {"light": (COLOURS, _COLOUR), "dark": (COLOURS, _COLOUR), "fonts": (FONTS, _FONT), "modes": (None, _COLOUR)}
    if not isinstance(theme, Mapping) or not theme.keys() <= parts.keys():
        raise OutputError(f"a theme holds {', '.join(parts)} and nothing else, not {json.dumps(theme)[:80]}")
    styles = {part: _declarations(part, theme.get(part, {}), *rule) for part, rule in parts.items()}
    light = styles["light"] + styles["fonts"] + styles["modes"]
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{styles['dark']}}}}}" if styles["dark"] else ""
    return f":root{{{light}}}{dark}" if light or dark else ""


def _declarations(part: str, values: Any, names: tuple[str, ...] | None, form: re.Pattern[str]) -> str:
    if not isinstance(values, Mapping):
        raise OutputError(f"'{part}' of a theme is an object of names and values, not {json.dumps(values)[:80]}")
    for name, value in values.items():
        if not re.fullmatch(r"[a-z]+", name) or (names is not None and name not in names):
            raise OutputError(
                f"'{part}' of a theme knows no {name!r}; choose from {', '.join(names or ('the modes',))}"
            )
        if not isinstance(value, str) or not form.fullmatch(value):
            wanted = "a list of names of fonts" if form is _FONT else "a colour as '#0b5a8a'"
            raise OutputError(f"'{name}' of a theme is {json.dumps(value)[:80]}; write {wanted}")
    return "".join(f"--{name}:{value};" for name, value in values.items())


def mode_colours(modes: Sequence[Mode]) -> str:
    """Return the modes' colours as style, lightened where the ground is dark."""
    light = "".join(f"--{mode.name}:{mode.colour};" for mode in modes)
    dark = "".join(f"--{mode.name}:color-mix(in srgb,{mode.colour} 72%,white);" for mode in modes)
    lines = "".join(f".{mode.name}{{--mode:var(--{mode.name})}}" for mode in modes)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{lines}"
