"""What a page says of its own address, for those who link to it: search engines, social networks, publishing systems.

Only a page that is told where it will be published says anything; it still asks nobody for anything.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit, urlunsplit

from geomap.errors import OutputError
from geomap.maps.content import safe_url
from geomap.maps.texts import text

CARD = (1200, 630)
"""The size of a picture, in pixels, that social networks show whole."""


FLAGS = ("plain", "static", "dark", "layers", "corridor", "legend", "table", "filters")
"""What a page's address may ask for, as the page's script reads it."""


def published(url: str) -> str:
    """Return ``url`` if it can be the address of a page; else raise an OutputError."""
    if safe_url(url) is None:
        raise OutputError(f"{url!r} is no address of a published page; it begins with https://")
    return url


def beside(url: str, suffix: str) -> str:
    """Return the address of what is published beside a page: its own, with another suffix.

    What lies beside https://example.org/map.html and beside https://example.org/ is map.png.
    """
    parts = urlsplit(url)
    folder, slash, name = parts.path.rpartition("/")
    stem = PurePosixPath(name).stem if name else "map"
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}{slash}{stem}{suffix}", "", ""))


def without_flags(url: str) -> str:
    """Return the address of the whole page, without what asks for a part of it only."""
    parts = urlsplit(url)
    kept = [field for field in parts.query.split("&") if field.partition("=")[0] not in FLAGS]
    return urlunsplit(parts._replace(query="&".join(kept)))


def head(url: str, *, title: str, description: str, picture: str | None) -> str:
    """Return the tags that tell a page's address, as HTML.

    ``picture`` is the name of a PNG of the size of ``CARD`` that is published beside the page.

    Source: https://ogp.me; https://oembed.com, section 4; X's "Summary card with large image".
    """
    tags = {"og:type": "article", "og:title": title, "og:description": description, "og:url": published(url)}
    if picture is not None:
        width, height = CARD
        tags |= {
            "og:image": urljoin(url, picture),
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": f"{title}. {description}",
        }
    card = "summary" if picture is None else "summary_large_image"
    answer = beside(url, ".oembed.json")
    return "\n".join(
        (
            f'<link rel="canonical" href="{text(url)}">',
            f'<link rel="alternate" type="application/json+oembed" href="{text(answer)}" title="{text(title)}">',
            f'<meta name="description" content="{text(description)}">',
            *_properties(tags),
            f'<meta name="twitter:card" content="{card}">\n',
        )
    )


def _properties(tags: Mapping[str, str]) -> list[str]:
    return [f'<meta property="{name}" content="{text(value)}">' for name, value in tags.items()]
