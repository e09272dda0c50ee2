import { Button, Form } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { typedLine } from '../../platform/http/typed-text.ts';
import { formatDay, label, type Translator } from '../../platform/i18n/translate.ts';
import type { MergeRefusal } from '../../register/merge.ts';
import { mergePledge, readTwo, sightOfTwo, type Two, unmergePledge } from '../../register/merge-pledge.ts';
import { idInAddress } from '../id-in-address.ts';
import type { OfficePorts } from '../ports.ts';
import { type Case, readCase } from '../read-case.ts';
import { organisationOf, showCase } from './pledge-doors.tsx';
import { Sides, sideOfPledge } from './sides.tsx';
import { Told } from './told.tsx';

type Door = (ask: Ask, ports: OfficePorts) => Promise<Answer>;

const addressOf = (ask: Ask): string => `/office/pledges/${encodeURIComponent(organisationOf(ask))}`;

/** Refusals about what was typed; the others are about what a colleague did. */
const TYPED: readonly MergeRefusal[] = ['no-target', 'same'];

const refusedMerge = (
  ask: Ask,
  ports: OfficePorts,
  { into, refusal }: { into: string; refusal: MergeRefusal },
) => {
  if (refusal === 'not-found') return faultPage(ask, { fault: 'not-found' });
  const words = label(ask.t, `office.mergeRefusal.${refusal}`);
  const typed = TYPED.includes(refusal);
  const said = typed ? { errors: { into: words } } : { refused: words };
  return showCase(ask, ports, { extra: { ...said, identity: { into } }, status: typed ? 422 : 409 });
};

interface Names {
  readonly name: string;
  readonly into: string;
}

const publicName = ({ head }: Case): string => head.card?.name ?? head.name;

/** What becomes of an organisation that is merged, in sentences. */
const consequences = (t: Translator, own: Case, names: Names): readonly string[] => {
  const { into } = names;
  const { head, people } = own;
  const addresses = [...people.values()].map(({ email }) => email).sort();
  const owed = Object.values(head.reports).filter(({ state }) => state !== 'published');
  return [
    t('deciding.mergeFollowsPage', names),
    addresses.length === 0
      ? t('deciding.mergeFollowsNobody')
      : t('deciding.mergeFollowsPeople', { into, people: addresses.join(', ') }),
    ...(head.pending === undefined ? [] : [t('deciding.mergeFollowsText')]),
    ...owed.map(({ due }) => t('deciding.mergeFollowsReport', { day: formatDay(t.language, due) })),
    t('deciding.mergeFollowsMail', { into }),
    t('deciding.mergeFollowsBack'),
  ];
};

interface Asked {
  readonly two: Two;
  readonly own: Case;
  readonly target: Case;
  readonly refused?: string;
}

const askPage = (ask: Ask, { two, own, target, refused }: Asked): string => {
  const { t } = ask;
  const view = { ...viewOf(ask), path: `${addressOf(ask)}/merge` };
  const [one, other] = [sideOfPledge(t, own), sideOfPledge(t, target)];
  const names = { name: publicName(own) || t('office.unnamed'), into: publicName(target) };
  const title = t('deciding.mergeAsk', names);
  return renderPage(
    <Page view={view} title={title} back={addressOf(ask)} wide>
      <Told view={view} refused={refused} />
      <h1 class="govuk-heading-l">{title}</h1>
      <Sides
        t={t}
        caption={title}
        nothing={t('deciding.mergeNothing')}
        heads={[t('deciding.mergeGoes'), t('deciding.mergeStays')]}
        sides={[one, other]}
      />
      <h2 class="govuk-heading-m">{t('deciding.follows')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {consequences(t, own, names).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <Form view={view}>
        <input type="hidden" name="into" value={two.target.organisationId} />
        <input type="hidden" name="seen" value={sightOfTwo(two)} />
        <Button look="warning">{t('deciding.mergeButton', names)}</Button>
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href={addressOf(ask)}>
          {t('deciding.askNo')}
        </a>
      </p>
    </Page>,
  );
};

/** Both organisations and what would follow, before anything does. */
const askBefore = async (
  ask: Ask,
  ports: OfficePorts,
  { into, refused }: { into: string; refused?: string },
): Promise<Answer> => {
  const organisationId = organisationOf(ask);
  const id = idInAddress(into);
  const two = id === '' ? undefined : await readTwo(ports, { organisationId, into: id });
  if (two === undefined) return refusedMerge(ask, ports, { into, refusal: 'no-target' });
  if (!two.ok) return refusedMerge(ask, ports, { into, refusal: two.refusal });
  const [own, target] = await Promise.all([
    readCase(ports, organisationId),
    readCase(ports, two.value.target.organisationId),
  ]);
  if (own === undefined || target === undefined) return faultPage(ask, { fault: 'not-found' });
  const told = refused === undefined ? {} : { refused };
  return html(askPage(ask, { two: two.value, own, target, ...told }), refused === undefined ? 200 : 409);
};

export const showMerge: Door = (ask, ports) =>
  askBefore(ask, ports, { into: typedLine(ask.query.get('into')) });

/** Merges the organisation into another with a public pledge, as the page before showed the two. */
export const doMergePledge: Door = async (ask, ports) => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const into = typedLine(ask.form.get('into'));
  const merged = await mergePledge(ports, {
    organisationId: organisationOf(ask),
    into: idInAddress(into),
    staff: ask.visitor.subject,
    seen: ask.form.get('seen') ?? '',
  });
  if (merged.ok) return seeOther(`${addressOf(ask)}?done=merge`);
  return merged.refusal === 'changed-meanwhile'
    ? askBefore(ask, ports, { into, refused: ask.t('office.mergeRefusal.changed-meanwhile') })
    : refusedMerge(ask, ports, { into, refusal: merged.refusal });
};

export const doUnmergePledge: Door = async (ask, ports) => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const unmerged = await unmergePledge(ports, {
    organisationId: organisationOf(ask),
    staff: ask.visitor.subject,
  });
  return unmerged.ok
    ? seeOther(`${addressOf(ask)}?done=unmerge`)
    : refusedMerge(ask, ports, { into: '', refusal: unmerged.refusal });
};
