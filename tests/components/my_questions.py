from widgets.my_questions.my_questions import MOST_CHARACTERS, MyQuestions

NAME = "vragen"
QUESTIONS = ("Mag ik fietsen?", "Mag ik zwemmen?", "w" * MOST_CHARACTERS)
EXAMPLES = {
    "at first": MyQuestions(name=NAME),
    "filled": MyQuestions(name=NAME, questions=[{"id": str(n), "text": text} for n, text in enumerate(QUESTIONS)]),
}
