"""MP3, FLAC and WAV decoded by miniaudio's library.

Its compiled half alone: the package's Python half imports an HTTP client for radio streams, which costs 30 ms.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_AT_ONCE = 1 << 15


def decoded(path: Path) -> tuple[int, Iterator[Any]]:
    """(samples a second, pieces of mono float samples). Raises ValueError for a file that does not decode."""
    from _miniaudio import ffi, lib

    decoder = ffi.new("ma_decoder *")
    # One channel, at the file's own rate.
    config = lib.ma_decoder_config_init(lib.ma_format_f32, 1, 0)
    if _opened(path, ffi.addressof(config), decoder) != lib.MA_SUCCESS:
        raise ValueError("the file is no sound that can be decoded")
    return decoder.outputSampleRate, _pieces(decoder)


def _opened(path: Path, config: Any, decoder: Any) -> Any:
    from _miniaudio import ffi, lib

    if sys.platform == "win32":
        return lib.ma_decoder_init_file_w(ffi.new("wchar_t[]", str(path)), config, decoder)
    return lib.ma_decoder_init_file(os.fsencode(path), config, decoder)


def _pieces(decoder: Any) -> Iterator[Any]:
    from _miniaudio import ffi, lib

    from briefexport.narration.mastering.arrays import load

    np = load()
    count = ffi.new("ma_uint64 *")
    try:
        while True:
            piece = np.empty(_AT_ONCE, np.float32)
            lib.ma_decoder_read_pcm_frames(decoder, ffi.from_buffer(piece), _AT_ONCE, count)
            if not count[0]:
                return
            yield piece[: count[0]]
    finally:
        lib.ma_decoder_uninit(decoder)
