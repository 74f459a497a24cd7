"""Absorbed fixed effects against statsmodels with dummies and against pyfixest; the wild cluster bootstrap."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from measure import PEERS, REPEATS, Result, Timed, alternating, faster, timed, under

LARGE, SMALL = (3300, 180), (150, 60)


def measure() -> Iterator[Result]:
    """The lines of the issue."""
    from analysis.inference import clustered, least_squares
    from analysis.inference.absorb import TwoWay

    def ours(data):
        fit = least_squares.counts(data["y"], data["X"], effects=TwoWay(data["place"], data["period"]))
        return fit.coef, np.sqrt(np.diag(clustered.crv1(fit, data["place"])))

    small = panel(*SMALL)
    note = f"{SMALL[0]} x {SMALL[1]}, statsmodels GLM with {sum(SMALL) - 1} dummies, clustered errors"
    yield faster("absorbed Poisson, statsmodels with dummies", *alternating(lambda: ours(small), lambda: dummies(small)), 20,
                 note=note)  # fmt: skip
    large = panel(*LARGE)
    if PEERS.exists():
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "panel.npz"
            np.savez(file, **large)
            turns = [(timed(lambda: ours(large), 1).median, *pyfixest(file)) for _ in range(REPEATS)]
        coef, errors = ours(large)
        agree = np.allclose(coef, turns[0][2], rtol=1e-6) and np.allclose(errors, turns[0][3], rtol=1e-5)
        note = f"{LARGE[0]} x {LARGE[1]}, pyfixest after its compilation; same numbers: {agree}"
        yield faster("absorbed Poisson, pyfixest", Timed(seconds=tuple(t[0] for t in turns)),
                     Timed(seconds=tuple(t[1] for t in turns)), 1, note=note)  # fmt: skip
    else:
        yield under("absorbed Poisson, 3,300 x 180 (pyfixest is not installed)", timed(lambda: ours(large)), 10)
    yield under("wild cluster bootstrap, 9,999 draws on 22 x 120", bootstrap(panel(22, 120)), 1)


def panel(places: int, periods: int) -> dict[str, np.ndarray]:
    """A simulated panel with staggered adoption."""
    rng = np.random.default_rng(48)
    place, period = np.repeat(np.arange(places), periods), np.tile(np.arange(periods), places)
    treated = (period >= rng.integers(periods // 4, periods * 5 // 4, places)[place]).astype(float)
    x = rng.normal(size=len(place))
    mean = np.exp(1 + 0.5 * rng.normal(size=places)[place] + 0.3 * np.sin(period / 6) - 0.1 * treated + 0.05 * x)
    return {"place": place, "period": period, "y": rng.poisson(mean).astype(float), "X": np.column_stack([treated, x])}


def dummies(data: dict[str, np.ndarray]) -> None:
    """The same model the long way."""
    import statsmodels.api as sm

    place, period = data["place"], data["period"]
    columns = [data["X"], place[:, None] == np.arange(place.max() + 1), period[:, None] == np.arange(1, period.max() + 1)]
    model = sm.GLM(data["y"], np.column_stack(columns).astype(float), sm.families.Poisson())
    model.fit(cov_type="cluster", cov_kwds={"groups": place})


def pyfixest(file: Path) -> tuple[float, list[float], list[float]]:
    """Seconds of the second fit, coefficients and errors."""
    code = f"""
import json, time, warnings, numpy as np, pandas as pd
warnings.simplefilter("ignore")
import pyfixest as pf
z = np.load({str(file)!r})
d = pd.DataFrame({{"y": z["y"], "a": z["X"][:, 0], "b": z["X"][:, 1], "place": z["place"], "period": z["period"]}})
fit = lambda: pf.fepois("y ~ a + b | place + period", d, vcov={{"CRV1": "place"}})
fit()
start = time.perf_counter()
m = fit()
print(json.dumps([time.perf_counter() - start, list(m.coef()), list(m.se())]))
"""
    said = subprocess.run([str(PEERS), "-c", code], capture_output=True, text=True, check=True).stdout
    return tuple(json.loads(said.strip().splitlines()[-1]))


def bootstrap(data: dict[str, np.ndarray]) -> Timed:
    """p-value of the restricted wild cluster bootstrap."""
    from analysis.inference import least_squares
    from analysis.inference.wild_bootstrap import WildBootstrap

    periods = (data["period"][:, None] == np.arange(1, data["period"].max() + 1)).astype(float)
    fit = least_squares.linear(data["y"], np.column_stack([data["X"], periods]), place=data["place"])

    def work():
        return WildBootstrap.of(fit, data["place"], 0, np.random.default_rng(48), draws=9999).p_value()

    return timed(work)
