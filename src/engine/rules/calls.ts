import { CallEdit } from '../fix/call-edit';
import type { IReference } from '../references';
import type { PyNode } from '../syntax/py-node';
import { upgradeTables } from '../tables/upgrade-tables';
import {
  nameArguments,
  renameKeywords,
  warnOfArguments
} from './call-arguments';
import {
  entry,
  keywordsOf,
  reorderOf,
  tableName,
  transformOf
} from './call-facts';
import type { ICallSite } from './call-rule';
import { RULE_OF_KIND } from './call-rules';
import { makeSite, mayNeed, sayAs, starWarning } from './call-site';
import type { IRuleContext } from './context';
import { isFileSaver, isOfOthers } from './receivers';
import { isAmbiguous } from './symbols';
import { TOPICS } from './topics';

/**
 * Work on one call: warnings first (the arguments they speak of may go), then
 * argument order, keywords, and the change that is the function's own.
 *
 * @param call a node of type `call`.
 */
export function upgradeCall(call: PyNode, context: IRuleContext): void {
  const callee = call.child('function');
  if (!callee) {
    return;
  }
  const reference = context.referenceOf(callee);
  const method =
    callee.type === 'attribute'
      ? (callee.child('attribute')?.text ?? '')
      : callee.text;
  // A name that resolves to something else is not TensorFlow's, whatever it says.
  const name = reference ? tableName(reference.name) : null;
  if (!reference && callee.type !== 'attribute') {
    return;
  }
  const facts = {
    arguments: entry(upgradeTables.arguments, name, method),
    reorder: name === null ? undefined : reorderOf(name, context),
    keywords: keywordsOf(name, method, call),
    transform: transformOf(name, method)
  };
  warnOfMethod(call, callee, method, reference, context);
  if (
    !facts.arguments &&
    !facts.reorder &&
    !facts.keywords &&
    !facts.transform
  ) {
    return;
  }
  if (name !== null && context.era === 'tf2' && isAmbiguous(name)) {
    return;
  }
  if (!context.editable(call)) {
    return;
  }
  const edit = new CallEdit(call, context.unit.positions);
  const site: ICallSite = makeSite(edit, context, name, method, reference, {});
  warnOfArguments(site, facts.arguments ?? []);
  if (facts.reorder) {
    nameArguments(site, facts.reorder);
  }
  if (facts.keywords) {
    renameKeywords(site, facts.keywords);
  }
  if (facts.transform) {
    if (edit.hasStar || edit.hasDoubleStar) {
      starWarning(site, mayNeed('changing'));
    }
    const rule = RULE_OF_KIND.get(facts.transform.kind);
    rule?.apply({
      ...site,
      details: facts.transform.details,
      say: sayAs(rule.name, site)
    });
  }
  const repeated = edit.repeated;
  if (repeated !== null) {
    // Both the old and the new name were given: which is meant, nobody can say.
    context.drop(call);
    site.say(
      'ERROR',
      `This call gives ${repeated} twice, under its old name and its new one. It was left as it is; take one out.`
    );
    return;
  }
  if (edit.changed) {
    edit.emit(context.rewrites);
    if (edit.functionText !== null) {
      context.take(callee);
    }
  }
}

function warnOfMethod(
  call: PyNode,
  callee: PyNode,
  method: string,
  reference: IReference | null,
  context: IRuleContext
): void {
  const fact = entry(upgradeTables.warnings, null, method);
  if (!fact || callee.type !== 'attribute' || context.era === 'tf2') {
    return;
  }
  const topic = TOPICS.get(fact.topic);
  if (
    !topic ||
    reference ||
    (method === 'save' && isFileSaver(call, context))
  ) {
    return;
  }
  const receiver = callee.child('object');
  if (method === 'save' && receiver && isOfOthers(receiver, context)) {
    return;
  }
  context.report({
    rule: topic.rule,
    severity: fact.severity,
    at: callee,
    symbol: method,
    message: topic.message(method, null)
  });
}
