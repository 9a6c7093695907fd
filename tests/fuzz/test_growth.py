"""Every stage takes linear time: four times the text takes at most six times as long, whatever it repeats."""

import time

import pytest

from geomap.articles import read_articles
from geomap.pipeline import bundled_gazetteer, trace
from geomap.records import Article

GROWTH = 6.0
A_PASSAGE = 4_000  # letters: as many as the learnt reader takes at once, and more; below, time grows by their pairs
SHORTEST_S = 0.15  # what takes less is not measured: the clock of a busy machine is not as fine
PATTERNS = {
    "spaces": "Date" + " " * 40,
    "dashes": "-" * 8,
    "dots": ". ",
    "capitals": "Karachi Dhaka ",
    "hyphens": "Karachi-Dhaka-",
    "quotes": "“x” ",
    "brackets": "((",
    "digits": "2025 ",
    "dates": "on 3 May 2024, ",
    "list": "Karachi, ",
    "visits": "The minister visited Dhaka. He flew to Karachi on Monday. ",
    "who": "Ann Otieno, who leads ",
    "lines": "Karachi\n",
}
TAGS = {
    "open tags": "<a ",
    "nested": "<div>",
    "bold": "<b>Karachi ",
    "comments": "<!--",
    "entities": "&amp;&",
    "meta": "<meta charset=punycode>",
}


def seconds(work, size):
    """Return the shorter of two times that work of a size takes."""
    times = []
    for _ in range(2):
        start = time.process_time()
        work(size)
        times.append(time.process_time() - start)
    return min(times)


def check(work, size):
    short = seconds(work, size)
    while short < SHORTEST_S / 4 and size < 20_000:
        size *= 4
        short = seconds(work, size)
    long = seconds(work, 4 * size)
    assert long < SHORTEST_S or long < GROWTH * short, (
        f"{size} letters take {short:.2f} s, and 4 times as many {long:.2f} s"
    )


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_reading_an_article_takes_linear_time(pattern):
    gazetteer = bundled_gazetteer()

    def work(size):
        text = f"A ship sailed to Dover. {pattern * (size // len(pattern))} x"
        trace(Article("a", text, None, None, None), gazetteer=gazetteer)

    check(work, A_PASSAGE)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".eml", ".json", ".xml", ".csv"])
@pytest.mark.parametrize("pattern", [*PATTERNS.values(), *TAGS.values()], ids=[*PATTERNS, *TAGS])
def test_reading_a_file_takes_linear_time(tmp_path, suffix, pattern):
    path = tmp_path / f"a{suffix}"

    def work(size):
        path.write_text(pattern * (size // len(pattern)), encoding="utf-8")
        list(read_articles([str(path)], report=lambda error: None))

    check(work, 2_000)
