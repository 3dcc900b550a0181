from widgets.posture_reminder.posture_reminder import PostureReminder

EXAMPLES = {"ten minutes": PostureReminder(name="wissel", minutes=10)}
