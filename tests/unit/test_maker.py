"""A lesson does not stand still when an answer of its kernel is announced to nobody."""

from __future__ import annotations

import asyncio
import json
from types import SimpleNamespace

import nbformat
import pytest
import zmq
import zmq.asyncio
from traitlets.config import Config

from course.lesson.document import LessonDocument, encode
from course.making import maker
from course.making.maker import Workplace, make
from course.project import Project
from tests.conftest import ROOT

ANSWERED = LessonDocument(stem="00-welkom", language="nl", title="Beantwoord")


def test_an_answer_that_is_announced_to_nobody_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with zmq.Context() as context:
        kernel, ours = context.socket(zmq.PAIR), zmq.asyncio.Socket(context, zmq.PAIR)
        kernel.bind("inproc://kernel")
        ours.connect("inproc://kernel")

        class Renderer:
            def __init__(self, *_: object, **__: object) -> None:
                self.executor = SimpleNamespace(kc=SimpleNamespace(shell_channel=SimpleNamespace(socket=ours)))

            async def initialize(self) -> None:
                """Nothing to set up."""

            async def generate_content_str(self, *_: object) -> bytes:
                answer = asyncio.ensure_future(ours.poll())
                await asyncio.sleep(0)
                kernel.send(b"answer")
                # As jupyter_client speaks on a socket that asyncio waits on: beside it, and so it takes the sign that there is an answer.
                assert zmq.Socket.shadow(ours.underlying).poll(5000)
                await answer
                return encode(ANSWERED)

        monkeypatch.setattr(maker, "Renderer", Renderer)
        monkeypatch.setattr(maker, "LOOK", 0.01)
        app = SimpleNamespace(config=Config(), voila_configuration=SimpleNamespace(config=None), template_paths=[])
        managers = dict.fromkeys(("config_manager", "contents_manager", "kernel_spec_manager"))
        place = Workplace(app, {**managers, "kernel_manager": SimpleNamespace(get_kernel=str)}, "kernel")
        notebook = ROOT / "lessons/nl/00-welkom.ipynb"
        content = json.dumps(nbformat.v4.new_notebook()).encode()
        made = make(Project(ROOT), notebook, content, place)
        try:
            assert asyncio.run(asyncio.wait_for(made, 10)).title == ANSWERED.title
        finally:
            ours.close(0)
            kernel.close(0)
