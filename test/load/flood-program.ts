/**
 * A partner that asks as fast as it can, in a process of its own: arguments are the broker's address, the partner's key file and
 * how many requests are under way at once. Says "answered" and "refused" when it first is. Told to "stop" it says how many requests
 * it sent since it was told to "count", and how many of them were refused.
 */
import { createPartnerClient, readKeyFile } from "@tongban/sdk";

/** What a flood came to. */
export type Flood = { readonly asked: number; readonly refused: number };

const [baseUrl = "", keyFile = "", atOnce = ""] = process.argv.slice(2);
const client = createPartnerClient({
  baseUrl,
  key: readKeyFile(keyFile),
  retry: { attempts: 1, firstDelay: 0, longestDelay: 0 },
});
/** What a flood says of its first answers. */
export type FloodNews = "answered" | "refused";

const told = new Set<FloodNews>();
let goesOn = true;
let counted = { asked: 0, refused: 0 };

const flood = async (): Promise<void> => {
  while (goesOn) {
    const count = counted;
    count.asked += 1;
    const news = (await client.listKeys()).ok ? "answered" : "refused";
    if (news === "refused") count.refused += 1;
    if (!told.has(news)) process.send?.(news);
    told.add(news);
  }
};

process.on("message", (message) => {
  if (message === "count") counted = { asked: 0, refused: 0 };
  if (message === "stop") goesOn = false;
});
process.on("disconnect", () => process.exit(1));
await Promise.all(Array.from({ length: Number(atOnce) }, flood));
const sent: Flood = counted;
process.send?.(sent, () => process.exit(0));
