"""How long property tests look: as long as a change can wait, or at length where HYPOTHESIS_PROFILE=long."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadlines: a crowded machine is not a fault of the code.
settings.register_profile("default", deadline=None, max_examples=40)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
