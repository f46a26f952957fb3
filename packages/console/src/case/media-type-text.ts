import type { TFunction } from "i18next";

/** Formats that people know by name; OFD is the national format of fixed-layout documents (GB/T 33190). */
const known: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "application/ofd": "OFD",
  "application/msword": "Word",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.ms-excel": "Excel",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
  "application/zip": "ZIP",
};

/** What kind of file a material is, as people say it: PDF, JPEG image; a file where the type says nothing to them. */
export const mediaTypeText = (t: TFunction, mediaType: string): string => {
  const name = known[mediaType];
  if (name !== undefined) return name;
  const [kind, format = ""] = mediaType.split("/");
  if (kind !== "image") return t("case.file");
  return t("case.image", { format: format.replace(/^x-|\+.*$/g, "").toUpperCase() });
};
