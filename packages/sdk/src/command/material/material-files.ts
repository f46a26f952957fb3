import { basename, extname } from "node:path";
import { MATERIAL_BYTES, type MaterialMediaType, materialEndings, mediaTypeOfName } from "@tongban/domain";
import { CommandError, exitCodes } from "../exit-code.ts";

/** The media type of a file by its name; refuses one that no material is of. */
export const mediaTypeOfFile = (file: string): MaterialMediaType => {
  const found = mediaTypeOfName(file);
  if (found) return found;
  throw new CommandError(exitCodes.usage, `${file} must end in one of ${materialEndings.join(", ")}.`);
};

/** The title that a file has by its name. */
export const titleOfFile = (file: string): string => basename(file, extname(file));

/** Refuses a file that is empty or larger than a material may be. */
export const expectSize = (file: string, { length }: Uint8Array): void => {
  if (length === 0 || length > MATERIAL_BYTES)
    throw new CommandError(
      exitCodes.usage,
      `${file} has ${length} bytes; 1 to ${MATERIAL_BYTES} are taken. Scan it with fewer colours or in two files.`,
    );
};
