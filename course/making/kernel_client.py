"""How a lesson that is run, once or for each reader, hears its kernel."""

from __future__ import annotations

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from traitlets import Type

#: Seconds between two looks for answers of the kernel.
LOOK = 1.0


class ShellChannel(AsyncZMQSocketChannel):
    """Looks again and again for the answer that it waits for.

    An output widget (``interact``) makes nbclient speak to the kernel while it waits for an answer on the same socket. One that
    comes at that moment is announced to nobody, and without another look the lesson would stand still until its time is over.
    """

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # type: ignore[override]  # as in jupyter_client
        """The next message.

        Args:
            timeout: seconds to wait for it; None: as long as it takes.

        Raises:
            Empty: when none came in that time.
        """
        end = float("inf") if timeout is None else time.monotonic() + timeout
        while True:
            left = end - time.monotonic()
            try:
                return await super().get_msg(timeout=max(0, min(left, LOOK)))
            except Empty:
                if left <= LOOK:
                    raise


class KernelClient(AsyncKernelClient):
    """A client whose shell channel is ours."""

    shell_channel_class = Type(ShellChannel)
