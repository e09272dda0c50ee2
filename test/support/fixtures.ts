import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod';

const text = z.object({ text: z.union([z.string(), z.number()]).transform(String) });
const item = z.object({
  value: z.union([z.string(), z.number()]).transform(String).optional(),
  text: z.string().optional(),
  hint: text.optional(),
  selected: z.boolean().optional(),
  checked: z.boolean().optional(),
  href: z.string().optional(),
  title: text.optional(),
  status: z
    .object({ text: z.string().optional(), tag: z.object({ text: z.string() }).optional() })
    .optional(),
});

const row = z.union([z.object({ key: text, value: text }), z.unknown().transform(() => undefined)]);

/** The parameters of the framework's components that ours can express too. */
const Options = z.object({
  text: z.string().optional(),
  name: z.string().optional(),
  id: z.string().optional(),
  idPrefix: z.string().optional(),
  value: z.union([z.string(), z.number()]).transform(String).optional(),
  label: z.object({ text: z.string() }).optional(),
  hint: text.optional(),
  errorMessage: z.object({ text: z.string() }).optional(),
  fieldset: z.object({ legend: z.object({ text: z.string() }) }).optional(),
  items: z.array(item).optional(),
  rows: z.union([z.array(row), z.number()]).optional(),
  autocomplete: z.string().optional(),
  inputmode: z.string().optional(),
  spellcheck: z.boolean().optional(),
  titleText: z.string().optional(),
  summaryText: z.string().optional(),
  iconFallbackText: z.string().optional(),
  errorList: z.array(z.object({ text: z.string(), href: z.string().optional() })).optional(),
});
export type Options = z.infer<typeof Options>;

export interface Fixture {
  readonly options: Options;
  readonly html: string;
}

const File = z.object({
  fixtures: z.array(z.object({ name: z.string(), options: z.unknown(), html: z.string() })),
});
const require = createRequire(import.meta.url);

/** Our fields have their name as their id. */
const sameId = ({ id, idPrefix, name }: Options, html: string): string => {
  const other = id ?? idPrefix;
  return other === undefined || name === undefined || other === name ? html : html.replaceAll(other, name);
};

/** One example of the framework: what it was given and the HTML that came out. */
export const fixture = (component: string, name: string): Fixture => {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  const found = File.parse(JSON.parse(readFileSync(path, 'utf8'))).fixtures.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no fixture ${component} "${name}"`);
  const options = Options.parse(found.options);
  return { options, html: sameId(options, found.html) };
};
