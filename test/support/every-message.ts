import * as en from '../../functions/platform/i18n/en.generated.ts';
import * as sv from '../../functions/platform/i18n/sv.generated.ts';
import { speak } from '../../functions/platform/i18n/translate.ts';

// Tests ask pages and letters of every function; test/infra/bundles.test.ts holds each function to what it needs.
speak({ en, sv });
