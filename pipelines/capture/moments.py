"""Points in time as crawls write them."""

import datetime

# Seconds since 1970 stay below this until the year 5138; larger numbers count milliseconds.
MOST_SECONDS = 10**11


def read_moment(value: object) -> datetime.datetime | None:
    """Return a point in time, UTC, from ISO 8601, a date, or seconds or milliseconds since 1970; else None."""
    try:
        found = read_value(value)
    except (ValueError, OverflowError, OSError):
        return None
    if found is None or found.tzinfo is None:
        return found and found.replace(tzinfo=datetime.UTC)
    return found.astimezone(datetime.UTC)


def read_value(value: object) -> datetime.datetime | None:
    """Return a point in time as written; ValueError and its like where it is none."""
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime.combine(value, datetime.time())
    if isinstance(value, str) and not value.strip().isdigit():
        return datetime.datetime.fromisoformat(value.strip())
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        number = float(value)
        seconds = number if number < MOST_SECONDS else number / 1000
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return None
