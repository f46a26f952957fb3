import type { citedLicenceView } from "@tongban/contract";
import type { LocalDate } from "@tongban/domain";
import { type CaseHistory, type KeptEvent, openProse, type Sealing } from "@tongban/store";
import type * as z from "zod";
import { readApplication } from "../views/read-application.ts";

type View = z.output<typeof citedLicenceView>;

/** The licences that a case cites, with how each stood when it was looked up. */
export const citedLicences = async (sealing: Sealing, history: CaseHistory): Promise<View[]> => {
  const { citations = [] } = await readApplication(sealing, history);
  return Promise.all(
    citations.flatMap((cited) => {
      if (cited.by !== "licence") return [];
      const { title, source, reference } = cited;
      const check = history.events.findLast(
        (event) => event.type === "LicenceChecked" && event.title === title,
      );
      return checked(sealing, check).then((found) => ({ title, source, reference, ...found }));
    }),
  );
};

const checked = async (
  sealing: Sealing,
  event: KeptEvent | undefined,
): Promise<Pick<View, "standing" | "checkedAt" | "known">> => {
  if (event?.type !== "LicenceChecked") return { standing: null, checkedAt: null, known: null };
  const {
    type = "",
    number,
    title = "",
    issuer = "",
    validFrom,
    validUntil,
  } = await openProse(sealing, event);
  const known =
    number === undefined || validFrom === undefined
      ? null
      : {
          type,
          number,
          title,
          issuer,
          validFrom: validFrom as LocalDate,
          validUntil: (validUntil as LocalDate | undefined) ?? null,
        };
  return { standing: event.standing, checkedAt: event.at, known };
};
