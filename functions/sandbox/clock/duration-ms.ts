const unitsMs = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 } as const;

/** ms of a duration of weeks, days, hours, minutes and seconds (ISO 8601), such as `P3D`; a day has 24 hours. */
export const durationMs = (text: string): number =>
  [...text.matchAll(/(\d+)([WDHMS])/g)].reduce(
    (sum, [, amount = "0", unit = "S"]) => sum + Number(amount) * unitsMs[unit as keyof typeof unitsMs],
    0,
  );
