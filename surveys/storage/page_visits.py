"""Page visits: coarse facts about how pages were answered, where a study records them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.model.page_visits import LONGEST
from surveys.model.page_visits import PageVisit

if TYPE_CHECKING:
    from sqlite_utils import Database

    from surveys.model.responses import Response


def add_page_visit(db: Database, response: Response, new: PageVisit) -> None:
    """Add the seconds of a visit to those of the visits before, up to a bound; the newest layout stands."""
    db.execute(
        """
        INSERT INTO page_visits (response, page, seconds, layout)
        VALUES (:response, :page, :seconds, :layout)
        ON CONFLICT (response, page) DO UPDATE SET
            seconds = CASE WHEN seconds + excluded.seconds < :longest
                THEN seconds + excluded.seconds ELSE :longest END,
            layout = CASE excluded.layout WHEN '' THEN layout ELSE excluded.layout END
        """,
        {
            "response": response.id,
            "page": new.page,
            "seconds": new.seconds,
            "layout": new.layout,
            "longest": LONGEST,
        },
    )


def list_page_visits(db: Database, response: Response) -> dict[str, PageVisit]:
    """Return what was recorded of a response, by page."""
    rows = db.query(
        "SELECT page, seconds, layout FROM page_visits WHERE response = :response",
        {"response": response.id},
    )
    return {row["page"]: PageVisit(**row) for row in rows}
