import { caseId } from "@tongban/contract";
import { loadEvents, type Partner } from "@tongban/store";
import type { Resources } from "../../edge/resources.ts";
import { isPartnerVisible } from "../../views/partner-event.ts";
import { toldPartner } from "../../workers/told-by.ts";

/** The event that an id names, if the partner is told of it: as its webhook tells it, and as it is kept. */
export const toldEvent = async (
  resources: Pick<Resources, "store" | "sealing">,
  { id: partner }: Pick<Partner, "id">,
  eventId: string,
) => {
  const name = nameIn(eventId);
  const [loaded] = name ? await loadEvents(resources.store, [name]) : [];
  if (!loaded) return undefined;
  if (loaded.event.partner === partner && !isPartnerVisible(loaded.event)) return undefined;
  const { event, ofCase } = await toldPartner(resources, partner, loaded);
  return event ? { event, ofCase, at: loaded.event.at } : undefined;
};

/** A case's id and the number of an event of it. */
const nameIn = (eventId: string) => {
  const [of = "", digits = ""] = eventId.split("-", 2);
  const id = caseId.safeParse(of);
  return id.success && /^[1-9]\d{0,5}$/.test(digits) && eventId === `${of}-${digits}`
    ? { caseId: id.data, n: Number(digits) }
    : undefined;
};
