"""How long property tests look: the same examples each time while a change waits, so that what fails is the change's;
new ones, and many, where HYPOTHESIS_PROFILE=long."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadlines: a crowded machine is not a fault of the code.
settings.register_profile("default", deadline=None, max_examples=40, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
