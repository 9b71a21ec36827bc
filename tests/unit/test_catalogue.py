"""The one catalogue of everything that people read."""

from __future__ import annotations

from pathlib import Path

from workshop.commands.catalogue import CALL, ROOT, extract, without_comments

SOURCES = sorted(
    path
    for path in (ROOT / "static/js").rglob("*.ts*")
    if ".test." not in path.name and not path.name.endswith(".d.ts")
)

PYTHON = """
from flask_babel import gettext as _, ngettext
from workshop.domain.errors import N_
late = N_("This stage is over.")
def greet(name, n):
    return _("Hello %(name)s", name=name) + ngettext("%(num)s idea", "%(num)s ideas", n)
"""
TEMPLATE = """
<h1 title="{{ _("Your workshops") }}">{{ ngettext("%(num)s person", "%(num)s people", n) }}</h1>
"""
PART = """
<label title="{{ _("Of a folder that begins with a line") }}"></label>
"""
AGENDA = """
name = "Half an hour"
summary = "For those who meet at lunch."
[[stages]]
title = "Not a text of ours once it stands in a workshop"
"""
TSX = """
/** It's a comment with an apostrophe. */
export function Card<T extends string>({ n, name }: { n: number; name: Map<string, T> }) {
  const half = n / 2; // and a division
  const [text] = useState<string | null>(t("Begin here"));
  return n < 3 && n > 1 ? null : (
    <section class="card" aria-label={t("Card of {name}", { name: String(name) })}>
      <h2>{t("You're \\"done\\" // or not")}</h2> {/* t("Only in a comment") */}
      <p>Don't stop {t("{votes} of {all}", { votes: tn("{n} dot", "{n} dots", n), all: 3 })}</p>
      <p>{t("A long sentence in " +
        "two parts")}</p>
      <p title={text ?? ""}>{tn("{n} vote", "{n} votes", half)}</p>
      <br />
      <button onClick={() => say(`${n} / 2`)}>{t("Go on")}</button>
    </section>
  );
}
"""


def test_texts_of_python_templates_and_browser_stand_in_one_catalogue(tmp_path: Path) -> None:
    """Whatever a person can read is found, wherever it is written; the tests' own texts are not."""
    files = {
        "workshop/web/greeting.py": PYTHON,
        "templates/home/index.html": TEMPLATE,
        "templates/_parts/field.html": PART,
        "workshop/method/templates/lunch.toml": AGENDA,
        "static/js/panels/card.tsx": TSX,
        "static/js/core/plain.ts": 'export const late = () => t("Late");',
        "static/js/core/plain.test.ts": 't("Only in a test");',
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = {message.id for message in extract(tmp_path) if message.id}
    assert found == {
        "This stage is over.",
        "Hello %(name)s",
        ("%(num)s idea", "%(num)s ideas"),
        "Your workshops",
        ("%(num)s person", "%(num)s people"),
        "Of a folder that begins with a line",
        "Half an hour",
        "For those who meet at lunch.",
        "Begin here",
        "Card of {name}",
        'You\'re "done" // or not',
        "{votes} of {all}",
        ("{n} dot", "{n} dots"),
        "A long sentence in two parts",
        ("{n} vote", "{n} votes"),
        "Go on",
        "Late",
    }


def test_the_browser_translates_literal_texts_only() -> None:
    """A text that is put together, or held in a variable, cannot be found by reading the source."""
    assert SOURCES
    put_together = []
    for path in SOURCES:
        if path.name == "i18n.ts":  # which hands texts on
            continue
        source = without_comments(path.read_text(encoding="utf-8"))
        for call in CALL.finditer(source):
            texts = [text for text in call.groups()[1:] if text is not None]
            goes_on = source[call.end() :].lstrip()[:1]
            needed = 1 if call[1] == "t" else 2
            if len(texts) < needed or goes_on not in (",", ")"):
                put_together.append(f"{path.relative_to(ROOT)}: {call[0]}")
    assert put_together == []
