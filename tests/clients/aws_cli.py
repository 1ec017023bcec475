"""AWS's command line: one process for each call."""

import json
import re
import subprocess

from botocore import xform_name
from refused import Refused
from srp import Srp

ERROR = re.compile(r'An error occurred \((\w+)\) when calling the \w+ operation[^:]*: (.*)', re.S)


class AwsCli:
    """Made for the practice pool that told `facts`; `home` is an empty folder."""

    def __init__(self, facts, home, secret=None):
        home.mkdir(parents=True, exist_ok=True)
        self.srp = Srp()
        self.endpoint = facts['endpoint']
        self.env = {'PATH': '/usr/bin:/bin', 'HOME': str(home), 'LC_ALL': 'C.UTF-8',
                    'AWS_ACCESS_KEY_ID': facts['accessKeyId'], 'AWS_MAX_ATTEMPTS': '1',
                    'AWS_SECRET_ACCESS_KEY': secret or facts['secretAccessKey'],
                    'AWS_DEFAULT_REGION': facts['region'], 'AWS_EC2_METADATA_DISABLED': 'true'}

    def run(self, operation, *arguments):
        command = ['aws', '--endpoint-url', self.endpoint, '--output', 'json', '--no-cli-pager',
                   'cognito-idp', xform_name(operation, '-'), *arguments]
        result = subprocess.run(command, env=self.env, capture_output=True, text=True,
                                check=False, stdin=subprocess.DEVNULL)
        if result.returncode == 0:
            return json.loads(result.stdout or '{}')
        found = ERROR.search(result.stderr.strip())
        if found:
            raise Refused(found[1], found[2])
        raise AssertionError(result.stderr)

    def call(self, operation, **members):
        return self.run(operation, '--no-paginate', '--cli-input-json', json.dumps(members))

    def all_users(self, pool, page):
        """Every user, by pages that the client itself puts together."""
        return self.run('ListUsers', '--user-pool-id', pool, '--page-size', str(page))['Users']

    def close(self):
        """Nothing is left running."""
