import type { VNode } from 'preact';
import { ErrorSummary } from '../../functions/platform/html/error-summary.tsx';
import {
  Checkboxes,
  Errors,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../functions/platform/html/form.tsx';
import { SummaryList, TaskList } from '../../functions/platform/html/parts.tsx';
import type { Options } from './fixtures.ts';
import { sampleView } from './sample-view.ts';

/** Our components, given what the framework's examples were given. */
const view = sampleView();

const nameOf = (options: Options): string => options.name ?? options.id ?? '';

export const field = (options: Options) => ({
  name: nameOf(options),
  label: options.label?.text ?? options.fieldset?.legend.text ?? '',
  ...(options.hint === undefined ? {} : { hint: options.hint.text }),
});

export const withErrors = (options: Options, node: VNode): VNode => {
  const { errorMessage } = options;
  const errors = errorMessage === undefined ? {} : { [nameOf(options)]: errorMessage.text };
  return <Errors.Provider value={{ view, errors }}>{node}</Errors.Provider>;
};

const choices = (options: Options) =>
  (options.items ?? []).map((one) => ({
    value: one.value ?? '',
    label: one.text ?? '',
    ...(one.hint === undefined ? {} : { hint: one.hint.text }),
  }));

const checkedOf = (options: Options): readonly string[] =>
  (options.items ?? []).filter((one) => one.checked === true).map((one) => one.value ?? '');

export const textField = (options: Options) => (
  <TextField
    {...field(options)}
    value={options.value ?? ''}
    {...(options.autocomplete === undefined ? {} : { autocomplete: options.autocomplete })}
    {...(options.spellcheck === undefined ? {} : { spellcheck: options.spellcheck })}
  />
);

export const textArea = (options: Options) => (
  <TextArea
    {...field(options)}
    value={options.value ?? ''}
    {...(typeof options.rows === 'number' ? { rows: options.rows } : {})}
  />
);

export const radios = (options: Options) => (
  <Radios
    {...field(options)}
    options={choices(options)}
    value={options.value ?? checkedOf(options)[0] ?? ''}
  />
);

export const checkboxes = (options: Options) => (
  <Checkboxes {...field(options)} options={choices(options)} values={checkedOf(options)} />
);

export const select = (options: Options) => (
  <Select
    {...field(options)}
    options={choices(options)}
    value={options.value ?? options.items?.find((one) => one.selected === true)?.value ?? 'none'}
  />
);

export const tasks = (options: Options) => (
  <TaskList
    tasks={(options.items ?? []).map((one, at) => ({
      id: `task-list-${at + 1}`,
      title: one.title?.text ?? '',
      href: one.href,
      hint: one.hint?.text,
      status: one.status?.text ?? one.status?.tag?.text ?? '',
      colour: one.status?.tag === undefined ? undefined : 'blue',
    }))}
  />
);

export const errorSummary = (options: Options) => (
  <ErrorSummary
    title={options.titleText ?? ''}
    errors={Object.fromEntries(
      (options.errorList ?? []).map(({ href, text }) => [href === undefined ? 'form' : href.slice(1), text]),
    )}
  />
);

export const summaryList = (options: Options) => (
  <SummaryList
    rows={(Array.isArray(options.rows) ? options.rows : []).flatMap((row) =>
      row === undefined ? [] : [{ key: row.key.text, value: row.value.text }],
    )}
  />
);
