const KIB = 1024;

/** A file size as people read it, from bytes: 812 B, 35 KB, 1.2 MB. */
export const sizeText = (bytes: number): string => {
  if (bytes < KIB) return `${bytes} B`;
  if (bytes < KIB * KIB) return `${Math.round(bytes / KIB)} KB`;
  return `${(bytes / KIB / KIB).toFixed(1)} MB`;
};
