"""The typed kinds of rule and their evaluator: a package's documents in, findings out."""

from chalicelib.rules.evaluation import evaluate
from chalicelib.rules.package import Corrections, Package

__all__ = ["Corrections", "Package", "evaluate"]
