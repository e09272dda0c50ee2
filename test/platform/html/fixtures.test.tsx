import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Button, DateField, LinkButton, TextField } from '../../../functions/platform/html/form.tsx';
import { Pagination } from '../../../functions/platform/html/pagination.tsx';
import { Banner, Details, Inset, Panel, Tag, Warning } from '../../../functions/platform/html/parts.tsx';
import {
  checkboxes,
  errorSummary,
  field,
  radios,
  select,
  summaryList,
  tasks,
  textArea,
  textField,
  withErrors,
} from '../../support/fixture-components.tsx';
import { fixture, type Options } from '../../support/fixtures.ts';
import { normalHtml } from '../../support/normal-html.ts';
import { sampleView } from '../../support/sample-view.ts';

const view = sampleView();
/** Ours on purpose: no scripts of the framework, a link is a link, names may be written from right to left. */
const OURS = ['data-module', 'dir', 'role=button', 'disabled'];

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
