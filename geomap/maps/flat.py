"""SVG for programs that know little of style sheets: every element says by itself how it looks.

Editors of drawings, mail readers and the writer of PNG know neither variables nor
calculations, which the style of pages is made of.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

import cssselect2
import tinycss2

SVG = "http://www.w3.org/2000/svg"

_LOOKS = re.compile(
    r"fill(-opacity)?|stroke(-(width|opacity|linecap|linejoin|dasharray))?|opacity|paint-order|text-anchor|letter-spacing"
    r"|font-(family|size|style|weight)"
)
_FONT = re.compile(r"(?:(italic) )?(?:(\d+) )?([\d.]+)px(?:/[\d.]+)? (.+)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_SUM = re.compile(r"calc\((-?[\d.]+)px ([+-]) ([\d.]+)px\)")

Style = dict[str, str]

ElementTree.register_namespace("", SVG)


def flattened(drawing: str, sheet: str) -> str:
    """Return an SVG ``drawing`` whose elements carry what ``sheet`` says of them on a screen of light colours."""
    root = ElementTree.fromstring(drawing)
    rules = _rules(sheet)
    known: dict[ElementTree.Element | None, Style] = {None: {}}  # the variables, which children inherit
    for node in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        element = node.etree_element
        style = {name: value for *_, declared in rules.match(node) for name, value in declared.items()}
        style |= dict(_declarations(element.get("style", "")))
        variables = known[node.parent.etree_element if node.parent else None] | _only_variables(style)
        known[element] = variables
        _dress(element, {name: _resolved(value, variables) for name, value in style.items()})
    return ElementTree.tostring(root, encoding="unicode")


def _rules(sheet: str) -> cssselect2.Matcher:
    """Return what finds the declarations for an element; rules of other media are left out."""
    rules = cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            declared = dict(_declarations(tinycss2.serialize(rule.content)))
            for selector in cssselect2.compile_selector_list(rule.prelude):
                rules.add_selector(selector, declared)
    return rules


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for part in tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration":
            yield part.name, tinycss2.serialize(part.value).strip()


def _only_variables(style: Mapping[str, str]) -> Style:
    return {name: value for name, value in style.items() if name.startswith("--")}


def _resolved(value: str, variables: Mapping[str, str]) -> str:
    """Return a value with its variables filled in and its sums worked out."""
    while "var(" in value:
        value = _VARIABLE.sub(lambda found: variables.get(found[1], "none"), value)
    return _SUM.sub(lambda found: f"{float(found[1]) + float(found[2] + found[3]):g}px", value)


def _dress(element: ElementTree.Element, style: Mapping[str, str]) -> None:
    """Give an element its look as attributes, in place of its class and style."""
    for name in ("class", "style"):
        element.attrib.pop(name, None)
    for name, value in style.items():
        if _LOOKS.fullmatch(name):
            element.set(name, value.removesuffix("px"))
    if font := _FONT.fullmatch(style.get("font", "")):
        parts = zip(("font-style", "font-weight", "font-size", "font-family"), font.groups(), strict=True)
        element.attrib.update({name: value for name, value in parts if value})
    if style.get("text-transform") == "uppercase":
        element.text = (element.text or "").upper()
