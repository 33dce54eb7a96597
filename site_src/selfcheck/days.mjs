// Days as the reader's own calendar has them: `2026-11-30` inside, words outside.

/** The reader's own day. @param {Date} [now] */
export function today(now = new Date()) {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Formats by their options: making one takes longer than using it. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} day
 * @param {{ weekday?: boolean, year?: boolean }} [options]
 */
export function showDay(day, { weekday = true, year = false } = {}) {
  const key = `${weekday} ${year}`;
  const format = formats.get(key) ?? newFormat(weekday, year);
  formats.set(key, format);
  return format.format(new Date(day)).replaceAll(",", "");
}

/**
 * @param {boolean} weekday
 * @param {boolean} year
 */
function newFormat(weekday, year) {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: weekday ? "short" : undefined,
    day: "numeric",
    month: "short",
    year: year ? "numeric" : undefined,
    timeZone: "UTC",
  });
}
