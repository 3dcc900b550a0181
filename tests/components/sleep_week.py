from widgets.sleep_week.sleep_week import SleepWeek

EXAMPLES = {"at first": SleepWeek(name="week")}
