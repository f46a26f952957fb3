import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  addDays,
  applicantKinds,
  type CaseId,
  epochMs,
  instantAt,
  type LocalDate,
  type MatterId,
  type PastSubmission,
  type RegionCode,
  refusalCodes,
  serviceModes,
} from "@tongban/domain";
import { both, list, map, oneOf, text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** Days that a refused submission is remembered for. */
const KEPT_DAYS = 40;

/** A submission that was refused: which it was, and what admission asked of it. Nothing of the applicant but the kind. */
export type RefusedSubmission = PastSubmission & { readonly id: CaseId; readonly day: LocalDate };

/** Refused submissions of some days, newest day first; `since` is the first day of which all are there. */
export type RefusedSubmissions = {
  readonly some: readonly RefusedSubmission[];
  readonly since: LocalDate;
};

const asked = map<Omit<RefusedSubmission, "handling" | "applicantKind">>({
  id: ["id", text()],
  day: ["day", text<LocalDate>()],
  source: ["source", text<RegionCode>()],
  matter: ["matter", text<MatterId>()],
  mode: ["mode", oneOf(serviceModes)],
  refusedFor: ["refusedFor", list(oneOf(refusalCodes))],
});
const kindOf = map<Pick<RefusedSubmission, "applicantKind">>({
  applicantKind: ["applicantKind", oneOf(applicantKinds), "optional"],
});
const refusedSubmission = both(asked, kindOf);

/**
 * Remembers a refused submission for 40 days, by one write. The same one refused again on the same day takes its own
 * place, so that a partner that tries again is not counted twice.
 */
export const keepRefused = async (
  { table, tableName }: TableContext,
  { handling, ...refused }: RefusedSubmission,
): Promise<void> => {
  const expires = instantAt(addDays(refused.day, KEPT_DAYS), "00:00");
  await table.send(
    new PutCommand({
      TableName: tableName,
      Item: {
        ...keys.refused(handling, refused.day, refused.id),
        ...refusedSubmission.write(refused),
        [ttlAttribute]: Math.ceil(epochMs(expires) / 1000),
      },
    }),
  );
};

/** Lists submissions for a region that were refused from a day on, each once, `limit` at most; the newest days first. */
export const listRefused = async (
  { table, tableName }: TableContext,
  handling: RegionCode,
  from: LocalDate,
  limit: number,
): Promise<RefusedSubmissions> => {
  const found = new Map<CaseId, RefusedSubmission>();
  let place: Record<string, unknown> | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk AND sk >= :from",
        ExpressionAttributeValues: { ":pk": keys.refused(handling, "", "").pk, ":from": from },
        ScanIndexForward: false,
        Limit: limit,
        ...(place ? { ExclusiveStartKey: place } : {}),
      }),
    );
    for (const item of got.Items ?? []) {
      const one: RefusedSubmission = { ...refusedSubmission.read(item), handling };
      if (!found.has(one.id)) found.set(one.id, one);
      // The day that is broken off is left out: of it nobody could say how many there were.
      if (found.size > limit) return { some: [...found.values()], since: addDays(one.day, 1) };
    }
    place = got.LastEvaluatedKey;
  } while (place);
  return { some: [...found.values()], since: from };
};
