import { words } from '../../judging/support.js';
import { A, judge, junit, JUNIT_A, type Trial } from './support.js';

/** Names of files that would mean something else in a pattern, each a class of tests of its own. */
const NAMES = ['Card(Test.java', 'Card[1Test.kt', 'A+Test.cs', 'Card{2,1}Test.java', '(?:Test.scala'];
const TEXT = 'class Any { @Test void works() {} }\n';

describe('names of test files with signs of patterns', () => {
  it.each(NAMES)('%s is a test that must run', (name) => {
    const file = `src/test/java/${name}`;
    const trial: Trial = { name, disk: { ...A, [file]: TEXT }, reports: JUNIT_A, says: '' };
    expect(words(judge(trial))).toBe('fail proof-tests-unproven');
    const reports = { 'junit.xml': junit([...Object.keys(A), file]) };
    expect(words(judge({ ...trial, reports }))).toBe('pass proof-complete');
  });

  it('still leaves out a class that other tests are made of', () => {
    const disk = {
      'src/test/java/BaseTest.java': 'public abstract static class BaseTest { @Test void works() {} }\n',
      'src/test/java/CardTest.java': TEXT,
    };
    const reports = { 'junit.xml': junit(['src/test/java/CardTest.java']) };
    expect(words(judge({ name: '', disk, reports, says: '' }))).toBe('pass proof-complete');
  });
});
