import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { MatterListRow } from "@tongban/domain";
import { LOCAL_CREDENTIALS, REGION } from "@tongban/local";
import { adoptAgreement, type Progress, type StoreContext } from "@tongban/store";
import { aListRow, anAgreement, aStandard } from "../builders/agreement.ts";
import { aMatterId, anAgreementId, at } from "../builders/ids.ts";
import { cityOf } from "./admissibility.ts";

/** An alliance as the benchmark publishes it: how many take part in how many matters, and what each promises. */
export type AllianceVersion = {
  /** Working days that all rows promise. */
  readonly promised: number;
  /** The first row promises another number. */
  readonly first?: number;
  readonly cities?: number;
  readonly matters?: number;
};

/** The alliance that is published. */
export const allianceId = anAgreementId("fourteen-cities");

/** When it is published. */
export const publishedAt = at("2026-03-02T01:30:00.000Z");

/** A store on a table of an engine, and its client. */
export const storeAt = (url: string, tableName: string) => {
  const client = new DynamoDBClient({ region: REGION, credentials: LOCAL_CREDENTIALS, endpoint: url });
  const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { client, store: { table, tableName, home: REGION } as unknown as StoreContext };
};

/** Publishes a version of the alliance from an operator's file; answers how many items the compilation wrote. */
export const publishAlliance = async (
  store: StoreContext,
  { promised, first = promised, cities = 14, matters = 172 }: AllianceVersion,
  progress?: (progress: Progress) => void,
): Promise<number> => {
  const {
    id: _id,
    version: _version,
    status: _status,
    ...terms
  } = anAgreement({
    kind: "alliance",
    parties: Array.from({ length: cities }, (_, n) => cityOf(n)),
  });
  const { version: _standard, ...standard } = aStandard();
  const rows = Array.from({ length: matters }, (_, n) => aRow(n, n === 0 ? first : promised));
  const adopted = await adoptAgreement(
    store,
    { kind: "operator", name: "the benchmark" },
    { id: allianceId, content: { ...terms, standard }, rows },
    { now: publishedAt, progress },
  );
  if (adopted.kind !== "adopted")
    throw new Error(`the alliance was not published: ${JSON.stringify(adopted)}`);
  return adopted.written;
};

const aRow = (n: number, days: number): MatterListRow =>
  aListRow({
    matter: aMatterId(`matter-${n}`),
    promised: { unit: "working-days", amount: days },
    materials: ["申请书", "设备布局流程", "安全制度"].map((title) => ({ title, need: "required" })),
  });
