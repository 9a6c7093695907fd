"""The figures of one evaluation, as text for a person and as a dictionary for a program."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from geomap.evaluation.scoring import ALL, PlaceCounts, f1, ratio

Figure = float | int | None


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation. A figure that rests on nothing is None.

    ``links`` holds the figures per mode and for ``all``; ``passages`` those of the
    places of documents in the gold format, ``corpus`` those of linked corpora,
    each None where no document is of that kind.
    """

    documents: int
    links: Mapping[str, Mapping[str, Figure]]
    other: Mapping[str, int]
    passages: Mapping[str, Any] | None
    corpus: Mapping[str, Any] | None
    faults: tuple[str, ...]
    unknown: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return all figures, JSON-able, in a fixed order."""
        return {
            "documents": self.documents,
            "links": {mode: dict(figures) for mode, figures in self.links.items()},
            "other": dict(self.other),
            "passages": self.passages,
            "corpus": self.corpus,
            "faults": list(self.faults),
            "unknown": list(self.unknown),
        }

    def as_text(self) -> str:
        """Return the figures as lines of text, ending in a newline."""
        lines = [f"documents {self.documents}"]
        if self.unknown:
            lines.append(f"not in the gold, left out: {', '.join(self.unknown)}")
        if self.passages is not None:
            lines += ["", "literal places (by overlap; right within 161 km, areas 800 km)", *_lines(self.passages)]
        if self.corpus is not None:
            lines += ["", "names linked to GeoNames ids (exact bounds, without demonyms)", *_lines(self.corpus)]
        if self.links:
            lines += ["", *_link_lines(self.links)]
            lines.append("  ".join(f"{name} {count}" for name, count in self.other.items()))
        return "\n".join(lines) + "\n"


def make_report(
    documents: int,
    links: Counter[tuple[str, str]],
    faults: Sequence[str],
    *,
    passages: PlaceCounts,
    corpus: PlaceCounts,
    unknown: Sequence[str],
) -> Report:
    """Turn counts into figures."""
    modes = sorted({mode for mode, what in links if what in ("gold", "spurious")} - {ALL})
    other = ("debatable", "debatable found", "repeated", "on a negative")
    empty = ("documents without links", "documents without links, none found")
    return Report(
        documents=documents,
        links={mode: _link_figures(links, mode) for mode in [*modes, ALL] if modes},
        other={name: links[ALL, name] for name in (*other, *empty)},
        passages=_place_figures(passages) if passages.names else None,
        corpus=_corpus_figures(corpus) if corpus.names else None,
        faults=tuple(faults),
        unknown=tuple(unknown),
    )


def _link_figures(counts: Counter[tuple[str, str]], mode: str) -> dict[str, Figure]:
    found, gold, spurious = counts[mode, "found"], counts[mode, "gold"], counts[mode, "spurious"]
    precision, recall = ratio(found, found + spurious), ratio(found, gold)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(precision, recall),
        "gold": gold,
        "found": found,
        "spurious": spurious,
        "status": ratio(counts[mode, "status"], found),
        "date": ratio(counts[mode, "date"], found),
        "date of dated": ratio(counts[mode, "date of dated"], counts[mode, "dated"]),
        "date compatible": ratio(counts[mode, "date compatible"], counts[mode, "dated"]),
        "evidence": ratio(counts[mode, "evidence"], found),
    }


def _place_figures(counts: PlaceCounts) -> dict[str, Any]:
    names = counts.names
    precision = ratio(names["found in gold"], names["found"])
    recall = ratio(names["recognised"], names["gold"])
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(precision, recall),
        "right of recognised": ratio(names["right"], names["recognised"]),
        "right, of all names": ratio(names["right"], names["gold"]),
        "within 161 km, of all names": ratio(names["near"], names["gold"]),
        "within 161 km, of recognised": ratio(names["near"], names["recognised"]),
        **_common_figures(counts),
    }


def _corpus_figures(counts: PlaceCounts) -> dict[str, Any]:
    names = counts.names
    precision, recall = ratio(names["recognised"], names["found"]), ratio(names["recognised"], names["gold"])
    exact = ratio(names["right"], names["found"]), ratio(names["right"], names["gold"])
    near = ratio(names["near"], names["found"]), ratio(names["near"], names["gold"])
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(precision, recall),
        "exact id, of all names": exact[1],
        "exact id, f1": f1(*exact),
        "within 161 km, of all names": near[1],
        "within 161 km, f1": f1(*near),
        "exact id, of recognised": ratio(names["right"], names["recognised"]),
        "within 161 km, of recognised": ratio(names["near"], names["recognised"]),
        **_common_figures(counts),
    }


def _common_figures(counts: PlaceCounts) -> dict[str, Any]:
    agreed = sum(count for (gold, use), count in counts.use.items() if gold == use)
    return {
        "median error km": round(median(counts.km), 1) if counts.km else None,
        "use right": ratio(agreed, counts.use.total()),
        "names": counts.names["gold"],
        "predicted": counts.names["found"],
        "kinds": {
            kind: {"names": row["gold"], "found": row["found"], "right": row["right"], "near": row["near"]}
            for kind, row in sorted(counts.kinds.items(), key=lambda item: (-item[1]["gold"], item[0]))
        },
        "confusion": {
            f"{gold} as {found}": count
            for (gold, found), count in sorted(counts.confusion.items(), key=lambda item: (-item[1], item[0]))
        },
        "errors": {
            kind: {"count": count, "examples": counts.examples[kind]}
            for kind, count in sorted(counts.errors.items(), key=lambda item: (-item[1], item[0]))
        },
    }


def _show(figure: Figure) -> str:
    return "-" if figure is None else f"{figure:.3f}" if isinstance(figure, float) else str(figure)


def _lines(figures: Mapping[str, Any]) -> list[str]:
    lines = [
        f"  {name:30}{_show(figure)}"
        for name, figure in figures.items()
        if name not in ("kinds", "errors", "confusion")
    ]
    lines.append(f"  {'kind':14}{'names':>7}{'found':>7}{'right':>7}{'161 km':>8}")
    for kind, row in figures["kinds"].items():
        lines.append(f"  {kind:14}{row['names']:>7}{row['found']:>7}{row['right']:>7}{row['near']:>8}")
    lines += [f"  {count:>5}  {kinds}" for kinds, count in figures["confusion"].items()]
    for kind, error in figures["errors"].items():
        lines.append(f"  {error['count']:>5}  {kind}")
        lines += [f"         {example}" for example in error["examples"]]
    return lines


def _link_lines(links: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    columns = list(next(iter(links.values())))
    lines = ["links     " + "".join(f"{column:>17}" for column in columns)]
    for mode, figures in links.items():
        lines.append(f"{mode:10}" + "".join(f"{_show(figures[column]):>17}" for column in columns))
    return lines
