"""What the tests stand on: servers, people, a browser, and guards."""
