"""Realistic scans of synthetic documents, with the truth of every field: for tests, evaluation, training and samples.

Everything is drawn from a seed; no name, number or address in it belongs to a person. Never shipped.
"""
