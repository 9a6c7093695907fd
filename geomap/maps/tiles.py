"""A ground that is fetched from a server of tiles, for editors who ask for one.

    --tiles 'https://tile.openstreetmap.org/{z}/{x}/{y}.png' --attribution '© OpenStreetMap contributors'

The page may then show images of that server, and of no other; it says so to its readers.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from geomap.errors import OutputError
from geomap.maps.assets import asset, text
from geomap.maps.content import safe_url
from geomap.maps.packing import to_json
from geomap.maps.words import Vocabulary

SUBDOMAINS = "abc"
"""What stands in turn for {s}, as in Leaflet."""

_NEEDED = ("z", "x", "y")
_KNOWN = (*_NEEDED, "s", "r")
_LOCAL = ("localhost", "127.0.0.1")  # may be asked without encryption


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where tiles lie, with {z}, {x} and {y} in the address, and what their owner wants to be credited as."""

    url: str
    attribution: str

    @property
    def host(self) -> str:
        """The server as readers know it, without what stands for {s}."""
        return (urlsplit(self.url.replace("{s}.", "")).netloc).rpartition("@")[2]

    @property
    def origins(self) -> tuple[str, ...]:
        """What the page may fetch images from."""
        turns = SUBDOMAINS if "{s}" in self.url else " "
        return tuple("{0.scheme}://{0.netloc}".format(urlsplit(self.url.replace("{s}", turn))) for turn in turns)

    def laid(self, map_name: str, words: Vocabulary) -> "LaidTiles":
        """Return the pieces that lay the tiles over the ground of the page whose map is called ``map_name``."""
        told = words["tiles"].format(host=self.host)
        return LaidTiles(
            origins=self.origins,
            style=asset("tiles.css"),
            credit=f'\n<p class="tiles" dir="auto">{text(self.attribution)}</p>',
            notice=f'\n<li class="fetched">{text(told)}</li>',
            script=f"geomap.layTiles({map_name}, {to_json(self.url)});\n",
        )


@dataclass(frozen=True, slots=True)
class LaidTiles:
    """The pieces of a page that tiles add to it."""

    origins: tuple[str, ...]
    style: str
    credit: str  # HTML that stands on the map
    notice: str  # HTML that ends the key below it
    script: str


def tiles_of(url: str | None, attribution: str | None) -> Tiles | None:
    """Return the tiles that were asked for, or None; OutputError where a page could not, or must not, show them."""
    if url is None:
        if attribution is not None:
            raise OutputError(f"the attribution {attribution!r} is for no tiles; name their address too, with --tiles")
        return None
    if not (attribution or "").strip():
        raise OutputError(f"the tiles '{url}' need a credit; give what their owner asks for with --attribution")
    if missing := [name for name in _NEEDED if f"{{{name}}}" not in url]:
        raise OutputError(f"the tiles' address '{url}' lacks {{{missing[0]}}}; write it with {{z}}, {{x}} and {{y}}")
    if unknown := [name for name in re.findall(r"\{([^}]*)\}", url) if name not in _KNOWN]:
        raise OutputError(
            f"the tiles' address '{url}' has {{{unknown[0]}}}; only {{z}} {{x}} {{y}} {{s}} {{r}} are known"
        )
    plain = re.sub(r"\{(\w)\}", r"\1", url)
    parts = urlsplit(plain) if safe_url(plain) else None
    if parts is None or re.search(r"\{[^s]\}", url.partition("//")[2].partition("/")[0]):
        raise OutputError(f"{url!r} is no address of tiles; write it as https://tile.example.org/{{z}}/{{x}}/{{y}}.png")
    if parts.scheme != "https" and parts.hostname not in _LOCAL:
        raise OutputError(f"the tiles '{url}' come without encryption, and browsers leave them out; write https://")
    return Tiles(url, str(attribution))
