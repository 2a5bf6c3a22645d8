"""What is there before the first test stays until the last: nobody looks for garbage in it.

Python's collector would go through code, settings and thousands of collected tests again and again,
which took a tenth of a run. What tests make is collected as ever, so that what one of them leaves
open is found soon after it.
"""

import gc
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
