// Answers each line of standard input, a calendar as a JSON string, with one line of JSON:
// the events that `read` makes of it, or why it was refused.
import { createInterface } from "node:readline";

export const moment = (date) => date.toISOString().replace(".000Z", "+00:00");

export const answer = (read) => {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on("line", (line) => {
    let said;
    try {
      said = { events: read(JSON.parse(line)) };
    } catch (error) {
      said = { refused: String(error) };
    }
    process.stdout.write(`${JSON.stringify(said)}\n`);
  });
};
