import { personEntity } from '../../access/model.ts';
import { Button, Form, TextArea } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import { type FieldErrors, type View, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { breaksLimit, typedText } from '../../platform/http/typed-text.ts';
import { formatInstant, label } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import type { Claim } from '../../register/claims/model.ts';
import {
  readOpenClaims,
  refuseClaim,
  type SettleRefusal,
  settleClaim,
} from '../../register/claims/settle-claim.ts';
import { Told } from '../pages/told.tsx';

const REASONS = { min: 1, max: 1000 } as const;
const reasonsField = (pledgeId: string): string => `reasons-${pledgeId}`;

interface OpenClaim {
  readonly claim: Claim;
  /** The address that the claimant has confirmed; empty once the person is erased. */
  readonly email: string;
}

const OneClaim = ({ view, open, typed }: { view: View; open: OpenClaim; typed: string }) => {
  const { t } = view;
  const { claim, email } = open;
  const address = `/office/claims/${encodeURIComponent(claim.pledgeId)}`;
  return (
    <section aria-labelledby={`claim-${claim.pledgeId}`}>
      <h2 class="govuk-heading-m" id={`claim-${claim.pledgeId}`}>
        <bdi>{claim.name}</bdi>
      </h2>
      <p class="govuk-body">
        {t('import.claimBy')} <bdi>{email}</bdi>.{' '}
        {t('import.claimSince', { at: formatInstant(t.language, claim.askedAt) })}{' '}
        <a class="govuk-link" href={`/office/listed/${encodeURIComponent(claim.listedId)}`}>
          {t('import.claimEntry')}
        </a>{' '}
        <a class="govuk-link" href={`/office/pledges/${encodeURIComponent(claim.pledgeId)}`}>
          {t('import.claimPledge')}
        </a>
      </p>
      <Form view={view} action={`${address}/approve`}>
        <Button>{t('import.approve')}</Button>
      </Form>
      <Form view={view} action={`${address}/refuse`}>
        <TextArea
          name={reasonsField(claim.pledgeId)}
          label={t('import.refuseReasons')}
          value={typed}
          rows={2}
          maxLength={REASONS.max}
        />
        <Button look="secondary">{t('import.refuse')}</Button>
      </Form>
    </section>
  );
};

interface Extra {
  readonly done?: string;
  readonly refused?: string;
  readonly errors?: FieldErrors;
  /** Reasons typed before, by pledge. */
  readonly typed?: Readonly<Record<string, string>>;
}

const openClaims = async (ports: Ports): Promise<readonly OpenClaim[]> => {
  const claims = await readOpenClaims(ports);
  const people = await Promise.all(claims.map(({ personId }) => load(ports.pact, personEntity, personId)));
  return claims.map((claim, at) => ({ claim, email: people[at]?.email ?? '' }));
};

const show = async (ask: Ask, ports: Ports, extra: Extra): Promise<string> => {
  const open = await openClaims(ports);
  const view = { ...viewOf(ask), path: '/office/claims' };
  const { t } = view;
  const { errors = {}, typed = {} } = extra;
  return renderPage(
    <Page view={view} title={t('import.claimsTitle')} errors={errors} back="/office/listed">
      <Told view={view} done={extra.done} refused={extra.refused} />
      <h1 class="govuk-heading-l">{t('import.claimsTitle')}</h1>
      <p class="govuk-body">{t('import.claimsText')}</p>
      {open.length === 0 ? <Inset>{t('import.noClaims')}</Inset> : null}
      {open.map((one) => (
        <OneClaim key={one.claim.pledgeId} view={view} open={one} typed={typed[one.claim.pledgeId] ?? ''} />
      ))}
    </Page>,
  );
};

const DONE = { approved: 'import.approved', refused: 'import.refused' } as const;

export const showClaims = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const done = ask.query.get('done');
  return html(
    await show(ask, ports, done === 'approved' || done === 'refused' ? { done: ask.t(DONE[done]) } : {}),
  );
};

const refusedPage = async (ask: Ask, ports: Ports, refusal: SettleRefusal): Promise<Answer> =>
  html(
    await show(ask, ports, { refused: label(ask.t, `import.claimRefusal.${refusal}`) }),
    refusal === 'not-found' ? 404 : 409,
  );

export const doApproveClaim = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const by = `staff:${ask.visitor.subject}`;
  const settled = await settleClaim(ports, { pledgeId: ask.params['organisation'] ?? '', by });
  return settled.ok ? seeOther('/office/claims?done=approved') : refusedPage(ask, ports, settled.refusal);
};

export const doRefuseClaim = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const pledgeId = ask.params['organisation'] ?? '';
  const reasons = typedText(ask.form.get(reasonsField(pledgeId)));
  const fault = breaksLimit(reasons, REASONS);
  if (fault !== undefined) {
    const words = ask.t(fault === 'long' ? 'import.reasonsLong' : 'import.reasonsMissing');
    const extra = { errors: { [reasonsField(pledgeId)]: words }, typed: { [pledgeId]: reasons } };
    return html(await show(ask, ports, extra), 422);
  }
  const settled = await refuseClaim(ports, { pledgeId, by: `staff:${ask.visitor.subject}`, reasons });
  return settled.ok ? seeOther('/office/claims?done=refused') : refusedPage(ask, ports, settled.refusal);
};
