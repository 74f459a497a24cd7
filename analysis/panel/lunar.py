"""The Vietnamese lunar calendar, as far as Tết needs it: computed from sun and moon at the meridian of Hanoi (UTC+7).

The month that holds the winter solstice is the eleventh; Tết opens the second month after it, or the third where a leap
month (the first without a major solar term) stands between. New moons and solar longitude after Meeus, Astronomical
Algorithms (1998), chapters 25 and 49, truncated to terms that decide the day. Vietnam and China differ in some years
(1968, 1985, 2007, 2030) because Hanoi is an hour behind.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import cache

import numpy as np
import pandas as pd

ZONE = 7 / 24
EPOCH = dt.date(2000, 1, 1)  # its noon is Julian day 2451545
SYNODIC = 29.530588861


@cache
def tet(year: int) -> dt.date:
    """The first day of the lunar year that begins in a calendar year."""
    before, after = _eleventh(year - 1), _eleventh(year)
    first = _index(before)
    months = [_day_of_new_moon(first + i) for i in range(15)]
    leap = round((after - before).days / 29.53) == 13
    if leap:
        without = next(i for i in range(1, 14) if _term(months[i]) == _term(months[i + 1]))
        return months[3] if without <= 2 else months[2]
    return months[2]


def tet_share(periods: pd.PeriodIndex, before: int = 7, after: int = 7) -> np.ndarray:
    """The share of the Tết season (a week before to a week after its first day) that falls in each period."""
    share = np.zeros(len(periods))
    if len(periods):
        first, last = (moments.values.astype("datetime64[D]") for moments in (periods.start_time, periods.end_time))
        for year in range(periods.min().start_time.year, periods.max().end_time.year + 1):
            opens, closes = (np.datetime64(tet(year) + dt.timedelta(days), "D") for days in (-before, after - 1))
            days = (np.minimum(last, closes) - np.maximum(first, opens)).astype(int) + 1
            share += np.maximum(days, 0) / (before + after)
    return share


def _eleventh(year: int) -> dt.date:
    """First day of the lunar month that holds the winter solstice of a year."""
    solstice = next(
        dt.date(year, 12, day) for day in range(19, 25) if _term(dt.date(year, 12, day + 1)) != _term(dt.date(year, 12, day))
    )
    k = _index(solstice) + 1
    while _day_of_new_moon(k) > solstice:
        k -= 1
    return _day_of_new_moon(k)


def _index(date: dt.date) -> int:
    return round(((date - EPOCH).days - 5.1) / SYNODIC)


def _term(date: dt.date) -> int:
    """Which twelfth of the ecliptic the sun stands in at midnight before a date, local time."""
    return int(longitude_of_sun(((date - EPOCH).days - 0.5 - ZONE) / 36525) // 30)


def longitude_of_sun(century: float) -> float:
    """Apparent longitude of the sun in degrees, so many Julian centuries after noon of 1 January 2000 (Meeus, chapter 25)."""
    mean = 280.46646 + 36000.76983 * century
    anomaly = math.radians(357.52911 + 35999.05029 * century)
    centre = (
        (1.914602 - 0.004817 * century) * math.sin(anomaly) + 0.019993 * math.sin(2 * anomaly) + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * century)
    return (mean + centre - 0.00569 - 0.00478 * math.sin(node)) % 360


def _day_of_new_moon(k: int) -> dt.date:
    """The local day of the k-th new moon after that of 6 January 2000."""
    return local_day(new_moon(k))


def local_day(moment: float) -> dt.date:
    """The day in Hanoi of a moment of dynamical time, in days since 0h of 1 January 2000; our clocks are a minute behind that."""
    century = moment / 36525
    ahead = (62.92 + 32.217 * century + 55.89 * century**2) / 86400
    return EPOCH + dt.timedelta(days=math.floor(moment - ahead + ZONE))


def new_moon(k: int) -> float:
    """The k-th new moon after that of 6 January 2000: days of dynamical time since 0h of 1 January 2000 (Meeus, chapter 49)."""
    century = k / 1236.85
    day = 5.59766 + SYNODIC * k + 0.00015437 * century**2
    sun = math.radians(2.5534 + 29.1053567 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * century**2)
    argument = math.radians(160.7108 + 390.67050284 * k)
    node = math.radians(124.7746 - 1.56375588 * k)
    eccentricity = 1 - 0.002516 * century
    return day + (
        -0.4072 * math.sin(moon)
        + 0.17241 * eccentricity * math.sin(sun)
        + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * argument)
        + 0.00739 * eccentricity * math.sin(moon - sun)
        - 0.00514 * eccentricity * math.sin(moon + sun)
        + 0.00208 * eccentricity**2 * math.sin(2 * sun)
        - 0.00111 * math.sin(moon - 2 * argument)
        - 0.00057 * math.sin(moon + 2 * argument)
        + 0.00056 * eccentricity * math.sin(2 * moon + sun)
        - 0.00042 * math.sin(3 * moon)
        + 0.00042 * eccentricity * math.sin(sun + 2 * argument)
        + 0.00038 * eccentricity * math.sin(sun - 2 * argument)
        - 0.00024 * eccentricity * math.sin(2 * moon - sun)
        - 0.00017 * math.sin(node)
    )
