#!/usr/bin/env node
/*
 * usage: amplify.js PRACTICE-POOL CACHE-FOLDER
 *
 * AWS Amplify, unmodified, at the practice pool, from sign-up to a login by device. What
 * it asks a browser for and Node.js lacks is put in its place. npm installs it into the
 * cache folder. Prints TAP.
 */

'use strict';

const assert = require('assert');
const { execFileSync, spawn } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const readline = require('readline');

const username = 'ada@example.com';
const password = 'Vestibule-7-door';
const STEP = 30; // seconds of an authenticator's code

function install(cache) {
  const script = path.join(__dirname, 'npm.py');
  const modules = execFileSync('/usr/bin/python3', [script, cache], { encoding: 'utf8' }).trim();
  const load = (name) => require(path.join(modules, '@aws-amplify', name));
  return { ...load('core'), ...load('auth'), ...load('auth/cognito') };
}

function actAsBrowser() {
  Object.defineProperty(globalThis, 'navigator', { value: { userAgent: 'Node.js' } });
  globalThis.crypto ??= require('crypto').webcrypto;
}

async function start(program, mail) {
  const child = spawn(program, ['--kind', 'email-name', '--mail-dir', mail],
    { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of readline.createInterface({ input: child.stdout }))
    return { child, facts: JSON.parse(line) };
  throw new Error('the practice pool did not start');
}

/* As the package aws-amplify does it. */
function configure(amplify, facts) {
  const config = { Auth: { Cognito: {
    userPoolId: facts.userPoolId,
    userPoolClientId: facts.clientId,
    userPoolEndpoint: facts.endpoint,
  } } };
  const tokenProvider = amplify.cognitoUserPoolsTokenProvider;
  tokenProvider.setAuthConfig(config.Auth);
  amplify.Amplify.configure(config, { Auth: { tokenProvider } });
}

/* The code of the step that is `steps` away; the pool takes one before and one after. */
function totp(key, steps) {
  const time = Math.floor(Date.now() / 1000) + steps * STEP;
  const now = new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return execFileSync('oathtool', ['--totp', '-b', '--now', `${now} UTC`, '-'],
    { input: key, encoding: 'utf8' }).trim();
}

const other = (code) => String((Number(code) + 1) % 1000000).padStart(6, '0');

function newestCode(mail) {
  const name = fs.readdirSync(mail).sort().pop();
  return fs.readFileSync(path.join(mail, name), 'utf8').match(/\b(\d{6})\b/)[1];
}

const refused = (name, promise) => assert.rejects(promise, { name });

function makeSteps(amplify, mail) {
  let key;
  const codeStep = async () => {
    const { nextStep } = await amplify.signIn({ username, password });
    assert.equal(nextStep.signInStep, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  };
  return {
    async 'sign up'() {
      const { nextStep } = await amplify.signUp({
        username, password, options: { userAttributes: { email: username } } });
      assert.equal(nextStep.signUpStep, 'CONFIRM_SIGN_UP');
    },
    'wrong code': () => refused('CodeMismatchException', amplify.confirmSignUp(
      { username, confirmationCode: other(newestCode(mail)) })),
    async resend() {
      const old = newestCode(mail);
      await amplify.resendSignUpCode({ username });
      if (newestCode(mail) !== old)
        await refused('ExpiredCodeException',
          amplify.confirmSignUp({ username, confirmationCode: old }));
    },
    async confirm() {
      const { isSignUpComplete } = await amplify.confirmSignUp(
        { username, confirmationCode: newestCode(mail) });
      assert.equal(isSignUpComplete, true);
    },
    'wrong password': () => refused('NotAuthorizedException',
      amplify.signIn({ username, password: `${password}x` })),
    async pair() {
      const { nextStep } = await amplify.signIn({ username, password });
      assert.equal(nextStep.signInStep, 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
      key = nextStep.totpSetupDetails.sharedSecret;
      const code = totp(key, 0);
      await refused('EnableSoftwareTokenMFAException',
        amplify.confirmSignIn({ challengeResponse: other(code) }));
      const { isSignedIn } = await amplify.confirmSignIn({ challengeResponse: code });
      assert.equal(isSignedIn, true);
    },
    async 'look at oneself'() {
      const attributes = await amplify.fetchUserAttributes();
      assert.equal(attributes.email_verified, 'true');
      const { enabled } = await amplify.fetchMFAPreference();
      assert.deepEqual(enabled, ['TOTP']);
    },
    async 'log in by device'() {
      await amplify.signOut();
      const { isSignedIn } = await amplify.signIn({ username, password });
      assert.equal(isSignedIn, true);
      assert.equal((await amplify.fetchDevices()).length, 1);
    },
    async refresh() {
      const before = (await amplify.fetchAuthSession()).tokens.accessToken.toString();
      const { tokens } = await amplify.fetchAuthSession({ forceRefresh: true });
      assert.notEqual(tokens.accessToken.toString(), before);
    },
    async 'forget the device'() {
      await amplify.forgetDevice();
      await amplify.signOut();
      await codeStep();
    },
    async 'wrong and right authenticator code'() {
      const code = totp(key, 1);
      await refused('CodeMismatchException',
        amplify.confirmSignIn({ challengeResponse: other(code) }));
      const { isSignedIn } = await amplify.confirmSignIn({ challengeResponse: code });
      assert.equal(isSignedIn, true);
    },
    async 'delete'() {
      await amplify.deleteUser();
      await refused('UserNotFoundException', amplify.signIn({ username, password }));
    },
  };
}

async function run(steps) {
  const names = Object.keys(steps);
  console.log(`1..${names.length}`);
  for (const [index, name] of names.entries()) {
    try {
      await steps[name]();
    } catch (error) {
      console.log(`not ok ${index + 1} - amplify: ${name}\n# ${error.name}: ${error.message}`);
      return false;
    }
    console.log(`ok ${index + 1} - amplify: ${name}`);
  }
  return true;
}

async function main() {
  const [program, cache] = process.argv.slice(2);
  const mail = fs.mkdtempSync(path.join(os.tmpdir(), 'vestibule-amplify-'));
  actAsBrowser();
  const amplify = install(path.resolve(cache));
  const { child, facts } = await start(program, mail);
  let good = false;
  try {
    configure(amplify, facts);
    good = await run(makeSteps(amplify, mail));
  } finally {
    child.kill('SIGTERM');
    fs.rmSync(mail, { recursive: true });
  }
  process.exit(good ? 0 : 1);
}

main().catch((error) => {
  console.log(`Bail out! ${error.message}`);
  process.exit(1);
});
