"""What the API function imports of fields, catalogue, rules and texts stays light."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("rapidfuzz", "numpy", "PIL", "pypdfium2", "onnxruntime", "ocr", "boto3")


def test_fields_catalogue_rules_and_texts_load_nothing_heavy() -> None:
    program = (
        "import sys, chalicelib.fields, chalicelib.catalogue, chalicelib.rules, chalicelib.texts\n"
        "chalicelib.catalogue.load()\n"
        f"print(*(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
