"""The Folium map of a network, and the writer that puts it into one document that fetches nothing.

Folium's door: users add layers as to any ``folium.Map``. All that this takes beyond
Folium's own ways stands here, each with its reason.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from string import Template
from types import SimpleNamespace
from typing import Any, get_args

import folium
from branca.element import CssLink, Element, Figure, Html, JavascriptLink, MacroElement
from folium.template import Template as FoliumTemplate

from geomap.errors import OutputError
from geomap.maps.assets import asset, inside_script, leaflet_css, leaflet_js, pin_js, text
from geomap.maps.content import Drawing, page_data
from geomap.maps.embed import CARD, head
from geomap.maps.ground import View
from geomap.maps.layout import page_parts
from geomap.maps.packing import table, to_json
from geomap.maps.picture import card
from geomap.maps.plane import RULES
from geomap.maps.tiles import LaidTiles, Tiles
from geomap.modes import Mode
from geomap.records import Status


class _Once:
    """A template of Folium's, whose result comes through being compiled as a second template unchanged.

    ``MacroElement.render`` hands what a template wrote to ``Element(text)``, which
    takes it for a template: a ``{{ }}`` in a tooltip would run as Python, a stray
    ``{%`` would fail the map. So the result is written as one literal of Jinja's.
    """

    def __init__(self, template: Any) -> None:
        self._template = template

    @property
    def module(self) -> SimpleNamespace:
        macros = {name: getattr(self._template.module, name, None) for name in ("header", "html", "script")}
        return SimpleNamespace(**{name: _literally(macro) for name, macro in macros.items() if macro})

    def render(self, **kwargs: Any) -> str:
        return _literally(self._template.render)(**kwargs)


def _literally(write: Callable[..., str]) -> Callable[..., str]:
    return lambda *args, **kwargs: f"{{{{ {write(*args, **kwargs)!a} }}}}"


@contextmanager
def _guarded(figure: Figure) -> Iterator[None]:
    """Keep what layers say from running as a template, and as code in the literals that Folium puts it into."""
    before: list[tuple[Element, str, Any]] = []

    def change(element: Element, name: str, value: Any) -> None:
        before.append((element, name, vars(element).get(name)))
        setattr(element, name, value)

    for layer in list(_descendants(figure)):
        if isinstance(layer, MacroElement | folium.Popup):
            change(layer, "_template", _Once(layer._template))
        if isinstance(layer, folium.Tooltip):
            change(layer, "text", _in_literal(layer.text))
        elif isinstance(layer, folium.Popup):
            for html in layer.html._children.values():
                if isinstance(html, Html):  # which has escaped its backticks already
                    change(html, "data", _in_literal(html.data.replace("\\`", "`")))
    try:
        yield
    finally:
        for element, name, value in before:
            if value is None:
                delattr(element, name)  # the class has its own
            else:
                setattr(element, name, value)


def _in_literal(words: str) -> str:
    """Return words as they stand in a template literal of JavaScript."""
    return words.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")


class PageDocument(Figure):
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
        # What Folium's popups, and its layers kept in front, ask of jQuery; and Leaflet's own pins.
        own = asset("page.js") + (asset("folium.js") if "$(" in script else "")
        pin = pin_js() if any(f"L.{made}(" in script for made in ("marker", "geoJson", "geoJSON")) else ""
        scripts = [leaflet_js() + pin, own, script + self._parts["start"] + self._tiles.script]
        return Template(asset("page.html")).substitute(
            self._parts | {"key": self._parts["key"] + self._tiles.notice},
            title=self._title,
            policy=policy([*_scripts_in(header), *scripts], images=self._tiles.origins),
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
        ids = {child._id: f"layer{number}" for number, child in enumerate(_descendants(self)) if _is_random(child._id)}
        with _guarded(self):
            for child in self._children.values():
                child.render(**kwargs)
        _refuse_fetching(self)
        header, html, script = (_renamed(slot.render(**kwargs), ids) for slot in (self.header, self.html, self.script))
        return header, html, inside_script(script)


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


def _is_random(id: str) -> bool:
    """Whether an id is one that branca draws: 32 hexadecimal digits."""
    return len(id) == 32 and set(id) <= set("0123456789abcdef")


def _renamed(part: str, ids: Mapping[str, str]) -> str:
    """Return a part of the page with the random ids replaced, so that two runs give the same bytes.

    They are replaced in the text, as some of Folium's layers keep the names of others from the
    time when they were made. Names end in an underscore and the id.
    """
    first, *rest = part.split("_")
    return "_".join([first, *(ids.get(word[:32], word[:32]) + word[32:] for word in rest)])


class _Scripts(HTMLParser):
    """The texts of the script elements in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._is_inside = tag == "script"
        self.texts += [""] if self._is_inside else []

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.texts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = False


def _scripts_in(html: str) -> list[str]:
    return _Scripts(html).texts


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


_OPTIONS: dict[str, Any] = {
    "tiles": None,
    "zoom_start": 3,
    "zoom_control": False,  # the page adds one whose titles are in its language
    "attribution_control": False,  # the page has a footer for it
    "zoom_snap": 0.25,
    "zoom_delta": 0.5,
}


class CorridorMap(folium.Map):
    """A ``folium.Map`` that takes more layers and writes itself as one page that fetches nothing.

    ``groups`` holds the ``folium.FeatureGroup`` of each mode, by name.
    """

    # Folium's own template forbids zooming and sets every style once more.
    _template = FoliumTemplate(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id={{ this.get_name()|tojson }}></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }},
            {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        drawing: Drawing,
        *,
        about: Mapping[str, Any],
        tiles: Tiles | None,
        url: str | None,
        picture: str | None,
    ) -> None:
        modes, words, content = drawing.modes, drawing.words, drawing.content
        data = page_data(content) | {
            "about": {
                "summary": drawing.summary,
                "language": words.language,
                "credits": drawing.credits,
                "theme": drawing.theme,
            },
            "modes": [{"name": mode.name, "dash": mode.dash} for mode in modes],
            "basemaps": [part.encoded() for part in drawing.ground],
            "countries": table(drawing.countries, ("name", "lon", "lat", "size")),
            "words": words.spoken(_named(modes)),
        }
        super().__init__(_centre(drawing.content.view), **_OPTIONS)
        self.drawing = drawing
        self._id = "geomap"
        self.default_js, self.default_css = [], []
        self.groups = {mode.name: _group(mode) for mode in modes}
        parts = page_parts(drawing, about) | {
            "start": self._start(),
            "address": head(url, title=drawing.title, description=drawing.summary, picture=picture) if url else "",
        }
        laid = tiles.laid(self.get_name(), words) if tiles else None
        document = PageDocument(parts, data=to_json(data), title=drawing.title, tiles=laid)
        document.add_child(self)
        for group in self.groups.values():
            self.add_child(group)

    def picture(self) -> str:
        """Return the map standing still, without added layers, as an SVG file of the size of social cards."""
        return card(self.drawing, size=CARD)

    def _start(self) -> str:
        """Return the line of script that fills the groups."""
        groups = ", ".join(f"{json.dumps(name)}: {group.get_name()}" for name, group in self.groups.items())
        return f"\ngeomap.start({self.get_name()}, {{{groups}}});\n"


def _named(modes: Iterable[Mode]) -> tuple[str, ...]:
    """Return the words that the page's script finds by what the data say."""
    kinds = dict.fromkeys(RULES["kinds"].values())
    return (*(mode.name for mode in modes), *get_args(Status), *(f"{kind}_count" for kind in kinds))


def _centre(view: View) -> tuple[float, float]:
    """Return the (lat, lon) in the middle of a view, as Folium wants it."""
    return (view.south + view.north) / 2, view.meridian


def _group(mode: Mode) -> folium.FeatureGroup:
    group = folium.FeatureGroup(name=mode.label)
    group._id = mode.name
    return group
