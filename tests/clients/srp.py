"""
Secure Remote Password as Cognito's clients prove it, in plain integers: for the
clients that only carry the values. Written from the definitions in RFC 5054,
RFC 3526 (group 15) and AWS's description; nothing of it is shared with src/.
"""

import base64
import hashlib
import hmac
import secrets
import time

# 2^3072 - 2^3008 - 1 + 2^64 * (floor (2^2942 pi) + 1690314): pi by Machin's formula.
GUARD = 64
G = 2


def pi_scaled(bits):
    """floor (2^bits pi)."""
    one = 1 << (bits + GUARD)

    def arctan_of_inverse(x):
        term, total, n = one // x, 0, 1
        while term:
            total += term // n if n % 4 == 1 else -(term // n)
            term //= x * x
            n += 2
        return total
    return 4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239)) >> GUARD


N = (1 << 3072) - (1 << 3008) - 1 + (1 << 64) * (pi_scaled(2942) + 1690314)


def signed(number):
    """The shortest two's complement: a zero byte first where the top bit is set."""
    return number.to_bytes(number.bit_length() // 8 + 1, 'big')


def digest(*parts):
    return hashlib.sha256(b''.join(parts)).digest()


def integer(octets):
    return int.from_bytes(octets, 'big')


def mac(key, *parts):
    return hmac.new(key, b''.join(parts), 'sha256').digest()


def text64(octets):
    return base64.b64encode(octets).decode()


def private_key(salt, realm, user, password):
    return integer(digest(signed(salt), digest(f'{realm}{user}:{password}'.encode())))


class Proof:
    """One try to prove a password: `public` goes out first, then the claim."""

    def __init__(self, password):
        self.password = password
        self.secret = secrets.randbits(1024)
        self.value = pow(G, self.secret, N)
        self.public = f'{self.value:x}'

    def claim(self, parameters, realm, user):
        """The answer to a challenge's `parameters`."""
        other = int(parameters['SRP_B'], 16)
        scramble = integer(digest(signed(self.value), signed(other)))
        private = private_key(int(parameters['SALT'], 16), realm, user, self.password)
        multiplier = integer(digest(signed(N), signed(G)))
        shared = pow(other - multiplier * pow(G, private, N), self.secret + scramble * private, N)
        key = mac(mac(signed(scramble), signed(shared)), b'Caldera Derived Key\x01')[:16]
        now = time.gmtime()
        stamp = time.strftime(f'%a %b {now.tm_mday} %H:%M:%S UTC %Y', now)
        block = parameters['SECRET_BLOCK']
        signature = mac(key[:16], f'{realm}{user}'.encode(), base64.b64decode(block),
                        stamp.encode())
        return {'PASSWORD_CLAIM_SECRET_BLOCK': block, 'TIMESTAMP': stamp,
                'PASSWORD_CLAIM_SIGNATURE': text64(signature)}


class Srp:
    """What the story asks of a client's own SRP; here it is the one above."""

    def start(self, _user, password, _pool):
        """A proof under way; its "A" is to be sent."""
        return {'A': (proof := Proof(password)).public, 'proof': proof}

    def claim(self, start, challenge, pool):
        parameters = challenge['ChallengeParameters']
        return start['proof'].claim(parameters, pool.partition('_')[2],
                                    parameters['USER_ID_FOR_SRP'])

    def new_device(self, key, group):
        """A password for a device, and what the service is to keep of it."""
        password = secrets.token_urlsafe(40)
        salt = integer(secrets.token_bytes(16))
        verifier = pow(G, private_key(salt, group, key, password), N)
        return password, {'PasswordVerifier': text64(signed(verifier)),
                          'Salt': text64(signed(salt))}

    def start_device(self, _key, password, _group):
        return self.start(None, password, None)

    def claim_device(self, start, challenge, key, group):
        return start['proof'].claim(challenge['ChallengeParameters'], group, key)
