/** ms between two looks at the waiting list: 20 to 30 s, spread so that desks do not ask all at once. */
export const watchInterval = (random: number = Math.random()): number => Math.round(20_000 + random * 10_000);

/** ms between two looks at a list that nothing arrives in by itself; with the waiting list this stays below 180 requests an hour. */
export const quietInterval = (random: number = Math.random()): number =>
  Math.round(110_000 + random * 20_000);

/** ms between two looks at one's notifications: with the lists of the desk an idle console stays below 180 requests an hour. */
export const bellInterval = (random: number = Math.random()): number => Math.round(150_000 + random * 30_000);
