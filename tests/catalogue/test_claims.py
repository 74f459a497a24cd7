"""Sentences that attribute a change to the programme, and such as do not, of three origins. All but the ninth are seen now; what each scored first:

| set | by whom | recall | precision |
|:--|:--|:--|:--|
| gold, 140 | an author who had seen README and the catalogue alone | .886 (62 of 70) | .912 (62 of 68) |
| fourth, 170 | an examiner who had seen no programme and no earlier set | .741 (63 of 85) | .955 (63 of 66) |
| practice a, 156 | ours, many metaphors; by the lists of words before the table | .329 (25 of 76) | .781 (25 of 32) |
| practice b, 112 | ours, by the first table | .607 (34 of 56) | .791 (34 of 43) |
| practice d, 95 | ours, after the fourth set was mended | .660 (31 of 47) | .886 (31 of 35) |
| practice e, 88 | ours, after d was mended | .682 (30 of 44) | .833 (30 of 36) |
| practice f, 74 | ours, after e was mended | .737 (28 of 38) | .824 (28 of 34) |
| fifth, 160 | another examiner; by the rows, then by rows and likeness together | .900 (72 of 80), .975 (78 of 80) | .935 (72 of 77), .857 (78 of 91) |
| practice g, 180 | ours; by the rows, which have not been mended by it | .622 (56 of 90) | .889 (56 of 63) |
| practice h, 160 | ours; by the rows, which have not been mended by it | .688 (55 of 80) | .932 (55 of 59) |
| sixth, 160 | a third examiner; by rows and likeness together | .988 (79 of 80) | .929 (79 of 85) |
| seventh, 160 | a fourth examiner; by rows and likeness together | .950 (76 of 80) | .884 (76 of 86) |
| practice i, 281 | ours, after the seventh set was read: questions whose answer is plain, contributions, aims, open questions, other causes; the same | .671 (94 of 140) | .691 (94 of 136) |
| practice j, 283 | ours, the same kinds and reports of methods, surveys and records; the same | .855 (118 of 138) | .787 (118 of 150) |
| eighth, 160 | a fifth examiner; by rows and likeness together, after all above | .975 (78 of 80) | .821 (78 of 95) |
| practice k, 209 | ours, after the eighth set was read: other causes, incidents, surveys, hopes; the same | .878 (65 of 74) | .546 (65 of 119) |
| ninth, 160 | a sixth examiner; by rows and likeness together; held out: no row is written by it, nothing weighed on it | .988 (79 of 80) | .975 (79 of 81) |

With a set left out, what stays are the practice batches i, j and k (773 sentences) and the rows, both written after the seventh and eighth sets were read:
the figures of that test are no first scores. Those are in the table: .950/.884 and .975/.821 (recall/precision) of the two.

Words do not end: by rows alone between .62 and .90 of the claims of an unseen set are found. What a sentence is like, weighed on the others,
finds most of the rest; how well is measured with a set left out. `workbook` are sentences of our notebooks, none of them a claim.
"""

import json
from pathlib import Path

import pytest

from analysis.catalogue.claim_likeness import likeness, read
from analysis.catalogue.claim_words import KINDS, words
from analysis.catalogue.claims import by_rows, claims
from analysis.catalogue.declared import toml
from analysis.language import LANGUAGES

HELD_OUT = Path(__file__).parent / "held_out" / "claims.jsonl"
UNREAD = ("sixth", "seventh", "eighth")  # examiners' sets; rows of questions and other causes were written after the last two
RELEASES = ("other", "homonym", "unknown", "asks", "goal", "plain", "idle")
ROWS = [(language, row) for language in LANGUAGES for row in toml(f"claims_{language}")["row"]]


def members(name: str, language: str) -> list[dict]:
    """The sentences of a set, or of a batch of practice, in one language."""
    return [one for stem, one in read() if name in (stem, one.get("batch")) and one["language"] == language]


def scored(found: list[tuple[bool, dict]]) -> tuple[float, float, list[str]]:
    """Recall and precision, and what was read wrong."""
    right = sum(said and one["claim"] for said, one in found)
    wrong = [one["text"] for said, one in found if said != one["claim"]]
    return right / sum(one["claim"] for _, one in found), right / sum(said for said, _ in found), wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["gold", "fourth", "fifth", "sixth", "seventh", "eighth", "practice", "development"])
def test_claims_are_found_and_other_sentences_let_through(name, language):
    recall, precision, wrong = scored([(bool(claims(one["text"], language)), one) for one in members(name, language)])
    assert recall >= 0.95 and precision >= 0.90, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_held_out_set_is_read_as_well(language):
    ones = [json.loads(line) for line in HELD_OUT.read_text(encoding="utf-8").splitlines()]
    recall, precision, _ = scored([(bool(claims(one["text"], language)), one) for one in ones if one["language"] == language])
    assert recall >= 0.95 and precision >= 0.90  # which ones are read wrong is not shown: it is not opened to mend


@pytest.mark.parametrize(
    "question",
    [
        "Nếu không có chương trình, số vụ trộm cắp sẽ là bao nhiêu?",
        "Không có nhóm đối chứng, liệu có thể gắn mức giảm trộm cắp với tuần tra?",
        "Không có số liệu trước năm 2010 thì làm sao so sánh số vụ trộm cắp?",
        "What would theft be without the patrols?",
        "Would theft have fallen if the patrols had not begun?",
        "What else could explain the fall in theft?",
        "How else could the fall in theft be explained?",
        "Isn't the fall in theft just a change in recording?",
    ],
)
def test_the_questions_of_an_evaluator_claim_nothing(question):
    assert not claims(question, "en" if question.isascii() else "vi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_set_left_out_of_the_examples_is_read_nearly_as_well(language):
    kept = [(bool(claims(one["text"], language, unread=name)), one) for name in UNREAD for one in members(name, language)]
    recall, precision, wrong = scored(kept)
    assert recall >= 0.97 and precision >= 0.94, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_likeness_alone_tells_a_set_it_has_not_read(language):
    kept = [(likeness(one["text"], language, "fifth")[0] > 0, one) for one in members("fifth", language)]
    recall, precision, wrong = scored(kept)
    assert recall >= 0.90 and precision >= 0.90, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_of_the_workbook_are_no_claims(language):
    assert [one["text"] for one in members("workbook", language) if claims(one["text"], language)] == []


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language} {row['name']}" for language, row in ROWS])
def test_every_row_of_the_table_decides_its_example(language, row):
    found, without = (by_rows(row["example"], language, without=name) for name in ("", row["name"]))
    assert row["kind"] in KINDS
    if row["kind"] in RELEASES:
        assert not found and without
    elif row["kind"] in ("programme", "outcome", "affirms"):
        assert found and not without
    else:  # another row may say the same of it; that this one does is seen by its words
        assert getattr(words(language), row["kind"]).fullmatch(found)


def test_the_names_of_rows_are_different():
    for language in LANGUAGES:
        names = [row["name"] for row in toml(f"claims_{language}")["row"]]
        assert len(names) == len(set(names)) >= 30


@pytest.mark.parametrize(("verb", "forms"), [
    ("reduce", "reduce reduces reduced reducing"), ("curb", "curb curbs curbed curbing"), ("cut", "cut cuts cutting"),
    ("scare", "scared"), ("pacify", "pacifies pacified pacifying"), ("drive", "drove driven driving"), ("banish", "banishes banished"),
])  # fmt: skip
def test_a_verb_is_read_in_all_its_forms(verb, forms):
    assert all(by_rows(f"The club {form} thieves.", "en") for form in forms.split()), verb


@pytest.mark.parametrize(("text", "claim"), [
    ("The district buys lamps to bring down theft.", False), ("The lamps helped to bring down theft.", True),
])  # fmt: skip
def test_what_is_a_purpose_is_not_done(text, claim):
    assert bool(by_rows(text, "en")) == claim


@pytest.mark.parametrize("text", [
    "The clubs reduced thefts by 30% in 22 places, 2008-2019.", "The patrols reduced thefts by 39% in 6 places, 2010-2017.", "The boxes lowered robbery in 2019.",
])  # fmt: skip
def test_figures_and_years_do_not_release_what_a_row_finds(text):
    assert claims(text, "en")


@pytest.mark.parametrize(("text", "language", "claim"), [
    ("Còn ai ngoài tổ tuần tra giữ cho xóm này yên?", "vi", True), ("Tuần tra có làm giảm trộm cắp không?", "vi", False),
    ("Chẳng phải nhờ tổ hòa giải mà xóm hết đánh nhau đó sao?", "vi", True), ("Ai nói camera là vô ích?", "vi", True),
    ("Who else but the patrols kept thieves away?", "en", True), ("Who else takes part in the patrols?", "en", False),
    ("Does anyone believe that theft halved without the cameras?", "en", True), ("Does anyone believe that the cameras halved theft?", "en", False),
    ("Do patrols prevent theft? A later study will have to tell.", "en", False),
])  # fmt: skip
def test_a_question_claims_only_where_its_answer_is_plain(text, language, claim):
    assert bool(claims(text, language)) == claim
