#!/usr/bin/python3
"""A service that accepts a request only if botocore would have signed it the same way.

usage: botocore-stand-in.py [--clock-offset SECONDS]

Prints one line of JSON with its endpoint and serves until its standard input
ends. Every operation whose name begins with "Admin" has to be signed by one of
KEYS; refusals have AWS's names. An accepted request gets its own body back,
with the operation beside it. Exit status 77: there is no botocore.
"""

import argparse
import calendar
import hmac
import http.server
import json
import re
import sys
import threading
import time

try:
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
except ImportError:
    sys.exit(77)

SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
# Access key -> its secret and its session token. AWS's own examples.
KEYS = {
    'AKIDEXAMPLE': Credentials('AKIDEXAMPLE', SECRET),
    'ASIAEXAMPLE': Credentials('ASIAEXAMPLE', SECRET, 'FwoGZXIvYXdzEXAMPLE/token+=='),
}
REGION = 'us-east-1'
SERVICE = 'cognito-idp'
TARGET = 'AWSCognitoIdentityProviderService.'
WINDOW = 5 * 60
STAMP = '%Y%m%dT%H%M%SZ'
AUTHORIZATION = re.compile(
    r'AWS4-HMAC-SHA256 Credential=(\w+)/(\d{8})/([\w-]+)/([\w-]+)/aws4_request, '
    r'SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})')
MUST_BE_SIGNED = {'content-type', 'host', 'x-amz-date', 'x-amz-target'}


class Refusal(Exception):
    def __init__(self, name, message):
        super().__init__(message)
        self.name = name


def check_clock(stamp, now):
    try:
        signed = calendar.timegm(time.strptime(stamp, STAMP))
    except ValueError:
        raise Refusal('IncompleteSignatureException', 'The date is no date') from None

    def show(seconds):
        return time.strftime(STAMP, time.gmtime(seconds))

    if signed < now - WINDOW:
        raise Refusal('InvalidSignatureException',
                      f'Signature expired: {stamp} is now earlier than {show(now - WINDOW)} '
                      f'({show(now)} - 5 min.)')
    if signed > now + WINDOW:
        raise Refusal('InvalidSignatureException',
                      f'Signature not yet current: {stamp} is still later than '
                      f'{show(now + WINDOW)} ({show(now)} + 5 min.)')


def check_signature(method, path, headers, body, now):
    """Raise Refusal unless botocore signs these very bytes alike."""
    match = AUTHORIZATION.fullmatch(headers.get('Authorization', ''))
    stamp = headers.get('X-Amz-Date', '')
    if 'Authorization' not in headers:
        raise Refusal('MissingAuthenticationTokenException', 'Missing Authentication Token')
    if match is None or (match[2], match[3], match[4]) != (stamp[:8], REGION, SERVICE):
        raise Refusal('IncompleteSignatureException', 'The header is not as it should be')
    key = KEYS.get(match[1])
    if key is None or headers.get('X-Amz-Security-Token') != key.token:
        raise Refusal('UnrecognizedClientException',
                      'The security token included in the request is invalid.')
    check_clock(stamp, now)

    names = match[5].split(';')
    if not MUST_BE_SIGNED.union({'x-amz-security-token'} if key.token else ()).issubset(names):
        raise Refusal('IncompleteSignatureException', 'A header is not signed')
    request = AWSRequest(method=method, url=f'http://{headers["Host"]}{path}', data=body,
                         headers={name: headers[name] for name in names})
    request.context['timestamp'] = stamp
    signer = SigV4Auth(key, SERVICE, REGION)
    text = signer.string_to_sign(request, signer.canonical_request(request))
    if not hmac.compare_digest(signer.signature(text, request), match[6]):
        raise Refusal('InvalidSignatureException',
                      'The request signature we calculated does not match the signature you '
                      'provided. Check your AWS Secret Access Key and signing method. Consult '
                      'the service documentation for details.')


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True
    clock_offset = 0

    def now(self):
        return time.time() + self.clock_offset

    def date_time_string(self, timestamp=None):
        return super().date_time_string(self.now() if timestamp is None else timestamp)

    def log_message(self, format, *args):
        pass

    def answer(self, status, content):
        body = json.dumps(content, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header('Content-Type', 'application/x-amz-json-1.1')
        self.send_header('x-amzn-RequestId', '5e0f3f7c-0000-4000-8000-000000000001')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        operation = self.headers.get('X-Amz-Target', '').removeprefix(TARGET)
        try:
            if operation.startswith('Admin'):
                check_signature(self.command, self.path, self.headers, body, self.now())
            elif 'Authorization' in self.headers:
                raise Refusal('InvalidParameterException', 'This needs no signature')
            self.answer(200, {'Operation': operation, 'Body': json.loads(body)})
        except Refusal as refusal:
            self.answer(400, {'__type': refusal.name, 'message': str(refusal)})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--clock-offset', type=int, default=0)
    Handler.clock_offset = parser.parse_args().clock_offset

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({'endpoint': f'http://127.0.0.1:{server.server_port}'}), flush=True)
    sys.stdin.read()


if __name__ == '__main__':
    main()
