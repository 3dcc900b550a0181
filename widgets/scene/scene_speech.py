"""What is said in a step of a story: its sentences, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.mistake import t
from widgets.prose import quoted
from widgets.prose_mistakes import mistakes_in
from widgets.scene.scene_grammar import LONGEST_SENTENCE, MOST_SENTENCES
from widgets.scene.scene_lines import is_prose
from widgets.scene.sentences import count_words, split, spoken

if TYPE_CHECKING:
    from widgets.scene.scene_lines import Draft, Found
    from widgets.sources import Lookup


def read_speech(draft: Draft, found: Found, sources: Lookup | None, glossary: Lookup | None) -> tuple[str, ...]:
    """The sentences of a step; tells what is wrong with them."""
    words = [(number, text) for number, text in draft.speech if text]
    if not words:
        if draft.speech:
            found.wrong(draft.speech[0][0], t("there are no words behind > yet"), t("write them behind that"))
        else:
            cure = t("put a line with > and the spoken words below it")
            if is_prose(draft.words):
                cure = t("put > before it if these are the spoken words, with a direction above it")
            draft.settled = is_prose(draft.words)
            found.wrong(draft.line, t("there are no words with {words} yet", words=quoted(draft.words)), cure)
        return ()
    text = "\n".join(line for _, line in words)
    for mistake in mistakes_in(text, sources, glossary):
        found.mistakes.append(mistake._replace(line=words[mistake.line - 1][0]))
    whole = " ".join(text for _, text in words)
    starts, at = [], 0
    for number, text in words:
        starts.append((at, number))
        at += len(text) + 1

    def line_of(place: int) -> int:
        return next(number for start, number in reversed(starts) if start <= place)

    sentences = split(whole)
    for place, sentence in sentences:
        said = spoken(sentence)
        count = count_words(said)
        if count > LONGEST_SENTENCE:
            cure = t("make sentences of {longest} words at most of it", longest=LONGEST_SENTENCE)
            found.wrong(
                line_of(place), t("the sentence {sentence} has {count} words", sentence=quoted(said), count=count), cure
            )
        elif count == 0:
            found.wrong(
                line_of(place),
                t("in {sentence} is no word to say", sentence=quoted(sentence)),
                t("write a sentence of it"),
            )
        elif sentence.count("**") % 2:
            found.wrong(
                line_of(place), t("a ** stands alone"), t("put ** before and behind the words, in each sentence apart")
            )
    if len(sentences) > MOST_SENTENCES:
        cure = t("make a new step of it, with a direction of its own")
        found.wrong(
            line_of(sentences[MOST_SENTENCES][0]),
            t("this step has {count} sentences, {most} at most can be", count=len(sentences), most=MOST_SENTENCES),
            cure,
        )
    return tuple(sentence for _, sentence in sentences)
