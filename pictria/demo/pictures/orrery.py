"""A small clockwork of orbits: an animation."""

import math

from PIL import Image

from pictria.demo.canvas import Canvas, Size
from pictria.demo.colour import Colour, lighter, mix
from pictria.demo.curves import polar

Inks = tuple[Colour, ...]
FRAMES = 36


def orrery(size: Size, sky: Colour, tones: Inks) -> list[Image.Image]:
    """A clockwork of planets going round: every frame of the loop."""
    return [_orrery_frame(size, sky, tones, frame / FRAMES) for frame in range(FRAMES)]


def _orrery_frame(size: Size, sky: Colour, tones: Inks, phase: float) -> Image.Image:
    canvas = Canvas(sky, size)
    centre = size[0] / 2, size[1] / 2
    pulse = 1 + 0.04 * math.sin(math.tau * phase)
    for share, shade in ((0.105, 0.25), (0.085, 0.6), (0.066, 1.0)):
        canvas.disc(centre, size[0] * share * pulse, mix(sky, tones[0], shade))
    for i, tone in enumerate(tones[1:]):
        orbit = size[0] * (0.155 + 0.073 * i)
        canvas.ring(centre, orbit, mix(sky, tone, 0.35), 1.5)
        turn = math.tau * (phase * (3, 2, 2, 1, 1)[i] + 0.23 * i)
        for trail in range(40, 0, -1):
            fading = mix(tone, sky, 0.3 + 0.017 * trail)
            behind = polar(centre, orbit, turn - 0.016 * trail)
            canvas.disc(behind, size[0] * (0.02 - 0.00045 * trail), fading)
        spot = polar(centre, orbit, turn)
        canvas.disc(spot, size[0] * (0.021 + 0.003 * (i % 3)), tone)
        if i in (2, 4):
            moon = polar(spot, size[0] * 0.042, -turn * 3 if i == 2 else turn * 4)
            canvas.disc(moon, size[0] * 0.008, lighter(tone, 0.6))
    return canvas.finished()
