import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { installVirtualDate } from '../clock/virtual-date.ts';
import { holdPort, listenHere, portOf } from '../http/listen.ts';
import type { IssuerSettings } from './settings.ts';

const parent = parentPort;
if (parent === null) throw new Error('This file is the start of a worker thread.');
const { port } = workerData as { readonly port: number };

const held = await holdPort(port);
const told = once(parent, 'message');
parent.postMessage(portOf(held));
const [settings] = (await told) as [IssuerSettings];
installVirtualDate(settings.offset);
const { serveIssuer } = await import('./server.ts');
await listenHere(await serveIssuer(settings), held);
parent.postMessage('ready');
