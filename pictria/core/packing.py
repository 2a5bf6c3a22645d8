"""Bytes ready for sending: as they are, and compressed in the ways that browsers take."""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import brotli

AS_THEY_ARE = "identity"
# Best first. Pages are made often: the highest levels take fifty times as long for a tenth less.
WAYS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=5),
    "gzip": lambda content: gzip.compress(content, compresslevel=6, mtime=0),
    AS_THEY_ARE: lambda content: content,
}


@dataclass(frozen=True)
class Packed:
    """Bytes and what must be said of them."""

    content: bytes
    headers: Mapping[str, str]


def pack(content: bytes) -> dict[str, Packed]:
    """The content in each way, by the name of its encoding; each has an ETag of its own."""
    mark = blake2b(content, digest_size=12).hexdigest()
    return {way: _packed(compress(content), way, mark) for way, compress in WAYS.items()}


def _packed(content: bytes, way: str, mark: str) -> Packed:
    headers = {"Content-Length": str(len(content)), "ETag": f'"{mark}-{way}"'}
    return Packed(content, headers if way == AS_THEY_ARE else {**headers, "Content-Encoding": way})


@lru_cache(256)
def accepted(header: str) -> str:
    """The best of our ways that an Accept-Encoding header takes (RFC 9110, 12.5.3)."""
    weights = dict(_weighed(part) for part in header.lower().split(","))
    return next((way for way in WAYS if weights.get(way, 0) > 0), AS_THEY_ARE)


def _weighed(part: str) -> tuple[str, float]:
    name, _, weight = part.partition(";")
    _, _, number = weight.partition("=")
    try:
        return name.strip(), float(number or 1)
    except ValueError:
        return name.strip(), 0
