import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sesClient, sesPort } from '../../functions/mail/ses.ts';

const settings = { from: 'no-reply@pact.example', configurationSet: 'pact-local' };
const mail = { raw: Buffer.from('Subject: x\r\n\r\nHello'), to: 'kim@nordlys.example', mailId: 'abc123' };

interface Answer {
  readonly status: number;
  readonly body: string;
}
const accepted: Answer = {
  status: 200,
  body: '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult><MessageId>m-1</MessageId></SendRawEmailResult></SendRawEmailResponse>',
};
const failure = (status: number, code: string): Answer => ({
  status,
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** SES as far as one call needs it; an answer of undefined is a connection that breaks. */
const sesThat = async (answer: Answer | undefined) => {
  const asked: URLSearchParams[] = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(new URLSearchParams(Buffer.concat(parts).toString('utf8')));
      if (answer === undefined) request.socket.destroy();
      else response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
    });
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { asked, port };
};

const configFor = (port: number) => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
});
const portTo = (port: number) => sesPort(settings, sesClient(configFor(port)));

describe('the port to SES', () => {
  it('sends the raw mail with its configuration set and its tag', async () => {
    const { asked, port } = await sesThat(accepted);
    expect(await portTo(port).send(mail)).toEqual({ answer: 'accepted', messageId: 'm-1' });
    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
      Action: 'SendRawEmail',
      Source: settings.from,
      'Destinations.member.1': mail.to,
      'RawMessage.Data': mail.raw.toString('base64'),
      ConfigurationSetName: settings.configurationSet,
      'Tags.member.1.Name': 'mail-id',
      'Tags.member.1.Value': mail.mailId,
    });
  });

  it.each([
    ['not-now', failure(400, 'Throttling')],
    ['not-now', failure(403, 'AccessDenied')],
    ['refused', failure(400, 'MessageRejected')],
    ['unknown', failure(500, 'InternalFailure')],
    ['unknown', undefined],
  ])('answers %s, and asks once only', async (expected, answer) => {
    const { asked, port } = await sesThat(answer);
    expect((await portTo(port).send(mail)).answer).toBe(expected);
    expect(asked).toHaveLength(1);
  });

  it('writes an international domain in its ASCII form', async () => {
    const { asked, port } = await sesThat(accepted);
    await portTo(port).send({ ...mail, to: 'kim@blåbär.example' });
    expect(asked[0]?.get('Destinations.member.1')).toBe('kim@xn--blbr-noae.example');
  });

  it('does not wait for ever for an answer', async () => {
    server = createServer(() => undefined);
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const hanging = sesPort(settings, sesClient(configFor(port), 100));
    expect((await hanging.send(mail)).answer).toBe('unknown');
  });

  it('knows that a mail never left where nobody listens', async () => {
    const { port } = await sesThat(accepted);
    await new Promise((closed) => server?.close(closed));
    expect(await portTo(port).send(mail)).toEqual({ answer: 'not-now', why: 'ECONNREFUSED' });
  });
});
