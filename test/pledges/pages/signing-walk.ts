import { load } from '../../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { type Fields, fieldOf, locationOf } from '../../support/ask.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { begin, fill, type SignedIn, signedIn } from './form-walk.ts';

export { SELF } from '../../support/form-answers.ts';

export const OTHERS = {
  how: 'others',
  do: 'send',
  'name-1': 'Alva Lind',
  'position-1': 'CEO',
  'email-1': 'alva@nordlys.example',
  'name-2': 'Bo Ek',
  'position-2': 'CFO',
  'email-2': 'bo@nordlys.example',
};

/** Opens the page of signing and sends it, as a browser would. */
export const signWith = async (who: SignedIn, root: string, fields: Fields & { how: string }) => {
  const page = await who.get(`${root}/sign?how=${fields.how}`);
  return who.post(`${root}/sign`, { ...fields, seenRev: fieldOf(page, 'seenRev') });
};

export const idIn = (root: string): string => root.split('/')[3] ?? '';
export const headAt = (ports: TestPorts, root: string) => load(ports.pact, pledgeHead, idIn(root));

export const filled = async () => {
  const ports = testPorts();
  const kim = await signedIn(ports, 'kim@nordlys.example');
  const root = await begin(kim);
  await fill(kim, root);
  return { ports, kim, root };
};

export const sentToOthers = async () => {
  const walk = await filled();
  locationOf(await signWith(walk.kim, walk.root, OTHERS));
  const alva = await signedIn(walk.ports, 'alva@nordlys.example');
  const bo = await signedIn(walk.ports, 'bo@nordlys.example');
  return { ...walk, alva, bo };
};

export const approveAs = async (signatory: SignedIn, root: string) => {
  const page = await signatory.get(`${root}/text`);
  return signatory.post(`${root}/text`, {
    do: 'approve',
    declaration: 'yes',
    sha256: fieldOf(page, 'sha256'),
  });
};
