"""What a design permits to be said, and what stands in the way of saying more."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from analysis.language import Text


class Claim(StrEnum):
    """The strongest verb a reader may use: describe, associate, or cause under named assumptions."""

    DESCRIBE = "describe"
    ASSOCIATE = "associate"
    CAUSE_IF = "cause_if"


class Obstacle(NamedTuple):
    """One reason why an estimate cannot be had, and the data that would remove it."""

    code: str
    reason: Text
    needed: Text
