"""Pages set by a web browser: other layouts, another shaper and another rasteriser than those of ``forms`` itself.

What the two ways share is the truth of a paper alone, so that an evaluation on both says more than either does.
"""
