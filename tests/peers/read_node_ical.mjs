// What node-ical makes of calendars: see read_lines.mjs.
import ical from "node-ical";
import { answer, moment } from "./read_lines.mjs";

// It tells a day as the midnight of this machine.
const two = (number) => String(number).padStart(2, "0");
const day = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const told = (event) => {
  const when = event.datetype === "date" ? day : moment;
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: when(event.start),
    end: when(event.end),
    zone: event.datetype === "date" ? "floating" : event.start.tz ?? "floating",
    summary: event.summary,
    description: event.description ?? "",
    location: event.location ?? "",
    status: event.status,
  };
};

answer((text) =>
  Object.values(ical.sync.parseICS(text))
    .filter((component) => component.type === "VEVENT")
    .map(told),
);
