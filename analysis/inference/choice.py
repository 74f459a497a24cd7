"""Which standard error a panel gets, and why.

Fewer than six treated clusters: randomisation inference (simulated, a cluster-robust Poisson test of level 5 per cent
rejects 67, 26 and 12 per cent of the time at 1, 2 and 4 treated of 22). Six or more: the cluster jackknife (CRV3) with
Satterthwaite's degrees of freedom. Notebook 80 shows what becomes of either. A caller may override, and the override is
written down.

The smallest detectable effect is (t_0.975 + t_0.8) of the standard errors of the estimate that it stands beside, on their
scale (Bloom, Evaluation Review 1995). Where the interval has no t behind it (randomisation, placebos, exact counts), it is
foreseen from the rows without the treatment, and the sentence names the model that foresees it.
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.errors import BadParameter, unknown
from analysis.inference.coefficient import Inferred
from analysis.inference.wild_bootstrap import MIN_TREATED
from analysis.language import Text

KINDS = ("classical", "hc0", "hc1", "crv0", "cr1", "crv1", "crv3", "wild", "randomisation")
COMBINED = ("classical", "hc0", "hc1", "crv0", "cr1", "crv1", "crv3")  # of combinations of coefficients
LINEAR = ("crv3", "randomisation")  # of estimators that have no scores
FEW_TREATED = 6
SAID = {
    "classical": Text("sai số cổ điển, phương sai đồng nhất", "classical errors, equal variances"),
    "hc0": Text("sai số vững HC0", "heteroskedastic errors, HC0"),
    "hc1": Text("sai số vững HC1", "heteroskedastic errors, HC1"),
    "crv0": Text("sai số theo cụm CR0, không hiệu chỉnh mẫu nhỏ", "clustered errors CR0, without small-sample correction"),
    "cr1": Text("sai số theo cụm CR1, hiệu chỉnh G/(G−1), t({df})", "clustered errors CR1, corrected by G/(G−1), t({df})"),
    "crv1": Text("sai số theo cụm CRV1, t({df})", "clustered errors CRV1, t({df})"),
    "crv3": Text("sai số jackknife theo cụm CRV3, t({df})", "cluster jackknife CRV3, t({df})"),
    "conley": Text("sai số theo khoảng cách (Conley), t({df})", "errors by distance (Conley), t({df})"),
    "wild": Text("bootstrap cụm ngẫu nhiên có ràng buộc (WCR-11)", "restricted wild cluster bootstrap (WCR-11)"),
    "randomisation": Text("suy luận ngẫu nhiên hóa trên các địa bàn", "randomisation inference over places"),
}


class Choice(NamedTuple):
    """The kind of error, its reason (in brackets, or after a semicolon), and whether a caller overrode the rule."""

    kind: str
    reason: Text
    overridden: bool

    def said(self, found: Inferred) -> Text:
        """The error that was used, in words, and why."""
        df = int(found.df) if float(found.df).is_integer() else float(found.df)
        if found.kind != self.kind and self.overridden:
            asked = Text(
                "; được yêu cầu {kind}, nhưng một cụm một mình mang hiệu ứng",
                "; {kind} was asked for, but one cluster alone carries the effect",
            )
            return Text(*(s + r for s, r in zip(SAID[found.kind].fill(df=df), asked.fill(kind=self.kind), strict=True)))
        return Text(*(s + r for s, r in zip(SAID[found.kind].fill(df=df), self.reason, strict=True)))


def choose(clusters: int, treated: int | None, asked: str | None = None, allowed: tuple[str, ...] = KINDS) -> Choice:
    """The rule's choice for so many clusters, of which so many treated (None: a dose, everyone has some).

    `allowed`: the kinds that the method has; another raises BadParameter.
    """
    few = clusters < FEW_TREATED if treated is None else treated < FEW_TREATED
    rule = allowed[0] if len(allowed) == 1 else "randomisation" if few else "crv3"
    kind = asked or rule
    if asked is not None and asked not in allowed:
        raise unknown(Text("loại sai số", "kind of error"), asked, allowed, "estimate(errors=...)", BadParameter)
    if kind == "wild" and treated is not None and treated < MIN_TREATED:
        raise BadParameter(
            expected=Text("ít nhất {n} cụm được áp dụng", "at least {n} treated clusters").fill(n=MIN_TREATED),
            found=Text("{n} cụm", "{n}").fill(n=treated),
            where="estimate(errors='wild')",
            remedy=Text("dùng errors='randomisation'", "use errors='randomisation'"),
        )
    if kind != rule:
        why = Text("; do người dùng chọn thay quy tắc ({rule})", "; chosen by the caller instead of the rule ({rule})")
        return Choice(kind, why.fill(rule=rule), True)
    if treated is None:
        return Choice(kind, Text(" ({n} cụm)", " ({n} clusters)").fill(n=clusters), False)
    count = Text(" (bên ít cụm hơn có {t}/{n})", " (the smaller side has {t} of {n} clusters)")
    return Choice(kind, count.fill(n=clusters, t=treated), False)
