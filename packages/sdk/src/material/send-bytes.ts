/** Bytes of one piece that is handed to the connection; progress is told after each. */
const PIECE_BYTES = 262_144;

/** How many bytes of a file went to the connection so far, of how many. */
export type Progress = (sent: number, size: number) => void;

/**
 * Sends bytes to an address by PUT, telling how far it is. Answers with the status and the text of the answer; throws where
 * there is none.
 */
export const sendBytes = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
  { progress, signal }: { readonly progress?: Progress; readonly signal?: AbortSignal | undefined } = {},
): Promise<{ readonly status: number; readonly text: string }> => {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      const piece = bytes.subarray(sent, sent + PIECE_BYTES);
      if (piece.length === 0) return stream.close();
      stream.enqueue(piece);
      sent += piece.length;
      progress?.(sent, bytes.length);
    },
  });
  const answer = await fetch(url, {
    method: "PUT",
    headers: { ...headers, "content-length": String(bytes.length) },
    body,
    duplex: "half",
    ...(signal ? { signal } : {}),
  });
  return { status: answer.status, text: await answer.text() };
};
