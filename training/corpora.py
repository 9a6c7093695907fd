"""Read the corpora that geomap learns from, as words with a class for each."""

import json
from collections.abc import Iterator
from pathlib import Path

CLASS_OF = {
    "location": "place", "loc": "place", "country": "place", "gpe": "place",
    "person": "person", "per": "person", "politician": "person", "people": "people",
    "organization": "organisation", "organisation": "organisation", "org": "organisation",
    "politicalparty": "organisation", "facility": "facility", "fac": "facility", "norp": "people",
    "misc": "other", "event": "other", "election": "other", "product": "other", "art": "other", "work_of_art": "other",
}  # fmt: skip

Sentence = list[tuple[str, str]]


def class_of(tag: str) -> str:
    """Return the class that a corpus's tag ("B-LOC", "I-Location") stands for."""
    if tag in ("O", "-", "_", ""):
        return "none"
    name = tag.split("-", 1)[-1].lower()
    return CLASS_OF.get(name, "none" if name in ("date", "time", "money", "number", "percent", "quantity") else "other")


def columns(path: Path, word: int, tag: int, separator: str | None, *, by_id: bool = False) -> Iterator[Sentence]:
    """Yield the sentences of a file with one token a line."""
    sentence: Sentence = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
        elif not (by_id and line.startswith("#")):
            cells = line.split(separator)
            if len(cells) > max(word, tag if tag >= 0 else 0) and cells[word].strip():
                sentence.append((cells[word].strip(), class_of(cells[tag].strip())))
    if sentence:
        yield sentence


def chunks(sentences: Iterator[Sentence], size: int = 25) -> Iterator[list[Sentence]]:
    """Gather sentences into documents of ``size``, for corpora that do not say where one ends."""
    document: list[Sentence] = []
    for sentence in sentences:
        document.append(sentence)
        if len(document) == size:
            yield document
            document = []
    if document:
        yield document


def named_documents(folder: Path) -> Iterator[tuple[str, list[Sentence]]]:
    """Yield (corpus, document) for the corpora of names that may be trained on."""
    for path in sorted((folder / "worldwide" / "annotated").glob("*.tsv")):
        document = list(columns(path, 0, 1, "\t"))
        yield "worldwide", document[1:] if document and document[0][0][0].startswith("http") else document
    for document in chunks(columns(folder / "wikigold" / "wikigold.conll.txt", 0, 1, " ")):
        yield "wikigold", document
    for name in ("dev",):
        for document in chunks(columns(folder / "uner-ewt" / f"{name}.iob2", 1, 2, "\t", by_id=True)):
            yield "uner-ewt", document
    for name in ("train", "dev", "test"):
        for document in chunks(columns(folder / "crossner-politics" / f"{name}.txt", 0, 1, "\t")):
            yield "crossner-politics", document
    for document in chunks(columns(folder / "wnut17" / "wnut17train.conll", 0, 1, "\t")):
        yield "wnut17", document


def written(document: list[Sentence]) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a document as text, a sentence a line, and (start, end, class) of its tokens."""
    text, tokens = "", []
    for sentence in document:
        for position, (word, kind) in enumerate(sentence):
            glued = word in (".", ",", ":", ";", "'s", "’s", ")", "?", "!", "'", "%", "n't") or not position
            text += "" if glued or text.endswith(("(", "\n")) else " "
            tokens.append((len(text), len(text) + len(word), kind))
            text += word
        text += "\n"
    return text, tokens


def placed_articles(folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield (corpus, article) for the articles whose places are marked with GeoNames ids."""
    for corpus in ("lgl", "trnews", "gwn"):
        for line in (folder / f"{corpus}-dev.jsonl").read_text(encoding="utf-8").split("\n"):
            if line.strip():
                yield corpus, json.loads(line)
