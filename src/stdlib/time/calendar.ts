// The proleptic Gregorian calendar, by 400-year eras that begin on a first of March.

/** A day of the calendar. */
export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 1 to 366. */
  readonly yearDay: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** Days from 0001-01-01 to 1970-01-01. */
const DAYS_TO_1970 = 719_162;
/** Days from 0000-03-01 to 0001-01-01. */
const DAYS_TO_YEAR_1 = 306;
const DAYS_OF_ERA = 146_097;

const mod = (a: number, b: number): number => a - Math.floor(a / b) * b;

/** Days from 0001-01-01 to a date; the month may be any, the day too. */
export function daysOf(year: number, month: number, day: number): number {
  const months = year * 12 + month - 1;
  const y = Math.floor(months / 12);
  const m = mod(months, 12);
  // Years and months that begin in March.
  const marchYear = m < 2 ? y - 1 : y;
  const marchMonth = mod(m + 10, 12);
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const ofYear = Math.floor((153 * marchMonth + 2) / 5);
  const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
  return era * DAYS_OF_ERA + ofEra - DAYS_TO_YEAR_1 + day - 1;
}

/** The date that is `days` after 0001-01-01. */
export function civilDate(days: number): CivilDate {
  const shifted = days + DAYS_TO_YEAR_1;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const ofEra = shifted - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return {
    year,
    month,
    day: ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
    yearDay: days - daysOf(year, 1, 1) + 1,
    weekday: mod(days - DAYS_TO_1970 + 4, 7),
  };
}

/** Days of a month. */
export function daysIn(year: number, month: number): number {
  return daysOf(year, month + 1, 1) - daysOf(year, month, 1);
}
