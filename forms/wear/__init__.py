"""What time, people and machines do to a sheet before it is scanned, whichever way it was made."""

from forms.wear.levels import worn

__all__ = ["worn"]
