"""The Folium map of a network, with one group of layers for each mode."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, get_args

import folium
from folium.template import Template

from geomap.maps.address import head
from geomap.maps.columns import table, to_json
from geomap.maps.content import page_data
from geomap.maps.document import Document
from geomap.maps.layout import page_parts
from geomap.maps.scene import Scene
from geomap.maps.theme import theme_css
from geomap.maps.tiles import Tiles
from geomap.maps.view import View
from geomap.modes import Mode
from geomap.records import Status

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
    _template = Template(
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
        scene: Scene,
        *,
        about: Mapping[str, Any],
        tiles: Tiles | None,
        url: str | None,
        picture: str | None,
    ) -> None:
        modes, words, content = scene.modes, scene.words, scene.content
        data = page_data(content) | {
            "about": {
                "summary": scene.summary, "language": words.language, "credits": scene.credits, "theme": scene.theme,
            },
            "modes": [{"name": mode.name, "dash": mode.dash} for mode in modes],
            "basemaps": [part.encoded() for part in scene.ground],
            "countries": table(scene.countries, ("name", "lon", "lat", "size")),
            "words": words.spoken() | {name: words[name] for name in _named(modes)},
        }  # fmt: skip
        super().__init__(_centre(scene.content.view), **_OPTIONS)
        self._id = "geomap"
        self.default_js, self.default_css = [], []
        self.groups = {mode.name: _group(mode) for mode in modes}
        parts = page_parts(content, about, modes=modes, words=words, ground=scene.ground, countries=scene.countries)
        parts |= {
            "start": self._start(),
            "theme": parts["theme"] + theme_css(scene.theme),
            "address": head(url, title=scene.title, description=scene.summary, picture=picture) if url else "",
        }
        laid = tiles.laid(self.get_name(), words) if tiles else None
        document = Document(parts, data=to_json(data), title=scene.title, tiles=laid)
        document.add_child(self)
        for group in self.groups.values():
            self.add_child(group)

    def _start(self) -> str:
        """Return the line of script that fills the groups."""
        groups = ", ".join(f"{json.dumps(name)}: {group.get_name()}" for name, group in self.groups.items())
        return f"\ngeomap.start({self.get_name()}, {{{groups}}});\n"


def _named(modes: Iterable[Mode]) -> tuple[str, ...]:
    """Return the words that the page's script finds by what the data say."""
    return (*(mode.name for mode in modes), *get_args(Status))


def _centre(view: View) -> tuple[float, float]:
    """Return the (lat, lon) in the middle of a view, as Folium wants it."""
    return (view.south + view.north) / 2, view.meridian


def _group(mode: Mode) -> folium.FeatureGroup:
    group = folium.FeatureGroup(name=mode.label)
    group._id = mode.name
    return group
