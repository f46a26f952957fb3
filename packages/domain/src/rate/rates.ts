/**
 * Kinds of a partner's requests, each limited apart from the others: a partner that reads too much can still submit, and
 * one that submits too much still learns what became of its cases. `feed` is what waits for news.
 */
export const rateClasses = ["read", "write", "feed"] as const;

/** One of {@link rateClasses}. */
export type RateClass = (typeof rateClasses)[number];

/** Requests of each class that a partner may make in a minute. */
export type Rates = Readonly<Record<RateClass, number>>;

/** Rates of one partner that differ from the installation's. */
export type OwnRates = { readonly [K in RateClass]?: number };

/** Most requests of a class in a minute that may be set: one in each millisecond. */
export const highestRate = 60_000;

/** Rates that limit next to nothing, as `readRates` reads them: for measuring, and where time stands still. */
export const highestRates = rateClasses.map((of) => `${of}=${highestRate}`).join(" ");

/** What an installation allows where it does not say otherwise; assumed, for nothing outside says how much is usual. */
export const assumedRates: Rates = { read: 1_200, write: 600, feed: 300 };

/** How much of a class a partner may ask: so many requests in a minute. */
export type RatePolicy = { readonly class: RateClass; readonly quota: number };

/** What holds for one partner and class: the partner's own rate, or else the installation's. */
export const ratePolicy = (rates: Rates, own: OwnRates | undefined, of: RateClass): RatePolicy => ({
  class: of,
  quota: own?.[of] ?? rates[of],
});

/** Reads rates as people write them, `read=1200 write=600`; undefined where a part of the text is no rate. */
export const readRates = (text: string): OwnRates | undefined => {
  const parts = text.split(/\s+/).filter(Boolean).map(readRate);
  return parts.every((part) => part !== undefined) ? Object.fromEntries(parts) : undefined;
};

const readRate = (text: string): readonly [RateClass, number] | undefined => {
  const [name, digits = "", ...rest] = text.split("=");
  const of = rateClasses.find((each) => each === name);
  const rate = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return of && rest.length === 0 && rate >= 1 && rate <= highestRate ? [of, rate] : undefined;
};
