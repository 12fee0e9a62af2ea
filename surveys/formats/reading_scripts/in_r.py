"""An R script that reads the CSV files of an export: base R is enough.

Other letters than those of ASCII are escaped, so that R reads the script in whatever locale it runs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from surveys.formats.reading_scripts.levels import Levels
from surveys.formats.reading_scripts.levels import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from surveys.model.datasets import Dataset

_OTHER = re.compile("[^ -~]")
_HEAD = """# {about}
#
# Read the CSV files of this folder with their types, levels and missing codes; base R is enough.
#
#   source("read.R")
#   ratings <- read_dataset("ratings")                        # points of scales as numbers
#   wide <- read_dataset("ratings-wide", labels = TRUE)       # points as factors, in the order of the scale
#   attr(wide[["us-japan.T0"]], "label")                      # the question
#
# An empty cell is NA. Where a column has a second one, such as "T0" and "T0:missing", that one says why. Texts and names
# of columns that a spreadsheet would take for a formula have an apostrophe in front in the files, which is taken away again.

column <- function(name, type, codes, is_ordered, about) {
  list(name = name, type = type, codes = codes, is_ordered = is_ordered, about = about)
}

# What codes stand for."""
_BODY = r"""
unguarded <- function(cells) {
  sub("^'(?='*[ \n]*[-=+@\t\r\uff1d\uff0b\uff0d\uff20])", "", cells, perl = TRUE)
}

typed <- function(cells, column, labels) {
  cells <- unguarded(cells)
  cells[cells == ""] <- NA
  if (!is.null(column$codes) && (labels || column$type == "text")) {
    known <- names(column$codes)
    others <- sort(setdiff(unique(cells[!is.na(cells)]), known))
    shown <- if (labels) c(unname(column$codes), others) else c(known, others)
    return(factor(cells, levels = c(known, others), labels = shown, ordered = column$is_ordered))
  }
  switch(column$type, integer = as.integer(cells), number = as.numeric(cells), text = cells)
}

read_dataset <- function(name, labels = FALSE, folder = ".") {
  columns <- datasets[[name]]
  rows <- read.csv(file.path(folder, paste0(name, ".csv")), colClasses = "character", na.strings = character(0),
                   check.names = FALSE, encoding = "UTF-8")
  names(rows)[1] <- sub("^\ufeff", "", names(rows)[1])
  names(rows) <- unguarded(names(rows))
  expected <- vapply(columns, function(column) column$name, "")
  if (!identical(names(rows), expected)) {
    stop(name, ".csv has other columns than those that this script was made for.")
  }
  for (column in columns) {
    rows[[column$name]] <- typed(rows[[column$name]], column, labels)
    attr(rows[[column$name]], "label") <- column$about
  }
  rows
}
"""


def r_script(about: str, datasets: Sequence[Dataset], language: str) -> bytes:
    """Write the script; what it says of columns and codes is in one language."""
    return "\n".join(_lines(about, Levels(datasets, language))).encode("ascii")


def _lines(about: str, levels: Levels) -> Iterator[str]:
    yield _HEAD.replace("{about}", _in_ascii(on_one_line(about)))
    for name, codes in levels.codes.items():
        listed = ",\n".join(
            f"  {_quoted(code)} = {_quoted(words)}" for code, words in codes.items()
        )
        yield f"{name} <- c(\n{listed}\n)"
    yield "\n# Of each column: its name, what its values are, its codes, whether they have an order, and what it is."
    files = ",\n".join(_file(name, levels) for name in levels.files)
    yield f"datasets <- list(\n{files}\n)"
    yield _BODY


def _file(name: str, levels: Levels) -> str:
    columns = ",\n".join(
        f"    column({_quoted(each.name)}, {_quoted(each.type)}, {each.codes or 'NULL'}, "
        f"{'TRUE' if each.is_ordered else 'FALSE'}, {_quoted(each.about)})"
        for each in levels.files[name]
    )
    return f"  {_quoted(name)} = list(\n{columns}\n  )"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_in_ascii(escaped)}"'


def _in_ascii(text: str) -> str:
    return _OTHER.sub(lambda found: f"\\U{ord(found[0]):08x}", text)
