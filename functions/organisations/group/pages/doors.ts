import { WHOLE_FORM } from '../../../platform/html/error-summary.tsx';
import { html, seeOther } from '../../../platform/http/answer.ts';
import { typedLine } from '../../../platform/http/typed-text.ts';
import { label } from '../../../platform/i18n/translate.ts';
import type { SitePorts } from '../../../platform/ports.ts';
import type { OpenPledge } from '../../../pledges/pages/open-pledge.ts';
import { pledgeDoor } from '../../../pledges/pages/open-pledge.ts';
import { refusalOf } from '../../people/pages/words.ts';
import { askParent, confirmParent, endParent } from '../parent.ts';
import { groupPage } from './group.tsx';

/** What a page before this one has done, by the word in its address. */
const DONE = ['asked', 'confirmed', 'ended'] as const;

export const showGroup = pledgeDoor(async (pledge, ports) => {
  const { query } = pledge.ask;
  const did = DONE.find((word) => word === query.get('done'));
  const done = did === undefined ? undefined : label(pledge.view.t, `group.done.${did}`);
  const name = query.get('name');
  const text = name === null ? undefined : typedLine(name);
  return html(await groupPage(pledge, ports, { text, errors: {}, done }));
});

/** The wishes of the form; the other side is named by the form, the own by the address that only its contact may use. */
const carryOut = ({ ask, head, person }: OpenPledge, ports: SitePorts) => {
  const own = head.organisationId;
  const other = ask.form.get('with') ?? '';
  const who = person.personId;
  switch (ask.form.get('do')) {
    case 'ask':
      return askParent(ports, { organisationId: own, parent: ask.form.get('parent') ?? '', who });
    case 'confirm':
      return confirmParent(ports, { organisationId: other, parent: own, who });
    case 'end-parent':
      return endParent(ports, { organisationId: own, parent: other, who });
    case 'end-subsidiary':
      return endParent(ports, { organisationId: other, parent: own, who });
    default:
      return undefined;
  }
};

const doneBy = (wish: string | null): (typeof DONE)[number] =>
  wish === 'ask' ? 'asked' : wish === 'confirm' ? 'confirmed' : 'ended';

/** The contact names a parent, answers a subsidiary, or ends a link with either. */
export const changeGroup = pledgeDoor(async (pledge, ports) => {
  const { ask, paths } = pledge;
  const wish = ask.form.get('do');
  if (wish === 'ask' && !ask.form.get('parent')) {
    const text = typedLine(ask.form.get('name'));
    // Without a list to choose from the page as a whole is told.
    const errors = { [text === '' ? WHOLE_FORM : 'parent']: ask.t('group.missing') };
    return html(await groupPage(pledge, ports, { errors, ...(text === '' ? {} : { text }) }), 422);
  }
  const decided = await carryOut(pledge, ports);
  if (decided === undefined) return html(await groupPage(pledge, ports, { errors: {} }), 422);
  if (decided.ok) return seeOther(`${paths.group}?done=${doneBy(wish)}`);
  const { refusal } = decided;
  const { words, status } = refusalOf(ask.t, refusal);
  const said = refusal.why === 'too-often' ? ask.t('group.tooOften', { minutes: refusal.minutes }) : words;
  return html(await groupPage(pledge, ports, { errors: { [WHOLE_FORM]: said } }), status);
});
