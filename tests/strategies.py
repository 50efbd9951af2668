"""Values to test promises with: spoilt files, hostile texts, whole collections."""

from __future__ import annotations

from hypothesis import strategies as st

BITS = (
    *(b"", b":", b": ", b"- ", b"'", b'"', b"[", b"{", b"}", b"]", b"#", b"## ", b"---\n", b"\n", b"\t", b"  ", b"&a ", b"*a", b"!x "),
    *(b"|", b">", b"0", b"\xff", b"\x00", b"\r", b"\xe2\x80\xa8", "é".encode(), b"null", b"true", b"1e9", b"<b>", b"](", b"!["),
    *(b"```", b"javascript:", b"../", b"%", b"\\", b"`"),
)
"""What people and programs put in files by accident or by intent."""


@st.composite
def mutations(draw: st.DrawFn, good: bytes) -> bytes:
    """Return *good* with some lines or bytes dropped, doubled, swapped or replaced."""
    data = good
    for _ in range(draw(st.integers(1, 4))):
        way = draw(st.sampled_from(("drop line", "double line", "swap lines", "drop part", "put in", "replace", "cut")))
        lines = data.split(b"\n")
        one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        if way == "drop line":
            del lines[one]
        elif way == "double line":
            lines.insert(other, lines[one])
        elif way == "swap lines":
            lines[one], lines[other] = lines[other], lines[one]
        if way.endswith(("line", "lines")):
            data = b"\n".join(lines)
        elif way == "drop part":
            data = data[:start] + data[end:]
        elif way == "put in":
            data = data[:start] + draw(st.sampled_from(BITS)) + data[start:]
        elif way == "replace":
            data = data[:start] + draw(st.binary(max_size=6)) + data[end:]
        else:
            data = data[:start]
    return data
