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
    """What the person's phone does: holds the key, never gives one code twice.

    Its clock may be a step late, which servers tolerate: so two codes can follow at once.
    """

    STEP = 30

    def __init__(self, key, typing=2, hurry=False):
        """
        `typing` is how long it takes a code to arrive at most, in seconds. With `hurry` the
        clock may be a step early as well, so that three codes can follow at once.
        """
        self.key = key
        self.typing = typing
        self.early = 1 if hurry else 0
        self.used = -1

    def code(self):
        """A code not given before, waiting for the next step where need be."""
        while True:
            step, within = divmod(int(time.time()), self.STEP)
            in_time = within < self.STEP - self.typing
            late = step - 1
            if late > self.used and in_time:
                return self.give(late)
            # A code of this step is good throughout the next.
            for good in range(step, step + self.early + 1):
                if good > self.used:
                    return self.give(good)
            time.sleep(0.1)

    def give(self, step):
        self.used = step
        return totp(self.key, step * self.STEP)


def unhurried(key):
    """A phone each of whose codes has half a minute to arrive: early, but never late."""
    return Authenticator(key, typing=Authenticator.STEP, hurry=True)
