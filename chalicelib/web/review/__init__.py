"""Pages."""

ROUTES: tuple[object, ...] = ()
