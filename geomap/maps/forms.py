"""The forms in which a page stands inside an article, at most five lines of HTML each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

HEIGHT = 640
"""Pixels for systems that strip styles, and the least that shows map and legend on a phone."""

# Scripts run, but as a stranger to the host's site. A source opens as any page, out of the
# sandbox: in it, a site has no storage, and most sites of news fail.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Parts:
    """What the forms are made of, ready to stand in HTML."""

    address: str
    title: str
    picture: str
    picture_size: tuple[int, int]
    credit: str


def _iframe(parts: Parts) -> str:
    return f"{_frame(parts)}\n{_below(parts)}"


def _listener(parts: Parts) -> str:
    """Return a frame that grows to the height the page tells, within bounds."""
    return (
        f"{_frame(parts)}\n"
        "<script>(function (frame) { addEventListener('message', function (event) { var told = event.data;"
        " if (event.source === frame.contentWindow && told && told.type === 'embed-size')"
        f" frame.style.height = Math.max({HEIGHT}, Math.min(6000, Number(told.height) || 0)) + 'px';"
        " }); })(document.currentScript.previousElementSibling);</script>\n"
        f"{_below(parts)}"
    )


def _pym(parts: Parts) -> str:
    """Return the markup that pages with pym's loader, from their own site, turn into a frame."""
    return (
        f'<div data-pym-src="{parts.address}" data-pym-title="{parts.title}"\n'
        f'  data-pym-sandbox="{SANDBOX}" data-pym-allowfullscreen></div>\n{_below(parts)}'
    )


def _amp(parts: Parts) -> str:
    return (
        f'<amp-iframe src="{parts.address}" title="{parts.title}" layout="responsive" width="800" height="{HEIGHT}"'
        f' resizable\n  sandbox="{SANDBOX}" referrerpolicy="no-referrer" allowfullscreen frameborder="0">\n'
        f'<amp-img placeholder layout="fill" src="{parts.picture}" alt="{parts.title}"></amp-img>\n'
        f'<span overflow tabindex="0" role="button" aria-label="{parts.title}">⤢</span></amp-iframe>\n'
        f"{_below(parts)}"
    )


def _figure(parts: Parts) -> str:
    """Return a picture that leads to the page, for systems that strip frames; the picture lies beside the page."""
    width, height = parts.picture_size
    return (
        f'<figure><a href="{parts.address}"><img src="{parts.picture}" alt="{parts.title}"\n'
        f'  width="{width}" height="{height}" style="width:100%;height:auto"></a>\n'
        f'<figcaption class="geomap-credit">{parts.credit}</figcaption></figure>'
    )


def _frame(parts: Parts) -> str:
    return (
        f'<iframe src="{parts.address}" title="{parts.title}" loading="lazy" referrerpolicy="no-referrer"\n'
        f'  sandbox="{SANDBOX}" allowfullscreen height="{HEIGHT}"\n'
        f'  style="width:100%;height:auto;min-height:{HEIGHT}px;aspect-ratio:4/3;border:0"></iframe>'
    )


def _below(parts: Parts) -> str:
    return f'<p class="geomap-credit">{parts.credit}</p>'


FORMS: Mapping[str, Callable[[Parts], str]] = {
    "iframe": _iframe,
    "listener": _listener,
    "pym": _pym,
    "amp": _amp,
    "figure": _figure,
}
"""The forms by name: for systems that strip scripts, pages that allow them, pages with pym, AMP,
and systems that strip frames."""
