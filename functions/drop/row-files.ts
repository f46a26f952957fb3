import { hash } from "node:crypto";
import type { SentApplication } from "@tongban/contract";
import { MATERIAL_BYTES } from "@tongban/domain";
import {
  absentFile,
  isMaterialSize,
  type NamedFile,
  notThere,
  type RowFault,
  wrongSize,
} from "@tongban/sheet/drop";
import { type DropFiles, droppedKey } from "@tongban/store/drop";

type Declared = SentApplication["materials"][number];

/** A file that a row names as its application declares it; `said` where it cannot be declared so. */
export type RowFile = NamedFile & { readonly declared: Declared; readonly fault?: RowFault };

type Looked = { readonly sha256: string; readonly size: number };

/** Files that lie beside the sheets of a partner. */
export type BesideFiles = {
  /** Looks at the files that a row names; one that several rows name is read once. */
  readonly look: (named: readonly NamedFile[]) => Promise<readonly RowFile[]>;
  /** The bytes of a file, as they were looked at; nothing where they are not there any more. */
  readonly bytes: (file: RowFile) => Promise<Uint8Array | undefined>;
};

/** Opens the files beside the sheets of a partner. They are held one at a time: rows name many, of 20 MB each. */
export const filesBeside = (files: DropFiles, partner: string): BesideFiles => {
  const looked = new Map<string, Promise<Looked | undefined>>();
  const read = (name: string) => files.read(droppedKey({ partner, name }), MATERIAL_BYTES);
  const lookAt = (name: string): Promise<Looked | undefined> => {
    const found = looked.get(name) ?? read(name).then(digestOf);
    looked.set(name, found);
    return found;
  };
  return {
    look: async (named) => {
      const found: RowFile[] = [];
      for (const one of named) found.push(rowFile(one, await lookAt(one.name)));
      return found;
    },
    bytes: async ({ name, declared }) => {
      const found = await read(name);
      if (found === undefined || found === "too-large") return undefined;
      return hash("sha256", found.bytes) === declared.sha256 ? found.bytes : undefined;
    },
  };
};

const digestOf = (found: Awaited<ReturnType<DropFiles["read"]>>): Looked | undefined => {
  if (found === "too-large") return { sha256: "", size: MATERIAL_BYTES + 1 };
  return found && { sha256: hash("sha256", found.bytes), size: found.bytes.length };
};

const rowFile = (named: NamedFile, looked: Looked | undefined): RowFile => {
  const { column, title, name, mediaType } = named;
  const declared = { title, mediaType, ...absentFile };
  if (!looked) return { ...named, declared, fault: { column, said: notThere(name) } };
  if (!isMaterialSize(looked.size)) return { ...named, declared, fault: { column, said: wrongSize(name) } };
  return { ...named, declared: { ...declared, ...looked } };
};
