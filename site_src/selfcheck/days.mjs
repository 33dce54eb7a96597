// Days as the reader's own calendar has them: `2026-11-30` inside, words outside.

/** The reader's own day. @param {Date} [now] */
export function today(now = new Date()) {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Made ahead: making one takes far longer than using it. */
const SHORT = newFormat({});
const WITH_WEEKDAY = newFormat({ weekday: "short" });
const WITH_YEAR = newFormat({ weekday: "short", year: "numeric" });

/** @param {Intl.DateTimeFormatOptions} options */
function newFormat(options) {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC", ...options });
}

/**
 * @param {string} day
 * @param {{ weekday?: boolean, year?: boolean }} [options]
 */
export function showDay(day, { weekday = true, year = false } = {}) {
  const format = year ? WITH_YEAR : weekday ? WITH_WEEKDAY : SHORT;
  return format.format(new Date(day)).replaceAll(",", "");
}
