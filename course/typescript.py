"""Makes the TypeScript of what Python and the browser both know; nothing of it is written twice.

    python -m course.typescript

``npm run build``, ``typecheck`` and ``test`` run it first (``assets/types.mjs``). It writes, and git ignores:

``widgets/NAME/traits.gen.ts``: the traits of each widget and the records in them.
``assets/group/records.gen.ts``, ``assets/host/limits.gen.ts``: what a group's server and its windows say to each other, the steps of
a vote, and limits.
``assets/host/kept.gen.ts``: the shape of what a reader keeps, by kind and trait; the page checks storage against it.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, Union

import msgspec

from course.groups import marks, meeting, page_data, records, room_records, rooms, shows, vote
from widgets.base import CourseWidget
from widgets.quiz import quiz
from widgets.shapes import fields_of, held_by, is_record, kept_traits, parts_of, shape_of
from widgets.shipped import ROOT

HEAD = "/** Made by course/typescript.py of the Python beside it; what is changed here is lost. */\n"
# What every widget has for its own pages and not for its component.
OF_THE_PAGE = set(CourseWidget.class_trait_names(sync=True)) - {"name", "texts"}
SIMPLE = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def widget_classes(root: Path = ROOT) -> dict[str, type[CourseWidget]]:
    """The class of each widget by its kind, which is the name of its folder."""
    found = {}
    for file in sorted((root / "widgets").glob("*/*.tsx")):
        kind = file.stem
        if kind != file.parent.name:
            continue
        module = import_module(f"widgets.{kind}.{kind}")
        classes = [each for each in vars(module).values() if inspect.isclass(each) and issubclass(each, CourseWidget)]
        found[kind] = next(each for each in classes if each.__module__ == module.__name__)
    return found


def type_of(kind: Any) -> str:
    """A Python type in TypeScript.

    >>> type_of(list[int]), type_of(dict[str, list[str]]), type_of(tuple[int, str] | None)
    ('number[]', 'Record<string, string[]>', '[number, string] | null')
    """
    origin, arguments, said = parts_of(kind)
    if is_record(origin):
        return str(origin.__name__)
    if origin is Union:
        return " | ".join(type_of(each) for each in arguments)
    if origin is Literal:
        return " | ".join(json.dumps(each, ensure_ascii=False) for each in arguments)
    length = {(each.min_length, each.max_length) for each in said if isinstance(each, msgspec.Meta)}
    if origin is list and length == {(2, 2)}:
        return type_of(tuple[arguments[0], arguments[0]])  # type: ignore[valid-type]
    if origin is list:
        item = type_of(arguments[0])
        return f"({item})[]" if " " in item and not item.startswith("[") else f"{item}[]"
    if origin is tuple and arguments[-1:] == (Ellipsis,):
        return type_of(list[arguments[0]])  # type: ignore[valid-type]
    if origin is tuple:
        return f"[{', '.join(type_of(each) for each in arguments)}]"
    if origin is dict:
        return f"Record<{type_of(arguments[0])}, {type_of(arguments[1])}>"
    return SIMPLE.get(origin, "unknown")


def records_in(kind: object) -> Iterator[type]:
    """The records in a type, each after those in its own fields."""
    origin, arguments, _ = parts_of(kind)
    if is_record(origin):
        for field in fields_of(origin):
            yield from records_in(field.type)
        yield origin
    elif origin is not Literal:
        for each in arguments:
            yield from records_in(each)


def interface(name: str, about: str | None, fields: Iterable[tuple[str, str]]) -> str:
    """An interface with its first sentence as a comment."""
    said = f"/** {about.strip().splitlines()[0]} */\n" if about else ""
    return f"{said}export interface {name} {{\n" + "".join(f"  {key}: {kind};\n" for key, kind in fields) + "}\n"


def interface_of(record: type) -> str:
    """The interface of a record."""
    fields = [(field.name + ("" if field.required else "?"), type_of(field.type)) for field in fields_of(record)]
    return interface(record.__name__, record.__doc__, fields)


def interfaces_of(kinds: Iterable[object]) -> str:
    """The interfaces of all records in these types, each once."""
    return "\n".join(interface_of(each) for each in dict.fromkeys(r for kind in kinds for r in records_in(kind)))


def traits_file(widget: type[CourseWidget]) -> str:
    """What a widget's component knows of its traits."""
    traits = {
        name: held_by(trait)
        for name, trait in widget.class_traits(sync=True).items()
        if name.split(".")[0] in _own(widget)
    }
    own = interface("Traits", f"The traits of {widget.__name__}.", [(n, type_of(kind)) for n, kind in traits.items()])
    said = constants({"UNSURE": quiz.UNSURE, "CLOSE": quiz.CLOSE}) if widget is quiz.Quiz else ""
    return "\n".join(filter(None, (HEAD, said, interfaces_of(traits.values()), own)))


def _own(widget: type[CourseWidget]) -> set[str]:
    return set(widget.class_trait_names(sync=True)) - OF_THE_PAGE


def kept_file(widgets: dict[str, type[CourseWidget]]) -> str:
    """The shapes of what readers keep."""
    shapes = {
        kind: {name: shape_of(held_by(trait)) for name, trait in kept_traits(widget).items()}
        for kind, widget in widgets.items()
        if kept_traits(widget)
    }
    table = json.dumps(shapes, indent=1, ensure_ascii=False)
    return f'{HEAD}import type {{ Shapes }} from "./shape";\n\nexport const KEPT: Shapes = {table};\n'


def constants(values: dict[str, object]) -> str:
    """Values that both sides know, by name; those in thousands are milliseconds."""
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in values.items())


def records_file() -> str:
    """What a room and the windows in it say to each other, the steps of a vote, and the mark of each answer."""
    shared = constants(
        {
            "MOST_HANDS": rooms.MOST_HANDS,
            "LAST": rooms.STEPS,
            "SAFETY_PARTS": rooms.SAFETY_PARTS,
            "SIGN_FADES": int(rooms.SIGN_FADES * 1000),
            "PLAYED": shows.PLAYED,
        }
    )
    action = type_of(records.Action | meeting.MeetingAction)
    aliases = f"export type StepName = {type_of(vote.StepName)};\nexport type Action = {action};\n"
    aliases += f"export type Said = {type_of(room_records.Said)};\n"
    table = json.dumps({name: msgspec.to_builtins(step) for name, step in vote.VOTE_STEPS.items()}, indent=1)
    steps = f"export const VOTE_STEPS: Record<StepName, VoteStep> = {table};\n"
    drawn = json.dumps([msgspec.to_builtins(mark) for mark in marks.MARKS], indent=1)
    told = [records, room_records, page_data, meeting]
    kinds = [*(one for module in told for one in _records_of(module)), vote.VoteStep, marks.Mark]
    return "\n".join((HEAD, shared, interfaces_of(kinds), aliases, steps, f"export const MARKS: Mark[] = {drawn};\n"))


def _records_of(module: ModuleType) -> list[object]:
    return [
        each
        for each in vars(module).values()
        if is_record(each) and each is not records.GroupPart and each.__module__ == module.__name__
    ]


def files() -> dict[str, str]:
    """All that is made: path from the root, text."""
    widgets = widget_classes()
    return {
        **{f"widgets/{kind}/traits.gen.ts": traits_file(widget) for kind, widget in widgets.items()},
        "assets/group/records.gen.ts": records_file(),
        "assets/host/limits.gen.ts": HEAD
        + constants({"GROUP_LIFE": rooms.LONGEST_LIFE * 1000, "SILENCE": int(rooms.SILENCE * 1000)}),
        "assets/host/kept.gen.ts": kept_file(widgets),
    }


def main() -> None:
    """Write what changed."""
    for path, text in files().items():
        file = ROOT / path
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        fresh = file.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)


if __name__ == "__main__":
    main()
