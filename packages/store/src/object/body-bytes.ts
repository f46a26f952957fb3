/** All that a body of so many bytes holds, put into one buffer as it comes, so that it is not held twice. */
export const bytesIn = async (body: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(size);
  let at = 0;
  for await (const chunk of body) {
    if (at + chunk.length > size) throw new Error("a file is longer than its bucket says");
    bytes.set(chunk, at);
    at += chunk.length;
  }
  if (at < size) throw new Error("a file broke off before its end");
  return bytes;
};
