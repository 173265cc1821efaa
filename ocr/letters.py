"""Persian text as it is kept: Persian ye and kaf, no presentation forms, digits in the printed script."""

from __future__ import annotations

import re
import unicodedata

ZWNJ, TATWEEL = "\u200c", "\u0640"
CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u200b\u200d"
ONE_SPELLING = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ە": "ه",
        TATWEEL: None,
        "¦": ZWNJ,
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys(CONTROLS),
    }
)
COMPATIBILITY = re.compile("[\ufb50-\ufdff\ufe70-\ufefe\ufb00-\ufb06\u00a0\u2000-\u200a\u202f]")


def normalise(text: str) -> str:
    """One spelling for each letter; ZWNJ only between letters."""
    text = COMPATIBILITY.sub(lambda form: unicodedata.normalize("NFKC", form.group()), text)
    text = unicodedata.normalize("NFC", text).translate(ONE_SPELLING)
    return re.sub(f"{ZWNJ}(?={ZWNJ})|^{ZWNJ}+|{ZWNJ}+$|{ZWNJ}+(?=\\s)|(?<=\\s){ZWNJ}+", "", text)
