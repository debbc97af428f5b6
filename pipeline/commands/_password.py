"""The password of a server: from the environment or asked for, and kept nowhere."""

from __future__ import annotations

import os
import warnings
from getpass import GetPassWarning

import click

from pipeline.errors import WrongUse


def password_of(user: str | None, variable: str) -> str | None:
    """What ``variable`` says, else what is answered; None for nobody in particular.

    Raises:
        WrongUse: nobody can be asked without showing the answer.
    """
    password = os.environ.get(variable)
    if password is not None or user is None:
        return password
    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            return str(click.prompt(f"Password of {user}", hide_input=True, err=True))
        except GetPassWarning:
            raise WrongUse(
                f"no password, and no terminal to ask for it: put it into ${variable}"
            ) from None
