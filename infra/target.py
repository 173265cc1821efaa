"""What a build is for: the Python and the platform, which pip is told."""

from __future__ import annotations

import sys
from dataclasses import dataclass

# Amazon Linux 2023, on which python3.12 and later run, has glibc 2.34; wheels built for an older one run there too.
_GLIBC_MINORS = (34, 31, 28, 27, 26, 24, 17, 12, 5)
_LEGACY = ("manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64")


@dataclass(frozen=True, slots=True)
class Target:
    """``python`` as ``3.13``; ``platforms`` are wheel tags, best first, and empty for the machine that builds."""

    python: str
    platforms: tuple[str, ...] = ()

    @property
    def runtime(self) -> str:
        return f"python{self.python}"

    @property
    def name(self) -> str:
        return f"{self.runtime}-{'aws' if self.platforms else 'here'}"

    @property
    def pip_flags(self) -> list[str]:
        if not self.platforms:
            return []
        abi = "cp" + self.python.replace(".", "")
        chosen = [flag for tag in self.platforms for flag in ("--platform", tag)]
        abis = [flag for tag in (abi, "abi3", "none") for flag in ("--abi", tag)]
        return [*chosen, "--python-version", self.python, "--implementation", "cp", *abis]


AWS = Target("3.13", (*(f"manylinux_2_{minor}_x86_64" for minor in _GLIBC_MINORS), *_LEGACY))
HERE = Target(f"{sys.version_info.major}.{sys.version_info.minor}")
