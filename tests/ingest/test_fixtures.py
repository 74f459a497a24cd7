"""At least 60 awkward files; 99 % of the figures right; no silent error. The score by kind is printed."""


def test_at_least_sixty_awkward_files_are_made(awkward):
    assert len(awkward[1]) >= 60


def test_figures_are_right_and_nothing_is_silently_wrong(awkward, fixture_score, printed):
    folder, fixtures = awkward
    table = fixture_score.score(folder, fixtures)
    printed.append(fixture_score.printed(table))
    wrong = [w for s in table.values() for w in s.wrong]
    right, due = sum(s.right for s in table.values()), sum(s.due for s in table.values())
    assert sum(s.silent for s in table.values()) == 0, wrong
    assert right / due >= 0.99, wrong
