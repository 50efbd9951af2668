"""What a build keeps for the next one: values in a file, whole or not at all.

A memory can only save time. One that is missing, damaged or of another shape is as none.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from pathlib import Path
from typing import Any

_SHAPE = b"memory 1"
"""Changes when what is remembered gets another shape."""


def remember(path: Path, value: Any) -> None:  # noqa: ANN401 - the plain types nest
    """Keep *value*, made of plain types, at *path*: all of it, or else what stood there before."""
    data = marshal.dumps(value)
    part = path.with_name(f"{path.name}.{os.getpid()}.deel")
    part.write_bytes(_seal(data) + data)
    part.replace(path)


def recall(path: Path) -> Any:  # noqa: ANN401 - as it was remembered
    """Return what is remembered at *path*, or None when nothing is, or it was damaged."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    size = len(_seal(b""))
    seal, data = whole[:size], whole[size:]
    # Marshal trusts its input; the seal tells that these are our own bytes.
    return marshal.loads(data) if seal == _seal(data) else None  # noqa: S302


def _seal(data: bytes) -> bytes:
    return hashlib.blake2b(data, key=_SHAPE).digest()
