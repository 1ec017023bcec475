"""
What happens to one user of one pool, from the pool's making to its end. It is told in
the service's own operations, so that every client can play it: a client has `call`,
`all_users`, `close`, and an `srp`.
"""

import base64
import hashlib
import hmac

from authenticator import Authenticator
from refused import Refused

USER, EMAIL, PASSWORD = 'grace', 'grace@example.com', 'Vestibule-7-door'
FLOWS = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH',
         'ALLOW_REFRESH_TOKEN_AUTH']
PAGE = 10
USERS = 2 * PAGE + 5  # that were there before, in the pool that one finds at start


def other(code):
    """Six digits that are not `code`."""
    return f'{(int(code) + 1) % 1000000:06d}'


class Story:
    """`make` gives a client; with an argument, one with that secret access key."""

    def __init__(self, make, practice):
        self.make = make
        self.client = make()
        self.practice = practice
        self.pool = self.app = self.secret = None
        self.phone = self.spent = self.session = None
        self.by_administrator = False
        self.tokens = self.device = None
        self.steps = [
            self.make_a_pool, self.sign_up, self.taken_name, self.wrong_code,
            self.log_in_too_early, self.resend, self.old_code, self.confirm, self.wrong_password,
            self.wrong_secret_hash, self.pair_with_wrong_code, self.pair,
            self.log_in_as_administrator, self.reused_code, self.wrong_password_by_srp, self.log_in_by_srp,
            self.confirm_device, self.log_in_by_device, self.wrong_device_password,
            self.refresh, self.refresh_without_device, self.look_at_user, self.forget_device,
            self.list_users_in_pages, self.list_all_users, self.wrong_signature,
            self.delete_user, self.delete_pool, self.end]

    # The pool

    def make_a_pool(self):
        made = self.client.call(
            'CreateUserPool', PoolName='story', AutoVerifiedAttributes=['email'],
            UsernameConfiguration={'CaseSensitive': False},
            Schema=[{'Name': 'email', 'Required': True, 'Mutable': False}],
            DeviceConfiguration={'ChallengeRequiredOnNewDevice': True,
                                 'DeviceOnlyRememberedOnUserPrompt': False})
        self.pool = made['UserPool']['Id']
        self.client.call('SetUserPoolMfaConfig', UserPoolId=self.pool, MfaConfiguration='ON',
                         SoftwareTokenMfaConfiguration={'Enabled': True})
        app = self.client.call('CreateUserPoolClient', UserPoolId=self.pool, ClientName='story',
                               GenerateSecret=True, ExplicitAuthFlows=FLOWS)['UserPoolClient']
        self.app, self.secret = app['ClientId'], app['ClientSecret']
        told = self.client.call('DescribeUserPool', UserPoolId=self.pool)['UserPool']
        assert told['MfaConfiguration'] == 'ON', told

    # Sign-up

    def sign_up(self):
        answer = self.client.call('SignUp', **self.named(), Password=PASSWORD,
                                  UserAttributes=[{'Name': 'email', 'Value': EMAIL}])
        assert answer['UserConfirmed'] is False, answer
        assert answer['CodeDeliveryDetails']['Destination'] == 'g***@e***', answer
        assert self.status() == 'UNCONFIRMED'

    def taken_name(self):
        self.refused('UsernameExistsException', 'SignUp', **self.named(), Password=PASSWORD,
                     UserAttributes=[{'Name': 'email', 'Value': EMAIL}])

    def wrong_code(self):
        self.refused('CodeMismatchException', 'ConfirmSignUp', **self.named(),
                     ConfirmationCode=other(self.practice.code(1)))

    def log_in_too_early(self):
        self.fails('UserNotConfirmedException', lambda: self.log_in('USER_PASSWORD_AUTH'))

    def resend(self):
        answer = self.client.call('ResendConfirmationCode', **self.named())
        assert answer['CodeDeliveryDetails']['DeliveryMedium'] == 'EMAIL', answer

    def old_code(self):
        first, second = self.practice.code(1), self.practice.code(2)
        if first != second:
            self.refused('ExpiredCodeException', 'ConfirmSignUp', **self.named(),
                         ConfirmationCode=first)

    def confirm(self):
        self.client.call('ConfirmSignUp', **self.named(),
                         ConfirmationCode=self.practice.code(2))
        assert self.status() == 'CONFIRMED'

    # Both login methods, and pairing

    def wrong_password(self):
        self.fails('NotAuthorizedException',
                   lambda: self.log_in('USER_PASSWORD_AUTH', PASSWORD=PASSWORD + 'x'))

    def wrong_secret_hash(self):
        self.fails('NotAuthorizedException',
                   lambda: self.log_in('USER_PASSWORD_AUTH', SECRET_HASH='d3Jvbmc='))

    def pair_with_wrong_code(self):
        answer = self.log_in('USER_PASSWORD_AUTH')
        assert answer['ChallengeName'] == 'MFA_SETUP', answer
        assert 'SOFTWARE_TOKEN_MFA' in answer['ChallengeParameters']['MFAS_CAN_SETUP'], answer
        answer = self.client.call('AssociateSoftwareToken', Session=answer['Session'])
        self.phone = Authenticator(answer['SecretCode'], typing=15, hurry=True)
        self.spent = self.phone.code()
        self.refused('EnableSoftwareTokenMFAException', 'VerifySoftwareToken',
                     Session=answer['Session'], UserCode=other(self.spent))
        self.session = answer['Session']

    def pair(self):
        answer = self.client.call('VerifySoftwareToken', Session=self.session,
                                  UserCode=self.spent, FriendlyDeviceName='phone')
        assert answer['Status'] == 'SUCCESS', answer
        answer = self.respond({**answer, 'ChallengeName': 'MFA_SETUP'})
        assert answer['AuthenticationResult']['TokenType'] == 'Bearer', answer

    def log_in_as_administrator(self):
        answer = self.log_in('ADMIN_USER_PASSWORD_AUTH')
        assert answer['ChallengeName'] == 'SOFTWARE_TOKEN_MFA', answer
        self.spent = self.phone.code()
        self.fails('CodeMismatchException',
                   lambda: self.respond(answer, SOFTWARE_TOKEN_MFA_CODE=other(self.spent)))
        answer = self.respond(answer, SOFTWARE_TOKEN_MFA_CODE=self.spent)
        assert answer['AuthenticationResult']['NewDeviceMetadata'], answer

    def reused_code(self):
        answer = self.log_in('USER_PASSWORD_AUTH')
        assert answer['ChallengeName'] == 'SOFTWARE_TOKEN_MFA', answer
        self.fails('ExpiredCodeException',
                   lambda: self.respond(answer, SOFTWARE_TOKEN_MFA_CODE=self.spent))

    # Secure Remote Password, and the device

    def wrong_password_by_srp(self):
        self.fails('NotAuthorizedException', lambda: self.prove(PASSWORD + 'x'))

    def log_in_by_srp(self):
        answer = self.prove(PASSWORD)
        assert answer['ChallengeName'] == 'SOFTWARE_TOKEN_MFA', answer
        answer = self.respond(answer, SOFTWARE_TOKEN_MFA_CODE=self.phone.code())
        self.tokens = answer['AuthenticationResult']
        self.device = self.tokens['NewDeviceMetadata']

    def confirm_device(self):
        password, config = self.client.srp.new_device(self.device['DeviceKey'],
                                                      self.device['DeviceGroupKey'])
        answer = self.client.call('ConfirmDevice', AccessToken=self.tokens['AccessToken'],
                                  DeviceKey=self.device['DeviceKey'], DeviceName='laptop',
                                  DeviceSecretVerifierConfig=config)
        assert not answer['UserConfirmationNecessary'], answer
        self.device['password'] = password

    def log_in_by_device(self):
        key = self.device['DeviceKey']
        for begin in (lambda: self.log_in('USER_PASSWORD_AUTH', DEVICE_KEY=key),
                      lambda: self.prove(PASSWORD, DEVICE_KEY=key)):
            answer = self.prove_device(begin(), self.device['password'])
            self.tokens = answer['AuthenticationResult']
            assert 'NewDeviceMetadata' not in self.tokens, answer

    def wrong_device_password(self):
        key = self.device['DeviceKey']
        self.fails('NotAuthorizedException', lambda: self.prove_device(
            self.log_in('USER_PASSWORD_AUTH', DEVICE_KEY=key), 'another password'))

    def refresh(self):
        answer = self.log_in('REFRESH_TOKEN_AUTH', REFRESH_TOKEN=self.tokens['RefreshToken'],
                             DEVICE_KEY=self.device['DeviceKey'])
        fresh = answer['AuthenticationResult']
        assert fresh['AccessToken'] != self.tokens['AccessToken'], answer
        assert 'RefreshToken' not in fresh, answer
        self.tokens.update(fresh)

    def refresh_without_device(self):
        self.fails('NotAuthorizedException', lambda: self.log_in(
            'REFRESH_TOKEN_AUTH', REFRESH_TOKEN=self.tokens['RefreshToken']))

    def look_at_user(self):
        token = self.tokens['AccessToken']
        user = self.client.call('GetUser', AccessToken=token)
        assert user['UserMFASettingList'] == ['SOFTWARE_TOKEN_MFA'], user
        values = {pair['Name']: pair['Value'] for pair in user['UserAttributes']}
        assert (values['email'], values['email_verified']) == (EMAIL, 'true'), values
        devices = self.client.call('ListDevices', AccessToken=token)['Devices']
        assert self.device['DeviceKey'] in [device['DeviceKey'] for device in devices], devices

    def forget_device(self):
        key = self.device['DeviceKey']
        self.client.call('ForgetDevice', AccessToken=self.tokens['AccessToken'], DeviceKey=key)
        self.fails('ResourceNotFoundException', lambda: self.prove_device(
            self.log_in('USER_PASSWORD_AUTH', DEVICE_KEY=key), self.device['password']))

    # The pool's users

    def list_users_in_pages(self):
        counts, names, more = [], set(), {}
        while more is not None:
            answer = self.client.call('ListUsers', UserPoolId=self.filled(), Limit=PAGE, **more)
            counts.append(len(answer['Users']))
            names |= {user['Username'] for user in answer['Users']}
            token = answer.get('PaginationToken')
            more = {'PaginationToken': token} if token else None
        assert counts == [PAGE, PAGE, USERS - 2 * PAGE] and len(names) == USERS, counts

    def list_all_users(self):
        users = self.client.all_users(self.filled(), PAGE)
        assert len({user['Username'] for user in users}) == len(users) == USERS, users

    def wrong_signature(self):
        stranger = self.make('not+the+secret+key')
        try:
            self.fails('InvalidSignatureException',
                       lambda: stranger.call('ListUsers', UserPoolId=self.pool))
        finally:
            stranger.close()

    # The end

    def delete_user(self):
        self.client.call('DeleteUser', AccessToken=self.tokens['AccessToken'])
        self.fails('UserNotFoundException', lambda: self.log_in('USER_PASSWORD_AUTH'))
        assert self.client.call('ListUsers', UserPoolId=self.pool)['Users'] == []

    def delete_pool(self):
        self.client.call('DeleteUserPool', UserPoolId=self.pool)
        self.refused('ResourceNotFoundException', 'DescribeUserPool', UserPoolId=self.pool)

    def end(self):
        assert self.practice.end() == 0

    # How it is done

    def filled(self):
        return self.practice.facts['userPoolId']

    def secret_hash(self, name):
        octets = hmac.new(self.secret.encode(), (name + self.app).encode(), hashlib.sha256)
        return base64.b64encode(octets.digest()).decode()

    def named(self):
        return {'ClientId': self.app, 'Username': USER, 'SecretHash': self.secret_hash(USER)}

    def status(self):
        return self.client.call('AdminGetUser', UserPoolId=self.pool, Username=USER)['UserStatus']

    def log_in(self, flow, **parameters):
        self.by_administrator = flow.startswith('ADMIN')
        given = {'SECRET_HASH': self.secret_hash(USER), **parameters}
        if flow != 'REFRESH_TOKEN_AUTH':
            given.setdefault('USERNAME', USER)
        if flow.endswith('PASSWORD_AUTH'):
            given.setdefault('PASSWORD', PASSWORD)
        return self.call_as('InitiateAuth', AuthFlow=flow, AuthParameters=given)

    def respond(self, challenge, **responses):
        """Answers `challenge`, in the way that its login began."""
        given = {'USERNAME': USER, 'SECRET_HASH': self.secret_hash(USER), **responses}
        session = {'Session': challenge['Session']} if challenge.get('Session') else {}
        return self.call_as('RespondToAuthChallenge', ChallengeName=challenge['ChallengeName'],
                            ChallengeResponses=given, **session)

    def call_as(self, operation, **members):
        if self.by_administrator:
            return self.client.call(f'Admin{operation}', UserPoolId=self.pool,
                                    ClientId=self.app, **members)
        return self.client.call(operation, ClientId=self.app, **members)

    def prove(self, password, **more):
        """A login by Secure Remote Password, as far as what comes after the password."""
        srp = self.client.srp
        start = srp.start(USER, password, self.pool)
        challenge = self.log_in('USER_SRP_AUTH', SRP_A=start['A'], **more)
        assert challenge['ChallengeName'] == 'PASSWORD_VERIFIER', challenge
        name = challenge['ChallengeParameters']['USER_ID_FOR_SRP']
        return self.respond(challenge, **srp.claim(start, challenge, self.pool), **more,
                            USERNAME=name, SECRET_HASH=self.secret_hash(name))

    def prove_device(self, challenge, password):
        """Goes on from DEVICE_SRP_AUTH."""
        assert challenge['ChallengeName'] == 'DEVICE_SRP_AUTH', challenge
        srp = self.client.srp
        key, group = self.device['DeviceKey'], self.device['DeviceGroupKey']
        start = srp.start_device(key, password, group)
        challenge = self.respond(challenge, SRP_A=start['A'], DEVICE_KEY=key)
        assert challenge['ChallengeName'] == 'DEVICE_PASSWORD_VERIFIER', challenge
        claim = srp.claim_device(start, challenge, key, group)
        return self.respond(challenge, **claim, DEVICE_KEY=key)

    def refused(self, name, operation, **members):
        self.fails(name, lambda: self.client.call(operation, **members))

    def fails(self, name, action):
        try:
            answer = action()
        except Refused as refusal:
            assert refusal.name == name and refusal.text, refusal
            return
        raise AssertionError(f'answered instead of {name}: {answer}')
