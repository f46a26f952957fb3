import { hash } from "node:crypto";
import { byRowName, type ListReference, type MatterId, type MatterListRow } from "@tongban/domain";
import { digestOf } from "../case/chain.ts";
import { batchGet, writeAll } from "../table/batch.ts";
import { bytes, list, map, text, Unreadable, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { packed } from "../table/packed.ts";
import { keys } from "../table/table.ts";
import { listRow } from "./terms-codec.ts";

/**
 * Matter lists, kept by what they say: rows stand in shelves, a list names its shelves, and both are found by the digest
 * of their content. So a list never changes under its digest, versions and drafts share what they have in common, and
 * who mends one row of ten thousand writes one shelf.
 */

/** Rows of a shelf, about: as much as is written again where one row is mended. */
const SHELF_ROWS = 16;

/** Bytes of a piece of a shelf: an item takes 400 KB, and rows with long forms may be more together. */
const PIECE_BYTES = 350_000;

const shelf = list(listRow);
const packedShelf = packed(shelf);
const firstPiece = map<{ readonly pieces: number; readonly rows: Uint8Array }>({
  pieces: ["pieces", whole],
  rows: ["rows", bytes],
});
const nextPiece = map<{ readonly rows: Uint8Array }>({ rows: ["rows", bytes] });
const contents = map<{ readonly rows: number; readonly shelves: readonly string[] }>({
  rows: ["rows", whole],
  shelves: ["shelves", list(text())],
});

/**
 * Keeps the rows of a list, in no order; what is kept already is not written again, so a try that was broken off goes on
 * where it stopped.
 */
export const keepList = async (
  context: TableContext,
  rows: readonly MatterListRow[],
): Promise<ListReference> => {
  const count = shelvesFor(rows.length);
  const shelves = Array.from({ length: count }, (): MatterListRow[] => []);
  for (const row of rows) shelves[shelfOf(row, count)]?.push(row);
  const sorted = shelves.map((some) => some.toSorted(byRowName));
  const digests = sorted.map((some) => digestOf(shelf.write(some)));
  const item = contents.write({ rows: rows.length, shelves: digests });
  const digest = digestOf(item);
  const names = [...new Set(digests)];
  const kept = await batchGet(
    context,
    [...names.map((name) => keys.listShelf(name)), keys.list(digest)],
    ["pk"],
  );
  const known = new Set(kept.map(({ pk }) => pk));
  const missing = names.filter((name) => !known.has(keys.listShelf(name).pk));
  const pieces = missing.flatMap((name) => piecesOf(name, sorted[digests.indexOf(name)] ?? []));
  await writeAll(context, pieces, ({ rows: some }) => (some instanceof Uint8Array ? some.length : 0));
  if (!known.has(keys.list(digest).pk)) await writeAll(context, [{ ...keys.list(digest), ...item }]);
  return { digest, rows: rows.length };
};

/** The items of a shelf, the first one last: where that is there, all are. */
const piecesOf = (digest: string, rows: readonly MatterListRow[]) => {
  const whole = bytes.read(packedShelf.write(rows));
  const count = Math.max(1, Math.ceil(whole.length / PIECE_BYTES));
  const pieces = Array.from({ length: count }, (_, n) => ({
    ...keys.listShelf(digest, n),
    rows: whole.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES),
    ...(n === 0 ? { pieces: count } : {}),
  }));
  return pieces.toReversed();
};

/** The rows of shelves, in no order; throws where one is missing. */
const loadShelves = async (
  context: TableContext,
  digests: readonly string[],
): Promise<readonly MatterListRow[]> => {
  const names = [...new Set(digests)];
  const items = await batchGet(
    context,
    names.map((name) => keys.listShelf(name)),
  );
  const firsts = new Map(items.map((item) => [item["pk"], firstPiece.read(item)]));
  const more = names.flatMap((name) => {
    const { pieces = 1 } = firsts.get(keys.listShelf(name).pk) ?? {};
    return Array.from({ length: pieces - 1 }, (_, n) => keys.listShelf(name, n + 1));
  });
  const rest = new Map(
    (await batchGet(context, more)).map((item) => [`${item["pk"]} ${item["sk"]}`, nextPiece.read(item)]),
  );
  return names.flatMap((name) => {
    const first = firsts.get(keys.listShelf(name).pk);
    const others = Array.from({ length: (first?.pieces ?? 1) - 1 }, (_, n) => {
      const { pk, sk } = keys.listShelf(name, n + 1);
      return rest.get(`${pk} ${sk}`);
    });
    const pieces = [first, ...others].map((piece) => piece?.rows);
    if (pieces.some((rows) => rows === undefined)) throw new Unreadable(`shelf ${name} is missing`);
    return packedShelf.read(Buffer.concat(pieces.flatMap((rows) => rows ?? [])));
  });
};

/** The rows of a list by name of the row; throws where no such list is kept. */
export const loadList = async (
  context: TableContext,
  { digest }: Pick<ListReference, "digest">,
): Promise<readonly MatterListRow[]> => {
  const [item] = await batchGet(context, [keys.list(digest)]);
  if (!item) throw new Unreadable(`no list ${digest}`);
  const { shelves } = contents.read(item);
  return (await loadShelves(context, shelves)).toSorted(byRowName);
};

/** The rows of one matter in a list; reads the list's contents and one shelf. Throws where no such list is kept. */
export const loadListRows = async (
  context: TableContext,
  digest: string,
  matter: MatterId,
): Promise<readonly MatterListRow[]> => {
  const [item] = await batchGet(context, [keys.list(digest)]);
  if (!item) throw new Unreadable(`no list ${digest}`);
  const { shelves } = contents.read(item);
  const found = await loadShelves(context, [shelves[shelfOf({ matter }, shelves.length)] ?? ""]);
  return found.filter((row) => row.matter === matter);
};

const shelvesFor = (rows: number): number => {
  let count = 1;
  while (count * SHELF_ROWS < rows) count *= 2;
  return count;
};

const shelfOf = ({ matter }: Pick<MatterListRow, "matter">, count: number): number =>
  hash("sha256", matter, "buffer").readUInt32BE(0) % count;
