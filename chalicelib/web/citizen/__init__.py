"""The citizen's page behind a signed link."""

from chalicelib.web.citizen import status
from chalicelib.web.routing import get

ROUTES = (get("/s/{token}", status.show),)
