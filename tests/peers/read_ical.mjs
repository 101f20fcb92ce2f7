// Reads a calendar from standard input with ical.js and prints its events as JSON.
// Moments come out in UTC by the calendar's own zone, days as they stand.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}

const moment = (time) =>
  time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "+00:00");

const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const value = (name) => component.getFirstPropertyValue(name);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: moment(event.startDate),
    end: moment(event.endDate),
    zone: event.startDate.zone.tzid,
    changed: moment(value("last-modified")),
    stamp: moment(value("dtstamp")),
    summary: event.summary,
    description: event.description ?? "",
    location: event.location ?? "",
    status: value("status"),
    transparency: value("transp"),
    class: value("class"),
    organizer: event.organizer,
    organizer_name: component.getFirstProperty("organizer")?.getParameter("cn") ?? "",
    categories: component.getAllProperties("categories").flatMap((line) => line.getValues()),
    geo: value("geo"),
    url: value("url")?.toString() ?? null,
    alarms: component.getAllSubcomponents("valarm").length,
  };
});

process.stdout.write(JSON.stringify(events));
