from pictria.notifications.models.choices import Choices
from pictria.notifications.models.kind import Kind
from pictria.notifications.models.line import Cause, Line

__all__ = ["Cause", "Choices", "Kind", "Line"]
