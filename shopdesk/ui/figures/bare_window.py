"""The limit of a start: a bare PySide6 window with a line edit and a table over an SQLite file. Started as a script: FILE."""

import sys

try:
    import pysqlite3 as sqlite3
except ImportError:
    import sqlite3

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

_ROWS = 9


def main() -> int:
    """Show the window."""
    application = QApplication(sys.argv)
    connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    rows = connection.execute("SELECT name, city FROM glance ORDER BY recency DESC LIMIT ?", (_ROWS,)).fetchall()
    table = QTableWidget(len(rows), 2)
    for place, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.setItem(place, column, QTableWidgetItem(cell))
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.addWidget(QLineEdit())
    layout.addWidget(table)
    window = QMainWindow()
    window.setCentralWidget(inside)
    window.resize(1400, 900)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
