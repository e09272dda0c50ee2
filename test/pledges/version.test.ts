import { describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import {
  canonicalText,
  type PledgeText,
  type PledgeVersion,
  publicCanonical,
  putDownText,
  textOf,
  versionEntity,
  versionHolds,
} from '../../functions/pledges/version.ts';
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

describe('a text that was put down', () => {
  const TEXT: PledgeText = {
    catalogue: '2024-09',
    textStatus: 'paraphrase',
    organisation: profile({ registerNumber: '556677-8899' }),
    commitments: [],
    signers: ['x'],
  };
  const versionOf = (text = TEXT, salt = 'salt'): PledgeVersion => ({
    rev: 1,
    organisationId: 'organisation1',
    number: 7,
    createdAt: '2026-11-22T09:00:00.000Z',
    ...putDownText(text, salt),
  });
  const { registerNumber: _, ...open } = TEXT.organisation;

  it('holds the register number behind a hash, and gives it back with the rest', () => {
    const version = versionOf();
    expect(version.canonical).not.toContain('556677');
    expect(version.closed).toEqual({ registerNumber: '556677-8899', salt: 'salt' });
    expect(textOf(version)).toEqual(TEXT);
    expect(publicCanonical(version)).toBe(version.canonical);
  });

  it('has another fingerprint for another number, and for the same under another salt', () => {
    const other = versionOf({ ...TEXT, organisation: { ...open, registerNumber: '556677-8890' } });
    const all = [versionOf(), other, versionOf(TEXT, 'pepper')].map(({ sha256 }) => sha256);
    expect(new Set(all).size).toBe(3);
  });

  it('has nothing closed where no number was given', () => {
    const version = versionOf({ ...TEXT, organisation: open });
    expect(version.closed).toBeUndefined();
    expect(textOf(version)).toEqual({ ...TEXT, organisation: open });
  });

  it('is read no more once a word of it, its number or its salt is another', () => {
    const version = versionOf();
    const { closed, ...without } = version;
    if (closed === undefined) throw new Error('it has a number');
    const changed: PledgeVersion[] = [
      { ...version, canonical: version.canonical.replace('Nordlys', 'Nordlis') },
      { ...version, closed: { ...closed, registerNumber: '556677-8890' } },
      { ...version, closed: { ...closed, salt: 'pepper' } },
      without,
      { ...versionOf({ ...TEXT, organisation: open }), closed },
    ];
    for (const one of changed) {
      expect(versionHolds(one)).toBe(false);
      expect(() => textOf(one)).toThrow('Version 7 of organisation1 does not match its hash');
    }
  });

  it('is given to nobody whole where an older text has the number in it', () => {
    const older = { ...versionOf(), ...canonicalText(TEXT), closed: undefined };
    expect(publicCanonical(older)).toBeUndefined();
  });

  it('is found by its fingerprint, the versions of an organisation in their order', () => {
    const version = versionOf();
    expect(versionEntity.indexes?.(version)).toEqual({
      listPk: `FINGERPRINT#${version.sha256}`,
      listSk: 'organisation1#VERSION#0007',
    });
  });
});
