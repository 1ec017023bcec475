"""Stands between the application and its server, hands everything on, and remembers it."""

import re
import socket
import threading

# What the two say to each other that nobody else may know. A name of Cognito's, or of a
# parameter of a challenge.
SECRET_FIELDS = (
    'Password', 'PreviousPassword', 'ProposedPassword', 'PASSWORD', 'NEW_PASSWORD',
    'AccessToken', 'IdToken', 'RefreshToken', 'REFRESH_TOKEN', 'Token', 'Session', 'SecretCode',
    'SecretHash', 'SECRET_HASH', 'SECRET_BLOCK', 'PASSWORD_CLAIM_SECRET_BLOCK',
    'PASSWORD_CLAIM_SIGNATURE', 'PasswordVerifier', 'ClientSecret',
)
FIELD = re.compile(rb'"(' + '|'.join(SECRET_FIELDS).encode() + rb')"\s*:\s*"((?:[^"\\]|\\.)*)"')


class Recorder:
    """Listens on a free port of 127.0.0.1 and hands on to `port`, byte by byte."""

    def __init__(self, port):
        self.target = port
        self.streams = []
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            near, _ = self.listener.accept()
            far = socket.create_connection(('127.0.0.1', self.target))
            for one, other in ((near, far), (far, near)):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                stream = bytearray()
                self.streams.append(stream)
                threading.Thread(target=hand_on, args=(one, other, stream), daemon=True).start()

    def secrets(self):
        """Every secret that has passed, by the name of its field."""
        found = {}
        for stream in list(self.streams):
            for name, value in FIELD.findall(bytes(stream)):
                text = value.decode().replace('\\/', '/')
                found.setdefault(name.decode(), set()).add(text)
        return found


def hand_on(source, sink, stream):
    try:
        while data := source.recv(65536):
            stream += data
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # one of the two has gone
