"""A kernel whose port another process took is started again; any other error is the notebook's own."""

import pytest

from analysis.run.worker import STARTS, STILLBORN, started


def dying(times: int, text: str):
    """Something that fails so many times before it gives 48."""
    calls = []

    def execute():
        calls.append(1)
        if len(calls) <= times:
            raise RuntimeError(text)
        return 48

    return execute, calls


def test_a_kernel_that_died_before_its_first_word_is_started_again():
    execute, calls = dying(STARTS - 1, STILLBORN)
    assert started(execute) == 48 and len(calls) == STARTS


def test_it_is_given_up_in_the_end():
    execute, calls = dying(STARTS, STILLBORN)
    with pytest.raises(RuntimeError, match="before replying"):
        started(execute)
    assert len(calls) == STARTS


def test_another_error_is_not_tried_again():
    execute, calls = dying(1, "Cell failed")
    with pytest.raises(RuntimeError, match="Cell failed"):
        started(execute)
    assert len(calls) == 1
