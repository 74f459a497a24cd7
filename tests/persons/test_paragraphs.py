"""A hundred invented paragraphs with persons in them and a hundred without, by an author who had not seen the rules.

Scored once untouched: 159 of 181 secrets masked, 0 of 100 others changed. What was missed was mended as kinds (hamlets behind a name,
telephones with blanks, given names in a list, years behind names); two were left, since masked, and the sets are seen ones now.

A second hundred, harder, by the one who mended what it showed (rare surnames, highland and foreign names, nicknames, birth dates in words,
who did what): first 98 of 151 secrets masked and 0 of 60 others changed, then 149, now all. Twenty and forty-four more behind them: first 26 of 28, 3 changed.
Sixty and sixty by a second author who had not seen the rules: first 117 of 131 secrets masked and 1 of 60 others changed (accounts of networks, numbers
in words, names abroad and of the highlands, who was called or brought home, a team called after somebody); mended as kinds, now all.
Fifty and fifty by a third such author: first 101 of 113 secrets masked and 1 of 50 others changed (rare surnames before a common second name, names of one
word after `tên`, initials that do something, English births and lanes); mended as kinds, now all.
Fifty and fifty by a fourth: first 132 of 149 secrets masked and 2 of 50 others changed (given names before other verbs, nicknames, rows of persons, surnames of the
54 peoples, passports, codes of patients, accounts in English, houses with letters, display names; an office's telephone, streets in English); mended as kinds, now all.
Fifty and fifty by a fifth, after that: first 146 of 162 secrets masked and 0 of 50 others changed (display names without "tên", three words behind "là" or "việc",
hyphens, initials "đối với", lanes in English, names typed without capitals, K’ and Ka); mended as kinds, now all.
Fifty and fifty by a sixth, after that: first 114 of 126 secrets masked and 0 of 50 others changed (a letter between surname and name, initials in a row, foreigners and
streets in English, a page called by somebody's given name); mended as kinds, now all.

Then the rules were turned round: capitals are masked unless something tells that they are no person. Developed on the first four sets alone, they masked
419 of the 437 secrets of the last three when first scored and changed 14 of 150 others (422 and 6 before any of the three was opened); the words that introduce
a name had masked 392 and changed 2 when those sets were new. Fifty and fifty by a seventh author, after that: first 140 of 151 secrets masked and 6 of 50 others
changed (the rules of before: 127 and 1): names typed without capitals, a nickname in capitals, plates in small letters, births in English words, `facebook` before a name;
goods called after places, clubs, a film's title. Mended as kinds, now all. Fifty and fifty by an eighth, after that: first 210 of 235 secrets masked and 10 of 50 others
changed (the rules of before: 184 and 2): given names again at a sentence's start, lists behind a count of persons, rows of rooms, signatures, accounts at banks; common words
behind a comma, titles in quotes, places in a row, an office's mailbox. Mended as kinds, now all but one and 0.

A hundred and a hundred by a ninth, after that (29 November 2026): first 263 of 293 secrets masked and 14 of 100 others changed (homes in free words, births with words
between or in a column, given names that are common words, names typed without marks or capitals, ids of messengers; lines and papers of offices, names of businesses,
churches, sluices, capes, funds, products and peoples). Mended as kinds (`test_free_forms.py`), now all 293 and 0, and seen ones.
A hundred and a hundred by a tenth, after that (29 November 2026): first 197 of 206 secrets masked and 6 of 100 others changed (names joined to a year by a dash,
a home told by its owner, the tail of a plate, givers; numbers of files, quoted names of programmes and drugs, plants, a reserve). Mended as kinds, now all but one and 0.
A hundred and a hundred by an eleventh, after that (29 November 2026): first 336 of 374 secrets masked and 16 of 100 others changed (codes of patients, informants, devices
and wallets, names with dots between, telephones with other dashes, capitals behind LÀ, foreign and Ê Đê names, homes and kin typed without marks, years behind a status, quotes
within quotes; lines and mailboxes of offices, festivals, breeds, dykes, clubs, old names of streets). Mended as kinds (`test_free_forms.py`), now all 374 and 0.
A hundred and a hundred by a twelfth, after that (29 November 2026): first 379 of 415 secrets masked and 8 of 100 others changed (years behind a sex or `b.`, capitals without
marks, heads of branches, flatmates, display names and owners of channels, accounts beneath a heading, houses in English; ends of bus lines, an account at the treasury, a
meeting's number, signs in quotes). Mended as kinds, now 410 and 1: nicknames typed without marks are left.
A hundred and a hundred by a thirteenth, after that (30 November 2026): first 224 of 239 secrets masked and 2 of 100 others changed (initials joined to a surname,
births behind a dash and without a day, an alias that is a province, gangs of several, a flat of a block; an account of the treasury, an office's mailbox called after
a place that no list has). Mended as kinds, now 234 and 1: nicknames typed without marks or capitals and a telephone spelt with letters are left.
Sixty and sixty by a fourteenth, after that (30 November 2026): first 102 of 109 secrets masked and 1 of 60 others changed. Mended: chassis numbers, a title joined to
its name, a lake, rare double surnames and a nickname in a row; now all.
Eighty and eighty by a fifteenth, after that (30 November 2026): first 138 of 155 secrets masked and 4 of 80 others changed (who is on duty or holds an office in one word,
names typed small or in capitals without marks, lanes with strokes, accounts behind TK, English roles; a hero's temple, a ratio of hamlets, a year of birth alone). Mended as
kinds, now all 155 and 0.
Before another author was asked, the one who mended wrote seven sets more in other kinds of documents (`_17`, 326 and 409 paragraphs; he knew the rules): first 168 of 203, 150 of
171, 127 of 142, 127 of 142, 110 of 119, 91 of 117 and 64 of 75 masked and 7 of 67, 13 of 71, 11 of 68, 9 of 65, 8 of 57, 10 of 54 (with traps) and 4 of 27 others changed, each after
mending those before. Mended as kinds; left: persons called as a province or a word of things (`Trường viết`), nicknames in quotes, messages without marks or capitals, rooms of hotels.
A hundred and a hundred by a sixteenth author, after that (`_18`, 30 November 2026): first 342 of 376 secrets masked and 5 of 100 others changed (members of lists beside a known
person, who writes or is called in a message, rooms before who lodges there, surnames cut short, births said behind; lines of offices, monuments and works of old). Mended as kinds
(`LISTS` and what follows in `test_free_forms.py`), now all but a hotel's room and 0.
A hundred and a hundred by a seventeenth author, after that (`_19`, 30 November 2026): first 350 of 361 secrets masked and 15 of 100 others changed (rows by a form of address or initial,
titles of clergy and reporters, scanned figures, typed names again and homes without marks; lines, houses, mailboxes and tax codes of offices, weekdays, grades, languages). Mended as kinds
(`IN_ROWS_AND_RECORDS` and what follows in `test_free_forms.py`), now all 361 and 0.
Sixty and sixty by the one who mended those, before any result of them was seen (`_20`, 30 November 2026; he knew the rules; judgments, obituaries, chats, family books, verse, records of
programs, tales, directories, tables): first 223 of 242 masked and 22 of 60 others changed. Mended as kinds, now all but a pet name and 0.
A hundred and a hundred by an eighteenth author, after that (`_21`, 30 November 2026): first 373 of 383 secrets masked and 7 of 100 others changed (a title or nickname that no list has, a boat's
plate, `sanh năm`, a page's reader, who signs in English; mailboxes of wards, numbered transformers, plants, an account at the treasury). Mended as kinds, now all 383 and 0.
Then what is weak as a name (no full one, nothing told before or behind it) was masked only beside what tells of somebody: a sure name, a number, `tôi`, `vợ`, `nó`. By the one who mended, in four
parts written one after the other, each first scored untouched (`_22`, 30 November 2026; he knew the rules): 220 of 244, 221 of 243, 111 of 123 and 77 of 82 masked and 9 of 75, 13 of 75, 11 of 60
and 3 of 40 others changed (the rules before any of it: 220, 218, 111 and 77, and 9, 14, 16 and 8). Left are those named below.
A hundred and a hundred by a nineteenth author, after that (`_23`, 30 November 2026): first 231 of 236 secrets masked (.979) and 2 of 100 others changed (a name without marks that ends like a month, an
initial before two given names, a nickname in quotes, a message without marks among words with them; an office's mailbox called in one word, a service's line). Mended as kinds (`MESSAGES_AND_NICKNAMES` and what
follows in `test_free_forms.py`), now all 236 and 0.
A hundred and a hundred by a twentieth author who had seen the README and the catalogue alone (`_24`, 30 November 2026): first 245 of 258 secrets masked (.950) and 2 of 100 others changed (births corrected
from one day to another, who keeps accounts or helps in a commune, foremen, a pet name, a house whose owner is called to an office, stalls, a village spoken for, accounts with letters, savings books, hamlets in
English; the mailbox of a steering committee, a line of a fund for children). Mended as kinds (`DEALT_WITH` and what follows in `test_free_forms.py`), now all 258 and 0.
A hundred and a hundred by another author who had seen the README alone (`_25`, 1 December 2026): first 308 of 330 secrets masked (.933) and 2 of 100 others changed (identity numbers in odd groups behind
`CC:` or `số giấy tờ:`, telephones abroad, codes of patients, points on a map, who is led by `lao động`, `đồng đội`, `đ/t` or stands behind the hamlet that he heads; a canal called after somebody, the mailbox of
a district's police). Mended as kinds, now 320 and 0.
A hundred and a hundred by another author who had seen the README alone (`_26`, 1 December 2026; fragments of names and numbers are secrets too): first 434 of 453 secrets masked (.958) and 8 of 100 others
changed (lists of highland names behind a colon, an account behind the gate of a school; counts of nine and twelve digits, abbreviations of bodies with dots, the secret name of an operation, wards in capitals).
Mended as kinds (`test_mask.py`), now 444 and 1.
"""

import json
import unicodedata
from pathlib import Path

import pytest

from analysis.persons.mask import masked

HERE = Path(__file__).parent / "paragraphs"
# A name of one word typed without marks and capitals; one whose surname is the word for a street; those that the docstring names.
LEFT = {
    "_9": {"be ngan"}, "_11": {"Đường Quốc Anh"}, "_13": {"Cu Lao", "Toan den", "Hai Con"},
    "_17": {"1805", "204", "611", "77", "A Lăng Bhuốch", "Bon Niêng Ha Krang", "Cường", "Hai Thanh", "Hạnh Luyến", "Hải Nam", 
            "Khmer Sone", "Lam", "Lụa", "Nga", "Ngan", "Phi", "Phong", "TRI", "Thảo", "Trường", "Trưởng xóm Thái", "Tùng", "Văn Lâm", "ngọc anh", "ông từ Khoát", "Đạt"},
    "_18": {"PHÒNG 305"}, "_20": {"Bin"},
    "_22": {"0907-66-1-66-20", "14", "307", "Bắc", "Ck Iu", "Dinh", "Giang", "H.", "H. Thắm", "Hoa", "Háng Chua", "Hướng", "Lan Chi", "Lụa", "Mừng", "Na Xinh", "Nam",
            "Sáu Hột", "Sơn Tây", "Trang", "Trung", "Tôm", "be rau", "số 9", "Đạo"},
    "_14": {"teo em", "co tu", "ut ti"},
    "_25": {"sinh nhật 24/10", "Trung", "Kiên", "Mừng", "Km12", "thôn Khe Vàng", "dãy B tập thể Thuốc sâu", "tổ dân phố An Đào", "đầu ngõ 27", "buôn Ea Mrông"},
    "_26": {"1987", "Q \"Vàng Son\"", "Thanh Xuân", "Trang Thanh Xuân", "anh kien", "khu 3", "khu 5", "kien", "sóc Bù Nho"},
}  # fmt: skip
SETS = ("", *(f"_{n}" for n in range(2, 27)))


def load(name):
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def nfc(text):
    return unicodedata.normalize("NFC", text)


# Quotes after the first of a row of models or drugs may be nicknames of persons: masked.
# Scholars cited with a year are. The title “Miss ...” of a contest in English is addressed like a person. Gods of the kitchen, a firm's name, a poet, surnames alone are, too.
NEEDLESS = {"_11": 2, "_13": 1, "_14": 1, "_17": 4, "_22": 4, "_26": 1}


@pytest.mark.parametrize("which", SETS)
def test_no_secret_stays_but_those_named_above(which):
    left = {secret for one in load(f"with{which}") for secret in one["secrets"] if nfc(secret) in nfc(masked(one["text"]).text)}
    assert left == LEFT.get(which, set())


@pytest.mark.parametrize("which", SETS)
def test_letters_and_marks_apart_are_read_as_composed(which):
    for one in (*load(f"with{which}"), *load(f"without{which}")):
        assert nfc(masked(unicodedata.normalize("NFD", one["text"])).text) == masked(nfc(one["text"])).text


@pytest.mark.parametrize("which", SETS)
def test_nothing_is_masked_where_there_is_no_person(which):
    changed = [one["text"] for one in load(f"without{which}") if masked(one["text"]).text != one["text"]]
    assert len(changed) == NEEDLESS.get(which, 0), changed


@pytest.mark.parametrize(("text", "left"), [
    ("Bố Hùng khai nhận đã đánh con.", "Bố [tên] khai nhận đã đánh con."), ("Vợ Lan kể lại sự việc.", "Vợ [tên] kể lại sự việc."),
    ("Thị Xuân cùng chồng bỏ trốn.", "[tên] cùng chồng bỏ trốn."), ("Ksor H'Lan trình báo.", "[tên] trình báo."),
    ("Tài khoản Zalo “Bống Xinh” nhắn tin đe dọa.", "Tài khoản Zalo “[tài khoản mạng]” nhắn tin đe dọa."), ("Công an gọi hỏi Giáp Hùng về vụ việc.", "Công an gọi hỏi [tên] về vụ việc."),
    ("Bé Na Na, 3 tuổi, đi lạc.", "Bé [tên], 3 tuổi, đi lạc."), ("Điểu Long cùng vợ ra trình diện.", "[tên] cùng vợ ra trình diện."), ("Thẻ tạm trú mang tên Kim Soo Hyun hết hạn.", "Thẻ tạm trú mang tên [tên] hết hạn."),
    *((same,) * 2 for same in ("Ô đầu ghi @SUM(A1) là công thức.", "Đường Quang Trung được lắp 12 camera.", "Lực lượng P.C.C.C huyện kiểm tra 4 cơ sở.", "H.T.X nông nghiệp có 3 tổ.", "Fanpage Công an huyện facebook.com/conganhuyengialam đăng tin.", "Trang Facebook của Đoàn Thanh niên @tuoitregialam có 5.000 người theo dõi.",
                               "Tài khoản Facebook \"Công an xã Đa Tốn\" có 2.300 lượt theo dõi.", "Xã mời Đoàn Luật sư Hà Nội tập huấn.", "Giải chạy mang tên Nguyễn Văn Cừ thu hút 300 người.",
                               "Các tổ một, hai, ba, bốn, năm, sáu, bảy, tám, chín đều có đội tự quản.", "Đặng Xá và con đường mới có 3 camera.", "Người Mỹ Tho trồng cây ăn trái.")),
    ("The report was signed by Pavel Novotny and sent.", "The report was signed by [tên] and sent."), ("Phạm Q. Thu Hà trình báo.", "[tên] trình báo."),
    *((same,) * 2 for same in ("Trang Facebook Tuổi Trẻ Gia Lâm đăng tin.", "Facebook account Gia Lam Youth Union shared it.", "The plan was signed by Gia Lam District Police and sent.",
                               "Các lực lượng gồm P.C.C.C, C.A.H và U.B.N.D bị nhắc nhở.", "Q. Hà Đông, H. Gia Lâm và P. Bách Khoa bị ngập.", "The Zalo page of Gia Lam Police was opened.")),
    ("Ông Lê Văn Bình trình báo. Bình quân có 3 vụ. Bình đi làm xa.", "Ông [tên] trình báo. Bình quân có 3 vụ. [tên] đi làm xa."),
    ("chuyển vào BIDV 2151 0001 2345 67.", "chuyển vào BIDV [số tài khoản]."), ("Kính thư,\nBan Quản lý. Ký tên: Út Mén.", "Kính thư,\nBan Quản lý. Ký tên: [tên]."),
    *((same,) * 2 for same in ("Ba người tử vong tại các bản: Nậm Xả, Nậm Pồ và Pú Nhung.", "Phòng 3 – Đội Cảnh sát hình sự.", "Hai hộ vi phạm: Công ty Minh Phát và Quán Hoa Sữa.",
                               "Kind regards, Gia Lam Police.", "She met young Vietnamese people.", "Xã vay Agribank 340.000.000 VND.", "Agribank 1900558818 là tổng đài.")),
    *((same,) * 2 for same in ("Mẹ Việt Nam anh hùng kể chuyện.", "Con Đường bị ngập.", "Thị Cầu bị ngập.", "Thị Trấn bị ngập.", "Buôn H'Đing bị ngập.",
                               "phường Thị Cầu và chợ", "Hộ Tày kể lại phong tục.")),
])  # fmt: skip
def test_a_name_of_one_word_is_one_where_its_bearer_did_or_said_something(text, left):
    assert masked(text).text == left
