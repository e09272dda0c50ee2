/**
 * The look of mails: inline, because many programs drop style sheets; the sheet only adds what cannot be inline (dark
 * colours). Contrasts are 4.5:1 or more in both schemes.
 */
const FONT = 'font-family: Inter, Arial, Helvetica, sans-serif;';
const TEXT = `${FONT} font-size: 16px; line-height: 24px; color: #0b0c0c;`;
const SMALL = `${FONT} font-size: 14px; line-height: 20px; color: #484949;`;

export const LOOK = {
  body: 'margin: 0; padding: 0; background-color: #f3f2f1;',
  frame: 'width: 100%; max-width: 600px; margin: 0 auto; border-collapse: collapse;',
  header: `${FONT} padding: 16px 20px; background-color: #003399; color: #ffffff; font-size: 18px; line-height: 24px; font-weight: bold;`,
  content: `${TEXT} padding: 24px 20px 12px; background-color: #ffffff; overflow-wrap: anywhere;`,
  footer: `${SMALL} padding: 16px 20px 32px; overflow-wrap: anywhere;`,
  title: `${FONT} margin: 0 0 20px; font-size: 24px; line-height: 30px; font-weight: bold; color: #0b0c0c;`,
  paragraph: `${TEXT} margin: 0 0 20px;`,
  note: `${TEXT} margin: 0 0 20px; padding: 10px 14px; border: 2px solid #003399;`,
  list: `${TEXT} margin: 0 0 20px; padding-left: 20px;`,
  item: 'margin: 0 0 6px;',
  quote: `${TEXT} margin: 0 0 20px; padding: 4px 0 4px 14px; border-left: 6px solid #8d8e90;`,
  buttonRow: 'margin: 0 0 24px;',
  button: `${FONT} display: inline-block; padding: 11px 18px; background-color: #003399; color: #ffffff; font-size: 16px; line-height: 22px; font-weight: bold; text-decoration: none; border-radius: 3px;`,
  code: 'margin: 0 0 20px; font-family: Consolas, Menlo, monospace; font-size: 30px; line-height: 38px; font-weight: bold; letter-spacing: 2px; color: #0b0c0c;',
  facts: 'width: 100%; margin: 0 0 20px; border-collapse: collapse;',
  factName: `${TEXT} padding: 8px 12px 8px 0; border-bottom: 1px solid #cecece; text-align: left; vertical-align: top; font-weight: bold; width: 38%; overflow-wrap: break-word;`,
  factValue: `${TEXT} padding: 8px 0; border-bottom: 1px solid #cecece; text-align: left; vertical-align: top; overflow-wrap: anywhere; word-break: break-word;`,
  whyTitle: `${SMALL} margin: 0 0 4px; font-weight: bold;`,
  link: 'color: #003399; text-decoration: underline;',
  small: `${SMALL} margin: 0 0 10px;`,
} as const;

/** No character here may need escaping in HTML. */
export const SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #111213 !important; }
  .content { background-color: #1d1f21 !important; }
  .content, .text { color: #f1f1f1 !important; }
  .small { color: #c8cacc !important; }
  .line { border-color: #5a5d60 !important; }
  .note { border-color: #8fb0ff !important; }
  .link { color: #8fb0ff !important; }
  .button { background-color: #8fb0ff !important; color: #0b0c0c !important; }
}
`;
