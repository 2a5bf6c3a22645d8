"""What can go wrong with a picture, in words for the person who sent it."""

from typing import Self

from pictria.images.limits import MAX_BYTES, MAX_FRAME_PIXELS, MAX_FRAMES, MAX_PIXELS, MIB

SENTENCES = {
    "empty": "This file is empty. Try to save or send it again.",
    "too_large": f"This file is larger than {MAX_BYTES // MIB} MB. Please send a smaller one.",
    "not_an_image": "This file is not a picture. Please send JPEG, PNG, WebP, GIF, AVIF or HEIC.",
    "format": (
        "Pictures of this kind cannot be shown here. "
        "Please send JPEG, PNG, WebP, GIF, AVIF or HEIC."
    ),
    "truncated": "This file is cut off. Try to save or send it again.",
    "too_many_pixels": (
        f"This picture has more than {MAX_PIXELS // 1_000_000} megapixels. "
        "Please send a smaller one."
    ),
    "too_many_frames": (
        f"This animation is too long: {MAX_FRAMES} frames, and {MAX_FRAME_PIXELS // 1_000_000} "
        "megapixels over all of them, are the most."
    ),
    "unreadable": "This picture is damaged and cannot be opened. Try to save or send it again.",
    "too_hard": "This picture takes too much memory or time to open. Please send a simpler one.",
}


class Refused(ValueError):
    """A file that is not taken. `str()` is a sentence for a person, `reason` a word for code."""

    def __init__(self, reason: str) -> None:
        super().__init__(SENTENCES[reason])
        self.reason = reason

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """Task queues pickle errors, and would rebuild this one from its sentence."""
        return type(self), (self.reason,)


class Busy(RuntimeError):
    """No turn came up in time. `retry_after` says after how many seconds to ask again."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("Many pictures are being worked on right now. Please try again shortly.")
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[type[Self], tuple[int]]:
        return type(self), (self.retry_after,)


class Failed(RuntimeError):
    """The work stopped for a reason that is not the picture's, or that nobody could name."""
