/** Whole minutes of some seconds, a begun one counted. */
export const minutesOf = (seconds: number): number => Math.ceil(seconds / 60);
