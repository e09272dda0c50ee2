import { Button, Form } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import { type View, viewOf } from '../../platform/html/view.ts';
import { found as goTo, html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import type { Ports } from '../../platform/ports.ts';
import type { Listed } from '../listed.ts';
import { movedTo } from '../moved.ts';
import { Typed } from '../pages/words.tsx';
import { type ClaimStanding, claimEntry, readClaim } from './claim-entry.ts';

const ToPledge = ({ view, pledgeId }: { readonly view: View; readonly pledgeId: string }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={`/${view.language}/my/${encodeURIComponent(pledgeId)}`}>
      {view.t('claim.toPledge')}
    </a>
  </p>
);

const Standing = ({ view, standing, email }: { view: View; standing: ClaimStanding; email: string }) => {
  const { t } = view;
  switch (standing.stands) {
    case 'none':
      return (
        <>
          <p class="govuk-body">{t('claim.intro')}</p>
          <p class="govuk-body">{t('claim.how', { email })}</p>
          <p class="govuk-body">{t('claim.nothingDated')}</p>
          <Form view={view}>
            <Button>{t('claim.button')}</Button>
          </Form>
        </>
      );
    case 'taken':
      return <p class="govuk-body">{t('claim.taken', { address: view.site.officeMail })}</p>;
    case 'asked':
    case 'approved':
      return (
        <>
          <Inset>{t(standing.stands === 'asked' ? 'claim.asked' : 'claim.approved')}</Inset>
          <ToPledge view={view} pledgeId={standing.pledgeId} />
        </>
      );
    case 'refused':
      return (
        <>
          <p class="govuk-body">{t('claim.refusedText')}</p>
          <Typed text={standing.reasons} />
          <p class="govuk-body">{t('claim.refusedKeep')}</p>
          <ToPledge view={view} pledgeId={standing.pledgeId} />
        </>
      );
  }
};

interface ClaimProps {
  readonly listed: Listed;
  readonly standing: ClaimStanding;
  readonly email: string;
}

const page = (view: View, { listed, standing, email }: ClaimProps): string => {
  const title = view.t('claim.title', { name: listed.name });
  const entry = `/${view.language}/register/${encodeURIComponent(listed.organisationId)}`;
  return renderPage(
    <Page view={view} title={title} back={entry}>
      <h1 class="govuk-heading-l">{title}</h1>
      <Standing view={view} standing={standing} email={email} />
    </Page>,
  );
};

const listedOf = (ask: Ask): string => ask.params['organisation'] ?? '';

/** How a signed-in person's claim to an entry stands; a claim that was served leads to what became of the entry. */
export const showClaim = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'person') return faultPage(ask, { fault: 'forbidden' });
  const { personId, email } = ask.visitor;
  const read = await readClaim(ports, { listedId: listedOf(ask), personId });
  if (read === undefined) return faultPage(ask, { fault: 'not-found' });
  const moved = await movedTo(ports, listedOf(ask));
  return moved === undefined
    ? html(page(viewOf(ask), { ...read, email }))
    : goTo(`/${ask.language}/register/${encodeURIComponent(moved)}`);
};

export const doClaim = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'person') return faultPage(ask, { fault: 'forbidden' });
  const { personId, email } = ask.visitor;
  const listedId = listedOf(ask);
  const claimed = await claimEntry(ports, { listedId, personId, email, language: ask.language });
  if (claimed.ok) return seeOther(ask.path);
  const read = await readClaim(ports, { listedId, personId });
  return read === undefined
    ? faultPage(ask, { fault: 'not-found' })
    : html(page(viewOf(ask), { ...read, email }), 409);
};
