// What ical.js makes of calendars: see read_lines.mjs.
// Moments come out in UTC by the calendar's own zone, days as they stand.
import ICAL from "ical.js";
import { answer, moment } from "./read_lines.mjs";

const when = (time) => (time.isDate ? time.toString() : moment(time.toJSDate()));

const told = (component) => {
  const event = new ICAL.Event(component);
  const value = (name) => component.getFirstPropertyValue(name);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: when(event.startDate),
    end: when(event.endDate),
    zone: event.startDate.zone.tzid,
    changed: when(value("last-modified")),
    stamp: when(value("dtstamp")),
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
};

answer((text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  return calendar.getAllSubcomponents("vevent").map(told);
});
