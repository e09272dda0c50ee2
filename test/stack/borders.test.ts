/** All on one stack, so that it is started once; the log is read last. */
import { afterAll, beforeAll } from 'vitest';
import { closeScene, openScene } from './scene.ts';
import './wire.rules.ts';
import './rights.rules.ts';
import './codes.rules.ts';
import './leaks.rules.ts';

beforeAll(openScene);
afterAll(closeScene);
