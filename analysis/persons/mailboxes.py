"""An address of mail → whether it is an office's own: all its local part is words of offices, their places and numbers."""

from __future__ import annotations

import re

from analysis.catalogue.declared import derived
from analysis.persons.words import borne, known, mailboxes, pairs, plain, surnames

_NUMBER = re.compile(r"\d{1,3}(?!\d)")
_INSTITUTION = re.compile(r"(?:[\w-]+\.)*(?:gov|edu|org)\.vn|(?:[\w-]+\.)*(?:chinhphu|quochoi)\.vn")


# Before what the body does: `sonoivu`, `bandantoc`; by themselves given names.
_BODIES = "so phong ban cuc chicuc cc trungtam vanphong hoi doan doi truong vien khoa bcd bch bql tct banchidao banchihuy tocongtac".split()
_SHORT = "ldtbxh tbxh gddt tnmt nnptnt nnmt khdt tckh vhtt vhttdl tttt gtvt khcn khhgd tnxh va nguoicaotuoi pcmt pctt thue thongke qltt bvtv".split()


@derived
def _done() -> frozenset[str]:
    """What bodies do, in one word without marks: `laodong`."""
    return frozenset({*_SHORT, *(plain(pair).replace(" ", "") for pair in pairs())})


@derived
def _of_places() -> frozenset[str]:
    """Names of places of two syllables or more, in one word without marks: `gialam`."""
    return frozenset(plain(name).replace(" ", "") for name in known() - borne() if " " in name)


def is_an_offices(address: str) -> bool:
    """Whether the local part names an office and nothing that can be a person's name. Where everybody may open a mailbox, a place or a
    number stands only behind the word of a body: `congan.gialam@gmail.com`, not `info.thanhxuan@gmail.com`."""
    local, domain = address.lower().rsplit("@", 1)
    word, official = re.sub(r"[._-]+", "", local), _INSTITUTION.fullmatch(domain) is not None
    return official and _OF_A_PLACE.fullmatch(word) is not None or _reads(word, "", official)


# What stands before the kind of a place and the place, whatever it is called: `caphuongnguyentrai`.
_OF_A_PLACE = re.compile(
    r"(?:ca|congan|ubnd|ub|hdnd|mttq|danguy)(?:xa|phuong|thitran|huyen|quan|tinh|thanhpho|tp|thixa|tx|tt)\w+|congantinh"
)


def _reads(rest: str, last: str, trusted: bool) -> bool:
    """Whether the rest behind a word (`body`, `task`, `kind`, `place` or none yet) is words of offices to its end."""
    if not rest:
        return last not in ("", "of") and (trusted or last != "kind")
    told = [(word, "body") for word in mailboxes("bodies")] + [(word, "task") for word in mailboxes("tasks")]
    if trusted:
        told += [
            ("doantruong", "body"),
            *((word, "kind") for word in ("xa", "phuong", "thitran", "huyen", "quan")),
            *((word, "of") for word in _BODIES),
        ]
        if last in ("of", "done"):
            told += [(rest[:n], "done") for n in range(2, 13) if rest[:n] in _done()]
    if last and (trusted or last != "task"):
        told += [(word, "place") for word in _of_places() if trusted or not _like_a_surname(word)]
        if number := _NUMBER.match(rest):
            told.append((number[0], "place"))
    return any(rest.startswith(word) and _reads(rest[len(word) :], kind, trusted) for word, kind in told)


def _like_a_surname(word: str) -> bool:
    """Whether it begins with a surname: `hoangmai`."""
    return any(word.startswith(one) for one in surnames("sure", marks=False))
