"""How much property tests and races try: a sample each day, a flood with --soak."""

import pytest
from hypothesis import HealthCheck, settings

# A shared machine is slow at times, which says nothing about the code.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SAMPLE, FLOOD = 25, 1000
ROUNDS = 20

settings.register_profile("sample", PATIENT, max_examples=SAMPLE, derandomize=True)
settings.register_profile("soak", PATIENT, max_examples=FLOOD, print_blob=True)


def in_full() -> bool:
    """Whether this is a run with --soak."""
    return settings.get_current_profile_name() == "soak"


def examples(sample: int) -> settings:
    """For tests that need another number than the rest; with --soak it grows as theirs does."""
    usual = settings.get_profile(settings.get_current_profile_name()).max_examples
    return settings(max_examples=sample * usual // SAMPLE)


def of_one_fixture() -> settings:
    """For tests whose examples meet the same people and rows, and leave them as they were.

    Each of them is a request or more, so there are fewer daily.
    """
    shared = HealthCheck.function_scoped_fixture
    usual = settings.get_profile(settings.get_current_profile_name()).max_examples
    return settings(
        max_examples=usual if in_full() else 10,
        suppress_health_check=[*PATIENT.suppress_health_check, shared],
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("soak" if config.getoption("soak") else "sample")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.config.getoption("soak") and metafunc.definition.get_closest_marker("repeated"):
        metafunc.fixturenames.append("_round")
        metafunc.parametrize("_round", range(ROUNDS))
