"""The one exception whose message is meant for the person at the keyboard."""


class UserError(Exception):
    """A user's mistake, said in one sentence: what, where, what to do. The command exits with 2 and no traceback."""
