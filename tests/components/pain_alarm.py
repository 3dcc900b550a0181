from widgets.pain_alarm.pain_alarm import PainAlarm

EXAMPLES = {"at first": PainAlarm(name="alarm")}
