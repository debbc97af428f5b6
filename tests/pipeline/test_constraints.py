"""Every dependency is pinned to a version that its bounds allow."""

from __future__ import annotations

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).parents[2]


def test_constraints_pin_every_dependency_within_its_bounds() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    optional = project["optional-dependencies"]
    wanted = [*project["dependencies"], *optional["dev"], *optional["training"]]
    pins = {}
    for line in (REPOSITORY / "constraints.txt").read_text().splitlines():
        if "==" in line:
            name, version = line.split("==")
            pins[canonicalize_name(name)] = version
    for requirement in map(Requirement, wanted):
        name = canonicalize_name(requirement.name)
        # pip freeze leaves setuptools out; it only builds.
        if name == "setuptools" or (requirement.marker and not requirement.marker.evaluate()):
            continue
        assert name in pins, f"{name} is not pinned: make constraints"
        assert requirement.specifier.contains(pins[name]), f"{name} {pins[name]}: make constraints"
