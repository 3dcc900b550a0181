"""Sources: what a citation key leads to."""

from __future__ import annotations

import os

import pytest

from widgets.reference import SourceError
from widgets.sources import Sources

BIB = r"""
@article{walker2019,
  author = {Walker, Anna Marie and de Vries, Jan and H{\"u}bscher, Markus and Four, Dee},
  title = {Sixty % of {MRI} scans: what <they> say},
  journal = {Journal of Backs \& Scans},
  year = 2019, volume = 12, pages = {811--816},
  doi = {10.1000/back_s.1},
  langid = {english},
  evidence = {img-table, img-counter},
  annotation = {Bij 60 % van de mensen zonder pijn ziet men iets op de scan.}
}
@book{kngf2021, author = {{KNGF}}, title = {Richtlijn}, publisher = {KNGF}, year = 2021, url = {https://example.org/a_b}}
"""


@pytest.fixture
def lessons(tmp_path):
    """A course folder with lessons/references.bib and lessons/nl."""
    folder = tmp_path / "lessons" / "nl"
    folder.mkdir(parents=True)
    (tmp_path / "lessons" / "references.bib").write_text(BIB, encoding="utf-8")
    return folder


def test_finds_the_file_beside_the_lessons_or_above(lessons):
    assert list(Sources.load(lessons)) == ["walker2019", "kngf2021"]
    assert "kngf2021" in Sources.load(lessons.parent)


def test_gives_the_finding_whole_with_its_percent_sign(lessons):
    source = Sources.load(lessons).get("walker2019")
    assert source.finding == "Bij 60 % van de mensen zonder pijn ziet men iets op de scan."
    assert source.evidence == ("img-table", "img-counter")


def test_writes_a_short_dutch_reference_as_safe_html(lessons):
    assert Sources.load(lessons).get("walker2019").reference_html == (
        'Walker AM en anderen (2019). <span lang="en">Sixty % of MRI scans: what &lt;they&gt; say</span>. '
        "<em>Journal of Backs &amp; Scans</em> 12:811–816. "
        '<a href="https://doi.org/10.1000/back_s.1" rel="noopener noreferrer">doi.org/10.1000/back_s.1</a>'
    )
    assert Sources.load(lessons).get("kngf2021").reference_html == (
        "KNGF (2021). Richtlijn. <em>KNGF</em>. "
        '<a href="https://example.org/a_b" rel="noopener noreferrer">example.org/a_b</a>'
    )


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ("Walker, Anna", "Walker A (2019)."),
        ("Walker, Anna and de Vries, Jan", "Walker A en de Vries J (2019)."),
        (r"Walker, Anna and H{\"u}bscher, M. and {\'E}tienne, {\'E}ric", "Walker A, Hübscher M en Étienne E (2019)."),
        ("Walker, Anna and others", "Walker A en anderen (2019)."),
    ],
)
def test_names_at_most_three_authors(authors, shown):
    sources = Sources.from_text(f"@misc{{a, author = {{{authors}}}, year = 2019}}")
    assert sources.get("a").reference_html == shown


@pytest.mark.parametrize(
    ("entry", "called"),
    [
        ("@misc{raja2020, author = {Raja, Srinivasa and Carr, Daniel}, year = 2020}", "Raja 2020"),
        ("@misc{brinjikji2015a, author = {Brinjikji, W.}, date = {2015-03-01}}", "Brinjikji 2015a"),
        ("@misc{denbandt2019, author = {den Bandt, Hester}, year = 2019}", "den Bandt 2019"),
        (
            "@misc{nhg, author = {{Nederlands Huisartsen Genootschap}}, year = 2017}",
            "Nederlands Huisartsen Genootschap 2017",
        ),
        ('@misc{iets, editor = {M{\\"u}ller, A.}}', "Müller"),
        ("@misc{niets, title = {T}}", ""),
    ],
)
def test_a_source_is_told_from_others_by_whom_and_when(entry, called):
    (key,) = Sources.from_text(entry)
    assert Sources.from_text(entry).get(key).called == called


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org", "example.org"])
def test_a_source_links_only_to_web_pages(url):
    assert "<a" not in Sources.from_text(f"@misc{{a, title = {{T}}, url = {{{url}}}}}").get("a").reference_html


def test_script_in_a_field_is_only_text():
    bib = (
        "@misc{a, title = {<script>alert(1)</script>}, author = {<b onclick=x>, Y}, journal = {<img src=x onerror=y>}}"
    )
    assert "<script" not in Sources.from_text(bib).get("a").reference_html
    assert "<img" not in Sources.from_text(bib).get("a").reference_html
    assert "<b" not in Sources.from_text(bib).get("a").reference_html


def test_an_unknown_key_gets_the_nearest_one(lessons):
    with pytest.raises(SourceError) as caught:
        Sources.load(lessons).get("waker2019")
    assert str(caught.value) == 'de bron "waker2019" staat niet in references.bib; bedoelt u "walker2019"?'


def test_a_key_is_compared_letter_for_letter(lessons):
    with pytest.raises(SourceError, match="bedoelt u"):
        Sources.load(lessons).get("Walker2019")


def test_no_file_matters_only_when_something_is_cited(tmp_path):
    sources = Sources.load(tmp_path)
    assert list(sources) == []
    assert "x" not in sources
    with pytest.raises(SourceError, match=r"geen references\.bib gevonden; zet dat bestand in de map lessons"):
        sources.get("x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "@misc{a, title = {Open}\n\n@misc{b, title = {T}}",
            r"references\.bib, regel 1: de bron \"a\" is niet te lezen \(er is iets niet gesloten\)",
        ),
        ("@misc{a, title = {T}}\n@misc{A, title = {U}}", 'de sleutel "a" twee keer'),
        (
            "@misc{a, author = {A, B, C, D, E}, title = {T}}",
            r"regel 1: .* \(in een naam staan te veel komma's\); zet and tussen twee namen",
        ),
        (r"@misc{a, title = {T \}}", "niet gelezen worden"),
    ],
)
def test_a_damaged_file_says_what_to_repair(text, message):
    sources = Sources.from_text(text)
    with pytest.raises(SourceError, match=message):
        sources.get("a")


def test_a_file_in_another_encoding_says_so(tmp_path):
    (tmp_path / "references.bib").write_bytes(b"@misc{a, title = {Caf\xe9}}")
    with pytest.raises(SourceError, match="UTF-8"):
        Sources.load(tmp_path).get("a")


def test_reads_an_unchanged_file_once_and_a_changed_file_again(lessons):
    first = Sources.load(lessons)
    assert Sources.load(lessons) is first
    path = lessons.parent / "references.bib"
    path.write_text(BIB + "@misc{new2026, title = {Nieuw}}", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert "new2026" in Sources.load(lessons)


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (
            r"Role of \textit{Lactobacillus} in {\emph{low}} back pain: $p<0.05$",
            "Role of Lactobacillus in low back pain: p<0.05",
        ),
        (r"Bij 60\% hielp het \textbf{echt}; kosten \texteuro 5, \dots", "Bij 60% hielp het echt; kosten €5, …"),
        ("A <i>review</i> of H<sub>2</sub>O", "A review of H2O"),
        (r"{\bf Vet} $\leq$ 3 \pm 1", "Vet ≤ 3 ±1"),
    ],
)
def test_a_field_from_a_database_is_plain_words(field, shown):
    source = Sources.from_text(f"@misc{{a, title = {{T}}, annotation = {{{field}}}}}").get("a")
    assert " ".join(source.finding.split()) == shown


def test_a_command_that_has_no_words_is_told():
    with pytest.raises(
        SourceError, match=r"het veld annotation van \"a\" .* heeft .*onbekend; schrijf het in gewone woorden"
    ):
        Sources.from_text(r"@misc{a, title = {T}, annotation = {Dit is \onbekend{x}.}}").get("a")


def test_a_mistake_in_one_source_costs_that_source():
    sources = Sources.from_text(
        "@article{a1, author={Jansen, A}, title={T}, journal={J}, year=2020, month=sept}\n"
        "@article{b2, author={Bakker, B}, title={Good}, year=2021, annotation={Goed.}}\n"
        "@article{c3, author={Smit, C}, title={U},\n title={U}, year=2021}\n"
        "@article{d4, author={Smit, C}, title={V}, year={2022}}"
    )
    assert [sources.get(key).reference_html[:12] for key in ("a1", "b2", "d4")] == [
        "Jansen A (20",
        "Bakker B (20",
        "Smit C (2022",
    ]
    with pytest.raises(
        SourceError, match=r"regel 4: de bron \"c3\" is niet te lezen \(het veld title staat er twee keer\)"
    ):
        sources.get("c3")
