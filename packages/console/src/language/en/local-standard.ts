/** What the console says of what regions give their own applicants, in English. */
export const localStandardWords = {
  localStandard: {
    title: "Local standard",
    line: "Limits, materials, fees and delivery that your own applicants get. Zero gap is measured against it; each change says why and stays on the record.",
    readOnly: "What another region gives its own applicants; you may read it.",
    rows: "Matters",
    rowsSaid: "{{count}} rows · digest {{digest}}",
    rowsSaid_one: "{{count}} row · digest {{digest}}",
    empty: "No matters yet. Once there are some, zero gap is measured against them.",
    limitsSaid: "Your own limits of notice, supplement and delivery are told",
    unsaved: "{{count}} changes are not saved",
    unsaved_one: "{{count}} change is not saved",
    tooMany: "One change holds 200 rows: import more with local-standard import at the command line.",
  },
} as const;
