"""One module a field kind: parse, check, compare, show, mask. ``kind`` and ``of`` give what a catalogue names."""

from chalicelib.fields.kind import Kind, Parsed, Shape, Verdict
from chalicelib.fields.registry import ids, kind, of

__all__ = ["Kind", "Parsed", "Shape", "Verdict", "ids", "kind", "of"]
