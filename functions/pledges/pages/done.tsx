import { Page, renderPage } from '../../platform/html/page.tsx';
import { Panel } from '../../platform/html/parts.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import { type OpenPledge, pledgeDoor } from './open-pledge.ts';
import { type Named, signatoriesOf } from './signatories.ts';
import { SignatoryList } from './signatory-list.tsx';
import { ToSignedText } from './signed.tsx';

const donePage = (pledge: OpenPledge, reference: string, signatories: readonly Named[]): string => {
  const { view, paths, head } = pledge;
  const { t } = view;
  const signed = head.pending?.state !== 'awaiting-signature';
  const title = t(signed ? 'form.doneSigned' : 'form.doneSent');
  return renderPage(
    <Page view={view} title={title}>
      <Panel title={title}>
        {t('form.reference')}
        <br />
        <strong>{reference}</strong>
      </Panel>
      <p class="govuk-body">{t('form.doneReceipt')}</p>
      <h2 class="govuk-heading-m">{t('form.doneNext')}</h2>
      <p class="govuk-body">{t(signed ? 'form.doneSignedNext' : 'form.doneSentNext')}</p>
      {signed ? null : <SignatoryList pledge={pledge} signatories={signatories} />}
      <ToSignedText {...pledge} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.root}>
          {t('form.doneStatus')}
        </a>
      </p>
    </Page>,
  );
};

/** What was sent, with its reference; before anything was, the overview. */
export const showDone = pledgeDoor(async (pledge, ports) => {
  const { head, paths } = pledge;
  const { state, reference } = head.pending ?? {};
  if (reference === undefined || (state !== 'awaiting-signature' && state !== 'submitted'))
    return seeOther(paths.root);
  return html(donePage(pledge, reference, await signatoriesOf(ports, head)));
});
