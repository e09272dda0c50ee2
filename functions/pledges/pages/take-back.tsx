import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import { recall } from '../recall.ts';
import { pledgeTransition } from '../states.ts';
import { nameOf } from './names.ts';
import { notFound, type OpenPledge, pledgeDoor } from './open-pledge.ts';

const mayBeTakenBack = ({ head: { pending } }: OpenPledge): boolean =>
  pending !== undefined && pledgeTransition('recall', pending.state) !== undefined;

const takeBackPage = ({ view, head, paths }: OpenPledge): string => {
  const { t } = view;
  const submitted = head.pending?.state === 'submitted';
  const words = [
    t('change.recallText1'),
    t('change.recallText2'),
    ...(submitted ? [t('change.recallSigned')] : []),
    t('change.recallText3'),
  ];
  return renderPage(
    <Page view={view} title={t('change.recallTitle')} back={paths.root}>
      <Heading caption={nameOf(view, head.name)}>{t('change.recallTitle')}</Heading>
      <ul class="govuk-list govuk-list--bullet">
        {words.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Form view={view}>
        <Button look="warning">{t('change.recallButton')}</Button>
      </Form>
    </Page>,
  );
};

export const showTakeBack = pledgeDoor(async (pledge) =>
  mayBeTakenBack(pledge) ? html(takeBackPage(pledge)) : seeOther(pledge.paths.root),
);

/** Who comes too late, because the review has begun, sees where the pledge stands. */
export const doTakeBack = pledgeDoor(async ({ ask, head, person, paths }, ports) => {
  const { organisationId } = head;
  const taken = await recall(ports, { organisationId, personId: person.personId });
  return !taken.ok && taken.refusal.why === 'not-found' ? notFound(ask) : seeOther(paths.root);
});
