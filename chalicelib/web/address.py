"""Links. API Gateway puts a stage path before every link, so a link is always built from the public address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Address:
    """``public_url`` is what stands before every link, without a slash at its end."""

    public_url: str

    @property
    def base_path(self) -> str:
        """The path part of the public address, without a slash at its end: ``""`` or ``/api``."""
        return urlsplit(self.public_url).path.rstrip("/")

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https:")

    @property
    def cookie_path(self) -> str:
        return self.base_path or "/"

    def to(self, path: str, *parts: str, query: Mapping[str, str] | None = None) -> str:
        """The link to ``path`` (from the root of the application), with ``parts`` quoted behind it."""
        tail = "".join("/" + quote(part, safe="") for part in parts)
        question = "?" + urlencode(query) if query else ""
        return f"{self.base_path}{path}{tail}{question}"

    def absolute(self, path: str, *parts: str) -> str:
        """The same with scheme and host, for what leaves the browser (a text message, a form that comes back)."""
        return self.public_url.removesuffix(self.base_path) + self.to(path, *parts)


def safe_next(path: str) -> str | None:
    """``path`` if it is a path inside this application, else None: a sign-in never leads to another site."""
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path
    return path if inside and path.isprintable() else None
