"""ICC profiles, made from numbers: three primaries and a tone curve (ICC.1:2001-04)."""

from struct import pack

# Primaries adapted to D50, as in the profiles that Apple, Adobe and the ICC publish.
SRGB_PRIMARIES = (
    (0.43607, 0.22249, 0.01392),
    (0.38515, 0.71687, 0.09708),
    (0.14307, 0.06061, 0.71410),
)
P3_PRIMARIES = (
    (0.51512, 0.24120, -0.00105),
    (0.29198, 0.69225, 0.04189),
    (0.15710, 0.06657, 0.78407),
)
ADOBE_PRIMARIES = (
    (0.60974, 0.31111, 0.01947),
    (0.20528, 0.62567, 0.06087),
    (0.14919, 0.06322, 0.74457),
)
D50 = (0.9642, 1.0, 0.8249)

Primaries = tuple[tuple[float, float, float], ...]


def srgb_profile() -> bytes:
    """A profile under another name that does what sRGB does."""
    return _rgb_profile(SRGB_PRIMARIES, _srgb_curve())


def display_p3() -> bytes:
    """Apple's wide colours with the tone curve of sRGB."""
    return _rgb_profile(P3_PRIMARIES, _srgb_curve())


def adobe_rgb() -> bytes:
    """Adobe RGB (1998), gamma 2.19921875."""
    return _rgb_profile(ADOBE_PRIMARIES, _gamma_curve(2.19921875))


def grey_gamma(gamma: float) -> bytes:
    """A profile for grey pictures."""
    return _profile(b"GRAY", {b"wtpt": _xyz(D50), b"kTRC": _gamma_curve(gamma)})


def _rgb_profile(primaries: Primaries, curve: bytes) -> bytes:
    tags = {b"wtpt": _xyz(D50)}
    for channel, primary in zip((b"r", b"g", b"b"), primaries, strict=True):
        tags[channel + b"XYZ"] = _xyz(primary)
        tags[channel + b"TRC"] = curve
    return _profile(b"RGB ", tags)


def _profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {b"desc": _description(), b"cprt": b"text\0\0\0\0none\0\0\0\0", **tags}
    at = 128 + 4 + 12 * len(tags)
    table, bodies = pack(">I", len(tags)), b""
    for name, body in tags.items():
        table += name + pack(">II", at + len(bodies), len(body))
        bodies += body
    size = at + len(bodies)
    header = pack(">I4sI4s4s4s", size, b"none", 0x02100000, b"mntr", space, b"XYZ ")
    header += pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    header += b"".join(_fixed(value) for value in D50)
    return header.ljust(128, b"\0") + table + bodies


def _description() -> bytes:
    return b"desc\0\0\0\0" + pack(">I", 5) + b"test\0" + bytes(78) + bytes(1)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(value) for value in values)


def _srgb_curve() -> bytes:
    terms = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    return b"para\0\0\0\0" + pack(">HH", 3, 0) + b"".join(_fixed(term) for term in terms)


def _gamma_curve(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + pack(">IHxx", 1, round(gamma * 256))


def _fixed(value: float) -> bytes:
    return pack(">i", round(value * 65536))
