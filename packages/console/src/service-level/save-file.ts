/** Has the browser save a text, or bytes, as a file. */
export const saveFile = (name: string, content: string | Uint8Array, mediaType: string): void => {
  const address = URL.createObjectURL(
    new Blob([typeof content === "string" ? content : content.slice()], { type: mediaType }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
