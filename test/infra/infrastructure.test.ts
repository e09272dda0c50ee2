/** All rules in one file, so that the CDK is loaded and each stage synthesized once. */
import './stages.rules.ts';
import './stages-alike.rules.ts';
import './data.rules.ts';
import './functions.rules.ts';
import './web.rules.ts';
import './rights.rules.ts';
import './events.rules.ts';
import './alarms.rules.ts';
import './sign-in.rules.ts';
import './firewall.rules.ts';
import './distribution.rules.ts';
import './edge.rules.ts';
import './checks.rules.ts';
import './first-deploy.rules.ts';
