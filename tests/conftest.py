"""Settings of all tests."""

from hypothesis import HealthCheck, settings

# The same examples every time, and no clock: a run says the same on a slow machine. To search
# further, run `pytest --hypothesis-profile=default`.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
