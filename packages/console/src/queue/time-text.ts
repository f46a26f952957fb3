import { type Instant, localTimeOf } from "@tongban/domain";

/** The wall-clock time of an instant in China, such as 09:30. */
export const timeText = (instant: Instant): string => localTimeOf(instant);
