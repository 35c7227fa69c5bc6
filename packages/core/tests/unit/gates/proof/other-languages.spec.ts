import { words } from '../../judging/support.js';
import { judge, junitOf, lcov, type Trial } from './support.js';

const TRIALS: readonly Trial[] = [
  {
    name: 'modules of pytest',
    disk: {
      'tests/unit/test_cards.py': 'def test_a(): pass\n',
      'tests/unit/test_money.py': 'class TestMoney: pass\n',
    },
    reports: { 'junit.xml': junitOf(['tests.unit.test_cards', 'tests.unit.test_money.TestMoney']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a module of pytest that was not collected',
    disk: {
      'tests/unit/test_cards.py': 'def test_a(): pass\n',
      'tests/unit/test_money.py': 'def test_b(): pass\n',
    },
    reports: { 'junit.xml': junitOf(['tests.unit.test_cards']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a module of helpers that is called like a test',
    disk: {
      'tests/unit/test_cards.py': 'def test_a(): pass\n',
      'tests/test_utils.py': 'import os\nHOME = os.environ["HOME"]\ndef make(): return 1\n',
    },
    reports: { 'junit.xml': junitOf(['tests.unit.test_cards']) },
    says: 'pass proof-complete',
  },
  {
    name: 'modules that are nowhere',
    disk: { 'tests/unit/test_cards.py': 'def test_a(): pass\n' },
    reports: { 'junit.xml': junitOf(['suite.test_elsewhere']) },
    says: 'fail proof-tests-unnamed',
  },
  {
    name: 'packages of Go, each for all tests in its directory',
    disk: {
      'go.mod': 'module acme.com/shop\n',
      'card/card_test.go': '',
      'card/limit_test.go': '',
      'money/money_test.go': '',
    },
    reports: { 'junit.xml': junitOf(['acme.com/shop/card', 'acme.com/shop/money']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a package of Go without a report',
    disk: { 'go.mod': 'module acme.com/shop\n', 'card/card_test.go': '', 'money/money_test.go': '' },
    reports: { 'junit.xml': junitOf(['acme.com/shop/card']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'classes of Surefire',
    disk: {
      'src/test/java/com/acme/CardTest.java': 'class CardTest {}',
      'src/test/java/com/acme/TestMoney.java': 'class TestMoney { @Test void works() {} }',
    },
    reports: {
      'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest', 'com.acme.CardTest$Nested']),
      'TEST-com.acme.TestMoney.xml': junitOf(['com.acme.TestMoney']),
    },
    says: 'pass proof-complete',
  },
  {
    name: 'a class without a report',
    disk: {
      'src/test/java/com/acme/CardTest.java': 'class CardTest {}',
      'src/test/java/com/acme/MoneyTest.java': 'class MoneyTest {}',
    },
    reports: { 'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a class that other tests are made of',
    disk: {
      'src/test/java/com/acme/CardTest.java': 'class CardTest extends BaseTest {}',
      'src/test/java/com/acme/BaseTest.java': 'public abstract class BaseTest {}',
    },
    reports: { 'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a test of Kotlin',
    disk: { 'src/test/kotlin/com/acme/CardTest.kt': 'class CardTest' },
    reports: { 'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest']) },
    says: 'pass proof-complete',
  },
  {
    name: 'classes of .NET',
    disk: { 'CardTests.cs': 'class CardTests {}', 'MoneyTests.cs': 'class MoneyTests {}' },
    reports: { 'junit.xml': junitOf(['Acme.Shop.CardTests']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'binaries of nextest',
    disk: {
      'Cargo.toml': '[package]\nname = "checkout"\n',
      'tests/card.rs': '#[test]\nfn works() {}\n',
      'tests/money.rs': '#[tokio::test]\nasync fn works() {}\n',
      'tests/common/mod.rs': 'pub fn help() {}\n',
    },
    reports: { 'junit.xml': junitOf(['checkout::card', 'checkout::money']) },
    says: 'pass proof-complete',
  },
  {
    name: 'a binary of nextest that is missing',
    disk: {
      'Cargo.toml': '[package]\nname = "checkout"\n',
      'tests/card.rs': '#[test]\nfn works() {}\n',
      'tests/money.rs': '#[tokio::test]\nasync fn works() {}\n',
    },
    reports: { 'junit.xml': junitOf(['checkout::card']) },
    says: 'fail proof-tests-unproven',
  },
  {
    name: 'a specification of Spock without a report',
    disk: {
      'src/test/java/com/acme/CardTest.java': 'class CardTest {}',
      'src/test/groovy/com/acme/MoneySpec.groovy': 'class MoneySpec extends Specification {}',
      'src/main/java/com/acme/OrderSpec.java': 'record OrderSpec(String id) {}',
    },
    reports: {
      'TEST-com.acme.CardTest.xml': junitOf(['com.acme.CardTest']),
      'jacoco.info': lcov({ 'src/main/java/com/acme/OrderSpec.java': ['1,1'] }),
    },
    says: 'fail proof-tests-unproven',
  },
];

describe('proof of test files of other languages', () => {
  it.each(TRIALS)('$name: $says', (trial) => {
    expect(words(judge(trial))).toBe(trial.says);
  });
});
