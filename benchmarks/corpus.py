"""Time the commands on a corpus: articles a second on one core and on two, memory, gathering and drawing, and growth.

    python benchmarks/corpus.py 1000 10000
    python benchmarks/corpus.py 100000 --read 2000
    python benchmarks/corpus.py 1000 --html

Articles are made by recombination of our own words, tests/data/passages.jsonl, seeds/ and any --gold: two to five
passages each, some of them the same report as in another article, under a day of their own. With --read only so many
are read; what they say is told again under other names and days until there are as many as asked for, so that
gathering and drawing can be timed on a large corpus where there is no time to read one.
"""

import argparse
import html
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from geomap.evaluation import load_gold
from geomap.forms import extract_line
from geomap.records import Extract
from geomap.runs import Run

ROOT = Path(__file__).parent.parent
FIRST_DAY = date(2023, 1, 1)


def main() -> None:
    """Print what each step takes for each size of corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", help="articles")
    parser.add_argument("--read", type=int, help="articles to read at most; the rest is told again")
    parser.add_argument("--html", action="store_true", help="one page of HTML for each article, not one file of lines")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="more passages, in the gold format")
    options = parser.parse_args()
    passages = own_words(options.gold)
    for count in options.counts:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), count, min(count, options.read or count), passages, as_html=options.html)


def own_words(gold: list[Path]) -> list[str]:
    """Return the passages that articles are made of."""
    files = [ROOT / "tests" / "data" / "passages.jsonl", *gold]
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("2*"))]
    parts = [part for text in seeds for part in text.split("\n\n") if len(part) > 80]
    return [document.text for path in files for document in load_gold(path)] + parts


def made_up(count: int, passages: list[str]) -> Iterator[dict[str, str]]:
    """Yield articles, the same each time; one in five prints what another printed in the same week."""
    chance = random.Random(count)
    wire: list[str] = []
    for number in range(count):
        text = "\n\n".join(chance.sample(passages, chance.randint(2, 5)))
        if wire and chance.random() < 0.2:
            text = chance.choice(wire[-20:])
        wire.append(text)
        day = FIRST_DAY + timedelta(days=number * 1000 // count)
        yield {"id": f"article {number}", "title": f"Ties {number}", "published": day.isoformat(), "text": text}


def measure(folder: Path, count: int, read: int, passages: list[str], *, as_html: bool) -> None:
    """Print a line for each step."""
    articles = list(made_up(read, passages))
    words = sum(len(article["text"].split()) for article in articles) / read
    size = sum(len(article["text"].encode()) for article in articles) / read
    sources = written(folder, articles, as_html=as_html)
    print(f"{count} articles ({words:.0f} words, {size:.0f} bytes each){', as HTML' if as_html else ''}")
    rates = []
    for jobs in (1, 2):
        run = folder / f"run{jobs}"
        seconds, busy, megabytes = timed("extract", sources, "--into", run, "--jobs", jobs)
        rates.append(read / seconds)
        print(
            f"    extract, {jobs} of {os.cpu_count()} cores: {rates[-1]:.1f} articles a second, "
            f"{read / busy:.1f} a second of a processor, {megabytes:.0f} MB"
        )
    print(f"    two cores are {rates[1] / rates[0]:.2f} times one")
    source = folder / "run1"
    shards = sum(path.stat().st_size for path in (source / "shards").iterdir())
    print(f"    shards: {shards / read:.0f} bytes an article")
    if read < count:
        source = folder / "again.jsonl"
        told_again(folder / "run1", source, count)
    network, page = folder / "network.geojson", folder / "map.html"
    for name, made_of, path in (("corridors", source, network), ("draw", network, page)):
        seconds, busy, megabytes = timed(name, made_of, "-o", path)
        size = path.stat().st_size / 1e6
        print(f"    {name}: {seconds:.1f} s ({busy:.1f} of a processor), {megabytes:.0f} MB, writes {size:.1f} MB")


def written(folder: Path, articles: list[dict[str, str]], *, as_html: bool) -> Path:
    """Write articles as one file of JSON lines, or as a folder of pages; return where."""
    if not as_html:
        path = folder / "corpus.jsonl"
        path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        return path
    pages = folder / "pages"
    pages.mkdir()
    for number, article in enumerate(articles):
        body = "".join(f"<p>{html.escape(part)}</p>\n" for part in article["text"].split("\n\n"))
        head = f'<title>{article["title"]}</title><meta name="date" content="{article["published"]}">'
        page = f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>\n"
        (pages / f"{number:06}.html").write_text(page, encoding="utf-8")
    return pages


def told_again(run: Path, path: Path, count: int) -> None:
    """Write ``count`` extracts: those of ``run``, again and again under other names and days."""
    extracts = list(Run.read(run).extracts())
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            lines.write(extract_line(_moved(extracts[number % len(extracts)], number, number // len(extracts))) + "\n")


def _moved(extract: Extract, number: int, turn: int) -> Extract:
    id = f"article {number}"
    published = (extract.published or FIRST_DAY) + timedelta(days=turn)
    links = tuple(
        replace(link, evidence=replace(link.evidence, article=id, published=published)) for link in extract.links
    )
    return replace(extract, id=id, published=published, links=links)


def timed(*arguments: object) -> tuple[float, float, float]:
    """Run a command of geomap; return its seconds, those of the processor, and the megabytes that it held at most."""
    command = [sys.executable, "-m", "geomap", "-q", *map(str, arguments)]
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
