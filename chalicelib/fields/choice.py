"""One of the words that the catalogue lists; on a form with boxes, the marked one."""

from __future__ import annotations

import re

from chalicelib.fields import persian
from chalicelib.fields.kind import RIGHT, Kind, Parsed, Shape, Spec, Verdict

_NOT = "غیر"
_MARK = "[☑☒✓✔✗✘⊠■◼●☓]"


class Choice(Kind):
    """Canonical: the option as the catalogue spells it."""

    id = "choice"
    check_name = "word_list"

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        if not spec.options:
            raise ValueError("a choice needs its words; write options: [first, second]")
        self._options = {persian.comparable(option): option for option in spec.options}
        self.shape = Shape("letters", min(map(len, self._options)), max(map(len, self._options)))

    def parse(self, text: str) -> Parsed | None:
        marked = self._marked(persian.canonical(text))
        if marked:
            return Parsed(marked)
        found = [option for key, option in self._options.items() if key in self._stretches(text)]
        if found:
            return Parsed(found[0], ("several-values",) if len(found) > 1 else ())
        near = self._near(text)
        return Parsed(near, ("near-word",)) if near else None

    def check(self, value: str) -> Verdict:
        return RIGHT if value in self.spec.options else Verdict("wrong", ("not-an-option",))

    def mask(self, value: str) -> str:
        return value

    def _marked(self, plain: str) -> str | None:
        marked = [
            option
            for option in self._options.values()
            if re.search(rf"{_MARK}\s*{re.escape(persian.canonical(option))}", plain)
        ]
        return marked[0] if len(marked) == 1 else None

    def _stretches(self, text: str) -> set[str]:
        """Every run of up to four words, joined: an option may have spaces, and the text more words than it. «غیر
        مسکونی» is no «مسکونی»."""
        words = persian.words(text)
        starts = [place for place in range(len(words)) if place == 0 or words[place - 1] != _NOT]
        return {"".join(words[start:end]) for start in starts for end in range(start + 1, start + 5)}

    def _near(self, text: str) -> str | None:
        """The only option that is one letter away from a word (or run of words) of the text."""
        from rapidfuzz.distance import Levenshtein

        near = {
            option
            for key, option in self._options.items()
            for stretch in self._stretches(text)
            if len(key) >= 4 and Levenshtein.distance(key, stretch, score_cutoff=1) <= 1
        }
        return near.pop() if len(near) == 1 else None
