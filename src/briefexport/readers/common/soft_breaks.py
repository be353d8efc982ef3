"""Line ends within a paragraph: a space to most scripts, nothing between the signs of those that have none."""

from __future__ import annotations


def softened(words: str) -> str:
    """A line end is a space, except between two signs of a script that has none."""
    head, *lines = words.split("\n")
    parts = [head.rstrip(" ")]
    for line in lines[:-1]:
        _add_line(parts, line.strip(" "))
    # The spaces after the last line stand before what follows in the same line: emphasis, a link, code.
    _add_line(parts, lines[-1].lstrip(" "))
    return "".join(parts)


def _add_line(parts: list[str], line: str) -> None:
    if line and parts[-1] and _is_spaceless(line[0]) and _is_spaceless(parts[-1][-1]):
        parts.append(line)
    else:
        parts += [" ", line]


def _is_spaceless(sign: str) -> bool:
    """True for kana, Chinese signs and their full-width marks. As a pattern, such wide ranges take 2 ms to compile."""
    return "\u3000" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"
