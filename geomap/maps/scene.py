"""What a map shows, apart from how: the same for a page, for a picture, and for a picture made of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.maps.basemap import Basemap, basemaps
from geomap.maps.columns import Record
from geomap.maps.content import Content, content_of, modes_of
from geomap.maps.labels import country_names
from geomap.maps.layout import summary
from geomap.maps.words import Vocabulary, words_of
from geomap.modes import Mode

if TYPE_CHECKING:
    from geomap.network import Network


@dataclass(frozen=True, slots=True)
class Scene:
    """A map's content with its title, its summary in a line, its ground, and whose data it rests on."""

    title: str
    summary: str
    credits: tuple[str, ...]
    words: Vocabulary
    theme: Mapping[str, Any]
    modes: Sequence[Mode]
    content: Content
    ground: Sequence[Basemap]
    countries: Sequence[Record]

    @property
    def is_rtl(self) -> bool:
        """Whether lines of text begin at the right."""
        return self.words["dir"] == "rtl"


def scene_of(network: "Network", *, title: str | None, detail: str, language: str, theme: Mapping[str, Any]) -> Scene:
    """Return what a map of ``network`` shows."""
    modes = modes_of(network)
    words, content = words_of(language, modes), content_of(network, language=language)
    return Scene(
        title=title or words["untitled"],
        summary=summary(content, modes=modes, words=words),
        credits=tuple(network.about.get("attribution", ())),
        words=words,
        theme=theme,
        modes=modes,
        content=content,
        ground=basemaps(detail, content.first_view),
        countries=country_names(content.view, language=language, without=set(network.places["id"])),
    )
