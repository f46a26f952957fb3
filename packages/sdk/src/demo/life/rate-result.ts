import type { ApplicantClient } from "../../applicant-client.ts";
import { expectValue } from "../../client/index.ts";
import { untilThere } from "./bounded.ts";
import type { LifeCast } from "./life-cast.ts";

/** A grade that an applicant may give. */
export type Grade = Parameters<ApplicantClient["rate"]>[0]["grade"];

/** Opens the applicant's session by the one-time code that their telephone gets, and rates the result (好差评). */
export const rateResult = async (
  { applicant, messages }: LifeCast,
  queryCode: string,
  grade: Grade,
): Promise<void> => {
  const mine = applicant(queryCode);
  const before = messages().length;
  expectValue(await mine.sendOneTimeCode());
  const code = await untilThere("The text message with the one-time code", async () =>
    /\d{6}/.exec(messages().slice(before).at(-1) ?? "")?.at(0),
  );
  expectValue(await mine.beginSession(code));
  expectValue(await mine.rate({ stage: "result", grade }));
};
