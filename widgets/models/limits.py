"""The range check that all models share."""


def check_number(owner: str, name: str, value: float, low: float, high: float) -> None:
    """Refuse a value that is not a number between two limits.

    Args:
        owner: name of the model, for the message.
        name: name of the argument, for the message.
        value: the number to check; both limits themselves are allowed.
        low: smallest allowed value.
        high: largest allowed value.

    Raises:
        ValueError: when the value is no number, not finite, or outside the limits.

    Example:
        >>> check_number("AlarmModel", "sensitivity", 0.4, 0, 1)
        >>> check_number("AlarmModel", "sensitivity", 1.4, 0, 1)
        Traceback (most recent call last):
        ...
        ValueError: AlarmModel: sensitivity must be between 0 and 1, got 1.4
    """
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not low <= value <= high:
        raise ValueError(f"{owner}: {name} must be between {low:g} and {high:g}, got {value!r}")


def check_whole(owner: str, name: str, value: int, low: int, high: int) -> None:
    """Refuse a value that is not a whole number between two limits.

    Args:
        owner: name of the model, for the message.
        name: name of the argument, for the message.
        value: the number to check; both limits themselves are allowed.
        low: smallest allowed value.
        high: largest allowed value.

    Raises:
        ValueError: when the value is not an int, or outside the limits.

    Example:
        >>> check_whole("SleepModel", "days", 2.5, 1, 365)
        Traceback (most recent call last):
        ...
        ValueError: SleepModel: days must be a whole number between 1 and 365, got 2.5
    """
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not low <= value <= high:
        raise ValueError(f"{owner}: {name} must be a whole number between {low} and {high}, got {value!r}")
