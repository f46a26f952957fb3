import { type BusinessHours, type BusinessHoursText, readBusinessHours } from "@tongban/domain";

/** Business hours that the contract has found to be some. */
export const hoursOf = (text: BusinessHoursText): BusinessHours => {
  const read = readBusinessHours(text);
  if (!read.ok) throw new Error(`business hours that are ${read.reason}`);
  return read.value;
};
