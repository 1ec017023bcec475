"""What a client says when the service refuses."""


class Refused(Exception):
    """Carries the error's name and its text."""

    def __init__(self, name, text):
        super().__init__(f'{name}: {text}')
        self.name = name
        self.text = text
