"""How large a picture may be, and which sizes are made of it."""

MIB = 1024 * 1024

MAX_BYTES = 40 * MIB
"""Size of an upload in bytes. "MB" towards people means 1,048,576 bytes, the generous reading."""

MAX_PIXELS = 52_000_000
"""Width × height. A phone's "50 MP" is 8160 × 6144, which is 50.1 million."""

MAX_FRAMES = 300
MAX_FRAME_PIXELS = 60_000_000
"""Width × height × frames of an animation."""

RENDITION_WIDTHS = (236, 474, 736, 1200)
ANIMATION_WIDTH = 736
PROFILE_SIDES = (48, 96, 288)

MAX_SIDE = 16_000
"""Longest side of a rendition in pixels; WebP itself ends at 16,383."""

MAX_JPEG_SIDE = 65_500
"""Longest side that libjpeg writes (JPEG_MAX_DIMENSION in its jmorecfg.h)."""
