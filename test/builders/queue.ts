import { figuresAfter, type QueueFigures, type Ticket } from "@tongban/domain";

/** The figures of all numbers of a day, counted anew. */
export const queueFiguresOf = (tickets: readonly Ticket[]): QueueFigures =>
  tickets.reduce<QueueFigures>((figures, ticket) => figuresAfter(figures, undefined, ticket), {});
