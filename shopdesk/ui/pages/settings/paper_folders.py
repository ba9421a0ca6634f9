"""The two folders somebody puts things into for their cards: typefaces for letters ours lack, and templates of their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from shopdesk import paths
from shopdesk.errors import FileProblem
from shopdesk.i18n import _, ngettext
from shopdesk.ui.pages.settings.section import Surroundings
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words


def show_folder(folder: Path) -> None:
    """Open ``folder`` in the desktop's own program for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class PaperFolders(QWidget):
    """Says where they are, what to put there, and what was found in them."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self.show_folder = show_folder
        self._typefaces, self._templates = self._sentence("typefaces_found"), self._sentence("templates_found")
        column = Column(self, gap=8)
        column.addWidget(Words(_("Typefaces for other letters"), "label", "ink2"))
        column.addWidget(Words(_(
            "Chinese, Japanese and Korean need a typeface of their own: put a TrueType file (.ttf, 4 to 20 MB) into this folder."
        ), "small", "ink2", lines=0))
        column.addWidget(self._typefaces)
        column.addLayout(self._button(_("Show the folder for typefaces"), "show_typefaces", paths.typefaces()))
        column.addWidget(Words(_("Card templates of your own"), "label", "ink2"))
        column.addWidget(Words(_(
            "A template says in millimetres what stands where (.json). Begin with one of the program’s; docs/card-templates.md says how."
        ), "small", "ink2", lines=0))
        column.addWidget(self._templates)
        column.addLayout(self._button(_("Show the folder for templates"), "show_templates", paths.templates()))
        column.addLayout(self._again())
        column.addStretch(1)

    def show_state(self) -> None:
        """Say where the folders are and what lies in them, without reading it."""
        for folder, said in ((paths.typefaces(), self._typefaces), (paths.templates(), self._templates)):
            count = len([path for path in folder.iterdir() if path.is_file()]) if folder.is_dir() else 0
            files = ngettext("{count} file", "{count} files", count).format(count=count)
            said.say(f"{folder}  ·  {files}", tone="ink")

    def _sentence(self, name: str) -> Words:
        words = Words("", "small", lines=0)
        words.setObjectName(name)
        return words

    def _button(self, words: str, name: str, folder: Path) -> Row:
        button = KeyButton(words, kind="quiet", small=True)
        button.setObjectName(name)
        button.clicked.connect(lambda: self._on_show(folder))
        return _at_left(button)

    def _again(self) -> Row:
        button = KeyButton(_("Read both folders again"), icon="sync", small=True)
        button.setObjectName("read_again")
        button.clicked.connect(self._on_read_again)
        return _at_left(button)

    def _on_show(self, folder: Path) -> None:
        def show() -> None:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise FileProblem(_("The folder “{folder}” cannot be made.").format(folder=folder), _("Nothing was changed.")) from error
            self.show_folder(folder)

        self._around.operations.do(show, undo=False)

    def _on_read_again(self) -> None:
        """Use what was put there since the program started, and say of each template that cannot be used why."""
        from shopdesk.printing import fonts, template_file, typefaces  # brings the typesetter

        fonts.look_again()
        template_file.look_again()
        self.show_state()
        self._typefaces.say(ngettext(
            "{count} typeface of your own is used.", "{count} typefaces of your own are used.", len(typefaces.added())
        ).format(count=len(typefaces.added())))
        used = len(template_file.own_templates())
        wrong = [problem for name in template_file.own_names() if (problem := _problem_of(name))]
        said = ngettext("{count} template of your own is used.", "{count} templates of your own are used.", used).format(count=used)
        self._templates.say(" ".join((said, *wrong)), tone="warm" if wrong else "ink")


def _problem_of(name: str) -> str:
    from shopdesk.printing import template_file

    try:
        template_file.look_at(name)
    except FileProblem as problem:
        return str(problem)
    return ""


def _at_left(button: KeyButton) -> Row:
    row = Row()
    row.addWidget(button)
    row.addStretch(1)
    return row
