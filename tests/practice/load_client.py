"""A plain client of the practice pool for the load test: one connection, calls, and walks."""

import base64
import datetime
import hashlib
import hmac
import http.client
import json
import os
import re
import struct
import threading
import time
from urllib.parse import urlsplit

TARGET = 'AWSCognitoIdentityProviderService.'
PASSWORD = 'Vestibule-7-door'
PATIENCE = 60
STEP = 30


class WrongAnswer(Exception):
    """The pool answered something else than a walk must get."""


class Refused(Exception):
    """The pool answered with an exception; its name and text."""

    def __init__(self, answer):
        self.name = answer['__type']
        super().__init__(f'{self.name}: {answer.get("message")}')


def digest(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def totp(secret, step):
    """RFC 6238: six digits, thirty seconds, SHA-1."""
    key = base64.b32decode(secret + '=' * (-len(secret) % 8))
    mac = hmac.new(key, struct.pack('>Q', step), hashlib.sha1).digest()
    offset = mac[-1] & 15
    number = struct.unpack('>I', mac[offset:offset + 4])[0] & 0x7fffffff
    return f'{number % 1000000:06d}'


class Client:
    """One connection that is kept."""

    def __init__(self, facts, times=None):
        self.facts = facts
        self.host = urlsplit(facts['endpoint']).netloc
        self.connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        self.times = times if times is not None else []

    def sign(self, headers, body):
        """AWS's Signature Version 4 over the three headers that matter."""
        now = datetime.datetime.now(datetime.timezone.utc).strftime('%Y%m%dT%H%M%SZ')
        names = 'host;x-amz-date;x-amz-target'
        canonical = '\n'.join(['POST', '/', '', f'host:{self.host}', f'x-amz-date:{now}',
                               f'x-amz-target:{headers["X-Amz-Target"]}', '', names,
                               hashlib.sha256(body).hexdigest()])
        scope = f'{now[:8]}/{self.facts["region"]}/cognito-idp/aws4_request'
        text = '\n'.join(['AWS4-HMAC-SHA256', now, scope,
                          hashlib.sha256(canonical.encode()).hexdigest()])
        key = ('AWS4' + self.facts['secretAccessKey']).encode()
        for part in scope.split('/'):
            key = digest(key, part)
        headers['X-Amz-Date'] = now
        headers['Authorization'] = (
            f'AWS4-HMAC-SHA256 Credential={self.facts["accessKeyId"]}/{scope}, '
            f'SignedHeaders={names}, Signature={digest(key, text).hex()}')

    def call(self, operation, signed=False, **members):
        body = json.dumps(members).encode()
        headers = {'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': TARGET + operation}
        if signed:
            self.sign(headers, body)
        start = time.monotonic()
        self.connection.request('POST', '/', body, headers)
        response = self.connection.getresponse()
        answer = json.loads(response.read())
        self.times.append(time.monotonic() - start)
        if '__type' in answer:
            raise Refused(answer)
        return answer

    def refused(self, name, operation, **members):
        """A call that must be refused with the exception `name`."""
        try:
            answer = self.call(operation, **members)
        except Refused as refusal:
            if refusal.name != name:
                raise WrongAnswer(f'{operation}: {refusal}, not {name}') from refusal
            return
        raise WrongAnswer(f'{operation}: {list(answer)}, not {name}')

    def admin(self, operation, **members):
        return self.call(operation, signed=True, UserPoolId=self.facts['userPoolId'], **members)


class Mailbox:
    """What the pool writes into its mail folder, message after message."""

    def __init__(self, folder):
        self.folder = folder
        self.lock = threading.Lock()
        self.codes = {}
        self.number = 0

    def take(self, name):
        """The newest code that was sent to `name`: it is there when the call is answered."""
        with self.lock:
            while True:
                path = self.folder / f'{self.number + 1:04d}-verification.eml'
                if not path.exists():
                    break
                text = path.read_text(encoding='utf-8')
                path.unlink()
                self.number += 1
                to = re.search(r'^To: (\S+) ', text, re.M)[1]
                self.codes[to] = re.search(r'code is (\d{6})', text)[1]
            return self.codes.pop(name)


class Person:
    """Somebody at the practice pool, and what the pool has acknowledged of them."""

    def __init__(self, name):
        self.name = name
        self.sub = self.secret = self.device = None
        self.confirmed = self.paired = False
        self.step = 0  # of the authenticator's code that was sent last


def wrong_digits(code):
    return f'{(int(code) + 1) % 1000000:06d}'


def expect(found, wanted, what):
    if found != wanted:
        raise WrongAnswer(f'{what}: {found!r}, not {wanted!r}')


class Walk:
    """One person's way from sign-up to login, `steps` of it asked for one by one."""

    def __init__(self, client, mailbox, person):
        self.client, self.mailbox, self.person = client, mailbox, person
        self.client_id = client.facts['clientId']

    def sign_up(self):
        answer = self.client.call('SignUp', ClientId=self.client_id, Username=self.person.name,
                                  Password=PASSWORD, UserAttributes=[
                                      {'Name': 'email', 'Value': f'{self.person.name}@example.com'}])
        self.person.sub = answer['UserSub']
        expect(answer['UserConfirmed'], False, 'UserConfirmed')

    def confirm(self, wander):
        code = self.mailbox.take(self.person.name)
        if wander:
            self.client.refused('CodeMismatchException', 'ConfirmSignUp', ClientId=self.client_id,
                                Username=self.person.name, ConfirmationCode=wrong_digits(code))
            self.client.refused('UserNotConfirmedException', 'InitiateAuth',
                                **self.password_login(PASSWORD))
            self.client.call('ResendConfirmationCode', ClientId=self.client_id,
                             Username=self.person.name)
            code = self.mailbox.take(self.person.name)
        self.client.call('ConfirmSignUp', ClientId=self.client_id, Username=self.person.name,
                         ConfirmationCode=code)
        self.person.confirmed = True

    def password_login(self, password):
        return {'ClientId': self.client_id, 'AuthFlow': 'USER_PASSWORD_AUTH',
                'AuthParameters': {'USERNAME': self.person.name, 'PASSWORD': password}}

    def begin_login(self, challenge):
        answer = self.client.call('InitiateAuth', **self.password_login(PASSWORD))
        expect(answer['ChallengeName'], challenge, 'ChallengeName')
        return answer['Session']

    def next_step(self):
        """A step whose code is accepted now and has not been used."""
        return max(self.person.step + 1, int(time.time()) // STEP)

    def pair(self, wander):
        if wander:
            self.client.refused('NotAuthorizedException', 'InitiateAuth',
                                **self.password_login('Wrong-7-password'))
        session = self.begin_login('MFA_SETUP')
        answer = self.client.call('AssociateSoftwareToken', Session=session)
        secret, session = answer['SecretCode'], answer['Session']
        step = self.next_step()
        if wander:
            self.client.refused('EnableSoftwareTokenMFAException', 'VerifySoftwareToken',
                                Session=session, UserCode=wrong_digits(totp(secret, step)))
        self.person.step = step
        answer = self.client.call('VerifySoftwareToken', Session=session,
                                  UserCode=totp(secret, step))
        expect(answer['Status'], 'SUCCESS', 'Status')
        self.person.secret = secret
        answer = self.client.call('RespondToAuthChallenge', ClientId=self.client_id,
                                  ChallengeName='MFA_SETUP', Session=answer['Session'],
                                  ChallengeResponses={'USERNAME': self.person.name})
        self.person.paired = True
        return answer['AuthenticationResult']

    def check_tokens(self, result):
        payload = result['IdToken'].split('.')[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + '=' * (-len(payload) % 4)))
        expect(claims['sub'], self.person.sub, 'sub')
        expect(claims['cognito:username'], self.person.name, 'cognito:username')
        answer = self.client.call('GetUser', AccessToken=result['AccessToken'])
        expect(answer['Username'], self.person.name, 'Username')

    def trust(self, result):
        key = result['NewDeviceMetadata']['DeviceKey']
        self.client.call('ConfirmDevice', AccessToken=result['AccessToken'], DeviceKey=key,
                         DeviceSecretVerifierConfig={
                             'PasswordVerifier': base64.b64encode(os.urandom(384)).decode(),
                             'Salt': base64.b64encode(os.urandom(16)).decode()})
        self.person.device = key

    def log_in(self, wander):
        session = self.begin_login('SOFTWARE_TOKEN_MFA')
        if wander:
            self.client.refused('CodeMismatchException', 'RespondToAuthChallenge',
                                **self.answer(session, wrong_digits(
                                    totp(self.person.secret, self.next_step()))))
        self.person.step = self.next_step()
        answer = self.client.call('RespondToAuthChallenge', **self.answer(
            session, totp(self.person.secret, self.person.step)))
        return answer['AuthenticationResult']

    def answer(self, session, code):
        return {'ClientId': self.client_id, 'ChallengeName': 'SOFTWARE_TOKEN_MFA',
                'Session': session, 'ChallengeResponses': {
                    'USERNAME': self.person.name, 'SOFTWARE_TOKEN_MFA_CODE': code}}

    def refresh(self, result):
        answer = self.client.call('InitiateAuth', ClientId=self.client_id,
                                  AuthFlow='REFRESH_TOKEN_AUTH', AuthParameters={
                                      'REFRESH_TOKEN': result['RefreshToken'],
                                      'DEVICE_KEY': self.person.device})
        self.check_tokens(answer['AuthenticationResult'])

    def whole(self, number):
        """All of it; every third one with mistakes, every fifth ends with the user's deletion."""
        wander = number % 3 == 0
        self.sign_up()
        self.confirm(wander)
        result = self.pair(wander)
        self.check_tokens(result)
        self.trust(result)
        self.refresh(result)
        result = self.log_in(wander)
        self.check_tokens(result)
        if number % 5 == 0:
            self.client.call('DeleteUser', AccessToken=result['AccessToken'])
            self.client.refused('UserNotFoundException', 'InitiateAuth',
                                **self.password_login(PASSWORD))
