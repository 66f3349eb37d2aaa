// What notices above the page say.

export const noticesStrings = {
  region: "Notices",
  dismiss: "Dismiss",
  "link-damaged": () => "This link is damaged: part of it is missing or changed. Nothing was opened.",
  "link-too-large": () => "This link is larger than a link may be. Nothing was opened.",
  "link-newer": () => "This link was made by a newer Raceweave. Reload the page to get it, then open the link again.",
  "link-unread": () => "What is needed to open this could not be loaded. Is there a connection?",
  "scenario-unknown": (slug: string) => `There is no scenario called “${slug}”. Those there are stand under Examples.`,
  "other-story": (engine: string) =>
    `This does not replay as it did when it was recorded${engine === "" ? "" : ` (by engine ${engine})`}: what is shown is another execution.`,
  "entry-unknown": (entry: string) =>
    `The link begins with ${entry}, and its program has no such test. The first there is was explored instead.`,
  "engine-failed": (message: string) => message,
  "text-too-large": (limit: string) =>
    `That text is longer than ${Number(limit).toLocaleString("en")} characters. It was not taken over; yours is unchanged.`,
  "not-text": (name: string) => `${name === "" ? "That" : `“${name}”`} is not a text file. Your program is unchanged.`,
  restoreDraft: "Restore my text",
  restoreDraftHint: "Brings back the program you typed before a link or scenario took its place",
} as const;
