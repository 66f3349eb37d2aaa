// What the dialog that makes links says.

export const shareStrings = {
  open: "Share",
  title: "Share this moment",
  intro: "The link carries the program, the schedule and the step. Nothing is uploaded.",
  link: "Link",
  copy: "Copy link",
  copyMarkdown: "Copy as Markdown",
  copied: "Copied",
  copyFailed: "The browser did not allow copying. Select the link and copy it by hand.",
  length: (characters: number) => `${characters.toLocaleString("en")} characters`,
  long: (limit: number) => `Longer than ${limit.toLocaleString("en")} characters: some chat programs cut such links.`,
  tooLarge: "The program is too large for a link.",
  nothing: "There is nothing to link to yet: the program has not run.",
  markdown: (title: string, url: string) => `[${title}](${url})`,
} as const;
