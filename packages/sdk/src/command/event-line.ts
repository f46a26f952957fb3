import type { PartnerEvent } from "@tongban/contract";
import { shanghaiTime } from "./case-text.ts";

/** What of an event is shown; a type that only a newer broker knows may have none of the rest. */
type ToldEvent = Pick<PartnerEvent, "id"> & {
  readonly type: string;
  readonly time?: string;
  readonly data?: Partial<Pick<PartnerEvent["data"], "outcome" | "caseId" | "externalRef">>;
};

/** One event of a partner's feed in one line: when, what, of which case. */
export const eventLine = ({ id, type, time, data = {} }: ToldEvent): string => {
  const what = type.replace(/^cn\.tongban\.case\.([\w-]+)\.v1$/, "$1").padEnd(16);
  const outcome = data.outcome ? ` ${data.outcome}` : "";
  const when = time === undefined ? "–".padEnd(19) : shanghaiTime(time);
  return `${when}  ${what}${outcome.padEnd(9)} ${data.caseId ?? id}  ${data.externalRef ?? ""}`.trimEnd();
};
