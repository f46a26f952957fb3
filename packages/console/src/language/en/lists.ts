/** What the console says of the views, columns and exports of lists, in English. */
export const listWords = {
  lists: {
    title: "Columns and views",
    view: "Choose a view",
    columns: "Columns shown",
    columnsHint:
      "When a case is due and its matter are always there. Widths are in pixels; empty fits by itself. Once the whole list is here, a column's head sorts it.",
    width: "Width of {{column}}",
    earlier: "Move {{column}} to the front",
    later: "Move {{column}} to the back",
    usual: "Usual columns",
    saveAs: "Save as a view",
    saveHint:
      "Saves the conditions and columns that are set. What stands in the search box may be a name, and is not saved.",
    name: "Name of the view",
    makeDefault: "Show first when the page is opened",
    share: "Share with the window's team",
    save: "Save",
    mine: "My views",
    team: "Views of the team",
    sharedAt: "Shared at {{name}}",
    none: "No saved views yet",
    default: "Shown first",
    delete: "Delete",
    remove: "Delete the view {{name}}",
    export: {
      title: "Export",
      go: "Export",
      stop: "Stop",
      consequence:
        "Writes a CSV file of what is filtered, with the columns that are shown: {{most}} rows at most, applicants masked as in the list. Who exported what and when goes on the record for three years.",
      reading_one: "{{count}} row read …",
      reading: "{{count}} rows read …",
      whole_one: "{{count}} row exported.",
      whole: "{{count}} rows exported.",
      cut: "The list is longer than an export may be: the first {{count}} rows were exported. Narrow it.",
      cancelled: "Stopped; no file was made ({{count}} rows read).",
      failed: "The export failed ({{count}} rows read). Try again.",
    },
  },
} as const;
