/** What a new rule starts from. The words in capitals are for the author. */

/** The page: its examples fail until they are true. */
export const page = (name, title) => `# ${title}

WHAT CHANGED IN TENSORFLOW, AND WHAT THIS RULE MAKES OF IT.

\`\`\`python before
y = tf.old_name(x)
\`\`\`

\`\`\`python after
y = tf.new_name(x)
\`\`\`

\`\`\`text findings
1 INFO ${name}
\`\`\`

## Left alone

WHAT LOOKS ALIKE AND IS NOT CHANGED.

\`\`\`python unchanged
y = tf.new_name(x)
\`\`\`

## By hand

THE NEXT STEP.
`;

/** A rule for calls, one or more kinds of the generated transformer table. */
export const callRule = (
  name,
  symbol,
  kinds
) => `import type { ICallRule } from './call-rule';
import { full } from './call-rule';

/** tf.old_name(x) -> tf.new_name(x). */
export const ${symbol}: ICallRule = {
  name: '${name}',
  kinds: [${kinds.map(kind => `'${kind}'`).join(', ')}],
  apply(site) {
    const { say } = site;
    say('INFO', \`\${full(site)} WHAT WAS DONE, AND WHAT TO DO NEXT.\`);
  }
};
`;

/** A rule for magics, shell lines and cells of another language. */
export const lineRule = (
  name,
  symbol
) => `import { eachMatch, ILineRule } from './line-rule';

/** !WHAT IT LOOKS FOR. */
export const ${symbol}: ILineRule = {
  name: '${name}',
  check: text =>
    eachMatch(text, /^!WHAT$/gm, () => ({
      severity: 'WARNING',
      symbol: '',
      message: 'WHAT IS WRONG, AND WHAT TO DO NEXT.'
    }))
};
`;

/** Any other rule: called from migrate.ts or from the rule it belongs to. */
export const plainRule = (
  name,
  symbol
) => `import type { IReference } from '../references';
import type { IRuleContext } from './context';

/** tf.old_name -> tf.new_name. */
export function ${symbol}(reference: IReference, context: IRuleContext): void {
  context.report({
    rule: '${name}',
    severity: 'WARNING',
    at: reference.node,
    symbol: \`tf.\${reference.name}\`,
    message: 'WHAT IS WRONG, AND WHAT TO DO NEXT.'
  });
}
`;
