import { documentOperations } from "@tongban/contract";
import type { DocumentType } from "@tongban/domain";
import { type CallResult, type Client, Fault, type Returned } from "../client/index.ts";

/** A file that is to be kept as the signed document of a draft. */
export type SignedFile = {
  readonly sha256: string;
  readonly type: DocumentType;
  readonly bytes: Uint8Array | Blob;
};

type Kept = Returned<typeof documentOperations.keepDocument>;

/** Sends bytes to an address with header fields; answers with the status, and the code that S3 refused them by. */
export type SendBytes = (
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array | Blob,
) => Promise<{ readonly status: number; readonly code?: string | undefined }>;

/**
 * Has a signed document kept: declares it, sends the file, and has it verified. Answers with the broker's problem where it
 * refuses one of these, and throws a {@link Fault} where the file does not arrive. Done again, it does no harm.
 */
export const uploadDocument = async (
  client: Client,
  agreementId: string,
  { sha256, type, bytes }: SignedFile,
  send: SendBytes = sendByFetch,
): Promise<CallResult<Kept>> => {
  const size = bytes instanceof Uint8Array ? bytes.length : bytes.size;
  const declared = await client.call(documentOperations.declareDocument, {
    params: { agreementId },
    body: { sha256, type, size },
  });
  if (!declared.ok) return declared;
  const { upload } = declared.value;
  if (upload) {
    const { status, code } = await send(upload.url, upload.headers, bytes);
    if (status !== 200)
      throw new Fault("unreadable", `the file was not taken: ${code ?? `status ${status}`}; send it again`);
  }
  return client.call(documentOperations.keepDocument, { params: { agreementId, sha256 } });
};

const sendByFetch: SendBytes = async (url, headers, bytes) => {
  const answer = await fetch(url, {
    method: "PUT",
    headers,
    body: bytes instanceof Uint8Array ? new Uint8Array(bytes) : bytes,
  });
  return { status: answer.status, code: codeIn(await answer.text()) };
};

/** The code in an error of S3. */
export const codeIn = (body: string): string | undefined => /<Code>(\w+)<\/Code>/.exec(body)?.[1];
