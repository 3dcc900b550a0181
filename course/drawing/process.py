"""Draws widgets, in a process of its own: ``python -m course.drawing.process SCRIPT``.

It alone loads V8, which takes 60 MB, and which no process may load that is forked afterwards. A line comes in for each widget, and one
goes out: what ``assets/draw/draw.ts`` made of it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

#: A widget takes some milliseconds; one that takes seconds will never be ready.
SECONDS = 10


def main() -> None:
    """Answer until there is nobody to ask."""
    # What V8 itself prints must not stand between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)

    def answer(text: str) -> None:
        print(text, file=answers, flush=True)

    try:
        from py_mini_racer import JSEvalException, MiniRacer

        context = MiniRacer()
        context.eval(Path(sys.argv[1]).read_text(encoding="utf-8"))
    except Exception as error:  # no V8 for this machine, or a part of it that cannot be loaded
        answer(json.dumps({"missing": f"{type(error).__name__}: {error}".splitlines()[0]}))
        return
    for line in sys.stdin.buffer:
        kind, state = json.loads(line)
        try:
            answer(context.call("draw", kind, state, timeout_sec=SECONDS))
        except JSEvalException as error:
            answer(json.dumps({"error": str(error) or f"longer than {SECONDS} s"}))


if __name__ == "__main__":
    main()
