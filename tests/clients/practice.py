"""The practice pool as a program, for as long as a story lasts."""

import email
import json
import re
import signal
import subprocess
import time


class Practice:
    """`place` is an empty folder of its own; `options` go to the program."""

    def __init__(self, program, place, *options):
        self.mail = place / 'mail'
        self.mail.mkdir(parents=True)
        self.process = subprocess.Popen([program, '--mail-dir', self.mail, *options], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.facts = json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def code(self, number):
        """The code in message `number` (from 1) that was sent."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            sent = sorted(self.mail.glob('*.eml'))
            if len(sent) >= number:
                message = email.message_from_bytes(sent[number - 1].read_bytes())
                return re.search(rb'\b(\d{6})\b', message.get_payload(decode=True))[1].decode()
            time.sleep(0.05)
        raise AssertionError(f'no message {number} in the mail folder')

    def end(self):
        """Asks it to end; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)
