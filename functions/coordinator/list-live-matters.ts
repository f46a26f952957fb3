import type { coordinatorOperations } from "@tongban/contract";
import { type AdmissionBook, admit, localDateOf, type Staff } from "@tongban/domain";
import { loadAdmissions } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** Tells for every matter whether it can be handled today between two regions, by the check submissions pass. */
export const listLiveMatters =
  ({ store, names }: Resources): Run<typeof coordinatorOperations.listLiveMatters, Staff> =>
  async ({ query: { source, handling }, caller, now }) => {
    if (!caller.regions.includes(source) && !caller.regions.includes(handling)) return problem("not-found");
    const matters = [...(await names()).matters.values()];
    const books = await loadAdmissions(
      store,
      { source, handling },
      matters.map(({ matter }) => matter),
      now,
    );
    return answered({
      matters: matters.map(({ matter, title }) => {
        const book: AdmissionBook = books.get(matter) ?? { coverages: [], staffedWindow: undefined };
        const answer = admit(
          { source, handling, matter, on: localDateOf(now) },
          book.coverages,
          book.staffedWindow,
        );
        return { matter, title, ...liveView(answer) };
      }),
    });
  };

const liveView = (answer: ReturnType<typeof admit>) =>
  answer.kind === "admitted"
    ? {
        live: true,
        agreement: answer.pins.agreement,
        modes: [...answer.entry.modes],
        caseType: answer.entry.caseType,
        statutory: answer.entry.statutory ?? null,
        promised: answer.entry.promised,
        window: answer.staffedWindow.window,
        missing: [],
      }
    : {
        live: false,
        agreement: null,
        modes: [],
        caseType: null,
        statutory: null,
        promised: null,
        window: null,
        missing: answer.missing.map(({ part, code, facts }) => ({ part, code, facts: { ...facts } })),
      };
