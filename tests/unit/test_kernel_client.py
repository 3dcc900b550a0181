"""A lesson does not stand still when an answer of its kernel is announced to nobody."""

from __future__ import annotations

import asyncio
from queue import Empty

import pytest
import zmq
import zmq.asyncio
from jupyter_client.session import Session
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager
from traitlets.config import Config

from course.making import kernel_client
from course.making.kernel_client import KernelClient, ShellChannel
from course.making.voila_settings import maker_settings, settings


def test_an_answer_that_is_announced_to_nobody_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel_client, "LOOK", 0.01)
    session = Session(key=b"")

    async def ask() -> dict:
        with zmq.Context() as context:
            kernel, ours = context.socket(zmq.PAIR), zmq.asyncio.Socket(context, zmq.PAIR)
            kernel.bind("inproc://kernel")
            ours.connect("inproc://kernel")
            try:
                channel = ShellChannel(ours, session)
                answer = asyncio.ensure_future(channel.get_msg())
                await asyncio.sleep(0)
                session.send(kernel, "execute_reply", content={"status": "ok"})
                # As jupyter_client speaks on a socket that asyncio waits on: beside it, and so it takes the sign that there is an answer.
                assert zmq.Socket.shadow(ours.underlying).poll(5000)
                found = await asyncio.wait_for(answer, 10)
                with pytest.raises(Empty):
                    await channel.get_msg(timeout=0.05)
                return found
            finally:
                ours.close(0)
                kernel.close(0)

    assert asyncio.run(ask())["content"] == {"status": "ok"}


@pytest.mark.parametrize("config", [settings(60), maker_settings(60)], ids=["live", "once"])
def test_whoever_runs_a_lesson_hears_its_kernel_so(config: Config) -> None:
    assert ServerKernelManager(config=config).client_factory is KernelClient
