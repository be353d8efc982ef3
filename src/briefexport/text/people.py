"""The people of a byline, as they are set and said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from briefexport import model as m


def told_once(people: Sequence[m.Person]) -> Iterator[m.Person]:
    """The named ones in order; what several in a row are, or whom they write for, is left to the last of them.

    “Ann Lee and Tom Ortiz, Reuters” reads better than the agency said twice.
    """
    named = [person for person in people if person.name.strip()]
    for person, after in itertools.zip_longest(named, named[1:]):
        same = after is not None and (after.role, after.affiliation) == (person.role, person.affiliation)
        yield msgspec.structs.replace(person, role="", affiliation="") if same else person
