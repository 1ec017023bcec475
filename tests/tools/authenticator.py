"""The person's phone."""

import subprocess
import time


def totp(key, moment=None):
    """The authenticator app's code for the base32 `key`, now or at `moment` (seconds)."""
    command = ['oathtool', '--totp', '-b']
    if moment is not None:
        command += ['--now', time.strftime('%Y-%m-%d %H:%M:%S UTC', time.gmtime(moment))]
    return subprocess.run([*command, '-'], input=key, capture_output=True, text=True,
                          check=True).stdout.strip()


class Authenticator:
    """What the person's phone does: holds the key, never gives one code twice."""

    STEP = 30

    def __init__(self, key):
        self.key = key
        self.used = -1

    def code(self):
        """A code not given before, waiting for the next step where need be."""
        while True:
            now = time.time()
            step, within = divmod(now, self.STEP)
            # Keep clear of the end of a step: typing takes a moment.
            if step > self.used and within < self.STEP - 2:
                self.used = step
                return totp(self.key, now)
            time.sleep(0.1)
