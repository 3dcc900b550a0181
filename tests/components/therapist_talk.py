from widgets.therapist_talk.therapist_talk import TherapistTalk

NAME = "gesprek"
EXAMPLES = {
    "at first": TherapistTalk(name=NAME),
    "at its end": TherapistTalk(name=NAME, path=["may-i-ask", "someone-along", "enough"]),
}
