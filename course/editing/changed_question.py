"""What changed in one question, in Dutch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from course.editing.changed_words import came_or_went, differences, likeness, quote, sentences_of
from course.editing.place import Place
from widgets.quiz.quiz_text import Option, QuizError, QuizText
from widgets.words import later, words

t = words(__file__)

KINDS = {
    "one": later("choose one answer"),
    "more": later("choose more answers"),
    "opinion": later("an opinion"),
    "stelling": later("a statement"),
    "schatting": later("an estimate"),
    "volgorde": later("an order"),
    "open": later("own words"),
}


def question_changes(old: QuizText | QuizError, new: QuizText | QuizError, place: Place) -> Iterator[str]:
    """A question: what is asked, its answers, replies, hints and explanation."""
    number = place.question
    start = t("In {place}", place=place.lesson)
    if isinstance(new, QuizError):
        yield t(
            "{start} question {number} was changed, and is not complete yet: {why}",
            start=start,
            number=number,
            why=str(new).splitlines()[0],
        )
        return
    if isinstance(old, QuizError):
        yield t(
            "{start} question {number} is now complete: {question}",
            start=start,
            number=number,
            question=quote(new.question),
        )
        return
    of = t("of question {number}", number=number)
    told = []
    if old.kind != new.kind:
        told.append(
            t(
                "{start} question {number} was changed to another kind: was {old}, is now {new}.",
                start=start,
                number=number,
                old=t(KINDS[old.kind]),
                new=t(KINDS[new.kind]),
            )
        )
    if old.name != new.name:
        told.append(
            t(
                "{start} question {number} has another name: was {old}, is now {new}. What readers filled in before, they do not see again.",
                start=start,
                number=number,
                old=quote(old.name),
                new=quote(new.name),
            )
        )
    if old.question != new.question:
        told.append(
            t(
                "{start} question {number} asks something else: was {old}, is now {new}",
                start=start,
                number=number,
                old=quote(old.question),
                new=quote(new.question),
            )
        )
    told += _answers(old, new, start, number)
    told += [
        came_or_went(one, other, t("a hint {of}", of=of), start) for one, other in differences(old.hints, new.hints)
    ]
    told += [
        came_or_went(one, other, t("a sentence in the explanation {of}", of=of), start)
        for one, other in differences(sentences_of(old.explanation), sentences_of(new.explanation))
    ]
    if old.scale != new.scale:
        told.append(t("{start} the scale {of} was changed.", start=start, of=of))
    if not told and old != new:
        told.append(t("{start} a source or the layout {of} was changed.", start=start, of=of))
    yield from told or [t("{start} the layout {of} was changed; readers see no difference.", start=start, of=of)]


def _likeness_to(one: Option) -> Callable[[Option], float]:
    """How much another answer reads like this one."""
    return lambda other: likeness(other.text, one.text)


def _answers(old: QuizText, new: QuizText, start: str, number: int) -> Iterator[str]:
    pairs = [(one, next((other for other in new.options if other.text == one.text), None)) for one in old.options]
    left = [other for other in new.options if other not in [pair[1] for pair in pairs]]
    steps = new.kind == "volgorde"
    thing = t("a step") if steps else t("an answer")
    for index, (one, other) in enumerate(pairs):
        if other is None and left:
            # The one in the same place, or the one that reads most like it.
            same = new.options[index] if index < len(new.options) and len(old.options) == len(new.options) else None
            best = same if same in left else max(left, key=_likeness_to(one))
            if best is same or likeness(best.text, one.text) > 0.5:
                left.remove(best)
                pairs[index] = (one, best)
    for one, other in pairs:
        if other is None:
            yield t(
                "{start} {thing} of question {number} was removed: {text}",
                start=start,
                thing=thing,
                number=number,
                text=quote(one.text),
            )
            continue
        if one.text != other.text:
            yield t(
                "{start} {thing} of question {number} was changed: was {old}, is now {new}",
                start=start,
                thing=thing,
                number=number,
                old=quote(one.text),
                new=quote(other.text),
            )
        if one.right != other.right:
            yield t(
                "{start} this answer to question {number} is now right: {text}"
                if other.right
                else "{start} this answer to question {number} is right no more: {text}",
                start=start,
                number=number,
                text=quote(other.text),
            )
        if one.reply != other.reply:
            yield t(
                "{start} the reply to {text} at question {number} was changed: was {old}, is now {new}",
                start=start,
                number=number,
                text=quote(other.text),
                old=quote(one.reply),
                new=quote(other.reply),
            )
    for other in left:
        yield t(
            "{start} question {number} has {thing}: {text}",
            start=start,
            number=number,
            thing=t("a new step") if steps else t("a new answer"),
            text=quote(other.text),
        )
    order = [other.text for _, other in pairs if other]
    if order != [option.text for option in new.options if option.text in order]:
        yield t(
            "{start} {things} of question {number} stand in another order.",
            start=start,
            things=t("the steps") if steps else t("the answers"),
            number=number,
        )
