"""What tests wait for and share: something made once for all of them, and a time limit that says what it waited for."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import made_once, wait_until


def test_of_all_who_come_at_once_one_makes_it_and_the_others_wait(tmp_path: Path) -> None:
    together, makers = threading.Barrier(4), []

    def make(folder: Path) -> None:
        makers.append(folder)
        (folder / "page").write_text("whole")

    def come() -> str:
        together.wait()
        return (made_once(tmp_path / "course", make) / "page").read_text()

    with ThreadPoolExecutor(4) as processes:
        assert [one.result() for one in [processes.submit(come) for _ in range(4)]] == ["whole"] * 4
    assert makers == [tmp_path / "course"]


def test_when_it_cannot_be_made_all_who_wait_hear_why(tmp_path: Path) -> None:
    def make(folder: Path) -> None:
        raise AssertionError("lesson 03, cell 4: no such word")

    with pytest.raises(AssertionError, match="lesson 03"):
        made_once(tmp_path / "course", make)
    with pytest.raises(pytest.fail.Exception, match="course, made by another process of the tests: lesson 03, cell 4"):
        made_once(tmp_path / "course", make)


def test_a_time_limit_says_what_was_waited_for_and_what_there_was(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"waited 0 s for the PIN of the leader\nonly this"):
        wait_until(lambda: False, "the PIN of the leader", 0, told=lambda: "only this")
    with pytest.raises(pytest.fail.Exception, match=r'waited 0 s for .*lambda: \(tmp_path / "nowhere"\)\.exists\(\)'):
        wait_until(lambda: (tmp_path / "nowhere").exists(), seconds=0)


def test_waiting_ends_at_once_when_it_has_no_use(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="waited for an answer: the server stopped"):
        wait_until(lambda: False, "an answer", hopeless=lambda: "the server stopped")


@pytest.mark.xdist_group("together")
def test_tests_of_one_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    """They share what is made once in a process. A pytest that does not see the groups would make all of it twice, and say nothing."""
    assert ("@together" in request.node.nodeid) == request.config.getoption("loadgroup", False)
