import { expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { canonicalText, versionEntity } from '../../functions/pledges/version.ts';
import { completeDraft, must, profile } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

it('gives the same text the same fingerprint after years, whatever order its parts were written in', () => {
  const text = {
    catalogue: '2024-09',
    textStatus: 'paraphrase' as const,
    organisation: profile({ legalName: 'Åkerö Ångström AB' }),
    commitments: [
      { id: 'CORE-1', actions: [{ id: 'a', text: 'Skriv ner det', status: 'planned' as const }] },
    ],
    signers: ['x'],
  };
  const { signers, commitments, organisation, textStatus, catalogue } = text;
  const turned = { signers, commitments, organisation, textStatus, catalogue };
  expect(canonicalText(turned)).toEqual(canonicalText(text));
  expect(canonicalText(text).sha256).toBe('61cdd1e64ab737fd94b1d0e9b9a0a858d3619bd4e1ae846a24237f73aa32bf25');
});

it('signs the same words in every language of the pages', async () => {
  const texts = await Promise.all(
    (['en', 'sv'] as const).map(async (language) => {
      const ports = testPorts();
      const written = await completeDraft(ports);
      const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
      must(await sendForSignature(ports, { ...written, language, signing }));
      return (await load(ports.pact, versionEntity, written.organisationId, 1))?.sha256;
    }),
  );
  expect(texts[0]).toBe(texts[1]);
});
