"""An image that is not there is named as the writer wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefexport.errors import ContentError
from briefexport.workspace.assets import FolderAssets


@pytest.mark.parametrize(
    ("src", "shown", "hint"),
    [
        ("two%20boats.png", "two boats.png", "put it below"),
        ("%D7%90.png", "א.png", "put it below"),
        ("pictures%5Cboat.png", "pictures\\boat.png", "write / and not \\"),
        ("50%.png", "50%.png", "put it below"),
    ],
)
def test_with_its_signs_and_what_to_do(src: str, shown: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        FolderAssets(tmp_path).open(src)
    assert refused.value.code == "missing-image"
    assert f"the image {shown} is not there" in refused.value.message
    assert refused.value.hint.startswith(hint)
