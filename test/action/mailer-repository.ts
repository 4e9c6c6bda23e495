/** A repository with one of what there should be one of. */
export const MAILER = {
  "ssotlint.yaml": `version: 1
roles:
  mailer:
    canonical: src/mailer.ts#Mailer
    match: { name: "*mailer*" }
`,
  "src/mailer.ts": mailer("Mailer"),
} as const;

/** A class that does what the mailer does, under this name. */
export function mailer(name: string): string {
  return `export class ${name} {
  sendWelcomeLetter(to: string) { return to; }
  sendInvoiceReminder(to: string) { return to; }
  unsubscribeAddress(to: string) { return to; }
}
`;
}
