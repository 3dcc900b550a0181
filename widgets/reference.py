"""One source as a reader gets to see it: its fields in plain words, whom it is from, and a short reference."""

from __future__ import annotations

import html
import re

from pybtex.database import Entry, Person
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from widgets.mistake import AuthorError, t
from widgets.safe_html import clean

FILE_NAME = "references.bib"

# A reader needs to know who wrote it, not the whole list.
_MOST_AUTHORS = 3

# Where a source appeared: the first of these fields that is filled in.
PLACES = ("journal", "journaltitle", "booktitle", "publisher", "institution", "organization", "howpublished")
_LANGUAGES = {
    "dutch": "nl",
    "nederlands": "nl",
    "nl": "nl",
    "english": "en",
    "american": "en",
    "british": "en",
    "en": "en",
    "german": "de",
    "de": "de",
    "french": "fr",
    "fr": "fr",
}
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|scp|span)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LOOKS = re.compile(
    r"\\(?:(?:text|math)(?:it|bf|sc|rm|tt|sf|sl|up|normal)|emph|mbox|enquote|textsuper\w+|textsub\w+)\s*(\{)|\\(?:it|bf|em|sc)(?![a-zA-Z])\s?"
)
_SIGNS = {
    "texteuro": "€",
    "euro": "€",
    "(?:l?dots|textellipsis)": "…",
    "leq?": "≤",
    "geq?": "≥",
    "times": "×",
    "pm": "±",
    "alpha": "α",
    "beta": "β",
    "textless": "<",
    "textgreater": ">",
}


class SourceError(AuthorError, LookupError):
    """A citation that cannot be shown. The message is Dutch: the author of a lesson reads it."""


def field(entry: Entry, name: str) -> str:
    """One field as plain words, with LaTeX accents, dashes and braces resolved."""
    return _plain(entry.fields.get(name, ""), t('the field {name} of "{key}"', name=name, key=entry.key))


def _plain(latex: str, what: str) -> str:
    # What a title from a database brings along: <i>, and commands that only change how letters look.
    text = _LOOKS.sub(lambda match: "{" if match[1] else "", _TAG.sub("", latex))
    for sign, words in _SIGNS.items():
        text = re.sub(rf"\\{sign}(?![a-zA-Z])\s?(?:\{{\}})?", words, text)
    text = re.sub(r"(?<!\\)\$([^$]*)(?<!\\)\$", r"\1", text)
    # LaTeX takes a bare % for a comment and drops the rest of the sentence.
    text = re.sub(r"(?<!\\)%", r"\\%", text)
    try:
        plain = " ".join(str(Text.from_latex(text)).split())
    except (PybtexError, ValueError) as error:
        raise SourceError(
            t("{what} in {file_name} cannot be read", what=what, file_name=FILE_NAME),
            t("look at the braces and the \\ in that field"),
        ) from error
    if command := re.search(r"\\\w*", plain):
        raise SourceError(
            t("{what} in {file_name} has {command}", what=what, file_name=FILE_NAME, command=command[0]),
            t("write it in plain words"),
        )
    return plain


def _name(person: Person, key: str) -> str:
    last = " ".join([*person.prelast_names, *person.last_names, *person.lineage_names])
    initials = "".join(part.strip("{}\\'\"`^~")[:1] for part in [*person.first_names, *person.middle_names])
    return _plain(f"{last} {initials}".strip(), t('a name with "{key}"', key=key))


def _names(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [_name(person, entry.key) for person in people]
    if "others" in names or len(names) > _MOST_AUTHORS:
        return t("{name} and others", name=names[0])
    return t(" and ").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def called(entry: Entry) -> str:
    """Whom and when it is from: `Raja 2020`, `Brinjikji 2015a`."""
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    first = " ".join([*people[0].prelast_names, *people[0].last_names]) if people else ""
    year = _year(entry)
    # Two works of one year have a letter in their keys.
    letter = re.search(r"\d([a-z])$", entry.key) if year else None
    name = _plain(first, t('a name with "{key}"', key=entry.key))
    return f"{name} {year}{letter[1] if letter else ''}".strip()


def _year(entry: Entry) -> str:
    return field(entry, "year") or field(entry, "date")[:4]


def _link(entry: Entry) -> str:
    """Link to the source: by its doi if it has one, otherwise by its url."""
    doi, url = (re.sub(r"[{}]|\\(?=[_%&#~])", "", entry.fields.get(name, "")).strip() for name in ("doi", "url"))
    if doi:
        url = "https://doi.org/" + re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", doi, flags=re.IGNORECASE)
    if not re.match(r"https?://[^\s]+$", url, re.IGNORECASE):
        return ""
    return f'<a href="{html.escape(url)}">{html.escape(re.sub("^https?://", "", url))}</a>'


def reference(entry: Entry) -> str:
    """Authors, year, title, journal and link, as safe inline HTML."""
    year = html.escape(_year(entry))
    title = html.escape(field(entry, "title").rstrip("."))
    language = _LANGUAGES.get((field(entry, "langid") or field(entry, "language")).lower())
    if title and language:
        title = f'<span lang="{language}">{title}</span>'
    place = next((found for name in PLACES if (found := field(entry, name))), "")
    place = f"<em>{html.escape(place.rstrip('.'))}</em>" if place and "://" not in place else ""
    volume, pages = (html.escape(field(entry, name)) for name in ("volume", "pages"))
    if place and volume:
        place += f" {volume}" + (f":{pages}" if pages else "")
    who = html.escape(_names(entry))
    start = f"{who} ({year})" if who and year else who or year
    parts = [part for part in (start, title, place) if part]
    sentences = [part if re.search(r"[.?!](</span>)?$", part) else f"{part}." for part in parts]
    return clean(" ".join([*sentences, _link(entry)]).strip())
