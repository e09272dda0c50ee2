import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ErrorSummary } from '../../../functions/platform/html/error-summary.tsx';
import {
  Button,
  Checkboxes,
  DateField,
  Errors,
  LinkButton,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../../functions/platform/html/form.tsx';
import { Pagination } from '../../../functions/platform/html/pagination.tsx';
import {
  Banner,
  Details,
  Inset,
  Panel,
  SummaryList,
  Tag,
  TaskList,
  Warning,
} from '../../../functions/platform/html/parts.tsx';
import { fixture, type Options } from '../../support/fixtures.ts';
import { normalHtml } from '../../support/normal-html.ts';
import { sampleView } from '../../support/sample-view.ts';

const view = sampleView();
/** Ours on purpose: no scripts of the framework, a link is a link, names may be written from right to left. */
const OURS = ['data-module', 'dir', 'role=button', 'disabled'];

const nameOf = (options: Options): string => options.name ?? options.id ?? '';

const field = (options: Options) => ({
  name: nameOf(options),
  label: options.label?.text ?? options.fieldset?.legend.text ?? '',
  ...(options.hint === undefined ? {} : { hint: options.hint.text }),
});

const withErrors = (options: Options, node: VNode): VNode => {
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

const textField = (options: Options) => (
  <TextField
    {...field(options)}
    value={options.value ?? ''}
    {...(options.autocomplete === undefined ? {} : { autocomplete: options.autocomplete })}
    {...(options.spellcheck === undefined ? {} : { spellcheck: options.spellcheck })}
  />
);

const textArea = (options: Options) => (
  <TextArea
    {...field(options)}
    value={options.value ?? ''}
    {...(typeof options.rows === 'number' ? { rows: options.rows } : {})}
  />
);

const radios = (options: Options) => (
  <Radios
    {...field(options)}
    options={choices(options)}
    value={options.value ?? checkedOf(options)[0] ?? ''}
  />
);

const checkboxes = (options: Options) => (
  <Checkboxes {...field(options)} options={choices(options)} values={checkedOf(options)} />
);

const select = (options: Options) => (
  <Select
    {...field(options)}
    options={choices(options)}
    value={options.value ?? options.items?.find((one) => one.selected === true)?.value ?? 'none'}
  />
);

const tasks = (options: Options) => (
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

const errorSummary = (options: Options) => (
  <ErrorSummary
    title={options.titleText ?? ''}
    errors={Object.fromEntries(
      (options.errorList ?? []).map(({ href, text }) => [href === undefined ? 'form' : href.slice(1), text]),
    )}
  />
);

const summaryList = (options: Options) => (
  <SummaryList
    rows={(Array.isArray(options.rows) ? options.rows : []).flatMap((row) =>
      row === undefined ? [] : [{ key: row.key.text, value: row.value.text }],
    )}
  />
);

type Render = (options: Options) => VNode;

const CASES: readonly (readonly [component: string, render: Render, names: readonly string[]])[] = [
  ['button', ({ text = '' }) => <Button>{text}</Button>, ['default']],
  [
    'button',
    ({ text = '', name = '' }) => (
      <Button look="secondary" name={name}>
        {text}
      </Button>
    ),
    ['secondary'],
  ],
  [
    'button',
    ({ text = '', name = '' }) => (
      <Button look="warning" name={name}>
        {text}
      </Button>
    ),
    ['warning'],
  ],
  ['button', ({ text = '', name = '' }) => <Button name={name}>{text}</Button>, ['name']],
  ['button', ({ text = '', value = '' }) => <Button value={value}>{text}</Button>, ['value']],
  ['button', ({ text = '' }) => <LinkButton href="/">{text}</LinkButton>, ['start link']],
  [
    'input',
    textField,
    [
      'default',
      'with hint text',
      'with error message',
      'with error and hint',
      'value',
      'with autocomplete attribute',
      'with spellcheck enabled',
      'with spellcheck disabled',
    ],
  ],
  ['input', (options) => <TextField {...field(options)} value="" width="10" />, ['with width-10 class']],
  [
    'textarea',
    textArea,
    [
      'default',
      'with hint',
      'with error message',
      'with default value',
      'with custom rows',
      'with hint and error message',
    ],
  ],
  [
    'radios',
    radios,
    ['default', 'with hint', 'with hints on parent and items', 'with fieldset and error message'],
  ],
  ['checkboxes', checkboxes, ['default', 'with hint', 'with error message']],
  ['select', select, ['with hint text and error message', 'with selected value']],
  ['error-summary', errorSummary, ['default', 'without links']],
  ['task-list', tasks, ['default']],
  ['summary-list', summaryList, ['with falsy values']],
  ['tag', ({ text = '' }) => <Tag>{text}</Tag>, ['default']],
  ['tag', ({ text = '' }) => <Tag colour="grey">{text}</Tag>, ['grey']],
  [
    'panel',
    ({ titleText = '', text = '' }) => <Panel title={titleText}>{text}</Panel>,
    ['title html as text'],
  ],
  ['panel', ({ titleText = '' }) => <Panel title={titleText} />, ['title with no body text']],
  ['inset-text', ({ text = '' }) => <Inset>{text}</Inset>, ['default']],
  [
    'details',
    ({ summaryText = '', text = '' }) => <Details summary={summaryText}>{text}</Details>,
    ['default'],
  ],
];

const compare = (html: string, node: VNode, ignored: readonly string[] = []) =>
  expect(
    normalHtml(renderToString(node), [...OURS, ...ignored]).replaceAll(' govuk-fieldset__legend--s', ''),
  ).toBe(normalHtml(html, [...OURS, ...ignored]).replace(/ govuk-fieldset__legend--[a-z]+/g, ''));

describe('our components give the HTML that the framework gives', () => {
  for (const [component, render, names] of CASES) {
    it.each(names)(`${component}: %s`, (name) => {
      const { options, html } = fixture(component, name);
      compare(html, withErrors(options, render(options)));
    });
  }

  it('date-input: with values and name prefix', () => {
    const { options, html } = fixture('date-input', 'with values and name prefix');
    const value = { day: '31', month: '3', year: '1980' };
    const expected = html.replaceAll('with-values-name-prefix', 'dob');
    compare(expected, <DateField {...field({ ...options, name: 'dob' })} view={view} value={value} />);
  });

  it('warning-text: default', () => {
    const { options, html } = fixture('warning-text', 'default');
    const expected = html.replace('>Warning<', `>${view.t('common.warning')}<`);
    compare(expected, <Warning view={view}>{options.text}</Warning>);
  });

  it('notification-banner: with type as success', () => {
    const { options, html } = fixture('notification-banner', 'with type as success');
    compare(
      html,
      <Banner title="Success" success>
        <p class="govuk-notification-banner__heading">{options.text}</p>
      </Banner>,
    );
  });

  it('pagination: with many pages', () => {
    const { html } = fixture('pagination', 'with many pages');
    const words = html.replace('Previous<span class="govuk-visually-hidden"> page</span>', 'Previous page');
    const href = (page: number): string =>
      page === 9 ? '/previous' : page === 11 ? '/next' : `/page/${page}`;
    const expected = words
      .replace('Next<span class="govuk-visually-hidden"> page</span>', 'Next page')
      .replace('aria-label="Pagination"', 'aria-label="Pages"');
    const same = (text: string): string => text.replace(/href="[^"]*"/g, 'href=""');
    compare(same(expected), <Pagination view={view} page={10} pages={40} href={() => ''} />);
    expect(renderToString(<Pagination view={view} page={10} pages={40} href={href} />)).toContain(
      '/previous',
    );
  });
});
