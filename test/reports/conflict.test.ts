import { describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { reportDraftEntity } from '../../functions/reports/report.ts';
import { fieldOf, person, visitorAt } from '../support/ask.ts';
import { reporting } from './report-values.ts';

const answers = {
  seenRev: '0',
  progress: 'under-way',
  done: 'A strategy was written and adopted by the board.',
};

describe('two people who report about one commitment', () => {
  it('shows a colleague’s answers beside one’s own, and saves what is chosen of both', async () => {
    const { ports, organisationId, personId } = await reporting();
    const root = `/en/my/${organisationId}/report/1`;
    const visitor = person(personId, 'kim@nordlys.example');
    const company = visitorAt(reportRoutes, { ports, visitor });
    await company.post(`${root}/CORE-1`, {
      ...answers,
      done: 'What the colleague wrote.',
      nextStep: 'Theirs.',
    });
    const page = await company.post(`${root}/CORE-1`, { ...answers, done: 'What I wrote meanwhile.' });
    expect(page.status).toBe(409);
    expect(page.body).toContain('What the colleague wrote.');
    expect(page.body).toContain('What I wrote meanwhile.');
    const both = {
      seenRev: fieldOf(page, 'seenRev'),
      conflict: ['done done', 'nextStep nextStep'],
      'mine.progress': 'under-way',
      'mine.done': 'What I wrote meanwhile.',
      'theirs.nextStep': 'Theirs.',
      do: 'settle',
    };
    const half = await company.post(`${root}/CORE-1`, { ...both, 'keep-done': 'mine' });
    expect([half.status, half.body.includes('What the colleague wrote.')]).toEqual([422, true]);
    const chosen = { ...both, 'keep-done': 'mine', 'keep-nextStep': 'theirs' };
    const edit = await company.post(`${root}/CORE-1`, { ...chosen, do: 'edit' });
    expect([edit.status, edit.body.includes('What I wrote meanwhile.</textarea>')]).toEqual([200, true]);
    expect((await company.post(`${root}/CORE-1`, chosen)).status).toBe(303);
    const draft = await load(ports.pact, reportDraftEntity, organisationId, '1');
    expect(draft?.sections['CORE-1']?.values).toMatchObject({
      done: 'What I wrote meanwhile.',
      nextStep: 'Theirs.',
    });
  });
});
