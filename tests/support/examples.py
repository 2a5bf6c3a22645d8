"""How many examples property tests try: a fixed sample each day, a flood with --soak."""

import pytest
from hypothesis import HealthCheck, settings

# A shared machine is slow at times, which says nothing about the code.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("sample", PATIENT, max_examples=25, derandomize=True)
settings.register_profile("soak", PATIENT, max_examples=1000, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("soak" if config.getoption("soak") else "sample")
