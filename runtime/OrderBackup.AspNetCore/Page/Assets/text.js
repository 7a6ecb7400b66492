// What the page says, and how it writes numbers and times, in the language that the server chose.

export const language = document.documentElement.lang;

const All = await (await fetch(new URL("strings.json", import.meta.url))).json();
const Strings = All[language];
const plural = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
const shortDateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const clock = new Intl.DateTimeFormat(language, { timeStyle: "medium" });

/** The text of a key, with {names} replaced. */
export function text(key, values = {}) {
  const found = Strings[key];
  if (found === undefined) throw new Error(`There is no text ${key}.`);
  return found.replace(/\{([a-z]+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** The text of a key, or something else when there is none. */
export function textOr(key, otherwise, values = {}) {
  return key in Strings ? text(key, values) : otherwise;
}

/** A count with its noun: the key's form for that number. */
export function count(key, number, values = {}) {
  return text(`${key}.${plural.select(number) === "one" ? "one" : "other"}`, { ...values, n: numbers.format(number) });
}

export function number(value) {
  return numbers.format(value);
}

/** A size in the unit that leaves one to three digits before the point. */
export function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return new Intl.NumberFormat(language, {
    style: "unit", unit: units[unit], unitDisplay: unit === 0 ? "long" : "short", maximumFractionDigits: unit === 0 || value >= 100 ? 0 : 1,
  }).format(value);
}

/** How long something took. */
export function duration(seconds) {
  const parts = [];
  const whole = Math.round(seconds);
  if (seconds < 10) parts.push(["second", Math.round(seconds * 10) / 10]);
  else if (whole < 60) parts.push(["second", whole]);
  else if (whole < 3600) parts.push(["minute", Math.floor(whole / 60)], ["second", whole % 60]);
  else parts.push(["hour", Math.floor(whole / 3600)], ["minute", Math.floor((whole % 3600) / 60)]);
  return parts
    .filter(([, value], index) => value !== 0 || index === 0)
    .map(([unit, value]) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(value))
    .join(" ");
}

/** How long ago an instant is, or how far ahead. */
export function age(instant, now) {
  const seconds = (new Date(instant) - now) / 1000;
  const far = Math.abs(seconds);
  if (far < 10) return text("time.now");
  if (far < 60) return relative.format(Math.trunc(seconds), "second");
  if (far < 3600) return relative.format(Math.trunc(seconds / 60), "minute");
  if (far < 48 * 3600) return relative.format(Math.trunc(seconds / 3600), "hour");
  return relative.format(Math.trunc(seconds / 86400), "day");
}

/** An instant in the reader's own time. */
export function moment(instant) {
  return dateTime.format(new Date(instant));
}

export function shortMoment(instant) {
  return shortDateTime.format(new Date(instant));
}

/** The time of day of an instant. */
export function timeOfDay(instant) {
  return clock.format(new Date(instant));
}

/** The name of a tier in answers, as people say it. */
export function tierName(name) {
  return text("tier.name", { n: name.replace(/^tier/, "") });
}
