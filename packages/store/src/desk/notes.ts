import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId, CaseNote, Instant, NotePerson } from "@tongban/domain";
import type { CommandStamp } from "../case/chain.ts";
import { commandStamp, instant } from "../case/words.ts";
import { type Attributes, bytes, list, map, text, whole } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { keys, notePrefix } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { type Raced, untilSaved } from "../until-saved.ts";
import { type Notification, notificationWrites } from "./notifications.ts";

/** A note with what people wrote in it. */
export type WrittenNote = CaseNote & { readonly text: string; readonly struckFor?: string };

/** A note to be written, and the command that asks for it. */
export type NoteDraft = Pick<WrittenNote, "at" | "by" | "mentions" | "text"> & {
  readonly command: CommandStamp;
};

type Strike = {
  readonly at: Instant;
  readonly by: NotePerson;
  readonly command: CommandStamp;
  readonly sealed: Uint8Array;
};

/** A note as it is kept: texts sealed under its case. */
type KeptNote = Omit<CaseNote, "struck"> & {
  readonly command: CommandStamp;
  readonly sealed: Uint8Array;
  readonly struck?: Strike;
};

const person = map<NotePerson>({ id: ["id", text()], name: ["name", text()] });

const note = map<KeptNote>({
  n: ["n", whole],
  at: ["at", instant],
  by: ["by", person],
  mentions: ["mentions", list(person)],
  command: ["command", commandStamp],
  sealed: ["sealed", bytes],
  struck: [
    "struck",
    map<Strike>({
      at: ["at", instant],
      by: ["by", person],
      command: ["command", commandStamp],
      sealed: ["sealed", bytes],
    }),
    "optional",
  ],
});

const textField = (n: number): string => `note-${n}`;
const reasonField = (n: number): string => `note-${n}-struck`;

/** A repetition of a command is looked for among so many of the last notes. */
const REPETITIONS_AMONG = 50;

/** Why a note was not written: there are as many as a case may have, or the key was used for another text. */
type NotWritten = { readonly kind: "full" } | { readonly kind: "key-reused" };

/**
 * Writes the next note of a case, with the notifications of those whom it mentions, all or nothing. The same command
 * again is answered with what it wrote; where somebody else wrote meanwhile, the next number is taken.
 */
export const writeNote = async (
  store: StoreContext,
  caseId: CaseId,
  draft: NoteDraft,
  { most, about }: { readonly most: number; readonly about: (n: number) => Notification },
): Promise<{ readonly kind: "written"; readonly note: WrittenNote } | NotWritten | Raced> =>
  untilSaved(async () => {
    const { notes } = await readNotes(store, caseId, REPETITIONS_AMONG);
    const before = notes.find(({ command }) => command.id === draft.command.id);
    if (before && before.command.digest !== draft.command.digest) return { kind: "key-reused" as const };
    if (before) return { kind: "written" as const, note: await opened(store, caseId, before) };
    const n = (notes[0]?.n ?? 0) + 1;
    if (n > most) return { kind: "full" as const };
    const { text: words, ...said } = draft;
    const sealed = await store.sealing.seal(caseId, textField(n), words);
    const put = {
      Put: {
        TableName: store.tableName,
        Item: { ...keys.note(caseId, n), ...note.write({ ...said, n, sealed }) },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    };
    const told = draft.mentions
      .filter(({ id }) => id !== draft.by.id)
      .flatMap(({ id }) => notificationWrites(store, id, about(n)));
    if ((await transact(store, [put, ...told])) === "conflict") return "conflict";
    const { command: _command, ...written } = draft;
    return { kind: "written" as const, note: { ...written, n } };
  });

/** Some notes of a case with their texts, the last first; `next` is absent on the last page. */
export const listNotes = async (
  store: StoreContext,
  caseId: CaseId,
  limit: number,
  from?: number,
): Promise<{ readonly notes: readonly WrittenNote[]; readonly next?: number }> => {
  const { notes, next } = await readNotes(store, caseId, limit, from);
  const written = await Promise.all(notes.map((one) => opened(store, caseId, one)));
  return next === undefined ? { notes: written } : { notes: written, next };
};

/** One note, strongly consistent, and the command that struck it out, if one did. */
export const loadNote = async (
  store: StoreContext,
  caseId: CaseId,
  n: number,
): Promise<{ readonly note: WrittenNote; readonly struckBy?: CommandStamp } | undefined> => {
  const { table, tableName } = store;
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.note(caseId, n), ConsistentRead: true }),
  );
  if (!got.Item) return undefined;
  const kept = note.read(got.Item);
  const found = await opened(store, caseId, kept);
  return kept.struck ? { note: found, struckBy: kept.struck.command } : { note: found };
};

/** Strikes a note out; `conflict` where somebody else was first. */
export const strikeNote = async (
  store: StoreContext,
  caseId: CaseId,
  n: number,
  { reason, ...strike }: Omit<Strike, "sealed"> & { readonly reason: string },
): Promise<"written" | "conflict"> => {
  const sealed = await store.sealing.seal(caseId, reasonField(n), reason);
  return transact(store, [
    {
      Update: {
        TableName: store.tableName,
        Key: keys.note(caseId, n),
        UpdateExpression: "SET #struck = :struck",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(#struck)",
        ExpressionAttributeNames: { "#struck": "struck" },
        ExpressionAttributeValues: { ":struck": { ...strike, at: instant.write(strike.at), sealed } },
      },
    },
  ]);
};

const readNotes = async (
  { table, tableName }: StoreContext,
  caseId: CaseId,
  limit: number,
  from?: number,
): Promise<{ readonly notes: readonly KeptNote[]; readonly next?: number }> => {
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :notes)",
      ExpressionAttributeValues: { ":pk": keys.note(caseId, 1).pk, ":notes": notePrefix },
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
      ...(from === undefined ? {} : { ExclusiveStartKey: keys.note(caseId, from) }),
    }),
  );
  const notes = (got.Items ?? []).map((item: Attributes) => note.read(item));
  const last = notes.at(-1);
  return got.LastEvaluatedKey && last ? { notes, next: last.n } : { notes };
};

const opened = async (
  { sealing }: Pick<StoreContext, "sealing">,
  caseId: CaseId,
  { command: _command, sealed, struck, ...said }: KeptNote,
): Promise<WrittenNote> => {
  const { n } = said;
  const words = await sealing.open(caseId, textField(n), sealed);
  if (!struck) return { ...said, text: words };
  const { command: _struckBy, sealed: sealedReason, ...strike } = struck;
  const struckFor = await sealing.open(caseId, reasonField(n), sealedReason);
  return { ...said, text: words, struck: strike, struckFor };
};
