"""What the test harness promises to the tests."""
