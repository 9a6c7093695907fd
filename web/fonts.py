"""Make the fonts of pictures: parts of Noto, without hints, one file a weight.

    npm install --prefix FOLDER @fontsource/noto-sans @fontsource/noto-naskh-arabic @fontsource/noto-sans-bengali
    python web/fonts.py FOLDER

Needs fontTools and Brotli (PyPI), which geomap itself does not.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent.parent / "geomap" / "maps" / "assets" / "fonts"
NAMES = [0, 1, 2, 3, 4, 6, 13, 14, 16, 17]  # of the font and its licence
LATIN = {*range(0x100, 0x250), *range(0x1E00, 0x1F00), *range(0x2190, 0x2195), 0x20AC}
"""What is kept of the extended Latin letters: those of European languages and of Vietnamese, arrows and the euro."""


def part(source: Path, package: str, script: str, weight: int, folder: str, kept: set[int] | None = None) -> Path:
    """Return a part of a font as TrueType, in ``folder``."""
    font = TTFont(
        source / "node_modules" / "@fontsource" / package / "files" / f"{package}-{script}-{weight}-normal.woff2"
    )
    font.flavor = None
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=NAMES, layout_features=["*"])
    letters = set(font.getBestCmap())
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters if kept is None else letters & kept)
    subsetter.subset(font)
    path = Path(folder) / f"{script}-{weight}.ttf"
    font.save(path)
    return path


def main(source: Path) -> None:
    """Write the fonts."""
    with TemporaryDirectory() as folder:
        for weight in (400, 700):
            # One font of all scripts: a line of text may hold letters of several, and digits beside them.
            parts = [part(source, "noto-sans", script, weight, folder) for script in ("latin", "cyrillic", "greek")]
            parts.append(part(source, "noto-sans", "latin-ext", weight, folder, LATIN))
            known = {letter for path in parts for letter in TTFont(path).getBestCmap()}
            for package, script in (("noto-naskh-arabic", "arabic"), ("noto-sans-bengali", "bengali")):
                parts.append(part(source, package, script, weight, folder, set(range(0x10FFFF)) - known))
            Merger().merge([str(path) for path in parts]).save(HERE / f"noto-{weight}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
