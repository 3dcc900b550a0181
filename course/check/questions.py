"""Rules about questions: ``%%quiz`` cells."""

from __future__ import annotations

import ast
from collections import Counter

from course.check.finding import Spot, halves, lesson_rule
from course.check.lesson import LessonText
from course.check.text import plain, words
from widgets.quiz.quiz_rules import same_words

FEW_WORDS = 4


@lesson_rule("vraag", "moet", "Een vraag die niet af is, houdt de hele les tegen.")
def mistakes(lesson: LessonText):
    """A question can be shown: every answer has its reply, and nothing is left over."""
    for question in lesson.questions:
        for mistake in question.error.mistakes if question.error else ():
            message, cure = halves(mistake.message)
            yield Spot(message, cure or "Zet %%quiz ? in een lege cel voor de regels.", question.cell.number, mistake.line)


@lesson_rule("reactie", "beter", "Achter elk antwoord zit een andere gedachte; de reactie spreekt die gedachte aan.")
def replies(lesson: LessonText):
    """Each answer has a reply of its own, of more than a word or two."""
    for question in lesson.questions:
        first: dict[str, int] = {}
        for answer in question.draft.answers:
            reply = plain(answer.reply.text)
            if not reply:
                continue
            key = same_words(reply)
            if key in first:
                yield Spot(f"Deze reactie staat ook op regel {first[key]}.", "Schrijf bij elk antwoord een eigen reactie.", question.cell.number, answer.reply.line)
            elif words(reply) < FEW_WORDS:
                yield Spot(f'De reactie "{reply}" is erg kort.', "Zeg wat er begrijpelijk is aan het antwoord, en wat u weet.", question.cell.number, answer.reply.line)
            first.setdefault(key, answer.reply.line)


@lesson_rule("dubbele-naam", "moet", "Onder deze naam bewaart de browser het antwoord; twee keer dezelfde naam haalt antwoorden door elkaar.")
def names(lesson: LessonText):
    """A name is used once in a lesson."""
    found = [(question.quiz.name, question.cell.number) for question in lesson.questions if question.quiz]
    for cell in lesson.cells:
        if cell.kind == "code" and not cell.is_question:
            found += [(name, cell.number) for name in _names(cell.source)]
    first: dict[str, int] = {}
    for name, number in sorted(found, key=lambda one: one[1]):
        if name in first:
            yield Spot(f'De naam "{name}" staat ook in cel {first[name]}.', f"Kies een andere naam, bijvoorbeeld {name}-2.", number, 1)
        first.setdefault(name, number)


def _names(source: str) -> list[str]:
    try:
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except (SyntaxError, ValueError):
        return []
    return [
        keyword.value.value
        for call in calls
        for keyword in call.keywords
        if keyword.arg == "name" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, str)
    ]


@lesson_rule("zelfde-plaats", "beter", "Staat wat klopt steeds op dezelfde plaats, dan kiest een lezer de plaats en niet het antwoord.")
def places(lesson: LessonText):
    """With three or more choices, what is right does not always stand in the same place."""
    one = [question for question in lesson.questions if question.quiz and question.quiz.kind == "one"]
    spots = Counter(next(at for at, option in enumerate(question.quiz.options, 1) if option.right) for question in one)
    if len(one) >= 3 and len(spots) == 1:
        place = next(iter(spots))
        message = f"Bij alle {len(one)} vragen met één [x] klopt antwoord {place}."
        yield Spot(message, "Zet de antwoorden bij een of twee vragen in een andere volgorde.", one[-1].cell.number)
