/** What the console says where a form is filled in or looked at, in English. */
export const formWords = {
  form: {
    free: "The list of this matter has no form. Enter what is to be said, each entry with a label.",
    label: "Label of entry {{n}}",
    labelHint: "label",
    value: "Content of entry {{n}}",
    addField: "Add an entry",
    removeField: "Remove entry {{n}}",
    remove: "Remove",
    repeated: "A label is there twice: {{labels}}",
    and: ", ",
    preview: "Preview the form",
    previewHint: "The form as the intake window sees it. Try it; nothing that is entered is kept.",
    unfit: "This schema cannot be used: {{fault}}",
  },
} as const;
