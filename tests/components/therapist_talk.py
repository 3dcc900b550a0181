from widgets.therapist_talk.therapist_talk import TherapistTalk

EXAMPLES = {"at first": TherapistTalk(name="gesprek")}
