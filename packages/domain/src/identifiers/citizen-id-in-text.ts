import { parseLocalDate } from "../clock/instant.ts";
import { parseCitizenId } from "./citizen-id.ts";

/**
 * Whether a text holds what looks like a citizen identity number (GB 11643), also with blanks, dots, dashes or
 * underscores in it: 18 characters with a right check digit anywhere, or the old form of exactly 15 digits. A text
 * made of a city's code, a date and a serial number is none: an address code is that of a county. A UUID (RFC 9562) is
 * none either: two in a hundred thousand have such digits, by chance.
 */
export const holdsCitizenId = (text: string): boolean => {
  if (UUID.test(text)) return false;
  const joined = text.replace(SEPARATORS, "");
  return [...joined.matchAll(WINDOWS)].some(([, window = ""]) => isNewForm(window)) || isOldForm(joined);
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const SEPARATORS = /[\s._-]/gu;
/** Every run of 17 digits with a digit or X behind it, overlapping ones included. */
const WINDOWS = /(?=(\d{17}[\dXx]))/g;

const isNewForm = (id: string): boolean => {
  const year = Number(id.slice(6, 10));
  return isAddress(id.slice(0, 6)) && year >= 1900 && year < 2100 && parseCitizenId(id).ok;
};

/** Given out until 1999; who still has one was born from 1930 on. */
const isOldForm = (joined: string): boolean =>
  [...joined.matchAll(/(?<!\d)\d{15}(?!\d)/g)].some(([id]) => {
    const [year, month, day] = [id.slice(6, 8), id.slice(8, 10), id.slice(10, 12)];
    return (
      isAddress(id.slice(0, 6)) && year >= "30" && parseLocalDate(`19${year}-${month}-${day}`) !== undefined
    );
  });

const PROVINCE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
/** Cities without counties, whose own code stands in the numbers: 东莞, 中山, 三沙, 儋州, 嘉峪关. */
const CITIES = new Set(["441900", "442000", "460300", "460400", "620200"]);

const isAddress = (code: string): boolean =>
  PROVINCE.test(code) && (!code.endsWith("00") || CITIES.has(code));
