import { inspectionOperations } from "@tongban/contract";
import { inspectionResults, inspectionWays } from "@tongban/domain";
import { type Command, Option } from "commander";
import { type CallOptions, expectValue } from "../../client/index.ts";
import { declareMaterial } from "../../material/declare-material.ts";
import { staffCaseText } from "../case-text.ts";
import { bytesOf } from "../file-bytes.ts";
import { mediaTypeOfFile } from "../material/material-files.ts";
import { type StaffOptions, show, staffOf, type Terminal, withStaffOptions } from "../session.ts";
import { seenVersion } from "./action-commands.ts";

type Body = NonNullable<CallOptions<typeof inspectionOperations.inspectCase>["body"]>;
type Scheduled = Extract<Body, { readonly do: "schedule" }>;
type Recorded = Extract<Body, { readonly do: "record" }>;

type Acting = StaffOptions & { readonly seen?: string };
type ScheduleOptions = Acting &
  Pick<Scheduled, "at" | "way" | "place" | "inspectors"> & {
    readonly organ?: string[];
    readonly reason?: string;
  };
type RecordOptions = Acting &
  Pick<Recorded, "result" | "findings"> & {
    readonly at?: string;
    readonly conditions?: string;
    readonly met?: readonly string[];
    readonly unmet?: readonly string[];
    readonly photo?: readonly string[];
  };

/** Adds what the team of a window does about site inspections (踏勘). */
export const addInspectionCommands = (program: Command, terminal: Terminal): void => {
  const inspection = program.command("inspection").description("site inspections of cases (踏勘)");
  const onCase = (words: string) =>
    withStaffOptions(inspection.command(`${words} <case>`)).option(
      "--seen <version>",
      "the version you saw; the case as it is now if not given",
    );

  onCase("schedule")
    .description("appoint an inspection, or another one in its place; no clock stops")
    .requiredOption("--at <instant>", "when, such as 2026-03-10T02:00:00.000Z")
    .requiredOption("--place <text>", "where, or by which video room")
    .requiredOption("--inspectors <text>", "who comes")
    .addOption(
      new Option("--way <how>", "at the place or by video").choices(inspectionWays).default("on-site"),
    )
    .option("--organ <name...>", "other organs that take part")
    .option("--reason <text>", "why, where it takes the place of one that stands")
    .addHelpText(
      "after",
      "\nExample:\n  tongban inspection schedule 3q8m0v5k2x7n4t9b6d1c0f8g2h --at 2026-03-10T02:00:00.000Z --place 某路1号 --inspectors 李梅 --staff li-mei",
    )
    .action((caseId: string, _: unknown, command: Command) => {
      const {
        at,
        place,
        inspectors,
        way,
        organ = [],
        reason,
        ...options
      } = command.optsWithGlobals<ScheduleOptions>();
      const why = reason === undefined ? {} : { reason };
      return act(terminal, caseId, options, {
        do: "schedule",
        at,
        place,
        inspectors,
        way,
        organs: organ,
        ...why,
      });
    });

  onCase("record")
    .description("record what came of the inspection; send photographs with `intake upload`")
    .addOption(
      new Option("--result <what>", "what it came to").choices(inspectionResults).makeOptionMandatory(),
    )
    .requiredOption("--findings <text>", "what was found")
    .option("--at <instant>", "when it was held; now if not given")
    .option("--conditions <text>", "with conditional: under which")
    .option("--met <point...>", "points of the checklist that are met")
    .option("--unmet <point...>", "points that are not")
    .option("--photo <file...>", "photographs and notes that become materials of the case")
    .action((caseId: string, _: unknown, command: Command) => {
      const {
        result,
        findings,
        at,
        conditions,
        met = [],
        unmet = [],
        photo = [],
        ...options
      } = command.optsWithGlobals<RecordOptions>();
      const under = conditions === undefined ? {} : { conditions };
      return act(terminal, caseId, options, {
        do: "record",
        result,
        findings,
        heldAt: at ?? new Date().toISOString(),
        points: [
          ...met.map((point) => ({ point, met: true })),
          ...unmet.map((point) => ({ point, met: false })),
        ],
        materials: photo.map((file) =>
          declareMaterial("踏勘照片", mediaTypeOfFile(file), bytesOf(terminal, file)),
        ),
        ...under,
      });
    });

  onCase("miss")
    .description("say that the applicant was not there at the appointed time")
    .requiredOption("--reason <text>", "what is known of it")
    .action((caseId: string, _: unknown, command: Command) => {
      const { reason, ...options } = command.optsWithGlobals<Acting & { readonly reason: string }>();
      return act(terminal, caseId, options, { do: "miss", reason });
    });
};

const act = async (terminal: Terminal, caseId: string, { seen, ...options }: Acting, body: Body) => {
  const client = await staffOf(terminal, options);
  const at = { params: { caseId }, signal: terminal.stopped };
  const ifMatch = await seenVersion(client, at, seen);
  const kase = expectValue(await client.call(inspectionOperations.inspectCase, { ...at, ifMatch, body }));
  show(terminal, options, kase, () => staffCaseText(kase));
};
