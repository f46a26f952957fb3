/** What the page of packages (一件事) says, in English. */
export const packageWords = {
  packages: {
    title: "One thing at one time",
    line: "Several matters of other regions that your people ask for as one thing: one form, each material once.",
    fromFile: "Set from a file",
    unreadable:
      "The file holds no package: it is a JSON object with its id, as package set takes at the command line.",
    empty: "Your regions offer no package yet.",
    emptyHint: "Write one as a JSON file, closed at first; what is to be mended is told here.",
    member: "Member",
    matter: "Matter",
    handling: "Handled in",
    mode: "Way",
    after: "After",
    atOnce: "at once",
    shared: "Shared materials",
    serves: "{{title}}: for {{members}}",
    resultServes: "{{title}}: the result of {{from}}, for {{members}}",
    finding: {
      "too-few-members": "It has fewer than two members.",
      "too-many-members": "It has more than {{most}} members.",
      "member-twice": "{{id}} stands twice.",
      "member-handled-at-home":
        "{{member}}: it is handled in the region itself, where nothing has to be sent.",
      "order-unknown": "The order names {{id}}, which is no member.",
      "order-cyclic": "Members wait for one another: {{members}}",
      "member-not-live": "{{member}}: cannot be handled today ({{codes}}).",
      "material-unneeded": "{{member}}: its list asks for no “{{title}}”, which “{{material}}” is to serve.",
      "material-served-twice": "{{member}}: “{{title}}” is served twice, once by “{{material}}”.",
      "result-not-before":
        "{{member}}: “{{material}}” is the result of {{from}}, which it does not wait for.",
      "forms-clash": "Members ask different things of the field “{{field}}”: {{members}}",
    },
  },
} as const;
