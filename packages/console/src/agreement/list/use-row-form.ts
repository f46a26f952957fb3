import type { Language, Said } from "@tongban/contract";
import { findingWords } from "@tongban/contract";
import { checkRowParties, type MatterListRow, type RegionCode, rowName } from "@tongban/domain";
import { type RowTexts, readRowTexts, rowTextsOf, type Surroundings } from "@tongban/sheet/cells";
import { useState } from "react";
import { without, withRow } from "./list-edits.ts";
import type { EditedList } from "./use-list-edits.ts";

type Field = keyof MatterListRow;

/** A row in the form: which one it is in the list (absent: a new one), and what is written in its fields. */
type OpenRow = {
  readonly name: string | undefined;
  readonly texts: RowTexts;
  readonly written: ReadonlySet<Field>;
  /** Whether what is missing is complained of already. */
  readonly tried: boolean;
};

type RowFormSetting = {
  readonly edited: EditedList;
  readonly parties: readonly RegionCode[];
  readonly around: Surroundings;
  readonly language: Language;
};

const findingFields: Readonly<Record<string, Field>> = {
  "handling-not-a-party": "handling",
  "source-not-a-party": "sources",
  "source-is-handling": "sources",
};

/**
 * The row that is open in the form. What is written is checked by what the broker checks rows by; a row that nothing is
 * wrong with is taken into the edits when it is applied, or when another row is opened.
 */
export const useRowForm = ({ edited, parties, around, language }: RowFormSetting) => {
  const [open, setOpen] = useState<OpenRow>();
  const { row, faults } = open ? readingOf(open, edited, parties, around) : nothing;
  const isWritten = open !== undefined && open.written.size > 0;

  /** The edits with what is written; nothing where something is wrong with it. */
  const applied = () => {
    if (!open || !isWritten) return edited.edits;
    if (!row || faults.size > 0) return undefined;
    return withRow(edited.saved, edited.edits, row, open.name);
  };
  const show = (next: MatterListRow | undefined, name?: string) =>
    setOpen(next && { name, texts: rowTextsOf(next, around, language), written: new Set(), tried: false });
  /** Applies what is written, then goes on; stays where something is wrong. */
  const then = (go: () => void): void => {
    const next = applied();
    if (!next) {
      setOpen((before) => before && { ...before, tried: true });
      return;
    }
    if (next !== edited.edits) edited.take(next);
    go();
  };

  return {
    open,
    isWritten,
    /** The schema of its form, where it can be read. */
    schema: row?.form,
    /** What is wrong with the row, by field; of a new row only what was written, until it was tried. */
    faults: open
      ? new Map(
          [...faults].filter(([field]) => open.tried || open.name !== undefined || open.written.has(field)),
        )
      : faults,
    write: (field: Field, text: string) =>
      setOpen(
        (before) =>
          before && {
            ...before,
            texts: { ...before.texts, [field]: text },
            written: new Set([...before.written, field]),
          },
      ),
    /** Opens a row of the list. */
    show: (next: MatterListRow) => then(() => show(next, rowName(next))),
    /** Begins a new row. */
    begin: (start: Partial<MatterListRow>) =>
      then(() =>
        setOpen({
          name: undefined,
          texts: rowTextsOf(start, around, language),
          written: new Set(["matter"]),
          tried: false,
        }),
      ),
    apply: () =>
      then(() => {
        if (row) show(row, rowName(row));
      }),
    drop: () => {
      const before =
        open?.name === undefined
          ? undefined
          : (edited.edits.get(open.name)?.after ?? edited.saved.get(open.name));
      show(before, open?.name);
    },
    remove: () => {
      if (open?.name !== undefined) edited.take(without(edited.saved, edited.edits, open.name));
      setOpen(undefined);
    },
    close: () => then(() => setOpen(undefined)),
    discard: () => setOpen(undefined),
  };
};

/** What {@link useRowForm} gives. */
export type RowFormState = ReturnType<typeof useRowForm>;

const nothing = { row: undefined, faults: new Map<Field, Said>() };

const readingOf = (
  { name, texts }: OpenRow,
  edited: EditedList,
  parties: readonly RegionCode[],
  around: Surroundings,
): { readonly row: MatterListRow | undefined; readonly faults: ReadonlyMap<Field, Said> } => {
  const reading = readRowTexts(texts, around);
  const faults = new Map(reading.faults.map(({ field, said }) => [field, said]));
  const { row } = reading;
  if (!row) return { row, faults };
  for (const { code } of checkRowParties(parties, row))
    faults.set(findingFields[code] ?? "handling", findingWords[code]);
  const key = rowName(row);
  if (key !== name && edited.rows.some((one) => one.name === key && one.state !== "removed"))
    faults.set("handling", sameKey);
  return { row, faults };
};

const sameKey: Said = {
  en: "the list has a row of this matter, handling region and sources already",
  zh: "清单中已有该事项、办理地和收件地的行",
};
