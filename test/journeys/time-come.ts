import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { keys } from "@tongban/store";
import { store } from "./table.ts";

/** Monday 2026-01-05, 17:00 in Shanghai: before every case of the journeys. */
const PAST = Date.UTC(2026, 0, 5, 9);

const pastKey = PAST.toString(36).padStart(8, "0");
const pastWord = (PAST / 60_000).toString(36);

/** Attributes of a head that say when something comes: a lease's end, or a word of its clocks. */
type Coming =
  | { readonly leaseEnds: true }
  | { readonly clock: "n" | "s" | "h" | "g"; readonly word: "due" | "yellow" };

const words = { due: /@\*?[0-9a-z]+/, yellow: /\by\*?[0-9a-z]+/ } as const;
const pastWords = { due: `@${pastWord}`, yellow: `y${pastWord}` } as const;

/**
 * Lets the time of something come that no test can wait for, behind the broker's back, and the case's timer with it.
 * What is given puts the clocks' words right again in a head that keeps them.
 */
export const letItCome = async (caseId: string, coming: Coming): Promise<() => Promise<unknown>> => {
  if ("leaseEnds" in coming) {
    await set(caseId, "leaseEnds = :past, timerSk = :key", { ":past": PAST, ":key": pastKey });
    return async () => {};
  }
  const before = await clocksOf(caseId);
  const line = before.split("\n").find((each) => each.startsWith(`${coming.clock} `)) ?? missing();
  const [was = missing()] = words[coming.word].exec(line) ?? [];
  const moved = before.replace(line, line.replace(was, pastWords[coming.word]));
  await set(caseId, "clocks = :clocks, timerSk = :key", { ":clocks": moved, ":key": pastKey });
  return async () => {
    const now = await clocksOf(caseId);
    await set(caseId, "clocks = :clocks", { ":clocks": now.replace(pastWords[coming.word], was) });
  };
};

const set = (caseId: string, what: string, values: Readonly<Record<string, unknown>>) =>
  store.table.send(
    new UpdateCommand({
      TableName: store.tableName,
      Key: keys.head(caseId),
      UpdateExpression: `SET ${what}`,
      ExpressionAttributeValues: values,
    }),
  );

const clocksOf = async (caseId: string): Promise<string> => {
  const got = await store.table.send(
    new GetCommand({ TableName: store.tableName, Key: keys.head(caseId), ConsistentRead: true }),
  );
  return String(got.Item?.["clocks"]);
};

const missing = (): never => {
  throw new Error("the head has no such clock or word");
};
