"""Cells of spreadsheets: text of an article must not run as a formula, and comes back as it was."""

import re

# Characters by which the programs that open a CSV tell a formula, their full-width forms included.
# Source: OWASP, "CSV Injection". The apostrophe is among them, so that every text comes back.
_FORMULA = re.compile("['=+\\-@\t\r＝＋－＠]")


def cell(text: str) -> str:
    """Return ``text`` as a cell that is no formula: with a ' before what might be one."""
    return f"'{text}" if _FORMULA.match(text) else text


def text_of(cell: str) -> str:
    """Return the text that ``cell`` was made of; a cell that a person wrote stays as it is."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
