"""Words for XML, which cannot hold every sign that people can type or paste."""

import re

# What is no Char in XML 1.0 (section 2.2): it cannot be written in any way, not even escaped.
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit_for_xml(text: str) -> str:
    """The text without the signs that XML cannot hold; they show nothing."""
    return NOT_IN_XML.sub("", text)
