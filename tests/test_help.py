"""What each command says of itself."""

from collections.abc import Iterator

import click
import pytest

from geomap.cli import cli, main


def commands(group: click.Group, *words: str) -> Iterator[tuple[str, ...]]:
    yield words
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from commands(command, *words, name)
        else:
            yield (*words, name)


COMMANDS = list(commands(cli))


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "geomap")
def test_the_help_is_the_one_kept(words, golden, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    assert main([*words, "--help"]) == 0
    golden(f"data/help/{'-'.join(('geomap', *words))}.txt", capsys.readouterr().out)


@pytest.mark.parametrize("words", COMMANDS[1:], ids=" ".join)
def test_a_commands_summary_is_one_whole_sentence(words):
    command: click.Command = cli
    for word in words:
        assert isinstance(command, click.Group)
        command = command.commands[word]
    assert command.get_short_help_str(limit=63).endswith(".")
    assert not command.get_short_help_str(limit=63).endswith("...")


def test_h_is_help(capsys):
    assert main(["-h"]) == 0
    assert capsys.readouterr().out.startswith("Usage: geomap")
