"""A server that stands where Cognito should be, and misbehaves as it is told to."""

import json
import socket
import threading
import time

ERROR = 'HTTP/1.1 {status} X\r\nContent-Type: application/x-amz-json-1.1\r\n' \
        'x-amzn-RequestId: 6c0f1f2e-0000-4000-8000-00000000beef\r\n'


def whole(head, body):
    return f'{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}'.encode()


def refusal(name, message, status=400):
    body = json.dumps({'__type': name, 'message': message}, separators=(',', ':'))
    return whole(ERROR.format(status=status), body)


def success(answer):
    return whole(ERROR.format(status=200), json.dumps(answer))


HTML = whole('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n',
             '<!DOCTYPE html><html><body>Please log in to the Wi-Fi</body></html>')
REDIRECT = b'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/portal\r\nContent-Length: 0\r\n' \
           b'Connection: close\r\n\r\n'
HALF = ERROR.format(status=200).encode() + b'Content-Length: 90\r\n\r\n{"UserConfirmed": fal'
DEEP = whole(ERROR.format(status=200), '[' * 100_000)
LARGE = whole(ERROR.format(status=200), '{"UserSub":"' + 'x' * 10_000_000 + '"}')
WRONG_TYPE = success({'UserConfirmed': 'maybe', 'UserSub': 7})
SIGNED_UP = success({'UserConfirmed': False, 'UserSub': '3f1d1a52-b0b1-70c4-9f5e-5b0f6c1f2a77',
                     'CodeDeliveryDetails': {'AttributeName': 'email', 'DeliveryMedium': 'EMAIL',
                                             'Destination': 'a***@e***'}})


class BadServer:
    """
    Serves on 127.0.0.1. `answers` maps an operation to bytes, to None (read, and never
    answer), or to '' (read, then hang up); other operations are refused.
    """

    def __init__(self):
        self.answers = {}
        self.calls = []
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        with connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            operation = self.read(connection)
            if operation is None:
                return
            self.calls.append(operation)
            answer = self.answers.get(operation, refusal('InternalErrorException', 'no', 500))
            if answer is None:
                connection.settimeout(120)
                try:
                    connection.recv(1)  # until the other side gives up
                except OSError:
                    pass
            elif answer:
                try:
                    connection.sendall(answer)
                except OSError:
                    pass  # it has heard enough

    @staticmethod
    def read(connection):
        """The operation of one whole request, or None."""
        data = b''
        end = time.monotonic() + 30
        connection.settimeout(30)
        while b'\r\n\r\n' not in data and time.monotonic() < end:
            more = connection.recv(65536)
            if not more:
                return None
            data += more
        head, _, body = data.partition(b'\r\n\r\n')
        headers = dict(line.split(': ', 1) for line in head.decode('latin-1').split('\r\n')[1:])
        headers = {name.lower(): value for name, value in headers.items()}
        while len(body) < int(headers.get('content-length', 0)):
            body += connection.recv(65536)
        return headers.get('x-amz-target', '').rpartition('.')[2]
