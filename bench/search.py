"""Searches on a large site beside its newest posts, and typing errors on real titles and tags."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.crowd import COMMON
from bench.figures import Figure
from bench.search_times import FORMS, LATEST, LOGGED_IN
from bench.sites import LARGE, Sites

# A folder with records.json (search_errors.py).
PICTURES = os.environ.get("BENCH_PICTURES", "")
ROUNDS = 5


def figures(sites: Sites) -> list[Figure]:
    """Give what a search costs by what Latest does, and how well typing errors are forgiven."""
    rounds = [sites.measured("bench.search_times", sites.large, 2) for _ in range(ROUNDS)]
    times = {name: median(times[name] for times in rounds) for name in rounds[0]}
    words = (
        _figure(times, word, f"{LARGE * part:,.0f} of {LARGE:,} posts match", 2)
        for word, part in COMMON.items()
    )
    others = (_figure(times, text, text) for text in (*FORMS, LOGGED_IN))
    return [*words, *others, *_errors()]


def _figure(times: dict[str, float], text: str, name: str, goal: float | None = None) -> Figure:
    name = f"search, {name} / Latest ({times[text] * 1000:.1f} ms)"
    return Figure(name, times[text] / times[LATEST], goal)


def _errors() -> list[Figure]:
    if not (Path(PICTURES) / "records.json").is_file() or not PICTURES:
        print("Typing errors: skipped, since BENCH_PICTURES names no folder with records.json.")
        return []
    command = [sys.executable, "-m", "bench.search_errors", PICTURES]
    found = json.loads(subprocess.check_output(command))
    name = f"one typing error a word, {found['queries']} titles and tags: precision@10"
    return [Figure(name, found["precision"], 0.95, at_least=True)]
