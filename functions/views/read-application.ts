import { type Application, keptApplication } from "@tongban/contract";
import { type CaseHistory, openApplication, type Sealing } from "@tongban/store";

/** The application that a case began with, unmasked: whoever is shown it is a matter of who asks. */
export const readApplication = async (sealing: Sealing, { events }: CaseHistory): Promise<Application> =>
  keptApplication.parse(JSON.parse(await openApplication(sealing, events[0])));
