"""Form fields."""

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """Browsers send the end of a line as two characters, but count it as one. So do we."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")
