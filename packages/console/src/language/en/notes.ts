/** What the console says of internal notes on a case, in English. */
export const noteWords = {
  notes: {
    title: "Internal notes",
    hint: "For the handling region alone. A note cannot be changed afterwards, only struck out.",
    empty: "No notes yet",
    write: "Write a note; type @ to mention somebody of the team",
    send: "Add the note",
    sent: "Note added",
    more: "Earlier notes",
    strike: "Strike out",
    strikeOf: "Strike out note {{n}}",
    consequence: "The note is struck out with your reason, and stays readable.",
    reason: "Why it is struck out",
    struck: "Struck out by {{name}} {{at}}: {{reason}}",
    done: "Note struck out",
    mentioned: "Told: {{names}}",
  },
} as const;
