"""Drives the window by keyboard alone."""

import re
import time

from accessible import BUTTON, ENTRY, ROW, called, has, length
from driver import App, Failed


class KeyboardApp(App):
    """The same by keyboard alone: Tab to the control, then type or press."""

    TABS = 60
    filled = None

    def focused(self):
        """What has the focus, or None: GTK 4.8 does not tell that of what is inside a row."""
        found = self.steady(lambda: self.all(predicate=lambda node: has(node, 'FOCUSED')))
        return found[0] if found else None

    def steady(self, question):
        """What `question` answers, once nothing vanishes while it looks."""
        return self.wait('the window to hold still', lambda: (question(),))[0]

    def set(self, name, value):
        field = self.entry(name)
        if self.filled in self.steady(lambda: self.all(ENTRY)):
            self.press('Tab')  # away from the field before, on the same page

        def typed():
            return length(field) == len(value)
        for _ in range(self.TABS):
            if self.focused() is None:
                self.press('ctrl+a')
                self.screen.type(value)
                if self.soon(typed):
                    self.filled = field
                    return
                self.press('ctrl+a', 'BackSpace')  # that was another field
            self.press('Tab')
        raise Failed(f'Tab never comes to "{name}"')

    def click(self, name):
        self.button(name)
        self.travel(BUTTON, name)
        self.press('space')

    def choose(self, name):
        self.find(ROW, name)
        self.travel(ROW, name)
        self.press('space')  # Return is the page's main action

    def travel(self, roles, name):
        """Presses Tab until one of `roles` called `name` has the focus."""
        for _ in range(self.TABS):
            node = self.focused()
            if node and node.get_role_name() in roles and re.fullmatch(called(name), node.get_name()):
                return
            self.press('Tab')
            self.soon(lambda before=node: self.focused() != before)
        raise Failed(f'Tab never comes to "{name}"')

    def submit(self, name):
        self.button(name)
        self.press('Return')  # the last field still has the focus

    def close(self):
        self.press('alt+F4')
        return self.leave()

    def soon(self, question):
        """
        Whether `question` comes true shortly: the toolkit answers a key some frames later. It is
        asked so many times, for a window that is held up does not answer meanwhile.
        """
        for _ in range(16):
            if self.steady(question):
                return True
            time.sleep(0.03)
        return False
