"""AWS's SDK for JavaScript, version 3, in a process of its own (sdk-v3.js)."""

import json
import os
import pathlib
import subprocess

from refused import Refused


class SdkV3:
    """
    Made for the practice pool that told `facts`; `home` is an empty folder. Its SRP is
    cognito-srp-helper's. npm puts both into `MODULES`.
    """

    MODULES = None

    def __init__(self, facts, home, secret=None):
        script = pathlib.Path(__file__).with_name('sdk-v3.js')
        env = {'PATH': os.environ['PATH'], 'HOME': str(home), 'NODE_PATH': str(self.MODULES)}
        self.srp = self
        self.process = subprocess.Popen(['node', script], env=env, text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ask('begin', {**facts, 'secretAccessKey': secret or facts['secretAccessKey']})

    def ask(self, what, *arguments):
        print(json.dumps([what, *arguments]), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError('the SDK ended')
        reply = json.loads(line)
        if 'refused' in reply:
            raise Refused(*reply['refused'])
        return reply['answer']

    def call(self, operation, **members):
        return self.ask('call', operation, members)

    def all_users(self, pool, page):
        """Every user, by pages that the client itself puts together."""
        return self.ask('allUsers', pool, page)

    def start(self, user, password, pool):
        return self.ask('start', user, password, pool)

    def claim(self, start, challenge, _pool):
        return self.ask('claim', start, challenge)

    def new_device(self, key, group):
        return self.ask('newDevice', key, group)

    def start_device(self, key, password, group):
        return self.ask('start', key, password, group)

    def claim_device(self, start, challenge, _key, group):
        return self.ask('claimDevice', start, challenge, group)

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()
