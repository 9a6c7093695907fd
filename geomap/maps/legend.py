"""The legend: the switches of the layers, and the key to the signs on the map."""

from collections.abc import Sequence

from geomap.maps.content import DOUBTFUL, Content
from geomap.maps.texts import text
from geomap.maps.words import Vocabulary
from geomap.modes import Mode

_SIGN = '<svg class="sign" aria-hidden="true">{}</svg>'

_SIGNS = {
    "happened": '<path class="whole" d="M1 6H33"/>',
    "uncertain": '<path class="whole" d="M1 6H33"/><path class="hollow" d="M2.5 6H31.5"/>',
    "doubtful": '<path class="thin" d="M1 6H33"/><circle class="doubt" cx="17" cy="6" r="5.2"/>'
    '<text class="asked" x="17" y="9.1">?</text>',
    "unreviewed": '<path class="thin" d="M1 6H33"/><path class="diamond" d="M17 .8L22.2 6L17 11.2L11.8 6Z"/>',
    "arrow": '<path class="thin" d="M1 6H26"/><path class="head" d="M33 6L24 1.5V10.5Z"/>',
    "width": '<path class="grows" d="M1 5.5V6.5L33 10V2Z"/>',
    "area": '<circle class="area" cx="17" cy="6" r="4.5"/>',
    "quiet": '<circle class="quiet" cx="17" cy="6" r="3"/>',
}


def layers(content: Content, modes: Sequence[Mode], words: Vocabulary) -> str:
    """Return the modes with their lines and numbers, each the switch of its layer, and all and none of them."""
    corridors = content.corridors
    counts = {mode.name: sum(corridor["mode"] == mode.name for corridor in corridors) for mode in modes}
    switches = "\n".join(
        f'<label><input type="checkbox" name="mode" value="{mode.name}" checked>{_swatch(mode)}'
        f" <span>{text(words[mode.name + '_layer'])}</span>"
        f" <output>{text(words.number(counts[mode.name]))}</output></label>"
        for mode in modes
    )
    return (
        f'<fieldset><legend class="unseen">{text(words["legend_label"])}</legend>\n{switches}\n'
        f'<p class="both"><button type="button" value="all">{text(words["all"])}</button>'
        f'<button type="button" value="none">{text(words["none"])}</button></p></fieldset>'
    )


def key(content: Content, words: Vocabulary) -> str:
    """Return the signs that the map shows beside the modes, with what each means."""
    said = {"doubtful": words["doubtful"].format(n=words.chance(DOUBTFUL))}
    return "\n".join(
        f"<li>{_SIGN.format(sign)} <span>{text(said.get(name) or words[name])}</span></li>"
        for name, sign in _SIGNS.items()
        if _needed(name, content)
    )


def _needed(sign: str, content: Content) -> bool:
    """Whether the map shows what a sign of the key explains."""
    corridors = content.corridors
    statuses = {corridor["uncertain"] for corridor in corridors}
    return {
        "happened": len(statuses) == 2,
        "uncertain": True in statuses,
        "doubtful": any(corridor["doubtful"] for corridor in corridors),
        "unreviewed": any(corridor["unreviewed"] for corridor in corridors),
        "arrow": not all(corridor["bidirectional"] for corridor in corridors),
        "width": len({corridor["links"] for corridor in corridors}) > 1,
        "area": any(place["area"] and place["linked"] for place in content.places),
        "quiet": not all(place["linked"] for place in content.places),
    }[sign]


def _swatch(mode: Mode) -> str:
    dash = f' stroke-dasharray="{mode.dash}"' if mode.dash else ""
    line = f'<path id="sign-{mode.name}" class="line" style="stroke:var(--{mode.name})"{dash} d="M1 6H33"/>'
    return _SIGN.format(line)


def mode_colours(modes: Sequence[Mode]) -> str:
    """Return the modes' colours as style, lightened where the ground is dark."""
    light = "".join(f"--{mode.name}:{mode.colour};" for mode in modes)
    dark = "".join(f"--{mode.name}:color-mix(in srgb,{mode.colour} 72%,white);" for mode in modes)
    lines = "".join(f".{mode.name}{{--mode:var(--{mode.name})}}" for mode in modes)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{lines}"
