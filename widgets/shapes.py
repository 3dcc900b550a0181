"""What a trait holds, read from the Python type in its tag: ``t.List().tag(sync=True, keep=True, holds=list[Factor])``.

Written once, beside the trait. From it are made the TypeScript interface of the widget's traits and, of what a reader
keeps, the shape against which a page checks what comes from a browser's storage (``course.typescript``). Understood are
``str``, ``int``, ``float``, ``bool``, ``None``, ``Literal``, ``list``, ``tuple``, ``dict``, ``TypedDict``, dataclasses,
``msgspec.Struct`` and unions of these; bounds stand in ``Annotated`` as ``msgspec.Meta``, and ``Once`` for a list without doubles.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import msgspec
import traitlets as t

#: Text in which something is written.
Words = Annotated[str, msgspec.Meta(pattern=r"\S")]
#: Of a plan in the reader's calendar, as ``front/calendar.ts`` makes it; empty before the first time.
PlanId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{0,40}$")]


@dataclass(frozen=True)
class Once:
    """In a list: of items that are alike in these fields only the first counts; without fields, of items that are equal.

    Capitals make no difference.
    """

    by: tuple[str, ...] = ()


def held_by(trait: t.TraitType[Any, Any]) -> object:
    """The type of what a trait holds: from its tag, else from the trait itself."""
    if "holds" in trait.metadata:
        return trait.metadata["holds"]
    kind = _held(trait)
    return kind | None if trait.allow_none else kind


def _held(trait: t.TraitType[Any, Any]) -> Any:
    if isinstance(trait, t.Enum):
        return Literal[tuple(trait.values or ())]
    if isinstance(trait, t.List):
        item: Any = held_by(trait._trait) if trait._trait else object
        return list[item]
    if isinstance(trait, t.Dict):
        value = trait._value_trait
        item = held_by(value) if isinstance(value, t.TraitType) else object
        return dict[str, item]
    for of, python in ((t.Unicode, str), (t.Bool, bool), (t.Int, int), (t.Float, float)):
        if isinstance(trait, of):
            return python
    return object


@dataclass(frozen=True)
class Field:
    """A field of a record."""

    name: str
    type: object
    required: bool


def fields_of(record: Any) -> Iterator[Field]:
    """The fields of a ``TypedDict``, a dataclass or a ``msgspec.Struct``, under the names that they have in JSON."""
    hints = get_type_hints(record, include_extras=True)
    if not issubclass(record, msgspec.Struct):
        for name, hint in hints.items():
            # Not by __required_keys__: it does not see through annotations that are still text.
            may_miss = get_origin(hint) is NotRequired
            yield Field(name, get_args(hint)[0] if may_miss else hint, not may_miss)
        return
    for field in msgspec.structs.fields(record):
        # What is left out of the JSON when it has its default value.
        may_miss = record.__struct_config__.omit_defaults and not field.required
        yield Field(field.encode_name, hints[field.name], not may_miss)


def is_record(kind: object) -> bool:
    """Whether a type has fields by name."""
    return isinstance(kind, type) and (is_typeddict(kind) or is_dataclass(kind) or issubclass(kind, msgspec.Struct))


def parts_of(kind: object) -> tuple[Any, tuple[Any, ...], tuple[object, ...]]:
    """A type as its origin, its arguments and what is annotated: ``Annotated[list[int], m]`` is ``list, (int,), (m,)``."""
    said: tuple[object, ...] = ()
    if get_origin(kind) is Annotated:
        kind, *rest = get_args(kind)
        said = tuple(rest)
    origin = get_origin(kind) or kind
    return (Union if origin is types.UnionType else origin), get_args(kind), said


def shape_of(kind: object) -> dict[str, object]:
    """The shape of a kept value, as ``assets/host/shape.ts`` reads it.

    >>> shape_of(Annotated[list[Annotated[int, msgspec.Meta(ge=0, le=6)]], Once()])
    {'is': 'list', 'of': {'is': 'number', 'whole': True, 'least': 0, 'most': 6}, 'once': []}
    >>> shape_of(str | None)
    {'is': 'either', 'of': [{'is': 'text'}, {'is': 'nothing'}]}

    Raises:
        TypeError: a kept value cannot have this type.
    """
    origin, arguments, said = parts_of(kind)
    if is_record(origin):
        fields = list(fields_of(origin))
        optional = [field.name for field in fields if not field.required]
        return {
            "is": "record",
            "fields": {field.name: shape_of(field.type) for field in fields},
            **({"optional": optional} if optional else {}),
        }
    if origin is Union:
        return {"is": "either", "of": [shape_of(each) for each in arguments]}
    if origin is Literal:
        return {"is": "one", "of": list(arguments)}
    if origin is list:
        return {"is": "list", "of": shape_of(arguments[0]), **_bounds(said)}
    if origin is dict:
        return {"is": "map", "of": shape_of(arguments[1])}
    simple = {str: {"is": "text"}, bool: {"is": "yes or no"}, float: {"is": "number"}, type(None): {"is": "nothing"}}
    if origin is int:
        return {"is": "number", "whole": True, **_bounds(said)}
    if origin in simple:
        return {**simple[origin], **_bounds(said)}
    raise TypeError(f"a kept trait cannot hold {kind!r}; give it holds=... in its tag, see widgets/shapes.py")


def _bounds(said: tuple[object, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for each in said:
        if isinstance(each, msgspec.Meta):
            bounds = {
                "least": each.ge,
                "most": each.le if each.le is not None else each.max_length,
                "like": each.pattern,
                "step": each.multiple_of,
            }
            found |= {name: bound for name, bound in bounds.items() if bound is not None}
        elif isinstance(each, Once):
            found["once"] = list(each.by)
    return found


def kept_traits(widget: type[t.HasTraits]) -> Mapping[str, t.TraitType[Any, Any]]:
    """The traits of a widget that are the reader's, by name."""
    return dict(sorted(widget.class_traits(keep=True).items()))
