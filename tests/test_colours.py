"""The colours of the map, for every reader: computed, not judged by eye."""

import re
from itertools import combinations
from pathlib import Path

import numpy
import pytest

from geomap.maps.theme import mode_colours
from geomap.modes import MODES

ASSETS = Path(__file__).parent.parent / "geomap" / "maps" / "assets"

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation
# of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0; they work on linear RGB.
VISIONS = {
    "normal": numpy.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour):
    """Return a colour "#rrggbb" as linear RGB, 0 to 1. Source: IEC 61966-2-1."""
    channels = numpy.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return numpy.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """Return linear RGB as CIE L*a*b* under D65."""
    xyz = numpy.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb
    x, y, z = numpy.cbrt(numpy.maximum(xyz / [0.9505, 1.0, 1.089], 0.008856))
    return numpy.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one, other):
    """Return the contrast ratio of two colours. Source: WCAG 2.2, relative luminance."""
    dark, light = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lightened(colour):
    """Return a mode's colour as the dark page mixes it."""
    share = float(re.search(r"color-mix\(in srgb,#\w{6} (\d+)%,white\)", mode_colours([MODES["flight"]]))[1]) / 100
    mixed = [round(share * int(colour[at : at + 2], 16) + (1 - share) * 255) for at in (1, 3, 5)]
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def colours(scheme):
    """Return the page's colours by name, and those of the modes."""
    base = dict(re.findall(r"--(\w+): (#\w{6});", (ASSETS / "map.css").read_text(encoding="utf-8")))
    if scheme == "dark":
        base |= dict(re.findall(r"--(\w+): (#\w{6});", (ASSETS / "base.css").read_text(encoding="utf-8")))
    modes = [mode.colour if scheme == "light" else lightened(mode.colour) for mode in MODES.values()]
    return base, modes


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("vision", VISIONS)
def test_readers_of_any_colour_vision_tell_the_modes_apart(scheme, vision):
    seen = [lab(numpy.array(VISIONS[vision]) @ linear(colour)) for colour in colours(scheme)[1]]
    # A difference of 10 in L*a*b* is plain at a glance; the lines differ in their dash as well.
    assert min(numpy.linalg.norm(one - other) for one, other in combinations(seen, 2)) > 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_stand_out_from_land_and_water(scheme):
    base, modes = colours(scheme)
    for mode in modes:
        assert min(contrast(mode, base["land"]), contrast(mode, base["raised"])) >= 3  # WCAG 1.4.11
        assert contrast(mode, base["water"]) >= 2.8  # where a halo of the land's colour lies around the line


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_they_stand_on(scheme):
    base, _ = colours(scheme)
    for ground in ("paper", "raised", "land", "water"):
        for ink in ("ink", "soft"):
            assert contrast(base[ink], base[ground]) >= 4.5, (ink, ground)  # WCAG 1.4.3
    assert contrast(base["link"], base["raised"]) >= 4.5
    assert contrast(base["faint"], base["land"]) >= 3  # names of countries, which only say where one is
