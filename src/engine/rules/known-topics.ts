import { upgradeTables } from '../tables/upgrade-tables';
import type { Severity } from '../types';
import { ITopic, MORE_TOPICS, OWN_TOPICS, TOPICS } from './topics';

/** What the tables warn of, with our words for it. */
export interface IFoundTopic {
  readonly topic: ITopic;
  readonly severity: Severity;
}

/** What there is to say of a name (without `tf.`) wherever it is used, or null. */
export function topicOf(name: string): IFoundTopic | null {
  const addon = upgradeTables.addons.get(name);
  if (addon !== undefined) {
    return {
      severity: 'WARNING',
      topic: {
        rule: 'contrib-addons',
        message: symbol =>
          `${symbol} moved to TensorFlow Addons as ${addon}; its arguments may have changed. Addons is no longer developed and does not work with Keras 3.`
      }
    };
  }
  const fact = upgradeTables.warnings.get(name);
  const topic = fact && (TOPICS.get(fact.topic) ?? OWN_TOPICS.get(name));
  if (fact && topic) {
    return { topic, severity: fact.severity };
  }
  const more = MORE_TOPICS.get(name);
  return more ? { topic: more, severity: 'WARNING' } : null;
}
