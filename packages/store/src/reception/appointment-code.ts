import { groupedByFour } from "@tongban/domain";
import { chanceCode } from "../secrets/chance-code.ts";

/** 80 bits. */
const CODE_CHARACTERS = 16;

/** Makes an appointment's code: unguessable, in four groups to be read aloud. */
export const makeAppointmentCode = (): string => groupedByFour(chanceCode(CODE_CHARACTERS));
