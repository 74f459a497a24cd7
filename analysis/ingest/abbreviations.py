"""Abbreviations of reports: every phrase of the lexicon is also read with them (`phòng, chống TP`, `đội CSHS`, `367 ĐT`)."""

from __future__ import annotations

from analysis.ingest.text import key

_SHORT = {
    "tội phạm": "TP", "đối tượng": "ĐT", "cảnh sát hình sự": "CSHS", "an ninh trật tự": "ANTT", "an ninh, trật tự": "ANTT",
    "trật tự xã hội": "TTXH", "tệ nạn xã hội": "TNXH", "phạm pháp hình sự": "PPHS", "tai nạn giao thông": "TNGT",
    "an ninh nhân dân": "ANND", "câu lạc bộ": "CLB", "hội viên": "HV", "người chưa thành niên": "NCTN", "vũ khí, vật liệu nổ": "VK, VLN",
    "vật liệu nổ": "VLN", "vũ khí": "VK", "công cụ hỗ trợ": "CCHT", "công an": "CA", "thanh niên xung kích": "TNXK",
    "xã, thị trấn": "xã, TT", "viện kiểm sát": "VKS", "cơ sở giáo dục bắt buộc": "CSGDBB", "trường giáo dưỡng": "TGD",
    "liên gia": "LG", "quần chúng nhân dân": "QCND", "quần chúng": "QC", "nhân dân": "ND", "viện kiểm sát nhân dân": "VKSND", "bị can": "BC",
    "thị trấn": "TT", "tố giác, tin báo": "TG, TB",
}  # fmt: skip
# Alone these are something else: TP is a city, TT a township or a circular, VK and CA too little to go by.
_NEVER_ALONE = frozenset(map(key, ("TP", "TT", "CA", "VK", "LG", "QC", "ND", "BC")))


def spellings(phrase: str) -> tuple[str, ...]:
    """A phrase of the lexicon, and the same with each of its words abbreviated."""
    found = [phrase]
    for words, short in _SHORT.items():
        found += [one.replace(words, short) for one in found if words in one]
    return tuple(one for one in dict.fromkeys(found) if key(one) not in _NEVER_ALONE)
