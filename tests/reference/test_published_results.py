"""Every published number whose data a package carries is reproduced through the public interface."""

import pytest

from analysis.credentials.replicate_command import replicate, targets


@pytest.mark.parametrize("target", targets(), ids=lambda t: t["name"])
def test_a_published_result_is_reproduced(target):
    table = replicate(target)
    if table["passed"].isna().all():
        pytest.skip("no package carries the data: python -m analysis replicate --data DIR")
    assert table["passed"].all(), table.to_string()


def test_there_are_24():
    assert len(targets()) == 24
