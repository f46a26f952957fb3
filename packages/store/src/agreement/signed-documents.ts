import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import {
  type AgreementId,
  addMs,
  type DocumentType,
  documentTypes,
  epochMs,
  type Instant,
  type StaffId,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { DECLARED_DAYS } from "../object/declared.ts";
import { map, oneOf, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** ms that a declaration lasts until the document is kept: as long as what was uploaded for it. */
const DECLARED_MS = DECLARED_DAYS * 86_400_000;

/** A signed document of an agreement (签署文件), by the SHA-256 (hex) of its file. */
export type KeptDocument = {
  readonly sha256: string;
  readonly type: DocumentType;
  /** Bytes. */
  readonly size: number;
  readonly by: StaffId;
  readonly declaredAt: Instant;
  /** Since when its file is kept; absent while it is only declared. */
  readonly keptAt?: Instant;
};

const keptDocument = map<KeptDocument>({
  sha256: ["sha256", text()],
  type: ["documentType", oneOf(documentTypes)],
  size: ["size", whole],
  by: ["by", text<StaffId>()],
  declaredAt: ["declaredAt", instant],
  keptAt: ["keptAt", instant, "optional"],
});

/** A document of an agreement as it was declared, kept or not; strongly consistent. */
export const loadDocument = async (
  { table, tableName }: TableContext,
  agreement: AgreementId,
  sha256: string,
): Promise<KeptDocument | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.document(agreement, sha256), ConsistentRead: true }),
  );
  return got.Item && keptDocument.read(got.Item);
};

/** Notes what somebody will upload, or that it is kept; a document that is kept already stays as it is. Answers with it. */
export const noteDocument = async (
  context: TableContext,
  agreement: AgreementId,
  document: KeptDocument,
): Promise<KeptDocument> => {
  const { table, tableName } = context;
  const expires = Math.ceil(epochMs(addMs(document.declaredAt, DECLARED_MS)) / 1000);
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: {
          ...keys.document(agreement, document.sha256),
          ...keptDocument.write(document),
          ...(document.keptAt ? {} : { [ttlAttribute]: expires }),
        },
        ConditionExpression: "attribute_not_exists(keptAt)",
      }),
    );
    return document;
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
    return (await loadDocument(context, agreement, document.sha256)) ?? document;
  }
};
