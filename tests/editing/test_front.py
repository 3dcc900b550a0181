"""``course edit`` behind a web server of one's own: which address and which token will do."""

from __future__ import annotations

import os

import pytest

from course.editing.front import TOKEN, Front
from course.project import ProjectError

ADDRESS = "https://schrijven.praktijk.example"
LONG = "k" * 24


@pytest.fixture(autouse=True)
def _token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, LONG)


def test_behind_an_address_the_token_is_the_one_that_was_given_and_no_kernel_gets_it() -> None:
    front = Front.at(f"{ADDRESS}/")
    assert front == Front(LONG, f"{ADDRESS}/")
    assert TOKEN not in os.environ
    assert "--ServerApp.local_hostnames=schrijven.praktijk.example" in front.arguments()
    assert front.told(8888) == f"U kunt schrijven op {ADDRESS}/course/ met de sleutel in {TOKEN}"


def test_on_ones_own_computer_the_token_is_made_anew_each_time() -> None:
    one, two = Front.at(""), Front.at("")
    assert one.token != two.token
    assert LONG not in (one.token, two.token)
    assert one.arguments() == [f"--IdentityProvider.token={one.token}", "--ServerApp.local_hostnames=localhost"]
    assert f"http://localhost:8888/course/?token={one.token}" in one.told(8888)


@pytest.mark.parametrize("token", ["", "kort", "k" * 23, "met een spatie erin " * 3, f"{LONG}\n", f"{LONG}é"])
def test_a_token_that_can_be_guessed_is_refused(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TOKEN, token)
    with pytest.raises(ProjectError, match=r"COURSE_TOKEN .*24 tekens.*openssl rand -hex 24") as told:
        Front.at(ADDRESS)
    assert not token or token not in str(told.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://schrijven.praktijk.example",
        "schrijven.praktijk.example",
        "https://",
        f"{ADDRESS}/map/",
        f"{ADDRESS}?x=1",
        "https://ik@praktijk.example",
        "https://praktijk.example:x",
        "https://een twee.example",
    ],
)
def test_an_address_that_is_no_address_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(ProjectError, match="--address https://schrijven.praktijk.nl/"):
        Front.at(address)
