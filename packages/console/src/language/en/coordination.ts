/** What the console says where regions are looked over, cases are searched and action is ordered, in English. */
export const coordination = {
  overview: {
    title: "Overview",
    region: "Region",
    open: "Open",
    dueToday: "Due today",
    overdue: "Overdue",
    byStatus: "By status",
    at: "As of {{at}}",
    total: "{{count}} in all",
  },
  supervision: {
    order: "Order action",
    consequence: "The window owes an answer within the time. Order and answer are on the case's record.",
    demand: "What is to be done",
    demandRequired: "Say what is to be done",
    days: "Answer within (working days)",
    daysRequired: "A number from 1 to 30",
    running: "Action ordered, answer awaited",
    done: "Ordered; the window sees the limit",
  },
  search: {
    title: "Search cases",
    line: "Finished ones too",
    label: "A full name, a full number, a reference or a case number",
    go: "Search",
    start: "Search the cases that you may see",
    startHint: "Give all of a name, an identity number, a reference or a case number.",
    nothing: "Nothing found for “{{text}}”",
    nothingHint: "It must be just as in the application: the whole name, the whole number.",
  },
} as const;
