/*
 * usage: sdk-v3.js
 *
 * Does what standard input asks for, with AWS's SDK for JavaScript and
 * cognito-srp-helper, both unmodified. One line of JSON each way:
 * [WHAT, ARGUMENT…] in, {"answer": …} or {"refused": [NAME, TEXT]} out.
 */

'use strict';

const readline = require('readline');
const sdk = require('@aws-sdk/client-cognito-identity-provider');
const srp = require('cognito-srp-helper');

let client;

async function call(operation, input) {
  const answer = await client.send(new sdk[`${operation}Command`](input));
  delete answer.$metadata;
  return answer;
}

async function allUsers(pool, pageSize) {
  const users = [];
  for await (const page of sdk.paginateListUsers({ client, pageSize }, { UserPoolId: pool }))
    users.push(...page.Users);
  return users;
}

function claimed(session, challenge) {
  return srp.wrapAuthChallenge(session, {
    ChallengeName: challenge.ChallengeName,
    ChallengeResponses: {},
  }).ChallengeResponses;
}

const abilities = {
  call,
  allUsers,
  begin(facts) {
    client = new sdk.CognitoIdentityProviderClient({
      endpoint: facts.endpoint,
      region: facts.region,
      credentials: { accessKeyId: facts.accessKeyId, secretAccessKey: facts.secretAccessKey },
      maxAttempts: 1,
    });
  },
  start(user, password, pool) {
    const session = srp.createSrpSession(user, password, pool, false);
    return { A: session.largeA, session };
  },
  claim({ session }, challenge) {
    return claimed(srp.signSrpSession(session, challenge), challenge);
  },
  newDevice(key, group) {
    const device = srp.createDeviceVerifier(key, group);
    return [device.DeviceRandomPassword, device.DeviceSecretVerifierConfig];
  },
  claimDevice({ session }, challenge, group) {
    return claimed(srp.signSrpSessionWithDevice(session, challenge, group, session.password),
      challenge);
  },
};

async function answer(line) {
  const [what, ...rest] = JSON.parse(line);
  try {
    return { answer: (await abilities[what](...rest)) ?? null };
  } catch (error) {
    return { refused: [error.name, error.message] };
  }
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin }))
    console.log(JSON.stringify(await answer(line)));
}

main();
