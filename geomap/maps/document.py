"""The writer of the page: what Folium makes, put into one document that fetches nothing."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from string import Template
from threading import Lock
from typing import Any

import branca.element
import folium
from branca.element import CssLink, Element, Figure, Html, JavascriptLink

from geomap.errors import OutputError
from geomap.maps.leaflet import inside_script, leaflet_css, leaflet_js, pin_js
from geomap.maps.texts import asset, text
from geomap.maps.tiles import LaidTiles

_INLINE = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_RANDOM = re.compile("[0-9a-f]{32}")  # the ids that branca draws
_PINNED = re.compile(r"\bL\.(marker|geoJson|geoJSON)\(")  # what may set Leaflet's pins
_RENDERING = Lock()


class _Verbatim:
    """What branca takes for a template, and which is only text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def render(self, **_: Any) -> str:
        return self.text


@contextmanager
def _texts_are_not_templates() -> Iterator[None]:
    """Keep branca from compiling, as a second template, what a first template has written.

    ``MacroElement.render`` hands its result to ``Element(text)``, whose text is
    a Jinja template: a ``{{ }}`` in a tooltip would run as Python, a stray
    ``{%`` would fail the map.
    """
    with _RENDERING:
        names = vars(branca.element)
        compiled = names["Template"]
        names["Template"] = _Verbatim
        try:
            yield
        finally:
            names["Template"] = compiled


@contextmanager
def _texts_are_not_code(figure: Figure) -> Iterator[None]:
    """Keep what popups and tooltips say from ending, or running in, the template literals that Folium puts it into."""
    said: list[tuple[Element, str, str]] = []
    for layer in _descendants(figure):
        if isinstance(layer, folium.Tooltip):
            said.append((layer, "text", layer.text))
        elif isinstance(layer, folium.Popup):
            said += [(html, "data", html.data) for html in layer.html._children.values() if isinstance(html, Html)]
    try:
        for element, name, words in said:
            # A popup has escaped its backticks already.
            setattr(element, name, _in_literal(words.replace("\\`", "`") if name == "data" else words))
        yield
    finally:
        for element, name, words in said:
            setattr(element, name, words)


def _in_literal(words: str) -> str:
    """Return words as they stand in a template literal of JavaScript."""
    return re.sub(r"[\\`]|\$(?=\{)", r"\\\g<0>", words)


class Document(Figure):
    """The figure of a map, which renders as a whole page, the same one each time.

    ``parts`` are the pieces of ``page.html`` made beforehand: already HTML.
    ``data`` is JSON, safe inside a script element.
    """

    def __init__(self, parts: Mapping[str, str], *, data: str, title: str, tiles: LaidTiles | None = None) -> None:
        super().__init__(title=title)
        self._id = "geomap"
        self._title = text(title)
        self._parts = dict(parts)
        self._data = data
        self._tiles = tiles or LaidTiles(origins=(), style="", credit="", notice="", script="")

    def render(self, **kwargs: Any) -> str:
        """Return the page as HTML."""
        header, html, script = self._render_layers(**kwargs)
        own = asset("page.js") + (asset("folium.js") if "$(" in script else "")
        pin = pin_js() if _PINNED.search(script) else ""
        scripts = [leaflet_js() + pin, own, script + self._parts["start"] + self._tiles.script]
        inline = [*_INLINE.findall(header), *scripts]
        return Template(asset("page.html")).substitute(
            self._parts | {"key": self._parts["key"] + self._tiles.notice},
            title=self._title,
            policy=policy(inline, images=self._tiles.origins),
            leaflet_css=leaflet_css(script),
            page_css=asset("map.css") + asset("base.css") + asset("page.css") + self._tiles.style,
            header=header,
            map=html + self._tiles.credit,
            data=self._data,
            scripts="\n".join(f"<script>{script}</script>" for script in scripts),
        )

    def _render_layers(self, **kwargs: Any) -> tuple[str, str, str]:
        """Return what the map and its layers put into the head, the body and the script."""
        self.header, self.html, self.script = Element(), Element(), Element()
        for slot in (self.header, self.html, self.script):
            slot._parent = self
        with _texts_are_not_templates(), _texts_are_not_code(self):
            for child in self._children.values():
                child.render(**kwargs)
        _refuse_fetching(self)
        header, html, script = (slot.render(**kwargs) for slot in (self.header, self.html, self.script))
        drawn_by_chance = (child._id for child in _descendants(self) if _RANDOM.fullmatch(child._id))
        ids = {id_: f"layer{number}" for number, id_ in enumerate(drawn_by_chance)}
        return _rename(header, ids), _rename(html, ids), inside_script(_rename(script, ids))


def _refuse_fetching(figure: Figure) -> None:
    """Raise an OutputError if a layer wants a file from another machine."""
    links = [child.url for child in figure.header._children.values() if isinstance(child, JavascriptLink | CssLink)]
    tiles = [child.tiles for child in _descendants(figure) if hasattr(child, "tiles")]
    for address in links + tiles:
        raise OutputError(
            f"a layer wants to fetch {address!r}, and a geomap page fetches nothing; leave it out"
            " (for a ground of tiles, draw the map with tiles and their attribution)"
        )


def _descendants(element: Element) -> Iterator[Element]:
    """Yield everything below an element, in the order of the tree."""
    for child in element._children.values():
        yield child
        yield from _descendants(child)


def _rename(part: str, ids: Mapping[str, str]) -> str:
    """Return a part of the page with the random ids replaced, so that two runs give the same bytes."""
    return _RANDOM.sub(lambda found: ids.get(found[0], found[0]), part)


def policy(scripts: Iterable[str], *, images: Iterable[str] = ()) -> str:
    """Return the content security policy that lets these scripts run and nothing be fetched but ``images``.

    These are origins, as https://tile.example.org.
    """
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    return (
        f"default-src 'none'; img-src {' '.join(('data:', *images))}; style-src 'unsafe-inline'; script-src {hashes};"
        " base-uri 'none'; form-action 'none'"
    )


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
