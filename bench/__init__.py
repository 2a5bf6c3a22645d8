"""How fast Pictria is, measured beside other ways of doing the same. See __main__.py."""
