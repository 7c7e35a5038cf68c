/** Year and month, or a day, or a time of a day with or without seconds, fraction and zone. */
const pattern =
  /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?$/;

/**
 * Milliseconds since 1970 UTC of a date written as ISO 8601 has it, NaN for everything else. A time
 * without a zone is taken as UTC.
 */
export function isoDate(cell: string): number {
  const match = pattern.exec(cell);
  if (!match) return Number.NaN;
  const [
    ,
    year,
    month,
    day = '1',
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '0',
    zone = '',
  ] = match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return Number.NaN;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return Number.NaN;
  const minutes = 60 * Number(hour) + Number(minute) - offset(zone);
  return date.getTime() + 60_000 * minutes + 1000 * Number(second) + 1000 * Number(fraction);
}

/** Minutes that the clocks of a zone are ahead of UTC. */
function offset(zone: string): number {
  const match = /^([+-]\d\d):?(\d\d)?$/.exec(zone);
  if (!match) return 0;
  const [, hours, minutes = '0'] = match;
  return 60 * Number(hours) + (hours!.startsWith('-') ? -1 : 1) * Number(minutes);
}
