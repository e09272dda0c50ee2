import { describe, expect, it } from 'vitest';
import { Page, renderPage } from '../../../functions/platform/html/page.tsx';
import { sampleView } from '../../support/sample-view.ts';

const pageOf = (changes: Parameters<typeof sampleView>[0] = {}, errors: Record<string, string> = {}) =>
  renderPage(
    <Page view={sampleView(changes)} title="Contact" errors={errors} back="/en/my">
      <h1 class="govuk-heading-l">Contact</h1>
    </Page>,
  );

describe('a page', () => {
  it('names its language, its title and the site', () => {
    const page = pageOf();
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en"/);
    expect(page).toContain('<title>Contact – AI Pact pledges</title>');
  });

  it('puts "Error:" before the title and lists the errors with links to their fields', () => {
    const page = pageOf({}, { email: 'Enter an e-mail address' });
    expect(page).toContain('<title>Error: Contact – AI Pact pledges</title>');
    expect(page).toContain('<a href="#email">Enter an e-mail address</a>');
  });

  it('lists an error of the whole form without a link', () => {
    expect(pageOf({}, { form: 'Someone else has changed this' })).toContain(
      '<li>Someone else has changed this</li>',
    );
  });

  it('offers the same address in the other language and keeps the query', () => {
    const page = pageOf({ path: '/en/register/abc', query: 'q=a%26b&page=2' });
    expect(page).toContain('href="/sv/register/abc?q=a%26b&amp;page=2"');
  });

  it('says on every page that it is not official, until it is', () => {
    expect(pageOf()).toContain('not an official site');
    expect(pageOf({ site: { ...sampleView().site, official: true } })).not.toContain('not an official site');
  });

  it('says on every page that pledges are voluntary and that a listing is no endorsement', () => {
    expect(pageOf()).toContain('Pledges are voluntary');
    expect(pageOf()).toContain('no endorsement');
    expect(pageOf()).toContain('no presumption of conformity');
  });

  it('shows a person their pledges and the way out, and nobody else', () => {
    const visitor = { kind: 'person', personId: 'p1', email: 'a@example.org' } as const;
    expect(pageOf({ visitor })).toContain('action="/en/sign-out"');
    expect(pageOf({ visitor })).toContain('href="/en/my"');
    expect(pageOf()).not.toContain('/sign-out');
  });

  it('never prints the address of who is signed in', () => {
    expect(pageOf({ visitor: { kind: 'person', personId: 'p1', email: 'a@example.org' } })).not.toContain(
      'a@example.org',
    );
  });

  it('gives staff the menu of the office and their name, escaped', () => {
    const page = pageOf({
      path: '/office/tasks',
      visitor: { kind: 'staff', subject: 's', name: '<b>Eva</b>', groups: ['reviewer'] },
    });
    expect(page).toContain('href="/office/settings"');
    expect(page).toContain('&lt;b>Eva');
    expect(page).not.toContain('href="/en/register"');
  });

  it('marks where the reader is in the menu', () => {
    expect(pageOf({ path: '/en/register' })).toMatch(/href="\/en\/register" aria-current="page"/);
    expect(pageOf({ path: '/en/register/abc' })).toMatch(/href="\/en\/register" aria-current="true"/);
  });
});
