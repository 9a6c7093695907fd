"""Put the marks of real passages back beside their texts, which do not travel with geomap.

    python training/links/excerpts.py CORPORA TARGET

CORPORA is the folder with ``geoparse`` and ``train``; TARGET the gold file to write,
which ``train.py`` and ``crossvalidate.py`` take with ``--more``.
``marks/news.jsonl`` tells where each passage stands and what it links, by offsets.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

from marks import MARKS


def passage(corpora: Path, place: dict[str, object]) -> str:
    """Return the text of a passage, checked against its checksum."""
    file, article = corpora / str(place["file"]), str(place["article"])
    if file.suffix == ".jsonl":
        articles = map(json.loads, file.read_text(encoding="utf-8").rstrip("\n").split("\n"))
        whole = next(found["text"] for found in articles if str(found["id"]) == article)
    else:
        whole = file.read_text(encoding="utf-8", errors="replace")
    lines = re.split(r"\n+", re.sub(r"[ \t]+", " ", whole.strip()))
    paragraphs = [line.strip() for line in lines if line.strip()]
    first, size = int(str(place["first_paragraph"])), int(str(place["characters"]))
    text = "\n\n".join(paragraphs[first:])[:size]
    if hashlib.sha256(text.encode()).hexdigest() != place["sha256"]:
        raise SystemExit(f"{file}: the text of {article!r} is not the one that was marked")
    return text


def main() -> None:
    corpora, target = Path(sys.argv[1]), Path(sys.argv[2])
    lines = []
    for line in (MARKS / "news.jsonl").read_text(encoding="utf-8").splitlines():
        place = json.loads(line)
        text = passage(corpora, place)
        for link in place["links"]:
            link["evidence"] = text[link["evidence_start"] : link["evidence_end"]]
        gold = {"id": place["id"], "source": place["source"], "doc_date": place["doc_date"], "url": place["url"]}
        rest = {"title": "", "text": text, "places_complete": False, "places": [], "links": place["links"]}
        lines.append(json.dumps(gold | rest | {"negatives": []}, ensure_ascii=False) + "\n")
    target.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
