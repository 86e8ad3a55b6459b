"""Reads a calendar as a program of somebody else does, and writes what it understood: a line of JSON for each event."""
import datetime
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
uids = set()
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    assert event["UID"] not in uids
    uids.add(event["UID"])
    starts, ends = event["DTSTART"].dt, event.get("DTEND")
    print(json.dumps({
        "uid": event["UID"], "title": str(event["SUMMARY"]), "place": str(event.get("LOCATION", "")), "url": str(event.get("URL", "")),
        "starts": starts.isoformat(), "ends": ends.dt.isoformat() if ends else None, "timed": isinstance(starts, datetime.datetime),
    }))
