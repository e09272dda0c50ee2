import { enterPledge } from '../../functions/entered/enter-pledge.ts';
import { sendEntered } from '../../functions/entered/send-entered.ts';
import { fillDraft, must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';

export const STAFF = 'staff:rita';
export const EMAIL = 'kim@nordlys.example';

/** A pledge that staff have begun to enter from a letter. */
export const entered = async () => {
  const ports = testPorts();
  const organisationId = must(
    await enterPledge(ports, { staff: 'rita', letterOn: '2026-11-03', formId: 'form1' }),
  );
  return { ports, organisationId };
};

/** The same, whole, and sent to Kim to be confirmed. */
export const sent = async () => {
  const { ports, organisationId } = await entered();
  await fillDraft(ports, { organisationId, personId: STAFF }, EMAIL);
  const head = must(await sendEntered(ports, { organisationId, staff: 'rita' }));
  return { ports, organisationId, personId: head.contact, kim: await asPerson(ports, head.contact) };
};

export const confirmPage = (organisationId: string) => `/en/my/${organisationId}/confirm`;
export const seenRevOn = (body: string): string => /name="seenRev" value="(\d+)"/.exec(body)?.[1] ?? '';
