"""What can go wrong: one root, and children that are also the built-in a Python reader expects.

A message says what was given, what is wrong and what to do, in one line, and
quotes the value. Doubt is not an error: a name that cannot be placed is data.
"""


class GeomapError(Exception):
    """Something geomap cannot do, told in one line that names the way out."""


class ArticleError(GeomapError, ValueError):
    """An article that cannot be read."""


class GazetteerError(GeomapError, LookupError):
    """A gazetteer that is missing, damaged or does not fit this version."""


class SourceError(GeomapError, OSError):
    """A package that the gazetteer is built from cannot be had, or is not the one expected."""


class RouteError(GeomapError, ValueError):
    """Two places between which no route of the wanted kind exists."""


class NetworkError(GeomapError, ValueError):
    """A network, or the lines it is made from, that cannot be read."""


class OutputError(GeomapError, OSError):
    """A result that cannot be written."""


class GoldError(GeomapError, ValueError):
    """A gold file that cannot be read."""


class WeightsError(GeomapError, ValueError):
    """Weights of the models that are damaged or do not fit this version."""


class DecisionError(GeomapError, ValueError):
    """An editor's decisions that cannot be read, or do not fit what they are applied to."""


class TableError(GeomapError, ValueError):
    """A table of links or of places that cannot be read."""


class ReaderError(GeomapError, RuntimeError):
    """A language model that cannot be asked, or whose answers cannot be kept."""


class AnswerError(ReaderError):
    """An answer of a language model on one article that is missing or cannot be read.

    ``is_worth_asking_again`` says whether the same question may bring a better one.
    """

    def __init__(self, words: str, *, is_worth_asking_again: bool = True) -> None:
        """Say in ``words`` what is wrong."""
        super().__init__(words)
        self.is_worth_asking_again = is_worth_asking_again
