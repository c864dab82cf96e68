// The two languages of the page: Vietnamese first, one switch, remembered.
import en from '../text/en.json';
import vi from '../text/vi.json';
import { remember, remembered } from './memory.js';

const TEXTS = { vi, en };
const LOCALES = { vi: 'vi-VN', en: 'en-GB' };

let language = remembered('language') === 'en' ? 'en' : 'vi';

export const currentLanguage = () => language;

/** Change to the other language and remember it. */
export function switchLanguage() {
  language = language === 'vi' ? 'en' : 'vi';
  remember('language', language);
}

/** Return a text of the page with its {places} filled. */
export function t(key, values = {}) {
  const text = TEXTS[language][key];
  if (text === undefined) throw new Error(`no text ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** Return a text of the page, or what stands in for one that it lacks. */
export function tOr(key, other) {
  return key in TEXTS[language] ? t(key) : other;
}

/** Return the one of two names that is in the language; names without a translation stay as they are. */
export function pick(vietnamese, english) {
  return (language === 'en' && english) || vietnamese;
}

export const formatNumber = (value, digits = 0) =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value);

export const formatShare = (value, digits = 0) =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: digits }).format(value);

/** Return an ISO date (or a year, or a month) as people of the language write it: 8/12/2009, 8 December 2009. */
export function formatDate(iso) {
  if (!iso) return '';
  const [year, month, day] = iso.split('-');
  if (language === 'vi')
    return [day, month, year]
      .filter(Boolean)
      .map((part) => part.replace(/^0/, ''))
      .join('/');
  const date = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  const shape = { year: 'numeric', month: month && 'long', day: day && 'numeric', timeZone: 'UTC' };
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(LOCALES.en, shape).format(date);
}

/** Return a size as kB or MB, in decimal units. */
export function formatBytes(count) {
  const [unit, size] = count < 1e6 ? ['kB', count / 1e3] : count < 1e9 ? ['MB', count / 1e6] : ['GB', count / 1e9];
  const digits = { maximumFractionDigits: size < 10 ? 1 : 0 };
  return `${new Intl.NumberFormat(LOCALES[language], digits).format(size)} ${unit}`;
}
